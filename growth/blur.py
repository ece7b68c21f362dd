"""Numbers of few people, with chance mixed in before they are told.

Whoever knows all but one of the people behind an exact count knows the last one too, and no floor changes that: where
a count is told or not told by what one person did, the telling itself says it. So a count is never told as it is. It is
moved by a step to either side that chance picks, and what is then told could have come of either.

source: Ghosh, Roughgarden, Sundararajan, "Universally utility-maximizing privacy mechanisms" (2009), the geometric
mechanism; its rate is 1/ODDS here.
"""

from random import Random

ODDS = 2.0  # one thing that one person did or did not moves the odds of everything that can be told at most so far


def blurred(count: int, chance: Random) -> int:
    """The count, moved by chance: by nothing in one of three cases, by k to one side in one of 3 * 2**k.

    `chance` must be a source that no reader can repeat. The answer may be under zero, or over the number of people.
    """
    return count + _steps(chance) - _steps(chance)


def _steps(chance: Random) -> int:
    steps = 0
    while chance.random() < 1 / ODDS:
        steps += 1
    return steps
