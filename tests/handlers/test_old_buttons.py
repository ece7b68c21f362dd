"""Controls on messages from another time, and of another person: nothing changes, and a sentence says so."""

from typing import Any

import pytest

from playground.testing import Member
from tests.house import DID, House

pytestmark = pytest.mark.anyio

STALE = "This button is from an older message, and what it spoke of has moved on. Nothing was changed. Try `/growth`."


def button(action: str, value: str | None) -> dict[str, Any]:
    drawn: dict[str, Any] = {"type": "button", "text": {"type": "plain_text", "text": "Old"}, "action_id": action}
    return {"type": "actions", "elements": [drawn if value is None else drawn | {"value": value}]}


def menu(action: str, value: str) -> dict[str, Any]:
    option = {"text": {"type": "plain_text", "text": "Old"}, "value": value}
    accessory = {"type": "overflow", "action_id": action, "options": [option]}
    return {"type": "section", "text": {"type": "mrkdwn", "text": "Menu"}, "accessory": accessory}


@pytest.fixture
async def alice(here: House) -> Member:
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    return alice


@pytest.mark.parametrize(
    ("action", "value"),
    [
        pytest.param("feature.of.last.year", '{"x": 1}', id="a feature that is gone"),
        pytest.param("checkins.answer", '{"round": 4711}', id="a round that is not there"),
        pytest.param("checkins.answer", '{"week": "2025-W48"}', id="a value of another version"),
        pytest.param("checkins.answer", "not json", id="a value of no version"),
        pytest.param("checkins.skip", '{"round": 4711}', id="a round to skip that is not there"),
        pytest.param("checkins.undo", None, id="no value"),
        pytest.param("nudges.try", '{"step": 4711}', id="a step that is not there"),
        pytest.param("nudges.done", '{"step": 1}', id="a step that nobody took up"),
        pytest.param("digests.handled", '{"answer": 4711}', id="an answer that is not there"),
        pytest.param("digests.post", '{"team": 1}', id="a team that they do not lead"),
        pytest.param("teams.edit", '{"team": 1}', id="a team that they may not change"),
        pytest.param("teams.new", None, id="a team that they may not make"),
    ],
)
async def test_a_button_from_last_year(here: House, alice: Member, action: str, value: str | None) -> None:
    await here.left("alice", button(action, value))
    await here.let(alice.clicks("Old"))
    assert alice.newest() == STALE
    assert alice.modal is None


@pytest.mark.parametrize(
    ("action", "value"),
    [
        pytest.param("checkins.menu", "archive", id="an entry that is gone from a menu"),
        pytest.param("checkins.pulse", "splendid", id="a word that is gone from the pulse"),
    ],
)
async def test_a_menu_from_last_year(here: House, alice: Member, action: str, value: str) -> None:
    await here.left("alice", menu(action, value))
    await here.let(alice.clicks("Old"))
    assert alice.newest() == STALE


@pytest.mark.parametrize("action", ["checkins.answer", "checkins.same", "checkins.later", "checkins.skip"])
async def test_the_round_of_another_person(here: House, alice: Member, action: str) -> None:
    await here.left("erin", button(action, '{"round": 1}'))
    erin = here.member("erin")
    await here.let(erin.clicks("Old"))
    assert erin.newest() == STALE
    assert erin.modal is None
    assert "[Answer] [Later] [Skip this one]" in alice.newest()


@pytest.mark.parametrize("action", ["nudges.try", "nudges.swap", "nudges.not_for_me", "nudges.less"])
async def test_the_step_of_another_person(here: House, alice: Member, action: str) -> None:
    await here.left("erin", button(action, '{"step": 1}'))
    erin = here.member("erin")
    await here.let(erin.clicks("Old"))
    assert erin.newest() == STALE
    assert "[Try it] [More] [Something else]" in alice.newest()


async def test_a_skip_of_last_time_does_not_skip_this_one(here: House, alice: Member) -> None:
    await here.write(alice, (DID, "Wrote the runbook."))
    await here.on("alice", "2026-12-08 09:30")
    await here.left("alice", button("checkins.skip", '{"round": 1}'))
    await here.let(alice.clicks("Old"))
    assert alice.newest() == "There is no open check-in to skip."
    await here.let(alice.opens_home())
    assert "[Answer] [Skip this one]" in alice.home


async def test_same_as_last_time_does_not_overwrite_what_was_written(here: House, alice: Member) -> None:
    await here.let(alice.says("My own words.", in_thread_of=alice.messages()[-1]))
    await here.left("alice", button("checkins.same", '{"round": 1}'))
    await here.let(alice.clicks("Old"))
    assert alice.newest() == STALE
    assert "> My own words." in "".join(alice.reads())


async def test_later_on_an_answered_round_promises_nothing(here: House, alice: Member) -> None:
    await here.write(alice, (DID, "Wrote the runbook."))
    await here.left("alice", button("checkins.later", '{"round": 1}'))
    await here.let(alice.clicks("Old"))
    assert alice.newest() == STALE


async def test_an_engineer_cannot_be_done_with_what_waits_on_the_manager(here: House) -> None:
    await here.make_team("alice", "erin")
    alice = await here.start("alice")
    await here.let(alice.types("/growth checkin"))
    await alice.fills("What you will do next", "Talk about on-call.")
    await alice.chooses("Who sees your plan?", "On your 1:1 agenda with Bob")
    await here.let(alice.submits())
    await here.left("erin", button("digests.handled", '{"answer": 1}'))
    erin = here.member("erin")
    await here.let(erin.clicks("Old"))
    assert erin.newest() == STALE
    await here.later(minutes=11)
    bob = here.member("bob")
    await bob.types("/growth digest")
    assert "Talk about on-call." in bob.newest()


async def test_a_button_with_a_number_behind_its_action_is_served_as_before(here: House, alice: Member) -> None:
    await here.left("alice", button("checkins.skip#2", '{"round": 1}'))
    await here.let(alice.clicks("Old"))
    assert "[Answer] [Later] [Skip this one]" not in "".join(alice.reads())


async def test_no_button_bears_a_number_any_more(here: House, alice: Member) -> None:
    await alice.types("/growth explore")
    await alice.clicks("Open", beside="Tracks")
    opened = [call.args["view"]["blocks"] for call in here.slack.calls if "view" in call.args]
    asked = [block["accessory"]["action_id"] for block in opened[-1] if "accessory" in block]
    assert len(asked) > 1
    assert set(asked) == {"explore.go"}
