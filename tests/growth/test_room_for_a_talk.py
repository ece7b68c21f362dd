"""Week after week: every 1:1 is prepared on a workday before it, within the budget, and the check-in still comes."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.reading import loader
from growth import cadence, local, prompts, room, rounds, talks
from growth.days_off import Calendar
from growth.facts import (
    LOOK_BACK,
    Every,
    Facts,
    Manners,
    Presence,
    Rhythm,
    Round,
    RoundState,
    Step,
    StepState,
    TalkRhythm,
    TalkTold,
    Why,
)
from growth.prompts import Decision, Moment
from tests.cast import BERLIN, NOW, a_round, a_step, alice, team, utc

LADDER = loader.load(loader.shipped() / "ml-engineer")
GERMAN, WITHOUT_HOLIDAYS = Calendar.of("DE", Manners()), Calendar.of(None, Manners())
RULES = (*prompts.RULES, talks.prepare, talks.close)
BEGINS = utc("2026-08-31 06:00")
WEEKS = 12
WEEK = timedelta(days=7)
PREPARE, TUESDAY = talks.PREPARE, NOW
MONDAY, WEDNESDAY = NOW - timedelta(days=1), NOW + timedelta(days=1)
THURSDAY, FRIDAY = NOW + timedelta(days=2), NOW + timedelta(days=3)


def told(due_at: datetime, talk: int = 1) -> TalkTold:
    """Word of a 1:1 in the afternoon of the day after it."""
    return TalkTold(talk, 1, due_at + timedelta(hours=30), due_at, closing=False, question="", delivery_id=None)


def decided(now: datetime = TUESDAY, **facts: Any) -> Decision:
    """Of Alice, for whom a check-in is due by her Tuesday."""
    return prompts.decide(Moment(Facts(**{"person": alice(), **facts}), LADDER, GERMAN, now), RULES)


def kinds(decision: Decision) -> list[str]:
    return [prompt.kind for prompt in decision.loud]


@pytest.mark.parametrize(
    ("facts", "said", "why"),
    [
        pytest.param({}, ["checkin"], None, id="no 1:1 comes"),
        pytest.param({"talks": (told(WEDNESDAY),)}, ["checkin"], None, id="there is room for both"),
        pytest.param({"talks": (told(WEDNESDAY),), "spoken_at": (MONDAY,)}, [], Why.TALK, id="there is room for one"),
        pytest.param({"talks": (told(TUESDAY),), "spoken_at": (MONDAY,)}, ["checkin", PREPARE], None, id="it is due"),
        pytest.param(
            {"talks": (told(WEDNESDAY),), "letters": (WEDNESDAY - timedelta(hours=1), THURSDAY)},
            ["checkin", PREPARE],
            None,
            id="a letter has the day: it goes along now",
        ),
        pytest.param(
            {"talks": (told(THURSDAY),), "letters": (WEDNESDAY,)}, [], Why.TALK, id="a letter comes before it"
        ),
        pytest.param(
            {"talks": (told(TUESDAY), told(WEDNESDAY, 2)), "spoken_at": (MONDAY,)},
            ["checkin", PREPARE],
            None,
            id="two of them, and room for one message",
        ),
        pytest.param(
            {"talks": (replace(told(WEDNESDAY), closing=True),), "spoken_at": (MONDAY,)},
            ["checkin"],
            None,
            id="closing",
        ),
        pytest.param({"spoken_at": (MONDAY, MONDAY - WEEK + timedelta(days=2))}, [], Why.BUDGET, id="no room at all"),
    ],
)
def test_what_waits_for_word_of_a_one_on_one(facts: dict[str, Any], said: list[str], why: Why | None) -> None:
    decision = decided(**facts)
    assert (kinds(decision), decision.why) == (said, why)
    if why is Why.TALK:
        assert decision.next_touch_at == min(each.due_at for each in facts["talks"])


def test_whoever_waited_reads_both_in_one_message() -> None:
    facts = {"talks": (told(WEDNESDAY),), "spoken_at": (MONDAY,)}
    assert kinds(decided(WEDNESDAY, **facts)) == ["checkin", PREPARE]


def test_what_has_no_place_of_its_own_goes_with_the_last_message_before_it() -> None:
    facts = Facts(person=alice(), talks=(told(WEDNESDAY), told(THURSDAY, 2)))
    assert room.goes_along(facts, Manners(), TUESDAY) == []
    assert room.goes_along(facts, Manners(), WEDNESDAY) == []
    spoken = replace(facts, spoken_at=(MONDAY,))
    assert [each.talk_id for each in room.goes_along(spoken, Manners(), WEDNESDAY)] == [2]


@dataclass
class Pair:
    """One 1:1 of hers, in its rhythm."""

    rhythm: TalkRhythm
    turn: talks.Turn
    look_at: datetime


@dataclass
class Life:
    """What somebody is told over weeks, as the clock and the rules have it."""

    rhythm: Rhythm
    pairs: list[Pair]
    letter_on: int | None
    days: Calendar
    busy: frozenset[date] = frozenset()
    now: datetime = BEGINS
    next_touch_at: datetime | None = BEGINS
    letter_at: datetime | None = None
    owed: list[TalkTold] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    said: list[tuple[datetime, tuple[str, ...]]] = field(default_factory=list)
    noted: list[tuple[datetime, Why]] = field(default_factory=list)
    told: list[tuple[TalkTold, datetime | None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._next_letter()

    def live(self) -> None:
        """All of the weeks, one occasion after another: 1:1s first, then the letter, then what is said by itself."""
        while self.now < BEGINS + WEEKS * WEEK:
            looks = [pair.look_at for pair in self.pairs]
            self.now = min(each for each in (*looks, self.letter_at, self.next_touch_at) if each is not None)
            for pair in self.pairs:
                while pair.look_at <= self.now:  # what is planned after a 1:1 is known at once
                    self._look(pair)
            if self.letter_at is not None and self.letter_at <= self.now:
                self.said.append((self.now, ("digest",)))
                self._next_letter()
            if self.next_touch_at is not None and self.next_touch_at <= self.now:
                self._touch()

    def _next_letter(self) -> None:
        if self.letter_on is not None:
            led = team(weekday=self.letter_on, at=time(9, 30), zone=BERLIN)
            self.letter_at = cadence.next_digest(led, self.now, self.days)

    def _look(self, pair: Pair) -> None:
        nth, letters = self.pairs.index(pair), [each for each in (self.letter_at,) if each is not None]
        if self.now < pair.turn.at:
            due = talks.told_at(alice(rhythm=self.rhythm), pair.turn.at, self.days, letters)
            self.owed.append(TalkTold(nth, 1, pair.turn.at, due, closing=False, question="", delivery_id=None))
            self.next_touch_at = min(due, self.next_touch_at or due)
            pair.look_at = pair.turn.at + talks.OVER_AFTER
            return
        for each in [each for each in self.owed if each.talk_id == nth]:
            self.told.append((each, None))
            self.owed.remove(each)
        pair.turn = talks.following(pair.rhythm, pair.turn.at, talks.off_for(self.days), day=pair.turn.day)
        pair.look_at = talks.told_at(alice(rhythm=self.rhythm), pair.turn.at, self.days) - talks.FORESEEN

    def _moment(self) -> Moment:
        until = local.instant(self.now.date(), time(18), BERLIN) if self.now.date() in self.busy else None
        person = alice(rhythm=self.rhythm, presence=Presence(dnd_until=until), next_touch_at=self.now)
        facts = Facts(
            person=person,
            rounds=tuple(self.rounds[:12]),
            steps=tuple(self.steps),
            talks=tuple(self.owed),
            letters=tuple(each for each in (self.letter_at,) if each is not None),
            foreseen=tuple(talks.foreseen(self._lately(), self.now)),
            spoken_at=tuple(at for at, _ in self.said if at >= self.now - WEEK),
        )
        return Moment(facts, LADDER, self.days, self.now)

    def _lately(self) -> Iterator[tuple[TalkTold, Every]]:
        for each, at in (*((each, None) for each in self.owed), *self.told):
            yield replace(each, delivery_id=1 if at else None), self.pairs[each.talk_id].rhythm.every

    def _touch(self) -> None:
        moment = self._moment()
        decision = prompts.decide(moment, RULES)
        said = tuple(kinds(decision))
        self.next_touch_at = decision.next_touch_at
        if decision.why is not None:
            self.noted.append((self.now, decision.why))
        if not said:
            return
        before = [at for at, _ in self.said if self.now - at < WEEK - timedelta(minutes=1)]
        assert len(before) < 2
        assert self.now.date() not in {at.date() for at in before}
        self.said.append((self.now, said))
        if {prompts.CHECKIN, prompts.LOOK_BACK} & {*said}:
            self._asks(looks_back=prompts.LOOK_BACK in said)
        if prompts.NUDGE in said:
            self.steps.insert(0, a_step(state=StepState.DONE, offered_at=self.now))
        for each in talks.to_tell(moment) if PREPARE in said else ():
            self.told.append((each, self.now))
            self.owed.remove(each)
        again = (
            rounds.look_again(moment.person, self.rounds[0], now=self.now, calendar=self.days) if self.rounds else None
        )
        self.next_touch_at = cadence.no_later(again or decision.next_touch_at, self.owed, self.now)

    def _asks(self, *, looks_back: bool) -> None:
        asked = {"question": LOOK_BACK} if looks_back else {}
        week = local.week(self.now, BERLIN)
        self.rounds.insert(0, a_round(week=week, opened_at=self.now, state=RoundState.ANSWERED, **asked))

    def late(self) -> list[int]:
        """By how many days each check-in came after its own."""
        found = []
        for last, came in pairwise(reversed(self.rounds)):
            due = rounds.following(alice(rhythm=self.rhythm), last, now=came.opened_at, calendar=self.days)
            found.append((day(came.opened_at) - day(due)).days if due else 0)
        return found

    def prepared(self) -> Iterator[tuple[TalkTold, datetime | None]]:
        """What was told of each 1:1 before it, of those of which it was known long enough."""
        yield from ((each, at) for each, at in self.told if not each.closing and each.due_at > BEGINS + 2 * WEEK)


def day(moment: datetime) -> date:
    return local.wall(moment, BERLIN).date()


def a_pair(every: Every, weekday: int, at: time) -> Pair:
    first = local.monday(BEGINS.date()) + timedelta(days=weekday)
    rhythm = TalkRhythm(every, first, at, BERLIN)
    turn = talks.following(rhythm, BEGINS, talks.off_for(GERMAN))
    return Pair(rhythm, turn, BEGINS)


rhythms = st.builds(Rhythm, st.sampled_from((1, 2, 4)), st.integers(0, 4), nudge_weeks=st.sampled_from((1, 2)))
pairs = st.builds(
    a_pair,
    st.sampled_from((Every.WEEK, Every.TWO_WEEKS, Every.FOUR_WEEKS)),
    st.integers(0, 4),
    st.sampled_from((time(9), time(11), time(15))),
)
letter_days = st.none() | st.integers(0, 4)
unhurried = settings(deadline=None)
FULL = settings.get_current_profile_name() == "full"


@unhurried
@given(rhythms, pairs, letter_days)
def test_a_one_on_one_is_prepared_on_a_workday_before_it(rhythm: Rhythm, pair: Pair, letter_on: int | None) -> None:
    life = Life(rhythm, [pair], letter_on, days=WITHOUT_HOLIDAYS)
    life.live()
    assert [each.at for each, at in life.prepared() if at is None or day(at) >= day(each.at)] == []


@settings(unhurried, max_examples=10_000 if FULL else 30)
@given(rhythms, st.lists(pairs, min_size=1, max_size=8), letter_days)
def test_nothing_is_starved(rhythm: Rhythm, talks_of_hers: list[Pair], letter_on: int | None) -> None:
    """Of no two that meet is word left out twice in a row, and no check-in comes later than a week after its day."""
    life = Life(rhythm, talks_of_hers, letter_on, days=WITHOUT_HOLIDAYS)
    life.live()
    assert all(late <= 7 for late in life.late()), life.late()
    for nth in range(len(talks_of_hers)):
        told = [at for each, at in life.prepared() if each.talk_id == nth]
        assert (None, None) not in pairwise(told), nth


@pytest.mark.parametrize(
    ("weekdays", "letter_on"),
    [
        pytest.param((2, 0, 0, 1), 4, id="four"),
        pytest.param((0, 1, 2, 3, 4, 0, 1, 2), 0, id="eight"),
    ],
)
def test_what_begins_just_before_a_message_is_prepared_the_week_before(
    weekdays: tuple[int, ...], letter_on: int
) -> None:
    """With one message a week beside the letter: it waits for the end of the 1:1 that goes on, and names the next."""
    meets = [a_pair(Every.WEEK, weekday, time(9)) for weekday in weekdays]
    life = Life(Rhythm(2, 0), meets, letter_on, days=WITHOUT_HOLIDAYS)
    life.live()
    assert [each.at for each, at in life.prepared() if at is None] == []
    assert max(life.late()) <= 7
    assert time(10) in {local.wall(at, BERLIN).time() for at, _ in life.said}


@unhurried
@given(rhythms, st.lists(pairs, min_size=1, max_size=3), letter_days, st.sets(st.integers(0, 7 * WEEKS), max_size=40))
def test_where_one_is_not_prepared_it_is_noted_why(
    rhythm: Rhythm, talks_of_hers: list[Pair], letter_on: int | None, busy: set[int]
) -> None:
    days = frozenset(BEGINS.date() + timedelta(days=n) for n in busy)
    life = Life(rhythm, talks_of_hers, letter_on, days=GERMAN, busy=days)
    life.live()
    for each, at in life.prepared():
        if at is None:
            assert any(each.due_at <= noted < each.at for noted, _ in life.noted), each
