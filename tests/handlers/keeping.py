"""Words for tests of wins: their form, and how people keep one."""

from content.reading.loader import load, shipped
from playground.core.messages import Message
from playground.testing import Member
from tests.house import House

LADDER = load(shipped() / "ml-engineer")
WHAT, OUTCOME, WHEN, SHOWS = "What did you do?", "What came of it?", "When was it?", "What does it show?"
TOOL = next(wish.text for wish in LADDER.expectations if wish.id == "builds-tools-for-others")
TOOL_SHOWN = "A colleague trains or deploys with a tool you wrote, and does not need you"


async def keeps(here: House, who: Member, did: str, *shows: str, outcome: str = "") -> None:
    """Somebody keeps a win by the command, and says what came of it and what it shows."""
    await who.types(f"/growth win {did}")
    if shows:
        await who.chooses(SHOWS, list(shows))
    if outcome:
        await who.fills(OUTCOME, outcome)
    await here.let(who.submits())


async def closes(who: Member) -> None:
    while who.modal:
        await who.closes()


def groups(here: House, who: Member) -> list[str]:
    """The names under which the form before somebody has what a win can show."""
    form = here.slack.slack.views.stack(who.id)[-1].given
    (shows,) = (block["element"] for block in form["blocks"] if block.get("block_id") == "shows")
    return [group["label"]["text"] for group in shows["option_groups"]]


def stands(here: House, card: Message) -> str:
    """How a message to Alice looks now."""
    return here.slack.read(next(m for m in here.member("alice").messages() if m.ts == card.ts))


async def does_a_step(here: House, who: Member) -> str:
    """Somebody does what is offered in a nudge of theirs; returns its title."""
    await here.let(who.types("/growth next"))
    title = who.newest().splitlines()[1].rpartition(" (")[0]
    await here.let(who.clicks("Try it"), who.clicks("I did this"))
    return title
