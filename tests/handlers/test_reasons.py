"""Why a step was offered, and what it was for, in the words of its card."""

from typing import Any

import pytest

from content.model.ladder import Ladder
from content.reading import loader
from growth import choose
from growth.facts import StepState
from handlers.framework.blocks import Message
from handlers.shared import step_card
from tests.cast import NOW, a_step, alice

LADDER: Ladder = loader.load(loader.shipped() / "ml-engineer")
WAY = LADDER.transitions[0]
MARKED = choose.mark("workflows")


def card(
    *because: str,
    action: str = "script-the-data-preparation",
    done: bool = False,
    had: tuple[str, ...] = (),
    **more: Any,
) -> str:
    """All that somebody reads of a step."""
    state = StepState.DONE if done else StepState.OFFERED
    areas = LADDER.action(action).areas
    step = a_step(action, because=because, state=state, areas=areas, decided_at=NOW, ladder=LADDER.id, **more)
    return str(Message.of(step_card.step_blocks(LADDER, alice(), step, had=had)).payload())


@pytest.mark.parametrize(
    ("because", "said"),
    [
        pytest.param((), "it fits Junior", id="nothing chosen"),
        pytest.param(("data",), "you chose Data, and it fits Junior", id="an area"),
        pytest.param((WAY.id,), "it is on your way to Senior, and it fits Junior", id="the way up"),
        pytest.param(("data", WAY.id), "you chose Data, and it is on your way to Senior", id="both"),
        pytest.param((MARKED,), "you marked *Workflows* as getting there, and it fits Junior", id="a mark"),
        pytest.param(("data", MARKED), "you chose Data, and you marked *Workflows* as getting there", id="with a mark"),
        pytest.param(("data", WAY.id, MARKED), "you chose Data, and it is on your way to Senior", id="three"),
    ],
)
def test_two_reasons_at_most_are_given(because: tuple[str, ...], said: str) -> None:
    assert f"Why this one: {said}. Only you see it." in card(*because)


def test_what_was_done_on_the_way_up_names_the_behaviour() -> None:
    text = card(WAY.id, action=WAY.actions[0], done=True, expectations=LADDER.action(WAY.actions[0]).expectations)
    assert f"It practises: {WAY.title}" in text
    assert "It goes towards" not in text


def test_what_was_done_goes_towards_what_is_most_about_the_same() -> None:
    action = LADDER.action("train-from-one-command")
    wishes = {wish.id: wish for wish in LADDER.expectations if wish.id in action.expectations}
    text = card("models", action=action.id, done=True, expectations=tuple(wishes))
    assert "It goes towards: What you did twice by hand, a script does from then on." in text


def test_what_was_done_goes_towards_nothing_that_is_about_something_else() -> None:
    action = LADDER.action("evaluate-by-slice")
    far = next(
        w for w in LADDER.expectations if not {*w.areas, *w.competencies} & {*action.areas, *action.competencies}
    )
    assert "It goes towards" not in card(action=action.id, done=True, expectations=(far.id,))


def test_a_step_about_every_area_is_no_merit_of_the_one_that_was_chosen() -> None:
    text = card("data", "models", action="read-three-job-ads")
    assert "Why this one: it fits any area, and it fits Junior. Only you see it." in text


def test_what_builds_on_a_step_says_on_which() -> None:
    text = card("data", choose.after("evaluate-by-slice"), action="sort-fifty-errors")
    assert "Why this one: it builds on *Add slices to your evaluation*, which you did, and you chose Data." in text


def test_what_was_done_names_what_builds_on_it() -> None:
    assert "What builds on it: *Sort fifty mistakes into kinds*" in card(action="evaluate-by-slice", done=True)


def test_what_was_done_does_not_name_what_they_have_done_already() -> None:
    assert "What builds on it" not in card(action="evaluate-by-slice", done=True, had=("sort-fifty-errors",))
