"""Whose turn it is, of all that somebody chose: which actions fit best, by what was offered and served so far."""

from collections.abc import Callable, Collection, Sequence
from functools import cache

from content.model.ladder import Ladder
from content.model.offers import Action
from growth import sequences
from growth.aims import Aim
from growth.facts import Step

APART = 6  # offers: so many others come before one that was passed over comes again, where there are so many
SHORT = 60  # minutes that somebody finds in a week who is new, or for whom it is hard going
NEAR = 0.2  # of its share: so far an aim may be from it; a step where that is more, as there are no parts of one


def fitting(
    ladder: Ladder, mine: Sequence[Aim], steps: Sequence[Step], fresh: Sequence[Action], building: Collection[str]
) -> list[Action]:
    """Those of the fresh actions that fit best, each as well as the others; `building` on what was done, at any time.

    First what builds on the last thing done, as long as every aim stays near its share; then the aim that was served
    least, and of its actions what builds on something done before, what the ladder names for it, and what helps no
    other aim further ahead. What was passed over comes after all others, what serves no aim last.
    """
    passed = _passed_over(steps)
    served = {aim.id: aim.served(steps) for aim in mine}
    _, last = sequences.next_of(ladder, steps)
    uneven = _unevenness(mine, served, fresh)

    def fit(action: Action) -> tuple[float, ...]:
        fits = [aim for aim in mine if action.id in aim.reasons]
        turn = min((served[aim.id] for aim in fits), default=0)
        close = any(action.id in aim.close for aim in fits if served[aim.id] == turn)
        ahead = sum(served[aim.id] - turn for aim in fits)
        off = uneven(action)
        goes_on = action.id in last and not off
        rank = (not goes_on, turn, off, action.id not in building, not close, ahead)
        return (bool(mine) and not fits, passed.get(action.id, 0), *rank)

    return _least(fit, fresh)


def lightest(mine: Sequence[Aim], steps: Sequence[Step], fresh: Sequence[Action]) -> list[Action]:
    """The shortest of the fresh actions for what somebody chose, those that they passed over last.

    It waits for nobody's turn. Of those that are short it takes no aim further from its share than is near while
    another one does not; what is longer than that is the shortest there is.
    """
    passed = _passed_over(steps)
    uneven = _unevenness(mine, {aim.id: aim.served(steps) for aim in mine}, fresh)

    def weight(action: Action) -> tuple[float, ...]:
        fits = any(action.id in aim.reasons for aim in mine)
        return (
            bool(mine) and not fits,
            passed.get(action.id, 0),
            max(action.minutes, SHORT),
            uneven(action),
            action.minutes,
        )

    return _least(weight, fresh)


def _least(rank: Callable[[Action], tuple[float, ...]], fresh: Sequence[Action]) -> list[Action]:
    ranked = [(rank(action), action) for action in fresh]
    least = min(each for each, _ in ranked)
    return [action for each, action in ranked if each == least]


def _unevenness(mine: Sequence[Aim], served: dict[str, int], fresh: Sequence[Action]) -> Callable[[Action], float]:
    """How far beyond what is near an aim would be from its share with one more action; 0 for none.

    An aim for which nothing is left waits for nobody.
    """
    left = [aim for aim in mine if any(action.id in aim.reasons for action in fresh)]

    @cache
    def uneven(helps: tuple[bool, ...]) -> float:
        then = [served[aim.id] + helped for aim, helped in zip(left, helps, strict=True)]
        share = sum(then) / len(then) if then else 0
        near = max(NEAR * share, 1)
        return round(max((abs(count - share) - near for count in then if abs(count - share) > near), default=0), 6)

    return lambda action: uneven(tuple(action.id in aim.reasons for aim in left))


def _passed_over(steps: Sequence[Step]) -> dict[str, int]:
    """How little each that was offered before is wanted again: the less, the later it came among the last few."""
    return {step.action: max(APART - n, 0) + 1 for n, step in reversed(list(enumerate(steps)))}
