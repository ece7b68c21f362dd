"""Eight weeks of six people, really lived through: everything that Trellis promises, looked at from outside."""

import json
import re
import statistics
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from telling import ANSWERED, CHANNEL, STARTED, Sent, Telling, tell

from bot.manifest import BOT_SCOPES
from content.model.offers import Action
from content.model.paths import Path as Direction
from content.reading import loader
from demo.cast import ROLES
from demo.lines import SHARES
from demo.play import PAGE_WEEKS, STORY_BEGINS
from growth import local, period
from tests.bot.process import INSTALLED, running
from tests.bot.test_manifest import SCOPES_OF_METHODS, WITHOUT_A_CALL

pytestmark = pytest.mark.anyio

LADDER = loader.load(loader.shipped() / "ml-engineer")
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Twice:
    """The same story, told in this process and by the command."""

    here: Telling
    there: str
    record: list[dict[str, Any]]


@pytest.fixture(scope="session")
async def twice(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Twice]:
    folder = tmp_path_factory.mktemp("story")
    command = ("demo", "--story", "--weeks", "8", "--seed", "1", "--record", "calls.jsonl")
    async with running(INSTALLED, *command, folder=folder) as other:
        here = await tell(weeks=8, seed=1)
        assert await other.ends() == 0, other.printed
        yield Twice(here, other.printed, _rows(folder / "calls.jsonl"))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def told(twice: Twice) -> Telling:
    return twice.here


async def test_the_same_seed_tells_the_same_story(twice: Twice) -> None:
    assert twice.there.splitlines() == twice.here.lines


async def test_another_seed_tells_another(told: Telling) -> None:
    other = await tell(weeks=1, seed=2)
    assert _read(other) != _read(told)[: len(other.seen)]
    assert [seen.who for seen in other.seen[:2]] == ["bob", "bob"]


def _read(told: Telling) -> list[tuple[str, str]]:
    return [(seen.who, seen.text) for seen in told.seen]


async def test_the_record_is_every_call_as_it_was_made(twice: Twice) -> None:
    assert [set(row) for row in twice.record] == [{"method", "args", "ok", "error"}] * len(twice.record)
    here = [{"method": call.method, "args": call.args} for call in twice.here.calls]
    assert _told(twice.record) == _told(here)


