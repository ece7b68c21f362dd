"""What waits on a manager leaves their list after four weeks, and its author reads so in their next check-in."""

import pytest

from growth.audience import Circle
from growth.facts import Audience, Sharing
from handlers.checkins import waited
from handlers.framework.blocks import Message
from playground.testing import Member
from tests.cast import NOW, an_answer, bob
from tests.house import HELP, PLAN, TO_AGENDA, TO_MANAGER, House

pytestmark = pytest.mark.anyio
OFF = "No longer waiting on Bob, after four weeks."


@pytest.fixture
async def alice(here: House) -> Member:
    await here.make_team("alice")
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    return alice


async def weeks(here: House, alice: Member, *mornings: str) -> None:
    """Tuesdays of hers, each with a check-in that she answers."""
    for morning in mornings:
        await here.on("alice", f"{morning} 09:30")
        await here.write(alice, (PLAN, f"Something else on {morning}."))


@pytest.mark.parametrize("sees", [TO_MANAGER, TO_AGENDA])
async def test_its_author_reads_once_what_left_the_list_and_can_put_it_on_the_agenda(
    here: House, alice: Member, sees: str
) -> None:
    await here.write(alice, (HELP, "Old <click> logs."), sees=sees)
    await weeks(here, alice, "2026-12-08")
    assert OFF not in "\n".join(alice.reads())
    await here.on("alice", "2026-12-22 09:30")
    said = alice.newest()
    assert f"{OFF} If it still matters, put it on the agenda:\n• Old <click> logs." in said
    await here.let(alice.clicks("1:1 agenda"))
    assert "Bob" in (alice.modal or "")
    await here.let(alice.closes())
    await here.write(alice, (PLAN, "Ask Priya."))
    assert OFF not in alice.newest()
    await here.on("alice", "2027-01-05 09:30")
    assert OFF not in alice.newest()


async def test_nothing_is_said_of_what_was_settled_or_taken_back(here: House, alice: Member) -> None:
    bob = await here.start("bob")
    await here.write(alice, (HELP, "Old click logs."), (PLAN, "Read them."), sees=TO_MANAGER)
    await weeks(here, alice, "2026-12-08")
    await here.on("bob", "2026-12-14 09:30")
    await here.let(bob.clicks("Answer", beside="would like a hand"), bob.clicks("Done"))
    await here.on("alice", "2026-12-22 09:30")
    assert "Growth check-in, 22 December" in alice.newest()
    assert OFF not in "\n".join(alice.reads())


def test_each_of_two_lists_is_named_and_the_agenda_of_whoever_leads_them_still() -> None:
    bobs = [an_answer(id=n, text=f"Wish {n}", manager_name="Bob", sharing=to(2)) for n in range(5)]
    erins = an_answer(id=9, text="A second pair of eyes.", manager_name="Erin", sharing=to(3))
    nobodys = an_answer(id=10, manager_name=None, sharing=to(4))
    said = Message.of(waited.said([erins, *bobs, nobodys], Circle(manager=bob(id=2))))
    lines = "\n".join(f"• Wish {n}" for n in range(3))
    assert said.text == (
        f"*{OFF}* If it still matters, put it on the agenda:\n{lines}\n• and 2 more\n"
        "*No longer waiting on Erin, after four weeks:*\n• A second pair of eyes."
    )
    assert ["accessory" in block for block in said.blocks] == [True, False]


def to(reader: int) -> Sharing:
    return Sharing(Audience.MANAGER, reader, since=NOW)
