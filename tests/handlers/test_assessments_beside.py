"""A manager's view of somebody they lead, and the two views side by side once both are done and shared."""

import pytest

from db import assessments, people
from playground.testing import Member
from tests.handlers.looking import BEYOND, GETTING_THERE, NAMES, NOT_YET, SKIP, THERE, goes_through, marks, page, shares
from tests.house import House

pytestmark = pytest.mark.anyio

REFUSED = (
    "I can open this for people on a team you lead. Pick one behind `/growth team`, or type the name "
    "as Slack suggests it: `/growth assess @name`."
)
NOT_SHARED = "Alice sees this beside their own view once both of you are done and they have shared theirs."
TOLD = (
    "You shared how you see yourself. Bob has written a view of where you stand, too. For your next 1:1, if you like."
)
HOURS = "2026-11-23 10:30"  # of Alice: a Monday morning in Berlin


@pytest.fixture
async def alice(here: House) -> Member:
    """Alice of Bob's team has started."""
    await here.make_team("alice", "erin")
    return await here.start("alice")


@pytest.fixture
def bob(here: House) -> Member:
    return here.member("bob")


async def led_by(here: House, manager: str) -> None:
    """Dana lets somebody else lead the team."""
    dana = here.member("dana")
    await here.let(dana.types("/growth admin"), dana.clicks("Change"))
    await dana.chooses("Who leads it?", manager)
    await here.let(dana.submits())
    await here.handed_over()


async def shared_with(here: House, reader: str) -> int:
    """How many self-assessments somebody reads."""
    async with here.trellis.tenant.app.transaction() as session:
        person = await people.find(session, here.trellis.tenant.workspace, here.member(reader).id)
        return len(await assessments.shared_with(session, here.workspace, person.id)) if person else 0


def told(alice: Member) -> int:
    return sum(text.startswith(TOLD) for text in alice.reads())


async def test_it_asks_for_a_level_suggests_none_and_says_first_who_sees_it(
    here: House, alice: Member, bob: Member
) -> None:
    await here.let(bob.types("/growth assess @alice"))
    said = bob.modal or ""
    assert said.startswith("Your view\nYour view of Alice, one competency at a time.")
    assert f"Who sees it: Only you. {NOT_SHARED}" in said
    assert "(x)" not in said
    await bob.submits()
    assert list(bob.errors) == ["Against which level do you look?"]
    await here.let(bob.clicks("Senior"), bob.submits())
    assert f"Alice · ML systems · 1 of 16\n{NAMES[0]}" in (bob.modal or "")
    assert "Senior · what you look for" in (bob.modal or "")
    assert "your level" not in (bob.modal or "")
    assert "( ) There (They do this, and I could say when)" in (bob.modal or "")
    assert NOT_SHARED in (bob.modal or "")


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("@alice", id="a mention, as Slack escapes it"),
        pytest.param("<@U0ALICE|alice>", id="with the name in it"),
        pytest.param("＠alice", id="no mention, but her name"),
        pytest.param("Alice", id="the name alone"),
    ],
)
async def test_whom_a_line_means(here: House, alice: Member, bob: Member, line: str) -> None:
    await here.let(bob.types(f"/growth assess {line}"))
    assert "Your view of Alice" in (bob.modal or "")


@pytest.mark.parametrize("line", ["@charlie", "@nobody", "@", "everybody", "<!channel>", "<@U0DANA>"])
async def test_everybody_else_is_refused_in_the_same_words(here: House, alice: Member, bob: Member, line: str) -> None:
    """Charlie is on another team, the others are nobody: Bob learns nothing of which it is."""
    await here.start("charlie")
    await here.let(bob.types(f"/growth assess {line}"))
    assert bob.newest() == REFUSED
    assert bob.modal is None


async def test_a_view_of_somebody_who_has_not_started_is_as_any_other(here: House, alice: Member, bob: Member) -> None:
    """Who has started is not Bob's to learn."""
    faces = {}
    for name in ("alice", "erin"):
        await here.let(bob.types(f"/growth assess @{name}"))
        faces[name] = (bob.modal or "").replace(name.title(), "Somebody")
        await bob.closes()
    assert faces["alice"] == faces["erin"]
    await goes_through(here, bob, whom="@erin", level="Junior")
    assert "Who sees it: Only you." in (bob.modal or "")
    assert here.member("erin").reads() == []


