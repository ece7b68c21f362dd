"""How long a check-in is to read: the words of its message, whatever it asks and whichever step comes with it."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from content.model.ladder import Ladder
from content.model.offers import Action
from content.model.paths import Path
from content.reading.loader import load_all, shipped
from growth import choose
from growth.facts import StepState
from handlers.checkins import views
from handlers.framework.blocks import Message
from tests.cast import NOW, a_round, a_step, alice
from tests.handlers.test_room_in_views import checkin

each_ladder = pytest.mark.parametrize(
    "ladder", [pytest.param(each, id=each.id) for each in load_all(shipped()).values()]
)


@each_ladder
def test_every_question_with_every_step_of_a_chosen_area_is_read_in_twenty_seconds(ladder: Ladder) -> None:
    assert asking(ladder) + longest(ladder, chosen) <= 70


@each_ladder
def test_a_step_that_comes_for_any_other_reason_adds_ten_words_at_most(ladder: Ladder) -> None:
    assert asking(ladder) + longest(ladder, otherwise) <= 80


@each_ladder
def test_a_step_that_somebody_is_at_is_a_line(ladder: Ladder) -> None:
    at_it = [words_of(ladder, action, (), state=StepState.TRYING) for action in ladder.actions]
    assert asking(ladder) + max(at_it) <= 60


def asking(ladder: Ladder) -> int:
    """The words of the longest question."""
    return max(count(question.text) for question in ladder.questions)


def longest(ladder: Ladder, why: Callable[[Ladder, Action], Iterator[tuple[str, ...]]]) -> int:
    """The words of all else, with the step that needs most of them."""
    return max(words_of(ladder, action, because) for action in ladder.actions for because in why(ladder, action))


def chosen(_ladder: Ladder, action: Action) -> Iterator[tuple[str, ...]]:
    """Because of an area, or of none."""
    yield ()
    yield from ((area,) for area in action.areas)


def otherwise(ladder: Ladder, action: Action) -> Iterator[tuple[str, ...]]:
    """Because of what was done before, a mark, a direction or the way up, and an area besides."""
    before = [choose.after(each.id) for each in ladder.actions if action.id in each.leads_to]
    marks = [choose.mark(competency) for competency in action.competencies]
    paths = [path.id for path in ladder.every(Path) if action.id in path.actions]
    ways = [way.id for way in ladder.transitions if action.id in way.actions]
    for reason in (*before, *marks, *paths, *ways, choose.LIGHTER):
        yield (reason,)
        yield from ((reason, area) for area in action.areas)


def words_of(ladder: Ladder, action: Action, because: tuple[str, ...], **changes: StepState) -> int:
    """All words of the check-in but those of its question."""
    step = a_step(
        action.id,
        ladder=ladder.id,
        wording=choose.wording(action),
        because=because,
        areas=tuple(action.areas),
        **changes,
    )
    view = checkin(
        ladder,
        person=alice(ladder=ladder.id, level=action.level, areas=tuple(action.areas)[:1]),
        checkin=a_round(ladder=ladder.id, asked=""),
        step=step,
        back=None,
        instead=None,
        plan=None,
        answers=(),
        ahead="",
        left=(),
        hears=True,
        following=NOW + timedelta(days=7),
    )
    return count(Message.of(views.open_round(view)).text)


def count(text: str) -> int:
    return len(re.findall(r"[\w'’-]+", text))
