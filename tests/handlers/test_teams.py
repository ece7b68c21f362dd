from datetime import UTC, datetime

import pytest

from db import teams
from tests.house import House

pytestmark = pytest.mark.anyio

WELCOME = "Trellis: small steps at your own pace"


async def test_an_admin_makes_a_team_and_reads_when_its_digest_comes_in_their_own_time(here: House) -> None:
    await here.make_team("alice", "erin")
    assert here.member("dana").newest() == (
        "Saved Ranking. 2 people get a welcome in their own working hours. "
        "I ask Alice and Erin, each of whom is on it once they agree. "
        "The next digest goes out Monday 23 November, 15:30."
    )


async def test_the_admin_sees_every_team_and_nobodys_data(here: House) -> None:
    await here.make_team("alice")
    dana = here.member("dana")
    await dana.types("/growth admin")
    assert "Ranking, led by Bob. Digest: #ranking.\n[Change]" in dana.newest()
    assert "Running Trellis shows you teams and settings. It shows you no answer of anybody." in dana.newest()
    assert "Alice" not in dana.newest()


async def test_the_manager_is_told_in_their_own_hours(here: House) -> None:
    await here.make_team("alice", "erin")
    bob = here.member("bob")
    assert bob.reads() == []
    await here.on("bob", "2026-11-23 09:30")
    assert bob.newest().startswith(
        "You lead Ranking in Trellis\nNobody is on it yet. I ask Alice and Erin, each of whom is on it once they agree."
    )
    assert "Your part: tell them before the welcome comes" in bob.newest()
    await here.later(days=1)
    assert sum("You lead Ranking" in text for text in bob.reads()) == 1


async def test_the_welcome_comes_on_the_next_workday_once_and_says_what_team_it_is(here: House) -> None:
    await here.make_team("alice")
    alice = here.member("alice")
    assert alice.reads() == []
    await here.on("alice", "2026-11-24 09:29")
    assert alice.reads() == []
    await here.on("alice", "2026-11-24 09:30")
    assert alice.newest().startswith(f"{WELCOME}\nYou are on Ranking, led by Bob.")
    await here.later(weeks=1)
    await here.later(weeks=3)
    assert len(alice.reads()) == 1


@pytest.mark.parametrize("start", [pytest.param(datetime(2026, 11, 27, 15, tzinfo=UTC), id="a Friday afternoon")])
async def test_a_welcome_waits_for_monday(here: House) -> None:
    await here.make_team("alice")
    alice = here.member("alice")
    await here.on("alice", "2026-11-29 12:00")
    assert alice.reads() == []
    await here.on("alice", "2026-11-30 09:30")
    assert WELCOME in alice.newest()


async def test_somebody_who_has_started_already_gets_no_welcome(here: House) -> None:
    alice = await here.start("alice")
    await here.make_team("alice")
    assert "a welcome" not in here.member("dana").newest()
    await here.on("alice", "2026-11-24 09:30")
    assert alice.newest().startswith("Growth check-in")


async def test_a_manager_sees_who_is_on_the_team_and_what_stays_hidden(here: House) -> None:
    await here.make_team("alice", "erin")
    bob = here.member("bob")
    await bob.types("/growth team")
    assert "2 people: Alice and Erin." in bob.newest()
    unseen = "who answers, who pauses, steps, how anybody feels, or a level that nobody shared with you."
    assert f"You don't see {unseen}" in bob.newest()


async def test_a_manager_edits_the_team(here: House) -> None:
    await here.make_team("alice")
    bob = here.member("bob")
    await bob.types("/growth team")
    await here.let(bob.clicks("People and digest"))
    assert "Who leads it?" not in (bob.modal or "")
    await bob.fills("What is the team called?", "Search")
    await bob.chooses("Who grows on it?", ["alice", "erin"])
    await bob.chooses("On which day?", "Thursday")
    await here.let(bob.submits())
    assert "Saved Search. 1 person gets a welcome in their own working hours. I ask Erin" in bob.newest()
    await here.join("erin", team="Search")
    await bob.types("/growth team")
    assert "Your team: Search\n2 people: Alice and Erin." in bob.newest()


async def test_an_admin_changes_who_leads_it(here: House) -> None:
    await here.make_team("alice")
    dana = here.member("dana")
    await dana.types("/growth admin")
    await here.let(dana.clicks("Change"))
    await dana.chooses("Who leads it?", "erin")
    await here.let(dana.submits())
    assert here.member("erin").newest().startswith("You lead Ranking in Trellis")
    bob = here.member("bob")
    await bob.types("/growth team")
    assert bob.newest().startswith("`/growth team` is for people who lead a team here, and you don't lead one.")


@pytest.mark.parametrize(
    ("name", "channel", "sentence"),
    [
        pytest.param(
            "old",
            "old",
            "I can't post in that channel: it is archived. Bring it back, or choose another channel.",
            id="archived",
        ),
        pytest.param(
            "elsewhere",
            "elsewhere",
            "I can't post in that channel: I am not in it yet. Type `/invite @Trellis` there first.",
            id="not a member",
        ),
    ],
)
async def test_a_channel_that_cannot_be_posted_in_is_refused_in_the_form(
    here: House, name: str, channel: str, sentence: str
) -> None:
    await here.make_team("alice", channel=channel)
    assert here.member("dana").errors == {"Where does the weekly digest go?": sentence}
    assert here.member("dana").modal is not None


@pytest.mark.parametrize("who", ["grace", "robo"])
async def test_a_guest_or_a_bot_cannot_be_on_a_team(here: House, who: str) -> None:
    await here.make_team("alice", who)
    (said,) = here.member("dana").errors.values()
    assert said.endswith("can't be on a team here: Trellis is for full members of this workspace.")


async def test_a_guest_cannot_lead_one(here: House) -> None:
    await here.make_team("alice", manager="grace")
    assert "Who leads it?" in here.member("dana").errors


async def test_whoever_leads_more_teams_than_a_message_holds_sees_them_all(here: House) -> None:
    await here.make_team("alice", name="Team 1")
    async with here.trellis.tenant.app.transaction() as session:
        (first,) = await teams.of_workspace(session, here.trellis.tenant.workspace)
        for n in range(2, 12):
            await teams.create(session, first.manager, f"Team {n}", weekday=0, at=first.at, now=here.now)
    bob = here.member("bob")
    await here.let(bob.types("/growth team"))
    assert (bob.modal or "").count("Your team: Team ") == 11


async def test_a_team_needs_somebody(here: House) -> None:
    dana = here.member("dana")
    await dana.types("/growth admin")
    await here.let(dana.clicks("Make a team"))
    await dana.fills("What is the team called?", "Nobody")
    await dana.chooses("Who leads it?", "bob")
    await here.let(dana.submits())
    assert dana.errors == {"Who grows on it?": "Pick at least one person."}


async def test_a_name_of_spaces_is_no_name(here: House) -> None:
    await here.make_team("alice", name="   ")
    assert here.member("dana").errors == {"What is the team called?": "Give it a name that people recognise."}


async def test_a_managers_command_from_an_engineer_names_who_could_change_that(here: House) -> None:
    await here.make_team("alice")
    alice = await here.start("alice")
    for word in ("team", "digest"):
        await alice.types(f"/growth {word}")
        assert alice.newest() == (
            f"`/growth {word}` is for people who lead a team here, and you don't lead one. "
            "If that is not right, ask @dana."
        )
    await alice.types("/growth admin")
    assert alice.newest() == "`/growth admin` is for those who run Trellis here. If that is not right, ask @dana."
