"""Wins as they are kept."""

from datetime import date

import pytest

from content.model.ladder import Ladder
from db import steps, wins
from growth.facts import ClaimKind, Person, Sharing, Step, WinDraft, WinOrigin
from tests.cast import NOW, WORKSPACE, a_choice, a_claim
from tests.db.memory import Memory

pytestmark = pytest.mark.anyio

DID = WinDraft(
    "Shipped it.", "It is faster.", date(2026, 11, 20), (a_claim(ClaimKind.EXPECTATION, "asks-about-scale"),)
)


@pytest.fixture
async def step(database: Memory, alice: Person, ladder: Ladder) -> Step:
    return await database.do(steps.offer, alice, a_choice(ladder.actions[0], None, ()), ladder=ladder, now=NOW)


async def test_a_win_is_kept_as_it_was_written_for_its_author_alone(
    database: Memory, alice: Person, ladder: Ladder
) -> None:
    found_in = WinOrigin(link="https://garden.slack.com/archives/C1/p1", excerpt="Thank you for this!")
    kept = await database.do(wins.keep, alice, DID, found_in, ladder=ladder, now=NOW)
    assert (kept.draft, kept.origin, kept.sharing) == (DID, found_in, Sharing())
    assert await database.do(wins.get, WORKSPACE, kept.id) == kept


async def test_the_newest_day_comes_first(database: Memory, alice: Person, ladder: Ladder) -> None:
    for day in (date(2026, 11, 3), date(2024, 2, 29), date(2026, 11, 20)):
        win = WinDraft("Did it.", "", day)
        await database.do(wins.keep, alice, win, WinOrigin(), ladder=ladder, now=NOW)
    days = [win.day for win in await database.do(wins.of_person, WORKSPACE, alice.id)]
    assert days == [date(2026, 11, 20), date(2026, 11, 3), date(2024, 2, 29)]
    assert len(await database.do(wins.of_person, WORKSPACE, alice.id, limit=2)) == 2


async def test_a_step_knows_that_it_is_kept_and_when_it_no_longer_is(
    database: Memory, alice: Person, ladder: Ladder, step: Step
) -> None:
    kept = await database.do(wins.keep, alice, DID, WinOrigin(step=step.id), ladder=ladder, now=NOW)
    assert (await database.do(steps.of_person, WORKSPACE, alice.id))[0].kept
    await database.do(wins.remove, WORKSPACE, kept.id)
    assert not (await database.do(steps.of_person, WORKSPACE, alice.id))[0].kept
    assert await database.do(wins.get, WORKSPACE, kept.id) is None


async def test_somebody_elses_step_is_left_out(database: Memory, charlie: Person, ladder: Ladder, step: Step) -> None:
    kept = await database.do(wins.keep, charlie, DID, WinOrigin(step=step.id), ladder=ladder, now=NOW)
    assert kept.origin.step is None
    assert not (await database.do(steps.of_person, WORKSPACE, step.person_id))[0].kept


async def test_a_step_that_a_win_tells_of_is_not_anothers_to_give_back(
    database: Memory, alice: Person, ladder: Ladder, step: Step
) -> None:
    await database.do(wins.keep, alice, DID, WinOrigin(step=step.id), ladder=ladder, now=NOW)
    second = await database.do(wins.keep, alice, DID, WinOrigin(step=step.id), ladder=ladder, now=NOW)
    assert second.origin.step is None
    await database.do(wins.remove, WORKSPACE, second.id)
    assert (await database.do(steps.of_person, WORKSPACE, alice.id))[0].kept


async def test_other_words_take_the_place_of_the_first(database: Memory, alice: Person, ladder: Ladder) -> None:
    kept = await database.do(wins.keep, alice, DID, WinOrigin(), ladder=ladder, now=NOW)
    other = WinDraft("Shipped it twice.", "", date(2026, 11, 21))
    await database.do(wins.change, WORKSPACE, kept.id, other)
    (now,) = await database.do(wins.of_person, WORKSPACE, alice.id)
    assert now.draft == other
