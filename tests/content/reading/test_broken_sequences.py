"""What builds on an action has to come after it, and what to read with it has to go with it."""

from collections.abc import Callable

import pytest

Edit = Callable[[str, str, str], None]
Refusal = Callable[[], list[str]]
SWEEP, GATE = "expectations: [keeps-the-fire]", "    done_when: Somebody wants it."


@pytest.mark.parametrize(
    ("sweep", "gate", "problem"),
    [
        pytest.param(
            "leads_to: [draw-a-gat]",
            "",
            "sweep.leads_to: draw-a-gat is not one of the actions, perhaps you meant draw-a-gate",
            id="unknown",
        ),
        pytest.param(
            "leads_to: [sweep]",
            "",
            "sweep.leads_to: leads back to itself: sweep > sweep, "
            "take one of these out, so that the sequence has an end",
            id="itself",
        ),
        pytest.param(
            "",
            "leads_to: [sweep]",
            "draw-a-gate.leads_to: sweep is an action for apprentice, below master, "
            "name actions of the same level or a higher one",
            id="down",
        ),
        pytest.param(
            "resources: [boook]",
            "",
            "sweep.resources: boook is not one of the resources, perhaps you meant book",
            id="an unknown resource",
        ),
    ],
)
def test_what_cannot_be_is_named_with_its_place(
    edit: Edit, refusal: Refusal, sweep: str, gate: str, problem: str
) -> None:
    edit("actions.yaml", SWEEP, f"{SWEEP}\n    {sweep}" if sweep else SWEEP)
    edit("actions.yaml", GATE, f"{GATE}\n    {gate}" if gate else GATE)
    (found,) = refusal()
    place, _, what = found.partition(": ")
    assert place.startswith("actions.yaml:")
    assert what == problem


def test_a_circle_of_several_is_told_once(edit: Edit, refusal: Refusal) -> None:
    edit("actions.yaml", "    level: master", "    level: apprentice")
    edit("actions.yaml", SWEEP, f"{SWEEP}\n    leads_to: [draw-a-gate]")
    edit("actions.yaml", GATE, f"{GATE}\n    leads_to: [sweep]")
    assert [problem for problem in refusal() if "back to itself" in problem] == [
        next(p for p in refusal() if "sweep > draw-a-gate > sweep" in p)
    ]
