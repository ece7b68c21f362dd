"""How long a change of level waits, for whom it is, and how somebody is at the level they are at."""

from dataclasses import replace
from datetime import timedelta

import pytest

from content.model.ladder import Ladder
from growth import level_changes
from growth.audience import Reader, may_read, of_level
from growth.facts import LevelChange, LevelState, LevelStep, Person
from tests.cast import NOW, alice, bob, charlie

STEP = LevelStep("ml-engineer", "1", "junior", "Junior", "senior", "Senior")
WEEKS = timedelta(weeks=1)


def a_change(state: LevelState = LevelState.ASKED, **changes: object) -> LevelChange:
    """Alice asked Bob whether she is a senior."""
    made = LevelChange(
        id=1,
        person=alice(),
        manager=bob(),
        proposed=False,
        step=STEP,
        note="",
        reply="",
        state=state,
        asked_at=NOW,
        settled_at=None if state in (LevelState.ASKED, LevelState.TALK) else NOW,
    )
    return replace(made, **changes)


@pytest.mark.parametrize(
    ("change", "manager", "weeks", "waits"),
    [
        pytest.param(a_change(), bob(), 0, True, id="asked"),
        pytest.param(a_change(LevelState.TALK), bob(), 3, True, id="to be talked about"),
        pytest.param(a_change(), bob(), 4, False, id="four weeks ago"),
        pytest.param(a_change(), charlie(), 0, False, id="of somebody who leads them no more"),
        pytest.param(a_change(), None, 0, False, id="led by nobody"),
        pytest.param(a_change(manager=None), bob(), 0, False, id="of somebody who was deleted"),
        *[pytest.param(a_change(state), bob(), 0, False, id=state) for state in list(LevelState)[2:]],
    ],
)
def test_how_long_it_waits(change: LevelChange, manager: Person | None, weeks: int, waits: bool) -> None:
    assert level_changes.waits(change, manager, NOW + weeks * WEEKS) is waits


@pytest.mark.parametrize(
    ("person", "changes", "agreed"),
    [
        pytest.param(alice(level="senior"), [a_change(LevelState.AGREED)], True, id="agreed"),
        pytest.param(alice(level="junior"), [a_change(LevelState.AGREED)], False, id="agreed, and another one now"),
        pytest.param(alice(level="senior"), [a_change(LevelState.SET)], False, id="as they say themselves"),
        pytest.param(
            alice(level="senior"),
            [a_change(LevelState.AGREED), a_change(LevelState.SET, id=2, settled_at=NOW + WEEKS)],
            False,
            id="agreed, and chosen again since",
        ),
        pytest.param(
            alice(level="senior", ladder="other"), [a_change(LevelState.AGREED)], False, id="of another ladder"
        ),
        pytest.param(alice(level="senior"), [], False, id="nothing is known"),
    ],
)
def test_whether_two_agreed_on_a_level(person: Person, changes: list[LevelChange], agreed: bool) -> None:
    assert (level_changes.agreement(person, changes) is not None) is agreed


@pytest.mark.parametrize("state", LevelState)
@pytest.mark.parametrize("reader", [alice(), bob(), charlie()], ids=lambda each: each.name)
def test_who_reads_it(state: LevelState, reader: Person) -> None:
    change = a_change(state)
    open_to_bob = state not in (LevelState.SET, LevelState.WITHDRAWN)
    may = reader.id == alice().id or (reader.id == bob().id and open_to_bob)
    assert may_read(Reader(person_id=reader.id), of_level(change), change.author) is may
    assert not may_read(Reader(team_id=1, channel="C0RANKING"), of_level(change), change.author)


def test_the_level_one_would_ask_for(ladder: Ladder) -> None:
    found = [level_changes.following(ladder, alice(level=level)) for level in (None, "junior", "seasoned", "wizard")]
    assert [level.id if level else None for level in found] == ["novice", "senior", None, "novice"]
    assert level_changes.step(ladder, None, "wizard").after_name == "wizard"
