"""When a team's digest comes, by whose clock, and what a team asks itself."""

import pytest

from playground.testing import Member
from tests.house import DID, TO_TEAM, House, scene

pytestmark = pytest.mark.anyio

OWN = "What did on-call teach us?"


@pytest.fixture
@scene
async def bob(here: House) -> Member:
    """Bob, in New York, with the form of his team open, whose people are in Amsterdam."""
    await here.make_team("alice", "erin")
    bob = here.member("bob")
    await here.on("bob", "2026-11-23 09:30")
    await here.let(bob.types("/growth team"), bob.clicks("People and digest"))
    return bob


async def test_the_digest_comes_at_the_hour_and_by_the_clock_that_were_chosen(here: House, bob: Member) -> None:
    await bob.chooses("At what time?", "16:00")
    await bob.chooses("By which clock?", "Europe/Amsterdam")
    await here.let(bob.submits())
    assert "The next digest goes out Monday 23 November, 10:00." in bob.newest()  # 16:00 in Amsterdam
    await here.let(bob.types("/growth team"))
    assert "next Monday 23 November, 16:00" in bob.newest()


async def test_without_a_choice_it_is_half_past_nine_by_the_managers_clock(here: House, bob: Member) -> None:
    await here.let(bob.submits())
    assert "The next digest goes out Monday 30 November, 09:30." in bob.newest()


@pytest.mark.parametrize(
    ("asks", "why"),
    [
        pytest.param("\n".join(f"Question {n}?" for n in range(11)), "Ten questions at most. These are 11.", id="many"),
        pytest.param("Why " * 60, "At most 200 characters for a question. “Why", id="long"),
    ],
)
async def test_too_much_is_said_in_the_form(here: House, bob: Member, asks: str, why: str) -> None:
    await bob.fills("What does the team ask itself?", asks)
    await here.let(bob.submits())
    assert bob.errors["What does the team ask itself?"].startswith(why)


async def test_a_teams_own_question_stands_in_a_digest_and_its_wording_stays(here: House, bob: Member) -> None:
    await bob.fills("What does the team ask itself?", f"{OWN}\n{OWN}\n\n What would we drop?")
    await here.let(bob.submits())
    alice = await here.start("alice", rhythm="Every week")
    for n, monday in enumerate(("2026-11-30", "2026-12-07", "2026-12-14", "2026-12-21", "2026-12-28")):
        await here.let(alice.types("/growth win"))
        await alice.fills("What did you do?", f"Something new, number {n}.")
        await alice.chooses("Who sees it?", TO_TEAM)
        await here.let(alice.submits())
        await here.on("bob", f"{monday} 09:30")
    posts = here.slack.channel("ranking").reads()
    assert len(posts) == 5
    asked = [post.partition("One question for the team: ")[2].splitlines()[0] for post in posts]
    assert len(set(asked)) == 5
    assert len({OWN, "What would we drop?"} & set(asked)) >= 1


async def test_a_check_in_asks_a_teams_own_question_after_some_of_the_ladders(here: House, bob: Member) -> None:
    await bob.fills("What does the team ask itself?", OWN)
    await here.let(bob.submits())
    alice = await here.start("alice", rhythm="Every week")
    asked = []
    for day in ("2026-11-24", "2026-12-01", "2026-12-08", "2026-12-15", "2026-12-22", "2026-12-29", "2027-01-05"):
        await here.on("alice", f"{day} 09:30")
        await here.let(alice.types("/growth checkin"))
        asked.append((alice.modal or "").splitlines()[2].removesuffix(" (optional)"))
        await alice.fills(DID[0], "Something.")
        await here.let(alice.submits())
    assert [n for n, question in enumerate(asked) if question == OWN] == [4]
