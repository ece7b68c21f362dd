"""Somebody who reads every digest and knows everything of everybody on the team but one, and wants to know that one.

The likelihoods are worked out here from how often chance moves a number, and not with the code that moves it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from math import prod
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from growth import summary
from growth.facts import Manners, Pulse
from growth.summary import Numbers, Portion, Teammate, Trend

AREAS = ("data", "models", "systems", "ops")
TEAMS, PERIODS = 500, 7  # of four weeks: 26 weeks touch seven of them
REACH = 40  # steps of chance beyond which nothing is left
WORDS = (Pulse.ROUGH, Pulse.HARD, Pulse.OKAY, Pulse.GOOD, Pulse.GREAT)
MANNERS = Manners()


@cache
def moved(steps: int) -> float:
    return float(2.0 ** -abs(steps)) / 3


def chance_of(count: int, told: Callable[[int], bool]) -> float:
    """How likely a number that chance moved is one that would have been told like this."""
    return sum(moved(steps) for steps in range(-REACH, REACH + 1) if told(count + steps))


@cache
def likely_portion(said: Portion | None, part: int, whole: int) -> float:
    def told(number: int) -> bool:
        if number < 3:
            return said is None
        share = number / whole
        return said is (Portion.MOST if share >= 2 / 3 else Portion.HALF if share >= 1 / 3 else Portion.SOME)

    return chance_of(part, told)


def likely_trend(said: Trend | None, changes: Iterable[int | None], whole: int) -> float:
    both = [change for change in changes if change is not None]
    return _likely_trend(said, len(both), sum(both), whole)


@cache
def _likely_trend(said: Trend | None, people: int, change: int, whole: int) -> float:
    enough = chance_of(people, lambda number: number >= 5)
    if said is None:
        return 1 - enough
    edge = max(3, whole / 3)
    told: dict[Trend, Callable[[int], bool]] = {
        Trend.UP: lambda number: number >= edge,
        Trend.DOWN: lambda number: number <= -edge,
        Trend.STEADY: lambda number: abs(number) < edge,
    }
    return enough * chance_of(change, told[said])


def change(member: Teammate) -> int | None:
    if member.pulse not in WORDS or member.pulse_before not in WORDS:
        return None
    now, before = WORDS.index(member.pulse), WORDS.index(member.pulse_before)
    return (now > before) - (now < before)


def likely(numbers: Numbers, team: list[Teammate]) -> dict[str, float]:
    """How likely these numbers are for such a team: by what they are of."""
    whole = len(team)
    if whole < 5:
        return {}
    return {
        "checked_in": likely_portion(numbers.checked_in, sum(m.answered for m in team), whole),
        "tried": likely_portion(numbers.tried, sum(m.tried for m in team), whole),
        "pulse": likely_trend(numbers.pulse, [change(m) for m in team], whole),
    }


def area_told(numbers: Numbers, area: str, team: list[Teammate]) -> float:
    """How likely it is that this area stands there, or does not, as it does: over all that the others can come to."""
    counts = {a: sum(a in m.areas for m in team) for a in AREAS}
    shown = area in numbers.areas
    total = 0.0
    for number in range(-12, 30):
        stands = number >= 3 and _ahead(counts, area, number) if number >= 3 else 0.0
        total += moved(number - counts[area]) * (stands if shown else 1 - stands)
    return total


@cache
def likely_at_least(number: int, count: int) -> float:
    return chance_of(count, lambda n: n >= number)


def _ahead(counts: dict[str, int], area: str, number: int) -> float:
    """How likely at most one of the other areas comes before one with this number."""
    before = [
        likely_at_least(number if AREAS.index(other) < AREAS.index(area) else number + 1, count)
        for other, count in counts.items()
        if other != area
    ]
    none = prod(1 - p for p in before)
    one = sum(p * prod(1 - q for j, q in enumerate(before) if j != i) for i, p in enumerate(before))
    return none + one


def flipped(member: Teammate, what: str) -> Teammate:
    return replace(member, **{what: not getattr(member, what)})


def a_member(number: int, chance: Random, *, keen: float) -> Teammate:
    return Teammate(
        person_id=number,
        areas=tuple(sorted(chance.sample(AREAS, chance.randint(0, 3)))),
        answered=chance.random() < keen,
        tried=chance.random() < keen,
        pulse=chance.choice([*WORDS, None]),
        pulse_before=chance.choice([*WORDS, None]),
    )


def told(team: list[Teammate], chance: Random) -> Numbers:
    """All that is published of a closed period in the channel; `test_covering_adversary` has what its manager reads."""
    return summary.count(team, AREAS, MANNERS, chance)


@dataclass
class Tally:
    """What the adversary said of the one they do not know, and how often they were right."""

    guesses: int = 0
    right: int = 0
    sure: int = 0
    ratios: list[float] = field(default_factory=list)

    def guess(self, true: float, other: float) -> None:
        self.guesses += 1
        self.ratios.append(max(true, other) / min(true, other) if min(true, other) else float("inf"))
        self.sure += min(true, other) == 0
        self.right += true > other
        self.right += true == other and self.guesses % 2  # a coin, where nothing speaks for either


def test_over_half_a_year_the_one_they_do_not_know_stays_unknown() -> None:
    chance = Random(20261128)
    tallies = {what: Tally() for what in ("answered", "tried", "pulse", "areas")}
    for _ in range(TEAMS):
        size, keen = chance.randint(3, 12), chance.random()
        for _ in range(PERIODS):
            team = [a_member(n, chance, keen=chance.choice((keen, 0.5))) for n in range(size)]
            # The one that is wanted may be anybody: a coin decides what they did, so that only the digest can tell.
            team[0] = replace(team[0], answered=chance.random() < 0.5, tried=chance.random() < 0.5)
            numbers = told(team, chance)
            attack(numbers, team, tallies, chance)
    for what, tally in tallies.items():
        assert tally.sure == 0, f"{what}: named with certainty"
        assert max(tally.ratios) <= 4.001 if what == "pulse" else max(tally.ratios) <= 2.001, what
        assert tally.right / tally.guesses < 0.62, f"{what}: {tally.right} of {tally.guesses}"


def attack(numbers: Numbers, team: list[Teammate], tallies: dict[str, Tally], chance: Random) -> None:
    one, rest = team[0], team[1:]
    truth = likely(numbers, team)
    for what, kind in (("answered", "checked_in"), ("tried", "tried")):
        other = likely(numbers, [flipped(one, what), *rest])
        tallies[what].guess(truth.get(kind, 1), other.get(kind, 1))
    pulse = replace(one, pulse=chance.choice([*WORDS, None]))
    if change(pulse) != change(one):
        tallies["pulse"].guess(truth.get("pulse", 1), likely(numbers, [pulse, *rest]).get("pulse", 1))
    if len(team) >= 5:
        area = chance.choice(AREAS)
        areas = tuple(a for a in one.areas if a != area) if area in one.areas else (*one.areas, area)
        others = [replace(one, areas=areas), *rest]
        tallies["areas"].guess(area_told(numbers, area, team), area_told(numbers, area, others))


members = st.builds(
    Teammate,
    person_id=st.just(1),
    areas=st.lists(st.sampled_from(AREAS), unique=True, max_size=3).map(tuple),
    answered=st.booleans(),
    tried=st.booleans(),
    pulse=st.sampled_from([*WORDS, None]),
    pulse_before=st.sampled_from([*WORDS, None]),
)


@given(st.lists(members, min_size=5, max_size=12), members, st.integers(0, 2**32))
def test_whatever_one_person_does_what_is_told_could_have_come_without_it(
    team: list[Teammate], another: Teammate, seed: int
) -> None:
    numbers = told(team, Random(seed))
    here, there = likely(numbers, team), likely(numbers, [another, *team[1:]])
    for kind, most in (("checked_in", 2), ("tried", 2), ("pulse", 4)):
        assert 1 / most - 1e-6 <= here[kind] / there[kind] <= most + 1e-6


def test_exact_counts_would_have_named_them() -> None:
    """The attack is one that works: without chance it finds whoever it looks for."""
    team = [Teammate(person_id=n, answered=n > 0) for n in range(6)]
    told = sum(m.answered for m in team) - sum(m.answered for m in team[1:])
    assert told == team[0].answered
