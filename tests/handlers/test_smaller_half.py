"""A step that goes on and on can be made smaller: a half of it is enough."""

from typing import Any

import pytest

from content.reading import loader
from db import people, steps
from growth import taking_on
from growth.facts import StepState
from handlers.framework.blocks import Message
from handlers.shared import step_card
from playground.testing import Member
from tests.cast import NOW, a_step, alice
from tests.house import House

pytestmark = pytest.mark.anyio

LADDER = loader.load(loader.shipped() / "ml-engineer")
ACTION = LADDER.action("evaluate-by-slice")
SMALLER, GOING = "Make it smaller", "Noted. It stays your step, and I ask again at your next check-in."
LARGE = "Noted. It may be large for these weeks: Make it smaller, beside it, shows a half of it that is enough."


@pytest.fixture
async def trying(here: House) -> Member:
    """Alice took a step on, and has said once, a week later, that it is still going."""
    alice = await here.start("alice", rhythm="Every week")
    async with here.trellis.tenant.app.transaction() as session:
        person = await people.find(session, here.trellis.tenant.workspace, alice.id)
        assert person is not None
        await steps.take_on(session, person, taking_on.chosen(LADDER, person, ACTION), ladder=LADDER, now=here.now)
    await here.on("alice", "2026-11-24 09:30")
    await here.let(alice.clicks("Still going"))
    await here.on("alice", "2026-12-01 09:30")
    return alice


async def test_said_on_a_second_day_a_smaller_half_is_offered_and_one_click_takes_it(
    here: House, trying: Member
) -> None:
    assert GOING in trying.reads()
    assert SMALLER not in trying.newest()
    await here.let(trying.clicks("Still going"))
    assert trying.newest() == LARGE
    assert f"A smaller half would be: {ACTION.half}" in checkin(trying)
    await here.let(trying.clicks(SMALLER))
    assert f"You set out to: {ACTION.title}, the smaller half\n{ACTION.half}\n" in checkin(trying)
    assert SMALLER not in checkin(trying)
    await here.let(trying.clicks("I did this"))
    assert f"Done on Tuesday 1 December: {ACTION.title}, the smaller half" in checkin(trying)


def checkin(who: Member) -> str:
    return next(text for text in who.reads() if "Growth check-in, 1 December" in text)


async def test_said_twice_on_one_day_it_counts_once(here: House) -> None:
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    await here.let(alice.clicks("Try it"))
    await here.on("alice", "2026-12-01 09:30")
    await here.let(alice.clicks("Still going"))
    await here.let(alice.clicks("Still going"))
    assert not any(SMALLER in text for text in alice.reads())


async def test_taken_twice_it_is_taken_once(here: House, trying: Member) -> None:
    message = trying.messages()[-1]
    await here.let(trying.clicks("Still going"))
    await trying.clicks(SMALLER, on=message)
    await here.let(trying.clicks(SMALLER, on=message))
    assert "This button is from an older message" in trying.newest()


def card(**more: Any) -> str:
    step = a_step("ask-in-the-open", state=StepState.TRYING, ladder=LADDER.id, decided_at=NOW, **more)
    return str(Message.of(step_card.step_blocks(LADDER, alice(), step)).payload())


def test_what_is_short_already_can_be_handed_back() -> None:
    assert "handing it back is fine" in card(stills=2)
    assert SMALLER not in card(stills=2)
    assert "handing it back" not in card(stills=1)
