"""What Slack lost the answer to is sent again, with a new trigger: it is done once, and a crash never doubles it."""

import asyncio
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import select, text

import handlers
from db import moves, teams
from db.tables import Base
from handlers.framework.dispatcher import Dispatcher
from handlers.framework.request import Request
from playground.delivery.link import Kind, Parcel
from playground.testing import Member
from tests.house import DID, HELP, TO_MANAGER, House

pytestmark = pytest.mark.anyio

Words = dict[str, Any]
FROM_SLACK = {"received"}  # what Slack handed over is remembered by its trigger, and that is a new one


async def everything(here: House) -> dict[str, list[tuple[Any, ...]]]:
    """All that is kept, by table."""
    async with here.trellis.tenant.app.transaction() as session:
        return {
            table.name: sorted((tuple(row) for row in await session.execute(select(table))), key=repr)
            for table in Base.metadata.sorted_tables
            if table.name not in FROM_SLACK
        }


async def again(here: House, what: str, kind: Kind, **changes: Any) -> None:
    """Somebody sends the newest thing of a kind once more: to the letter, but for its trigger."""
    slack = here.slack.slack
    last: Words = next(entry for entry in reversed(slack.recorder.traffic) if entry["what"] == what)["payload"]
    user = last.get("user_id") or last["user"]["id"]
    payload = {**last, "trigger_id": slack.triggers.issue(user, "A0TRELLIS"), **changes}
    await slack.links["A0TRELLIS"].send(Parcel(kind, "again", payload, attempt=1, reason=None))
    await here.settle()


# All but `less`, which halves how often a step comes: said twice, it means twice.
COMMANDS = (
    *(
        "",
        "help",
        "start",
        "checkin",
        "next",
        "win it",
        "wins",
        "brag",
        "agenda",
        "ladder",
        "shift",
        "explore",
        "assess",
        "candidate Sam R.",
    ),
    *("level", "assess short", "assess history"),
    *("pause 2w", "resume"),
    *("skip", "monthly", "status", "who-sees", "export", "team", "digest", "admin", "stop", "mute", "nonsense"),
)


@pytest.mark.parametrize("words", COMMANDS)
async def test_a_command_typed_again_leaves_all_as_it_was(here: House, words: str) -> None:
    await here.make_team("alice", "erin", manager="dana")
    dana = await here.start("dana")
    await here.on("dana", "2026-11-24 09:30")
    await here.let(dana.types(f"/growth {words}"))
    before = await everything(here)
    await again(here, "slash_commands", "slash_commands")
    assert await everything(here) == before


async def a_team(here: House) -> Member:
    dana = here.member("dana")
    await here.make_team("alice", "erin")
    return dana


async def growth(here: House) -> Member:
    return await here.start("alice")


async def changed_growth(here: House) -> Member:
    alice = await here.start("alice")
    await alice.types("/growth start")
    await alice.clicks("Senior")
    await here.let(alice.submits())
    return alice


async def checkin(here: House) -> Member:
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    await here.write(alice, (DID, "Wrote the runbook."))
    return alice


async def page(here: House) -> Member:
    alice = await here.start("alice")
    await here.let(alice.types("/growth assess"), alice.clicks("There"), alice.submits())
    return alice


async def level_of_another(here: House) -> Member:
    await here.make_team("alice")
    bob = here.member("bob")
    await here.let(bob.types("/growth assess Alice"), bob.clicks("Junior"), bob.submits())
    return bob


async def view_of_another(here: House) -> Member:
    bob = await level_of_another(here)
    for _ in range(16):
        await here.let(bob.clicks("There"), bob.submits())
    await here.let(bob.submits())
    return bob


async def candidate(here: House) -> Member:
    alice = await here.start("alice")
    await here.let(alice.types("/growth candidate Sam R."), alice.clicks("Junior"), alice.submits())
    return alice


async def page_on_a_candidate(here: House) -> Member:
    alice = await candidate(here)
    await here.let(alice.clicks("There"), alice.submits({"What did you see or hear?": "Drew it."}))
    return alice


async def level(here: House) -> Member:
    await here.make_team("alice")
    alice = await here.start("alice")
    await here.let(alice.types("/growth level"), alice.submits({"A note to Bob": "I led the design."}))
    return alice


