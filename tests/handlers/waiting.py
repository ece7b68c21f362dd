"""A Monday on which something of every kind waits, the changes of a person's standing, and what came of it in words."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import update

from db import assessments, moves, people
from db.tables import HandoverRow
from growth.facts import MoveState, Pause, PausedBy
from playground.config import MemberSpec
from playground.testing import Member
from tests.handlers.looking import NOT_YET, marks
from tests.house import DID, HELP, TO_MANAGER, TO_TEAM, WORKSPACE, House, scene

GARDEN = replace(
    WORKSPACE,
    members=(
        MemberSpec("alice", "Alice Brandt", "Europe/Amsterdam"),
        MemberSpec("bob", "Bob Whitfield", "America/New_York"),
        MemberSpec("charlie", "Charlie Nguyen", "Europe/Amsterdam"),
        MemberSpec("dana", "Dana Levi", "Europe/Amsterdam", is_admin=True),
        MemberSpec("erin", "Erin Walsh", "Europe/Lisbon"),
        MemberSpec("frank", "Frank Moor", "Europe/Amsterdam"),
    ),
    channels=(replace(WORKSPACE.channels[1], members=("alice", "bob", "charlie", "erin", "trellis")),),
)
ENGINEERS = ("alice", "erin", "charlie")
WEEK = "Growth check-in, 30 November"
MINE, OURS = "quince", "medlar"  # what Alice shared with Bob, and with the team


async def everything_waits(here: House) -> None:
    """It is Monday, 10:31 in Berlin. Bob leads Alice, Erin and Charlie; his digests are due in the afternoon.

    Alice has an open round, words that nobody has read, and an assessment that Bob has begun. Erin's check-in is
    queued, and Dana has asked her to move to Search. Charlie let Bob know that Trellis paused itself.
    """
    await _until_monday(here)
    here.slack.misbehave.ratelimit("chat.postMessage", retry_after=1800)
    await here.on("erin", "2026-11-30 09:30")
    await here.later(minutes=1)


@scene
async def _until_monday(here: House) -> None:
    await here.make_team(*ENGINEERS)
    for name in ENGINEERS:
        await here.start(name, rhythm="Every week", day="Monday")
    await here.on("bob", "2026-11-23 09:31")
    alice, bob = here.member("alice"), here.member("bob")
    await here.let(alice.types("/growth checkin"))
    await here.let(
        alice.submits({DID[0]: MINE, DID[1]: TO_MANAGER, HELP[0]: OURS, HELP[1]: TO_TEAM}),
        bob.types("/growth assess @alice"),
        bob.clicks("Junior"),
        bob.submits(),
    )
    await marks(here, bob, NOT_YET)
    await bob.closes()
    await here.make_team("erin", manager="dana", channel="", name="Search")
    charlie, bobs = await _known(here, "charlie"), await _known(here, "bob")
    async with here.trellis.tenant.app.transaction() as session:
        await people.set_pause(session, here.workspace, charlie, Pause(PausedBy.TRELLIS, None))
        await people.share_quiet(session, here.workspace, charlie, bobs)
        await people.schedule(session, here.workspace, charlie, None)
    await here.on("alice", "2026-11-30 09:30")


async def _known(here: House, name: str) -> int:
    async with here.trellis.tenant.app.transaction() as session:
        found = await people.find(session, here.trellis.tenant.workspace, here.member(name).id)
    assert found is not None
    return found.id


async def nothing(here: House) -> None:
    """Nothing changes."""


def _each(act: Callable[[House, Member], Awaitable[None]], *names: str) -> Callable[[House], Awaitable[None]]:
    async def change(here: House) -> None:
        for name in names:
            await act(here, here.member(name))

    return change


async def _gone(here: House, who: Member) -> None:
    await here.let(who.changes(deleted=True))


async def _back(here: House, who: Member) -> None:
    await here.let(who.changes(deleted=True), who.changes(deleted=False))


async def _guest(here: House, who: Member) -> None:
    await here.let(who.changes(is_guest=True))


async def _pauses(here: House, who: Member) -> None:
    await here.let(who.types("/growth pause 2w"))


async def _stops(here: House, who: Member) -> None:
    await here.let(who.types("/growth stop"), who.clicks("Stop"))


async def _takes_another_ladder(here: House, who: Member) -> None:
    await who.types("/growth start")
    await here.let(who.chooses("Which ladder?", "Software engineer"))
    await who.clicks("Maker")
    await who.clicks("Quality")
    await here.let(who.submits())


async def moved(here: House) -> None:
    await here.make_team(*ENGINEERS, manager="frank", channel="", name="Ads")
    await here.later(minutes=30)
    for name in ENGINEERS:
        who = here.member(name)
        await here.let(who.opens_home(), who.clicks("Move to Ads"))


async def to_be_led_by_frank(here: House) -> None:
    """From the next morning on: until then all is as it was."""
    dana = here.member("dana")
    await here.let(dana.types("/growth admin"), dana.clicks("Change", beside="Ranking"))
    await here.let(dana.chooses("Who leads it?", "frank"), dana.submits())


async def led_by_frank(here: House) -> None:
    """As if it had been planned more than a week ago: nobody is waited for any more."""
    await to_be_led_by_frank(here)
    async with here.trellis.tenant.app.transaction() as session:
        long_ago = {"planned_at": here.now - timedelta(days=8), "effective_at": here.now}
        await session.execute(update(HandoverRow).values(**long_ago))
    await here.tick()


CHANGES: dict[str, Callable[[House], Awaitable[None]]] = {
    "nothing changes": nothing,
    "gone": _each(_gone, *ENGINEERS),
    "gone and back": _each(_back, *ENGINEERS),
    "made a guest": _each(_guest, *ENGINEERS),
    "moved to Ads, led by Frank": moved,
    "to be led by Frank from tomorrow on": to_be_led_by_frank,
    "led by Frank instead of Bob": led_by_frank,
    "Bob is gone": _each(_gone, "bob"),
    "another ladder": _each(_takes_another_ladder, *ENGINEERS),
    "paused": _each(_pauses, *ENGINEERS),
    "stopped": _each(_stops, *ENGINEERS),
}


async def the_day_goes_on(here: House) -> None:
    """An hour later, the afternoon with its digests, and the next day, when an open round would be spoken of once."""
    for wall in ("2026-11-30 11:35", "2026-11-30 15:30", "2026-11-30 16:00", "2026-12-01 11:00"):
        await here.on("alice", wall)


async def what_came_of_it(here: House) -> dict[str, str]:
    """In words, each for one thing that waited."""
    return {
        "open round": _round(here),
        "queued check-in": _queued(here),
        "answer shared and unread": _answer(here),
        "team digest": _post(here),
        "manager's letter": _letter(here),
        "Tell Bob": _consent(here),
        "open assessment": await _assessment(here),
        "question about a move": await _question(here),
    }


def _round(here: House) -> str:
    said = next(text for text in here.member("alice").reads() if text.startswith(WEEK))
    if "[Answer]" not in said:
        return "asks no more"
    return "asks, and is spoken of once" if "Still open" in said else "asks"


def _queued(here: House) -> str:
    sent = [text for text in here.member("erin").reads() if text.startswith(WEEK)]
    return f"sent {len(sent)} times" if sent else "not sent"


def _answer(here: House) -> str:
    readers = [name for name in ("bob", "frank", "dana", "erin") if MINE in "".join(here.member(name).reads())]
    told = sum("has not read what you shared" in text for text in here.member("alice").reads())
    return f"read by {', '.join(readers) or 'nobody'}" + (f", Alice is told {told} times" if told else "")


def _post(here: House) -> str:
    posts = [text for text in here.slack.channel("ranking").reads() if OURS in text]
    return f"posted {len(posts)} times" if posts else "not posted"


def _letter(here: House) -> str:
    heads = {"Your week with Ranking": "a letter"}
    for name in ("bob", "frank"):
        for text in here.member(name).reads():
            if text.startswith("Your week with Ranking"):
                kind = "a last letter" if "You lead Ranking no longer." in text else heads["Your week with Ranking"]
                return f"{kind} to {name}"
    return "none"


def _consent(here: House) -> str:
    told = [name for name in ("bob", "frank", "dana") if "Quiet: Charlie" in "".join(here.member(name).reads())]
    return f"told to {', '.join(told)}" if told else "told to nobody"


async def _assessment(here: House) -> str:
    """What becomes of Bob's view of Alice when he would go on."""
    alice, bob = await _known(here, "alice"), await _known(here, "bob")
    async with here.trellis.tenant.app.transaction() as session:
        (view,) = await assessments.of(session, here.workspace, alice, bob)
    kept = f"{len(view.ratings)} mark kept"
    if here.member("bob").person.deleted:
        return kept
    await here.let(here.member("bob").types("/growth assess @alice"))
    modal = here.member("bob").modal or ""
    return f"{kept}, goes on" if " · 2 of " in modal else f"{kept}, ends"


async def _question(here: House) -> str:
    erin = await _known(here, "erin")
    async with here.trellis.tenant.app.transaction() as session:
        waits = [
            move.team.name
            for move in await moves.waiting_for(session, here.workspace, erin, here.now)
            if move.state is MoveState.ASKED
        ]
    asked = sum("would like to move to Search" in text for text in here.member("erin").reads())
    return f"{'waits' if waits else 'settled'}, asked {asked} times"
