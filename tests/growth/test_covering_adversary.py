"""Somebody who reads all that is drawn of what a team covers, and knows every mark of everybody but the one they want.

They get more than anybody does: the very numbers that chance moved, before the floors join or hide any of them. What is
told is made of those alone, so that nobody can know more than they do.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from math import prod
from random import Random

from growth import coverage
from growth.facts import Manners
from tests.cast import STILL
from tests.growth.test_adversary import Tally, moved

TEAMS, DRAWS = 500, 3  # 26 weeks touch three draws, with twelve weeks from each to the next
COLUMNS = 4  # on the way, and three levels; one place more is to have no mark
PLACES = range(COLUMNS + 1)
MANNERS = Manners()
SAMPLES = 60


def people(places: Sequence[int]) -> list[dict[str, int]]:
    return [{} if place == COLUMNS else {"agile": place} for place in places]


def numbers(places: Sequence[int], chance: Random) -> list[int]:
    return coverage.drawn(people(places), "agile", COLUMNS, chance)


def others(chance: Random) -> list[int]:
    """All but one of a team in which some levels are likelier than others."""
    weights = [chance.random() for _ in PLACES]
    return chance.choices(PLACES, weights, k=chance.randint(4, 11))


def two_places(chance: Random) -> tuple[int, int]:
    """Where the one that is wanted may be, as a coin decides: the true place first."""
    return tuple(chance.sample(PLACES, 2))  # type: ignore[return-value]  # two of them


def likely(said: Sequence[int], places: Sequence[int], odds: Callable[[int], float]) -> float:
    counts = Counter(places)
    return prod(odds(said[place] - counts[place]) for place in PLACES)


def attacked(chance: Random, moves: Random, odds: Callable[[int], float]) -> tuple[Tally, Tally]:
    """What comes of it draw by draw, and over half a year for somebody whose mark never changes."""
    each, together = Tally(), Tally()
    for _ in range(TEAMS):
        true, other = two_places(chance)
        for_true = for_other = 1.0
        for _ in range(DRAWS):
            rest = others(chance)
            said = numbers([true, *rest], moves)
            one, two = likely(said, [true, *rest], odds), likely(said, [other, *rest], odds)
            each.guess(one, two)
            for_true, for_other = for_true * one, for_other * two
        together.guess(for_true, for_other)
    return each, together


def test_not_even_the_moved_numbers_of_half_a_year_name_anybody() -> None:
    chance = Random(20261129)
    each, together = attacked(chance, chance, moved)
    assert (each.sure, together.sure) == (0, 0)
    assert max(each.ratios) <= 4.001
    assert each.right / each.guesses < 0.69
    assert together.right / together.guesses < 0.8


def test_what_is_told_is_hardly_better_than_a_coin() -> None:
    """How likely it is, of each of two places, is found by drawing it again and again, as its reader could."""
    chance, tally = Random(20261130), Tally()
    for _ in range(TEAMS):
        (true, other), rest = two_places(chance), others(chance)
        shared = len(rest) + 1
        said = coverage.told(numbers([true, *rest], chance), shared, MANNERS)
        one, two = (
            1 + sum(coverage.told(numbers([place, *rest], chance), shared, MANNERS) == said for _ in range(SAMPLES))
            for place in (true, other)
        )
        tally.guess(one, two)
    assert tally.right / tally.guesses < 0.62


def test_exact_numbers_would_have_named_everybody() -> None:
    """The attack is one that works: without chance it finds whoever it looks for."""
    each, together = attacked(Random(20261129), STILL, lambda steps: float(steps == 0))
    assert each.sure == each.guesses == each.right
    assert together.sure == together.guesses


def test_floors_and_joined_levels_alone_would_have_named_half_of_them() -> None:
    """What is told of exact numbers could often have come of one place alone."""
    chance, named = Random(20261129), 0
    for _ in range(TEAMS):
        true, rest = chance.choice(PLACES), others(chance)
        shared = len(rest) + 1
        said = [coverage.told(numbers([place, *rest], STILL), shared, MANNERS) for place in PLACES]
        named += said.count(said[true]) == 1
    assert named > TEAMS / 2