async def reply(here: House) -> Member:
    await level(here)
    bob = here.member("bob")
    await here.on("bob", "2026-11-23 10:00")
    await here.let(bob.clicks("Let's talk"), bob.submits({"A line to Alice": "Gladly."}))
    return bob


async def offer(here: House) -> Member:
    alice = await here.start("alice")
    await here.let(alice.types("/growth mentor"), alice.clicks("Offer to be one"), alice.submits())
    return alice


async def wish(here: House) -> Member:
    alice = await here.start("alice")
    await here.let(alice.types("/growth mentor ops"), alice.submits({"A sentence of your own": "I am stuck."}))
    return alice


async def readiness(here: House) -> Member:
    await here.make_team("alice")
    alice = await here.start("alice")
    await here.let(alice.types("/growth ready"), alice.clicks("Share it"), alice.submits())
    return alice


async def search(here: House) -> Member:
    alice = await here.start("alice")
    await here.let(alice.types("/growth explore"))
    await here.let(alice.submits({"What are you looking for?": "monitoring"}))
    return alice


async def days(here: House) -> Member:
    alice = await here.start("alice")
    await alice.clicks("Change days")
    await alice.clicks("Monday")
    await here.let(alice.submits())
    return alice


async def win(here: House) -> Member:
    alice = await here.start("alice")
    await here.let(alice.types("/growth win A colleague deploys with the tool I wrote"), alice.submits())
    return alice


async def wins(here: House) -> Member:
    alice = await win(here)
    await here.let(alice.clicks("My wins"), alice.submits({"Search your wins": "tool"}))
    return alice


async def agenda(here: House) -> Member:
    await here.make_team("alice")
    alice = await here.start("alice")
    await here.let(alice.types("/growth agenda"), alice.clicks("Add something"))
    await here.let(alice.submits({"What do you want to talk about?": "Who labels after May?"}))
    return alice


async def rhythm(here: House) -> Member:
    await here.make_team("alice")
    alice = await here.start("alice")
    await here.let(alice.types("/growth agenda"), alice.clicks("Set a rhythm"), alice.submits())
    return alice


async def took_on(here: House) -> Member:
    alice = await agenda(here)
    await here.let(alice.clicks("Take it on"), alice.submits())
    return alice


async def a_note(here: House) -> Member:
    alice = await agenda(here)
    await here.let(alice.clicks("Write a note"), alice.submits({"Your own notes": "Ask about the offsite"}))
    return alice


async def another_day(here: House) -> Member:
    alice = await rhythm(here)
    await here.let(alice.chooses("Move it to", "Another day or hour"))
    await here.let(alice.submits({"On which day?": "2026-12-02"}))
    return alice


async def remark(here: House) -> Member:
    await here.make_team("alice")
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    await here.write(alice, (HELP, "Old click logs."), sees=TO_MANAGER)
    bob = here.member("bob")
    await here.on("bob", "2026-11-30 09:30")
    await here.let(bob.clicks("Answer"), bob.submits({"What do you say to Alice?": "I ask Priya."}))
    return bob


FORMS = {
    "remarks.form": remark,
    "teams.form": a_team,
    "onboarding.form": growth,
    "onboarding.form, changed": changed_growth,
    "checkins.form": checkin,
    "days.form": days,
    "assessments.page": page,
    "assessments.review": view_of_another,
    "assessments.level_form": level_of_another,
    "candidates.level_form": candidate,
    "candidates.page": page_on_a_candidate,
    "levels.form": level,
    "levels.reply": reply,
    "explore.search": search,
    "wins.form": win,
    "readiness.share_form": readiness,
    "mentors.offer_form": offer,
    "mentors.ask_form": wish,
    "wins.search": wins,
    "one_on_ones.form": agenda,
    "one_on_ones.rhythm_form": rhythm,
    "one_on_ones.move_form": another_day,
    "one_on_ones.action_form": took_on,
    "one_on_ones.notes_form": a_note,
}


@pytest.mark.parametrize("form", FORMS)
async def test_a_form_sent_again_is_done_once(here: House, form: str) -> None:
    sender = await FORMS[form](here)
    assert newest(here)["view"]["callback_id"] == form.partition(",")[0]
    before, read = await everything(here), sender.reads()
    await again(here, "view_submission", "interactive")
    assert await everything(here) == before
    assert sender.reads() == read


async def test_every_form_is_tried(here: House) -> None:
    assert {form.partition(",")[0] for form in FORMS} == set(here.trellis.registry.forms)


