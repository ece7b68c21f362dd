"""How somebody sees themselves is theirs: every surface of everybody else is read for a trace of it."""

import json
from typing import Any

import pytest

from playground.testing import Member
from tests.handlers.looking import BEYOND, GETTING_THERE, NOT_YET, THERE, goes_through, marks, shares
from tests.house import House, scene

pytestmark = pytest.mark.anyio

STALE = "This button is from an older message, and what it spoke of has moved on."


@scene
async def teams(here: House) -> tuple[Member, Member]:
    """Alice and Erin grow on Bob's team, Charlie on Dana's. Returns Alice and Bob."""
    await here.make_team("alice", "erin")
    await here.make_team("charlie", manager="dana", channel="", name="Search")
    for name in ("erin", "charlie"):
        await here.start(name)
    return await here.start("alice"), here.member("bob")


async def everything(here: House, name: str) -> str:
    """All that somebody can read: messages, channels, the Home, what commands tell, and the modals these open."""
    person, seen = here.member(name), []
    for line in ("", "team", "digest", "admin", "status", "who-sees", "assess", "assess @alice", "next"):
        await here.let(person.types(f"/growth {line}"))
        if person.modal is not None:
            seen.append(person.modal)
            await person.closes()
    await here.let(person.opens_home())
    seen += [person.home, *person.reads()]
    rooms = [c for c in here.slack.slack.world.of(person.id) if c.kind == "channel"]
    return "\n".join([*seen, *(text for room in rooms for text in person.reads(room.id))])


async def goes_on(here: House, alice: Member, pages: int) -> None:
    """So many more pages of hers, without sharing."""
    await here.let(alice.types("/growth assess"))
    await marks(here, alice, *[GETTING_THERE] * pages)
    await alice.closes()


async def test_a_manager_cannot_tell_whether_she_began_or_finished(here: House) -> None:
    alice, bob = await teams(here)
    seen = []
    for pages in (0, 4, 12):
        await goes_on(here, alice, pages)
        await here.let(bob.types("/growth assess @alice"))
        asked = bob.modal or ""
        await bob.closes()
        await here.let(bob.types("/growth team"), bob.opens_home())
        seen.append((asked, bob.newest(), bob.home))
    assert seen[0] == seen[1] == seen[2]


async def test_nor_once_his_own_view_is_done(here: House) -> None:
    alice, bob = await teams(here)
    await goes_through(here, bob, whom="@alice", level="Senior")
    before = bob.modal
    await goes_on(here, alice, 16)
    await here.let(bob.types("/growth assess @alice"))
    assert bob.modal == before


async def test_what_she_kept_is_nowhere_but_with_her(here: House) -> None:
    alice, _ = await teams(here)
    await goes_through(here, alice, NOT_YET, BEYOND)
    for name in ("bob", "erin", "charlie", "dana"):
        text = await everything(here, name)
        assert "As you saw it" not in text
        assert "Not yet: Fundamentals" not in text
        assert "has shared with you" not in text


async def test_what_she_shared_with_bob_is_for_bob_alone(here: House) -> None:
    alice, bob = await teams(here)
    await shares(here, alice, NOT_YET)
    await goes_through(here, bob, whom="@alice")
    assert "Alice not yet" in await everything(here, "bob")
    for name in ("erin", "charlie", "dana"):
        text = await everything(here, name)
        assert "Side by side" not in text
        assert "Not yet: Fundamentals" not in text
        assert "has shared with you" not in text
        assert "has written a view" not in text


async def test_his_view_is_for_him_until_she_shared_hers(here: House) -> None:
    alice, bob = await teams(here)
    await goes_through(here, bob, NOT_YET, whom="@alice", level="Senior")
    await goes_through(here, alice)
    for name in ("alice", "erin", "charlie", "dana"):
        text = await everything(here, name)
        assert "Bob's view" not in text
        assert "has written a view" not in text
        assert "Senior" not in text.partition("As you saw it")[2].partition("Nothing is added up.")[0]


async def test_a_manager_of_later_inherits_neither(here: House) -> None:
    alice, bob = await teams(here)
    await shares(here, alice, NOT_YET)
    await goes_through(here, bob, BEYOND, whom="@alice")
    dana, erin = here.member("dana"), here.member("erin")
    await here.let(dana.types("/growth admin"), dana.clicks("Change"))
    await dana.chooses("Who leads it?", "erin")
    await here.let(dana.submits())
    await here.handed_over()
    await here.let(erin.types("/growth assess @alice"))
    assert "Against which level do you look?" in (erin.modal or "")
    await here.let(erin.clicks("Junior"), erin.submits())
    await marks(here, erin, *[THERE] * 16)
    assert (erin.modal or "").startswith("Your view")
    assert "Side by side" not in (erin.modal or "")
    await here.let(alice.types("/growth assess"))
    assert "[Read Bob's view beside it]" in (alice.modal or "")
    assert "Erin's view" not in (alice.modal or "")


def button(action: str, value: dict[str, Any]) -> dict[str, Any]:
    text = {"type": "plain_text", "text": "Old"}
    element = {"type": "button", "text": text, "action_id": action, "value": json.dumps(value)}
    return {"type": "actions", "elements": [element]}


@pytest.mark.parametrize(
    ("action", "value"),
    [
        pytest.param("assessments.again", {"assessment": 1}, id="again"),
        pytest.param("assessments.summary", {"assessment": 1}, id="the summary"),
        pytest.param("assessments.share", {"assessment": 1, "manager": 1}, id="sharing"),
        pytest.param("assessments.unshare", {"assessment": 1}, id="taking back"),
        pytest.param("assessments.beside", {"person": 1}, id="both side by side"),
        pytest.param("assessments.take_back", {"assessment": 1}, id="taking a view back"),
        pytest.param("assessments.keep", {"assessment": 1, "competency": "agile"}, id="keeping a view"),
        pytest.param("assessments.back", {"assessment": 1, "competency": "agile"}, id="a page"),
        pytest.param("assessments.skip", {"assessment": 1, "competency": "agile"}, id="past a page"),
        pytest.param("assessments.summary", {"assessment": 4711}, id="one that is not there"),
        pytest.param("assessments.summary", {"round": 1}, id="a value of another version"),
    ],
)
@pytest.mark.parametrize("who", ["bob", "charlie"])
async def test_a_button_about_hers_is_nothing_to_others(
    here: House, who: str, action: str, value: dict[str, Any]
) -> None:
    alice, _ = await teams(here)
    await goes_through(here, alice, NOT_YET)
    await here.left(who, button(action, value))
    other = here.member(who)
    await here.let(other.clicks("Old"))
    assert other.newest().startswith(STALE)
    assert other.modal is None
    await here.let(alice.clicks("Go through them again"))
    assert "(x) Not yet" in (alice.modal or "")