def _told(calls: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """Without the socket's own: a machine that stood still for a while opens another, and the story is the same."""
    return [_gist(call["method"], call["args"]) for call in calls if call["method"] != "apps.connections.open"]


def _gist(method: str, args: dict[str, Any]) -> tuple[str, str, str]:
    return method, args.get("channel") or args.get("user_id") or "", args.get("text") or ""


async def test_slack_refuses_nothing(twice: Twice) -> None:
    assert [call for call in twice.here.calls if not call.ok] == []
    assert [row for row in twice.record if row["error"]] == []


async def test_every_scope_of_the_manifest_is_needed_and_there_is_none_too_few(told: Telling) -> None:
    methods = {call.method for call in told.calls}
    needed = {method: SCOPES_OF_METHODS[method] & set(BOT_SCOPES) for method in methods if SCOPES_OF_METHODS[method]}
    assert [method for method, scopes in needed.items() if not scopes] == ["apps.connections.open"]
    used = set[str]().union(*needed.values())
    assert set(BOT_SCOPES) - used - WITHOUT_A_CALL == {"im:history", "im:write"}  # for the event, and for a lost answer


async def test_a_check_in_comes_in_the_hours_of_a_workday_on_the_persons_own_wall(told: Telling) -> None:
    checkins = [sent for sent in told.started if sent.text.startswith("Growth check-in")]
    assert len(checkins) >= 25
    assert {sent.who for sent in checkins} == set(ROLES)
    assert [s for s in checkins if not time(9, 30) <= s.wall.time() < time(16, 30) or s.wall.weekday() > 4] == []


async def test_both_clock_changes_leave_the_wall_where_it_was(told: Telling) -> None:
    assert {sent.wall.time() for sent in told.to("alice", "Growth check-in")} == {time(9, 30)}
    assert {sent.wall.time() for sent in told.to("bob", "Growth check-in")} == {time(9, 30)}
    assert len({sent.wall.utcoffset() for who in ("alice", "bob") for sent in told.to(who, "Growth check-in")}) == 4


async def test_everything_sent_to_a_person_is_started_or_answered(told: Telling) -> None:
    assert [s.text for s in told.posts() if s.who != CHANNEL and not s.text.startswith(STARTED + ANSWERED)] == []


async def test_no_more_than_five_things_wait_on_a_manager_who_answers(told: Telling) -> None:
    assert len(told.waiting) >= 6
    assert 0 < max(told.waiting) <= 5


async def test_each_one_on_one_is_prepared_for_both_on_the_workday_before(told: Telling) -> None:
    """But where his Wednesday is a holiday: there was no room for Bob, as he can read."""
    wednesdays = [STORY_BEGINS.date() + timedelta(days=9 + 7 * week) for week in range(7)]
    full: dict[str, set[date]] = {"alice": set(), "bob": {date(2026, 11, 11)}}
    for who, without in full.items():
        came = {sent.day for sent in told.posts() if sent.who == who and "*1:1 with" in sent.text}
        assert came == set(wednesdays) - without, who


async def test_what_is_open_after_a_one_on_one_is_ticked_off_or_carried_and_nothing_for_long(told: Telling) -> None:
    did = Counter(seen.text for seen in told.seen if seen.did and seen.text.endswith("after the 1:1"))
    assert did["presses “Talked about” after the 1:1"] >= 4
    assert did["presses “Carry all over” after the 1:1"] >= 1
    faces = [face for who, _, face in told.shown() if who in ("alice", "bob") and "Still open from last time" in face]
    assert max(int(weeks) for face in faces for weeks in re.findall(r"for (\d+) weeks\)", face)) <= 4


async def test_two_agree_on_another_level_and_a_pair_ends(told: Telling) -> None:
    read = "\n".join(f"{seen.who}: {seen.text}" for seen in told.seen if not seen.did)
    assert "bob: Kenji agrees: Junior from today." in read
    for who, other in (("alice", "Priya"), ("priya", "Alice")):
        assert f"{who}: Your talks with {other} about Ops have ended. No reason is told" in read


async def test_nobody_is_written_to_twice_a_day(told: Telling) -> None:
    assert [day for day, count in Counter((s.who, s.day) for s in told.started).items() if count > 1] == []


async def test_nobody_is_written_to_more_than_twice_a_week(told: Telling) -> None:
    weeks = Counter((sent.who, sent.wall.isocalendar()[:2]) for sent in told.started)
    assert [week for week, count in weeks.items() if count > 2] == []


async def test_nobody_is_asked_more_than_twice_in_any_seven_days(told: Telling) -> None:
    asked = [sent for sent in told.started if not sent.text.startswith("Your week with")]  # a manager chose that one
    assert [sent for sent in asked if len(_week_up_to(sent, asked)) > 2] == []


def _week_up_to(last: Sent, all_sent: list[Sent]) -> list[Sent]:
    """What the same person got on the day of this message and on the six days before."""
    return [s for s in all_sent if s.who == last.who and last.day - WEEK < s.day <= last.day and s.wall <= last.wall]


async def test_what_is_sent_comes_on_a_workday_within_the_hours(told: Telling) -> None:
    assert [s for s in told.started if not time(9, 30) <= s.wall.time() <= time(16, 30) or s.wall.weekday() > 4] == []


async def test_every_step_is_of_the_persons_level_and_in_their_areas(told: Telling) -> None:
    offered = [(who, at, a) for who, at, face in told.shown() for a in LADDER.actions if _offers(face, a)]
    assert {who for who, _, _ in offered} == set(ROLES)
    assert [(who, action.id) for who, at, action in offered if not _fits(who, at, action)] == []


def _offers(face: str, action: Action) -> bool:
    return f"*{action.title}*" in face


def _fits(who: str, at: float, action: Action) -> bool:
    """Whether an action is of a level of somebody's, and for an area, the direction or the way up that they chose."""
    role = ROLES[who]
    direction = next((d for d in LADDER.every(Direction) if d.title == role.direction), None)
    on_the_way = {a for way in LADDER.transitions for a in way.actions} if role.practises else set()
    for_direction = direction is not None and (
        action.id in direction.actions
        or bool(set(action.areas) & set(direction.areas) and set(action.competencies) & set(direction.competencies))
    )
    for_area = bool(set(action.areas) & {area.casefold() for area in role.areas})
    levels = {role.level.casefold()}
    if role.then is not None and at >= (STORY_BEGINS + timedelta(days=role.then[0])).timestamp():
        levels.add(role.then[1].casefold())
    return bool(levels & set(action.fits)) and (for_area or for_direction or action.id in on_the_way)


async def test_what_somebody_chose_is_given_as_the_reason(told: Telling) -> None:
    faces = [(who, face) for who, _, face in told.shown()]
    named = set()
    for role in ROLES.values():
        reasons = [face.partition("Why this one: ")[2].partition(". ")[0] for who, face in faces if who == role.name]
        if role.direction and any(role.direction in reason for reason in reasons):
            named.add(role.name)
        if role.practises:
            assert any(who == role.name and "it is on your way to Senior" in face for who, face in faces), role.name
    # What somebody chose takes turns: for Priya, with three areas and a rhythm of two weeks, eight weeks are too short.
    assert named >= {role.name for role in ROLES.values() if role.direction and len(role.areas) < 3}


async def test_the_share_of_time_is_asked_every_four_weeks_and_seen_by_nobody_else(told: Telling) -> None:
    picked = [seen for seen in told.seen if seen.did and seen.text.startswith("picks “") and seen.text[7:-1] in SHARES]
    assert [seen.who for seen in picked] == ["alice"] * 2
    assert timedelta(days=27) <= picked[1].at - picked[0].at <= timedelta(days=29)
    homes = [face for who, _, face in told.shown() if who == "alice" and "The share of your working time" in face]
    assert "about a quarter was design" in homes[-1]
    assert [who for who, _, face in told.shown() if who != "alice" and "was design" in face] == []


async def test_where_somebody_stands_is_read_by_nobody_they_did_not_share_it_with(told: Telling) -> None:
    finished = "has written a view of where you stand"
    assert {who for who, _, face in told.shown() if finished in face} == {"priya"}


async def test_no_step_comes_again_that_somebody_has_taken_up(told: Telling) -> None:
    taken = Counter(
        (who, action.title)
        for who, beginning in ((who, "Growth check-in") for who in ROLES)
        for sent in told.to(who, beginning)
        for action in LADDER.actions
        if f"A small step: *{action.title}*" in sent.text
    )
    assert {title: count for title, count in taken.items() if count > 2} == {}


async def test_words_are_shown_only_where_their_audience_allows(told: Telling) -> None:
    readings = list(told.readings())
    assert [(who, said) for who, leave, said in readings if leave is None] == []
    assert {who for who, _, _ in readings} == {*ROLES, CHANNEL}


async def test_what_is_for_its_author_alone_is_seen_by_nobody_else(told: Telling) -> None:
    shared = {wrote.text for wrote in told.wrote if wrote.audience != "Only you"}
    private = {wrote.text for wrote in told.wrote} - shared
    authors = {(wrote.author, wrote.text) for wrote in told.wrote}
    assert len(private) >= 10
    assert [(who, said) for who, _, said in told.readings() if said in private and (who, said) not in authors] == []


async def test_what_was_shared_arrives(told: Telling) -> None:
    last = told.to(CHANNEL, "Growth digest")[-1]
    shown = "\n".join(face for who, _, face in told.shown() if who == CHANNEL)
    shared = [w for w in told.wrote if w.audience.startswith("Team digest")]
    due = [wrote.text for wrote in shared if wrote.at < last.wall - timedelta(minutes=10)]
    assert len(due) >= 5
    assert [text for text in due if json.dumps(text, ensure_ascii=False)[1:-1] not in shown] == []


async def test_nobodys_pulse_is_shown_to_another(told: Telling) -> None:
    words = ("Going great", "Hard going", "Okay", "Rough")
    assert [face for who, _, face in told.shown() if who == CHANNEL and any(word in face for word in words)] == []
    digests = [sent.text for sent in told.to("bob", "Your week with")]
    assert [text for text in digests if any(word in text for word in words)] == []


@pytest.mark.parametrize(
    ("who", "beginning"),
    [pytest.param(CHANNEL, "Growth digest", id="channel"), pytest.param("bob", "Your week with", id="manager")],
)
async def test_a_digest_comes_once_a_week_at_most(told: Telling, who: str, beginning: str) -> None:
    weeks = Counter(sent.wall.isocalendar()[:2] for sent in told.to(who, beginning))
    assert len(weeks) >= 3
    assert set(weeks.values()) == {1}


async def test_the_channel_hears_nothing_but_digests(told: Telling) -> None:
    assert {sent.text.split(",")[0] for sent in told.posts() if sent.who == CHANNEL} == {"Growth digest"}


def day(who: str, number: int) -> date:
    return (STORY_BEGINS + timedelta(days=number)).date()


async def test_nobody_on_vacation_is_written_to(told: Telling) -> None:
    assert [s for s in told.started if s.who == "priya" and day("priya", 26) <= s.day < day("priya", 36)] == []
    assert [s for s in told.started if s.who == "priya" and s.day > day("priya", 36)]


async def test_nobody_who_paused_is_written_to(told: Telling) -> None:
    assert [s for s in told.started if s.who == "diego" and day("diego", 23) < s.day < day("diego", 30)] == []
    assert [s for s in told.started if s.who == "diego" and s.day > day("diego", 30)]


async def test_after_three_silent_rounds_trellis_says_so_and_is_quiet(told: Telling) -> None:
    last = [sent for sent in told.started if sent.who == "maya"][-4:]
    assert [sent.text.startswith("Growth check-in") for sent in last] == [True, True, True, False]
    assert last[-1].text.startswith("I will be quiet now")


async def test_a_transcript_is_told_day_by_day_in_everybodys_own_time(told: Telling) -> None:
    days = [line for line in told.lines if line.startswith("── ")]
    assert days[0].startswith("── Monday 28 September ─")
    assert len(days) >= 30
    assert max(len(line) for line in told.lines) <= 100
    assert local.wall(told.seen[0].at, told.seen[0].zone).time() == time(10)


async def test_no_message_comes_twice_in_a_row(told: Telling) -> None:
    """Each without its days, which are other ones every time."""
    for who in ROLES:
        came = [_undated(sent.text) for sent in told.started if sent.who == who]
        assert [text for text, after in pairwise(came) if text == after] == []


def _undated(text: str) -> str:
    return re.sub(r"\b(?:\w+day )?\d{1,2} [A-Z][a-z]+(?: \d{4})?|\d\d:\d\d", "…", text)


async def test_a_check_in_is_read_in_half_a_minute(told: Telling) -> None:
    lengths = [len(re.findall(r"[\w'’-]+", s.text)) for s in told.started if s.text.startswith("Growth check-in")]
    assert statistics.median(lengths) <= 75  # a look back upon a step has some more


async def test_somebody_helps_and_somebody_answers_the_question_of_the_week(told: Telling) -> None:
    (offered,) = [sent for sent in told.posts() if "can help with your wish" in sent.text]
    assert offered.text.startswith("Alice can help with your wish in the digest of your team.")
    assert any("To the question: I have one." in face for face in told.faces[CHANNEL])


async def test_a_manager_reads_what_the_team_covers_and_looks_at_it(told: Telling) -> None:
    read = [seen.text for seen in told.seen if seen.who == "bob" and not seen.did]
    assert any("What the team covers on the" in text and "Fundamentals: " in text for text in read)
    (words,) = [text for text in read if "It stands in our conversation now." in text]
    assert "Fundamentals: " in words
    assert "A number is about so many people" in words


@pytest.mark.parametrize("week", range(4))
def test_four_weeks_of_the_calendar_lie_in_the_page_whenever_it_begins(week: int) -> None:
    start = STORY_BEGINS + week * WEEK
    ends = period.began(start + PAGE_WEEKS * WEEK)
    assert start < ends - period.LENGTH