async def test_somebody_who_leads_nobody_is_refused_too(here: House, alice: Member) -> None:
    erin = await here.start("erin")
    await here.let(erin.types("/growth assess @alice"))
    assert erin.newest() == REFUSED


async def test_ones_own_name_is_oneself(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth assess @alice"))
    assert (alice.modal or "").startswith("Where you stand\nML systems · 1 of 16")


async def test_a_manager_who_is_on_their_own_team_looks_at_themselves_alone(here: House) -> None:
    await here.make_team("alice", "bob")
    bob = await here.start("bob")
    await here.let(bob.types("/growth assess @bob"))
    assert (bob.modal or "").startswith("Where you stand")


async def test_the_page_of_the_team_offers_every_name(here: House, alice: Member, bob: Member) -> None:
    await here.let(bob.types("/growth team"), bob.chooses("Pick a name", "Alice"))
    assert "Your view of Alice" in (bob.modal or "")
    await bob.closes()
    await here.let(bob.chooses("Pick a name", "Erin"))
    assert "Your view of Erin" in (bob.modal or "")
    await bob.closes()
    await here.let(bob.opens_home(), bob.clicks("My people"), bob.chooses("Pick a name", "Alice"))
    assert "Your view of Alice" in (bob.modal or "")


async def test_it_goes_on_where_it_was_stopped(here: House, alice: Member, bob: Member) -> None:
    await here.let(bob.types("/growth assess @alice"), bob.clicks("Senior"), bob.submits())
    await marks(here, bob, THERE, NOT_YET)
    await bob.closes()
    await here.let(bob.types("/growth assess @alice"))
    assert page(bob) == NAMES[2]


async def test_alone_it_is_shown_by_category_to_its_author(here: House, alice: Member, bob: Member) -> None:
    await goes_through(here, bob, NOT_YET, whom="@alice", level="Senior")
    said = bob.modal or ""
    assert said.startswith("Your view\nAlice, as you saw it on Monday 23 November, against Senior:")
    assert "Not yet: Fundamentals" in said
    assert NOT_SHARED in said


async def test_again_asks_for_a_level_anew(here: House, alice: Member, bob: Member) -> None:
    await goes_through(here, bob, whom="@alice", level="Senior")
    await here.let(bob.clicks("Go through them again"), bob.clicks("Junior"), bob.submits())
    assert "Junior · what you look for" in (bob.modal or "")


async def test_once_she_shared_hers_her_level_is_what_he_looks_at(here: House, alice: Member, bob: Member) -> None:
    await shares(here, alice)
    await here.let(bob.types("/growth assess @alice"))
    assert page(bob) == NAMES[0]
    assert "Junior · what you look for" in (bob.modal or "")


async def test_both_done_and_shared_stand_side_by_side_where_they_differ_first(
    here: House, alice: Member, bob: Member
) -> None:
    await shares(here, alice, GETTING_THERE, NOT_YET, SKIP)
    await goes_through(here, bob, THERE, BEYOND, whom="@alice")
    said = bob.modal or ""
    assert said.startswith(
        "Side by side\nYou on Monday 23 November, against Junior. Alice on Monday 23 November, against the same.\n"
        "Start with Libraries: you marked it beyond, Alice not yet. "
        "Each of you names one thing you saw, before you talk about the word.\n"
        "Where you differ\n• Libraries: you beyond, Alice not yet\n• Fundamentals: you there, Alice getting there\n"
        "To talk about\n• Libraries: what has each of us seen of it lately?\n"
        "• Fundamentals: what has each of us seen of it lately?\n[Put these on our 1:1]\n"
        "Where you see the same\n• System design: there\n"
    )
    assert "Marked by one of you\n• Workflows\nWho sees it: You and Alice." in said
    await bob.closes()
    await here.let(bob.types("/growth assess @alice"))
    assert bob.modal == said


async def test_different_levels_are_said(here: House, alice: Member, bob: Member) -> None:
    await goes_through(here, bob, whom="@alice", level="Senior")
    await bob.closes()
    await shares(here, alice)
    await here.let(bob.types("/growth assess @alice"))
    assert "against Senior. Alice on Monday 23 November, against Junior. Next to another level" in (bob.modal or "")


async def test_where_all_is_the_same_the_talk_starts_with_a_next_step(here: House, alice: Member, bob: Member) -> None:
    await shares(here, alice)
    await goes_through(here, bob, whom="@alice")
    assert "You see everything the same. Start with Fundamentals: what would be" in (bob.modal or "")
    assert "Where you differ" not in (bob.modal or "")


async def test_where_nothing_was_marked_by_both_it_says_so(here: House, alice: Member, bob: Member) -> None:
    await shares(here, alice, *[SKIP] * 15)
    await goes_through(here, bob, *[THERE] * 15, SKIP, whom="@alice")
    assert "You have not marked the same competencies." in (bob.modal or "")


async def test_she_reads_both_once_he_is_done_and_is_told_once(here: House, alice: Member, bob: Member) -> None:
    await here.on("alice", HOURS)
    await shares(here, alice, GETTING_THERE)
    await goes_through(here, bob, whom="@alice")
    await here.later(minutes=9)
    assert told(alice) == 0
    await here.later(minutes=1)
    assert told(alice) == 1
    await here.let(alice.clicks("Read both side by side"))
    assert "Start with Fundamentals: you marked it getting there, Bob there." in (alice.modal or "")
    assert "Who sees it: You and Bob." in (alice.modal or "")
    await here.let(alice.clicks("Back"))
    assert "[Read Bob's view beside it]" in (alice.modal or "")
    await here.let(bob.clicks("Go through them again"))
    await marks(here, bob, *[THERE] * 16)
    await here.later(days=7)
    assert told(alice) == 1


async def test_what_he_finished_at_the_end_of_her_day_waits_for_the_next(
    here: House, alice: Member, bob: Member
) -> None:
    await shares(here, alice)
    await here.on("alice", "2026-11-23 16:25")
    await goes_through(here, bob, whom="@alice")
    await here.later(hours=2)
    assert told(alice) == 0
    await here.on("alice", "2026-11-24 09:30")
    assert told(alice) == 1


async def test_she_is_told_in_her_own_hours(here: House, alice: Member, bob: Member) -> None:
    await shares(here, alice)
    await here.on("alice", "2026-11-23 20:00")
    await goes_through(here, bob, whom="@alice")
    assert told(alice) == 0
    await here.on("alice", "2026-11-24 09:30")
    assert told(alice) == 1


async def test_somebody_who_paused_is_not_told_but_finds_it(here: House, alice: Member, bob: Member) -> None:
    await shares(here, alice)
    await here.let(alice.types("/growth pause 2w"))
    await goes_through(here, bob, whom="@alice")
    await here.later(days=7)
    assert told(alice) == 0
    await here.let(alice.types("/growth assess"), alice.clicks("Read Bob's view beside it"))
    assert (alice.modal or "").startswith("Side by side")


async def test_she_is_not_told_of_a_view_while_hers_is_her_own(here: House, alice: Member, bob: Member) -> None:
    await here.on("alice", HOURS)
    await goes_through(here, alice)
    await goes_through(here, bob, whom="@alice", level="Junior")
    await here.later(days=7)
    assert told(alice) == 0
    assert "Bob's view" not in (alice.modal or "")


async def test_sharing_after_him_shows_his_at_once(here: House, alice: Member, bob: Member) -> None:
    await goes_through(here, bob, whom="@alice", level="Junior")
    await goes_through(here, alice)
    assert "Bob's view" not in (alice.modal or "")
    assert (
        "If you share it, Bob reads your marks and the level they are against: Junior. "
        "Bob sees that you shared, and also if you take it back."
    ) in (alice.modal or "")
    await here.let(alice.clicks("Share with Bob"))
    assert "If you share it" not in (alice.modal or "")
    assert "Shared. Bob can read it from now on, beside a view of their own." in (alice.modal or "")
    await here.let(alice.clicks("Read Bob's view beside it"))
    assert (alice.modal or "").startswith("Side by side")


async def test_undo_takes_it_back_from_both(here: House, alice: Member, bob: Member) -> None:
    await here.on("alice", HOURS)
    await shares(here, alice, GETTING_THERE)
    await goes_through(here, bob, whom="@alice")
    await bob.closes()
    await here.later(minutes=10)
    await here.let(alice.types("/growth assess"))
    assert "Who sees it: You and Bob." in (alice.modal or "")
    await here.let(alice.clicks("Undo sharing"))
    assert "Taken back. Only you can read it from now on." in (alice.modal or "")
    assert "Who sees it: Only you." in (alice.modal or "")
    assert "Bob's view" not in (alice.modal or "")
    await alice.closes()
    await here.let(alice.clicks("Read both side by side"))
    assert (alice.modal or "").startswith("Where you stand")
    await here.let(bob.types("/growth assess @alice"))
    assert "Getting there" not in (bob.modal or "")
    assert NOT_SHARED in (bob.modal or "")


async def test_a_newer_one_is_shared_anew_and_until_then_the_older_is_read(
    here: House, alice: Member, bob: Member
) -> None:
    await shares(here, alice, GETTING_THERE)
    await here.on("alice", "2027-02-22 10:00")
    await here.let(alice.types("/growth assess"), alice.clicks("Go through them again"))
    await marks(here, alice, *[BEYOND] * 16)
    assert "Who sees it: Only you. Bob can read the one of Monday 23 November." in (alice.modal or "")
    await goes_through(here, bob, whom="@alice")
    assert "Fundamentals: you there, Alice getting there" in (bob.modal or "")
    await here.let(alice.clicks("Share with Bob"))
    assert "Who sees it: You and Bob." in (alice.modal or "")
    await here.let(bob.types("/growth assess @alice"))
    assert "Fundamentals: you there, Alice beyond" in (bob.modal or "")
    assert await shared_with(here, "bob") == 1
    await here.let(alice.clicks("Undo sharing"))
    assert await shared_with(here, "bob") == 0


async def test_a_manager_who_changed_meanwhile_gets_nothing(here: House, alice: Member) -> None:
    await goes_through(here, alice)
    await led_by(here, "erin")
    await here.let(alice.clicks("Share with Bob"))
    assert "Your manager here changed while this was open, so nothing was shared." in (alice.modal or "")
    assert "Who sees it: Only you." in (alice.modal or "")
    await here.let(alice.clicks("Share with Erin"))
    assert "Who sees it: You and Erin." in (alice.modal or "")


@pytest.mark.parametrize("button", [THERE, SKIP, "Back"])
async def test_a_manager_who_leads_her_no_more_stops_half_way(
    here: House, alice: Member, bob: Member, button: str
) -> None:
    await here.let(bob.types("/growth assess @alice"), bob.clicks("Junior"), bob.submits())
    await marks(here, bob, THERE)
    await led_by(here, "erin")
    await here.let(bob.clicks(button))
    assert "Alice is not on a team you lead any more, so this ends here." in (bob.modal or "")
    await here.let(bob.types("/growth assess @alice"))
    assert bob.newest() == REFUSED


async def test_nor_does_the_page_he_has_marked_already_lead_on(here: House, alice: Member, bob: Member) -> None:
    await here.let(bob.types("/growth assess @alice"), bob.clicks("Junior"), bob.submits(), bob.clicks(THERE))
    await led_by(here, "erin")
    await here.let(bob.submits())
    assert "Alice is not on a team you lead any more, so this ends here." in (bob.modal or "")


async def test_nor_does_the_level_he_picks_then_begin_one(here: House, alice: Member, bob: Member) -> None:
    await here.let(bob.types("/growth assess @alice"))
    await led_by(here, "erin")
    await here.let(bob.clicks("Junior"), bob.submits())
    assert "I can open this for people on a team you lead." in (bob.modal or "")
