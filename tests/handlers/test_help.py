import pytest

from tests.house import House

pytestmark = pytest.mark.anyio


async def test_help_lists_what_an_engineer_can_use(here: House) -> None:
    alice = here.member("alice")
    await alice.types("/growth help")
    text = alice.newest()
    assert "/growth checkin`  this round's questions now" in text
    assert "Most of this also stands on my Home tab. Only you see this." in text
    assert "/growth team" not in text
    assert "/growth admin" not in text


async def test_help_lists_more_for_somebody_who_leads_a_team(here: House) -> None:
    await here.make_team("alice")
    bob = here.member("bob")
    await bob.types("/growth help")
    assert "If you lead a team" in bob.newest()
    assert "/growth digest" in bob.newest()
    assert "/growth admin" not in bob.newest()


async def test_help_lists_more_for_an_admin(here: House) -> None:
    dana = here.member("dana")
    await dana.types("/growth help")
    assert "If you run Trellis here" in dana.newest()


@pytest.mark.parametrize(
    ("typed", "guess"),
    [
        pytest.param("nxt", "next", id="a letter is missing"),
        pytest.param("chekin", "checkin", id="letters are missing"),
        pytest.param("STATUSS", "status", id="a letter too many, in capitals"),
    ],
)
async def test_an_unknown_word_gets_the_nearest_command_and_the_help(here: House, typed: str, guess: str) -> None:
    alice = here.member("alice")
    await alice.types(f"/growth {typed}")
    assert f"Did you mean `/growth {guess}`?" in alice.newest()
    assert "/growth who-sees" in alice.newest()


async def test_a_word_like_no_other_gets_the_help_without_a_guess(here: House) -> None:
    alice = here.member("alice")
    await alice.types("/growth supercalifragilistic")
    assert alice.newest().startswith("I don't know `/growth supercalifragilistic`.\n")
    assert "Did you mean" not in alice.newest()


async def test_3001_characters_behind_the_command_are_answered_in_short(here: House) -> None:
    alice = here.member("alice")
    await alice.types("/growth " + "x" * 3001)
    assert alice.newest().startswith(f"I don't know `/growth {'x' * 39}…`.")


async def test_3001_characters_as_a_length_are_answered_in_short(here: House) -> None:
    alice = await here.start("alice")
    await alice.types("/growth pause " + "x" * 3001)
    assert alice.newest().startswith(f"I don't know the length “{'x' * 59}…”.")


async def test_an_answer_to_a_command_is_seen_by_nobody_else(here: House) -> None:
    alice = here.member("alice")
    for line in ("help", "nxt", "team", "admin", "status", "who-sees", "pause banana", "next", ""):
        await alice.types(f"/growth {line}", in_channel="ranking")
    assert len(alice.reads("ranking")) == 9
    assert here.slack.channel("ranking").reads() == []


async def test_who_sees_names_the_manager_and_the_team(here: House) -> None:
    await here.make_team("alice")
    alice = await here.start("alice")
    await alice.types("/growth who-sees")
    text = alice.newest()
    assert "Your answers: only you, until you choose otherwise for each of them." in text
    assert "Shared with your manager or on your 1:1 agenda: you and Bob." in text
    assert "Shared in the team digest: everybody who reads the channel of Ranking, with your name." in text
    assert (
        "Your steps, the shift and its trend, and what you chose and saved in Explore: only you. "
        "Areas are counted where three or more chose the same.\n"
        "Your wins: only you, until you choose otherwise for each of them. What they show, and your brag document: "
        "only you.\n"
        "Your level: only you, until you share a self-assessment, which names the level it is against, or ask your "
        "manager about another one.\n"
        "Your way to the next level: only you, until you share it with one person, as it is on that day.\n"
        "Your self-assessment: only you, until you share it. Then Bob too, and it counts in what Ranking covers, "
        "never under five people.\n"
        "A view of you that Bob writes: Bob alone. You too, once both are done and you shared yours with Bob."
    ) in text
    assert "Pauses, skips and silence: only you." in text


async def test_who_sees_says_that_there_is_no_manager_yet(here: House) -> None:
    alice = here.member("alice")
    await alice.types("/growth who-sees")
    assert "your manager, once you have one here" in alice.newest()


async def test_the_bare_command_says_what_is_next(here: House) -> None:
    alice = await here.start("alice")
    await alice.types("/growth")
    assert alice.newest().startswith("The next check-in comes Tuesday 24 November, 09:30.")
    assert "Everything else: `/growth help`, or my Home tab. Only you see this." in alice.newest()
