"""What changes in half a year: somebody is at another level, by their own wish or their manager's, or leads a team."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial

from demo import cast, pairing
from demo.cast import ROLES, CastRole
from demo.story import Story

WISH = "The design of the batch scorer was mine, and it held. I would like to be asked for the next one."
SEEN = "You found the leak in the offline numbers, and said so before anybody asked."
SOON = timedelta(minutes=40)
ASKED, PROPOSED = "sees themselves at", "proposes that you are at"


def prepare(story: Story, on: Callable[[int, str, time], datetime]) -> None:
    """Kenji is at another level as Bob sees it, Alice as she does; a pair ends; in the end Priya leads the team.

    `on` says when it is a time of day for somebody, on a day of the story.
    """
    for who, by, act in (("kenji", "bob", proposes), ("alice", "alice", asks)):
        if (then := ROLES[who].then) is not None:
            story.plan(on(then[0], by, time(11, 30)), partial(act, story, ROLES[who], then[1]))
    story.plan(on(53, "alice", time(16, 0)), partial(pairing.ends, story, ROLES["alice"]))
    story.plan(on(205, "bob", time(9, 40)), partial(hands_over, story, "priya"))


async def asks(story: Story, role: CastRole, level: str) -> None:
    """Asks the manager whether they see it, too."""
    person = story.member(role)
    await person.types("/growth level")
    await person.clicks(level)
    await person.fills("A note to Bob", WISH)
    await person.submits()
    await story.stage.settle()
    story.did(role, f"types /growth level, asks Bob about {level}, and writes: {WISH}")
    await person.closes()


async def proposes(story: Story, report: CastRole, level: str) -> None:
    """The manager proposes a level to somebody of the team."""
    role = ROLES[cast.MANAGER]
    bob, called = story.member(role), report.name.title()
    await bob.types("/growth team")
    await bob.chooses("Propose to", called)
    await bob.clicks(level)
    await bob.fills(f"A note to {called}", SEEN)
    await bob.submits()
    await story.stage.settle()
    story.did(role, f"types /growth team, proposes {level} to {called}, and writes: {SEEN}")
    await bob.closes()


def react(story: Story, role: CastRole, text: str) -> None:
    """Agrees, either way."""
    if ASKED in text or PROPOSED in text:
        story.plan(story.now + SOON, partial(agrees, story, role))


async def agrees(story: Story, role: CastRole) -> None:
    await story.member(role).clicks("Agree")
    await story.stage.settle()
    story.did(role, "presses “Agree”")


async def hands_over(story: Story, name: str) -> None:
    """Whoever leads the team lets somebody else lead it: everybody on it is told before."""
    role = ROLES[cast.MANAGER]
    bob = story.member(role)
    await bob.types("/growth admin")
    await bob.clicks("Change")
    await bob.chooses("Who leads it?", name)
    await bob.submits()
    await story.stage.settle()
    story.did(role, f"types /growth admin and lets {name.title()} lead {cast.TEAM} from then on")