def newest(here: House) -> Words:
    last = next(e for e in reversed(here.slack.slack.recorder.traffic) if e["what"] == "view_submission")
    payload: Words = last["payload"]
    return payload


async def test_a_crash_after_words_were_kept_does_not_double_them(here: House) -> None:
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    checkin = alice.messages()[-1]
    words = {"type": "message", "user": alice.id, "text": "Once.", "thread_ts": checkin.ts, "channel": checkin.channel}
    body = {"event_id": "Ev1CRASH", "event": words | {"channel_type": "im", "ts": f"{here.now.timestamp():.6f}"}}
    client = AsyncWebClient("xoxb-playground", base_url=here.slack.api_url)
    dying = handlers.register()
    dying.event("message", _die)
    with pytest.raises(Death):
        await Dispatcher(dying, here.trellis.tenant).event(body, client)
    await here.let(here.hands_over("event", body))
    await alice.clicks("Edit")
    assert "(text: Once.)" in (alice.modal or "")


class Death(BaseException):
    """The process ends here, between the deed and everything after it."""


async def _die(_call: Request) -> None:
    raise Death


async def test_a_form_that_failed_is_done_when_it_is_sent_again(here: House) -> None:
    alice = await here.start("alice")
    await here.let(alice.types("/growth checkin"))
    await alice.fills(DID[0], "Kept at last.")
    async with here.trellis.engine.begin() as broken:
        await broken.execute(text("ALTER TABLE answers RENAME TO gone"))
    await alice.submits()
    async with here.trellis.engine.begin() as mended:
        await mended.execute(text("ALTER TABLE gone RENAME TO answers"))
    await here.let(alice.submits())
    assert "> Kept at last." in alice.newest()


async def test_a_form_that_was_refused_is_done_once_it_is_right(here: House) -> None:
    dana = here.member("dana")
    await dana.types("/growth admin")
    await dana.clicks("Make a team")
    await dana.fills("What is the team called?", "Ranking")
    await dana.chooses("Who leads it?", "bob")
    await dana.chooses("Who grows on it?", ["alice", "grace"])
    await dana.submits()
    assert dana.errors
    await dana.submits()
    assert dana.errors
    await dana.chooses("Who grows on it?", ["alice"])
    await here.let(dana.submits())
    assert "Saved *Ranking*" in dana.newest() or "Saved Ranking" in dana.newest()


async def test_a_new_team_sent_again_under_another_name_is_the_same_team(here: House) -> None:
    dana = here.member("dana")
    await dana.types("/growth admin")
    await dana.clicks("Make a team")
    await dana.fills("What is the team called?", "Ranking")
    await dana.chooses("Who leads it?", "bob")
    await dana.chooses("Who grows on it?", ["alice", "erin"])
    here.slack.misbehave.drop("view_submission")
    with pytest.raises(AssertionError, match="Slack shows"):
        await dana.submits()
    await here.settle()
    await dana.fills("What is the team called?", "Search")
    await here.let(dana.submits())
    async with here.trellis.tenant.app.transaction() as session:
        (team,) = await teams.of_workspace(session, here.trellis.tenant.workspace)
        asked = await moves.to_team(session, here.workspace, team.id, here.now)
        assert (team.name, [move.person.name for move in asked]) == ("Search", ["Alice", "Erin"])


async def test_a_teams_form_asks_slack_about_everybody_at_once_and_about_nobody_twice(here: House) -> None:
    dana = here.member("dana")
    await dana.types("/growth admin")
    await dana.clicks("Make a team")
    await dana.fills("What is the team called?", "Ranking")
    await dana.chooses("Who leads it?", "bob")
    await dana.chooses("Who grows on it?", ["alice", "erin", "charlie"])
    await dana.chooses("Where does the weekly digest go?", "ranking")
    held = [here.slack.misbehave.hold(m) for m in ("conversations.info", *["users.info"] * 4)]
    sending = asyncio.create_task(dana.submits())
    for answer in held:
        await answer.reached()  # each is asked while all the others still wait for their answers
    for answer in held:
        answer.release()
    await here.let(sending)
    asked = [call for call in here.slack.calls if call.method == "users.info"]
    await dana.types("/growth admin")
    await dana.clicks("Change")
    await here.let(dana.submits())
    assert [call for call in here.slack.calls if call.method == "users.info"] == asked
