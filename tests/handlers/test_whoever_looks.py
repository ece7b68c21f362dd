"""Alice typed words everywhere; whoever looks everywhere finds those that she shared with them, and no others.

The rule itself is tried with every item before every reader in `tests/growth/test_sharing.py`; here are the ways out
that ask a database first: what a manager sees of a team, the agenda, the Home's tabs and the files that one takes away.
"""

import json
from collections.abc import Iterator

import pytest

from playground.testing import Member
from tests.handlers.keeping import closes
from tests.handlers.test_nothing_is_left import WORDS, types_everywhere
from tests.house import House

pytestmark = pytest.mark.anyio

LINES = (
    "",
    "team",
    "team @alice",
    "digest",
    "admin",
    "agenda",
    "who-sees",
    "status",
    "wins",
    "ladder",
    "level",
    "help",
)
TABS = ("Today", "My ladder", "Wins", "Explore", "1:1", "Settings")
# What she shared with Bob in the end: an answer and how a plan went, a plan and two things for their 1:1, a wish that
# the team may read as well, a line back to him, the note that came with a question about her level. And what he noted
# himself of a mark, and what she said in a channel.
BOBS = {"cherimoya", "quince", "bilberry", "pomelo", "damson", "salsify", "celeriac", "medlar", "soursop", "elderberry"}
THE_TEAMS = {"medlar"}
SAID_ALOUD = {"tamarind"}
ERINS = {"gooseberry"}  # what Alice would like a mentor for, whom she asked


async def looks_everywhere(here: House, who: Member) -> str:
    """All that Slack shows somebody who opens all there is: forms, tabs, messages, channels and files of their own."""
    seen: list[str] = []
    for line in LINES:
        await here.let(who.types(f"/growth {line}"))
        seen += views(here, who)
        await closes(who)
    await who.opens_home()
    for tab in TABS if f"[{TABS[0]}]" in who.home else ():  # those of somebody who has started
        await here.turn_to(who, tab)
        seen += views(here, who)
    await here.let(who.types("/growth export"))
    if "[Send me the files]" in (who.modal or ""):  # of somebody of whom something is kept
        await here.let(who.clicks("Send me the files"))
        await closes(who)
    await here.later(minutes=1)
    return "\n".join([*seen, *messages(here, who)])


def views(here: House, who: Member) -> Iterator[str]:
    held = here.slack.slack.views
    for view in (held.homes.get(who.id), *held.stacks.get(who.id, ())):
        if view is not None:
            yield json.dumps(view.given)


def messages(here: House, who: Member) -> Iterator[str]:
    rooms = [room.id for room in here.slack.slack.world.of(who.id) if room.kind == "channel"]
    for message in (*who.messages(), *(each for room in rooms for each in who.messages(room))):
        yield json.dumps([message.text, message.blocks])
        for file in message.files or ():
            yield (here.slack.slack.files.find(file["id"]).content or b"").decode(errors="replace")


async def test_each_finds_what_was_shared_with_them_and_no_more(here: House) -> None:
    await types_everywhere(here)
    await here.later(minutes=11)  # nothing that can still be undone is shown
    found = {}
    for name in ("bob", "charlie", "erin", "dana", "grace"):
        seen = await looks_everywhere(here, here.member(name))
        assert name != "bob" or "What Trellis keeps of Bob" in seen
        found[name] = {word for word in WORDS if word in seen}
    assert found["bob"] - SAID_ALOUD == BOBS
    for name in ("charlie", "erin", "dana", "grace"):
        assert found[name] - SAID_ALOUD - (ERINS if name == "erin" else set()) <= THE_TEAMS, name
    assert found["erin"] >= THE_TEAMS | ERINS, "who is in the digest's channel reads the wish there"
