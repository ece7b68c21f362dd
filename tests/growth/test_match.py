"""Who is matched with whom: each by the rule, all of them at the least cost, and the same however they are listed."""

import time
from datetime import timedelta
from itertools import product
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.model.ladder import Ladder
from growth import match
from growth.facts import Pause, PausedBy, Person, Standing, Unmatched
from growth.match import Fit, Giver, Market, Seeker
from tests.cast import BERLIN, KOLKATA, NEW_YORK, NOW, alice

LEVELS = ("novice", "junior", "senior", "seasoned")
AUCKLAND = "Pacific/Auckland"


def somebody(number: int, **changes: object) -> Person:
    return alice(id=number, slack_id=f"U{number}", **changes)


def seeker(number: int = 1, topic: str = "ops", never: frozenset[int] = frozenset(), **changes: object) -> Seeker:
    return Seeker(somebody(number, **changes), topic, never)


def giver(number: int = 9, places: int = 1, taken: int = 0, **changes: object) -> Giver:
    changes = {"level": "senior", **changes}
    return Giver(somebody(number, **changes), ("ops", "data"), places, taken)


@pytest.fixture
def market(ladder: Ladder) -> Market:
    return Market({ladder.id: ladder}, NOW, seed="2026-11-24")


@pytest.mark.parametrize(
    ("asks", "offers", "came"),
    [
        pytest.param(seeker(), giver(), Fit, id="one level above"),
        pytest.param(seeker(), giver(level="seasoned"), Fit, id="two levels above"),
        pytest.param(seeker(level="novice"), giver(level="seasoned"), Unmatched.LEVEL, id="three levels above"),
        pytest.param(seeker(level="senior"), giver(), Unmatched.LEVEL, id="the same level"),
        pytest.param(seeker(), giver(level="novice"), Unmatched.LEVEL, id="below"),
        pytest.param(seeker(level=None), giver(level="junior"), Fit, id="not sure, from the lowest"),
        pytest.param(seeker(), giver(level=None), Unmatched.LEVEL, id="a mentor who is not sure"),
        pytest.param(seeker(topic="models"), giver(), Unmatched.NOBODY, id="another topic"),
        pytest.param(seeker(ladder="other"), giver(), Unmatched.NOBODY, id="another ladder"),
        pytest.param(seeker(), giver(standing=Standing.GONE), Unmatched.NOBODY, id="gone"),
        pytest.param(seeker(), giver(standing=Standing.NEVER), Unmatched.NOBODY, id="stopped"),
        pytest.param(seeker(), giver(pause=Pause(PausedBy.PERSON, None)), Unmatched.NOBODY, id="paused"),
        pytest.param(seeker(never=frozenset({9})), giver(), Unmatched.TAKEN, id="their manager"),
        pytest.param(seeker(9), giver(9), Unmatched.TAKEN, id="themselves"),
        pytest.param(seeker(zone=NEW_YORK), giver(zone=AUCKLAND), Fit, id="an evening there, a morning here"),
        pytest.param(seeker(zone=BERLIN), giver(zone=AUCKLAND), Unmatched.HOURS, id="night there"),
        pytest.param(
            seeker(workdays=frozenset({5})), giver(workdays=frozenset({0, 1})), Unmatched.HOURS, id="no day in common"
        ),
    ],
)
def test_who_fits_whom(market: Market, asks: Seeker, offers: Giver, came: object) -> None:
    found = market.fit(asks, offers)
    assert found is came or type(found) is came


def test_the_hours_in_common_are_those_of_both_clocks() -> None:
    def hours(one: str, other: str) -> float:
        return match.in_common(somebody(1, zone=one), somebody(2, zone=other), NOW) / timedelta(hours=1)

    assert (hours(BERLIN, BERLIN), hours(BERLIN, NEW_YORK), hours(BERLIN, KOLKATA)) == (8, 2, 3.5)
    assert hours(KOLKATA, BERLIN) == 3.5


def test_the_nearest_reason_is_told(market: Market) -> None:
    assert market.one(seeker(), []) is Unmatched.NOBODY
    assert market.one(seeker(), [giver(8, level="novice"), giver(9, zone=AUCKLAND)]) is Unmatched.HOURS
    assert market.one(seeker(), [giver(8, level="novice"), giver(9, places=1, taken=1)]) is Unmatched.FULL


def test_a_common_direction_and_fewer_people_weigh_in(market: Market) -> None:
    both = {"directions": ("mlops",)}
    found = market.one(seeker(**both), [giver(8), giver(9, **both)])
    assert isinstance(found, Fit)
    assert (found.mentor.id, found.track) == (9, "mlops")
    found = market.one(seeker(), [giver(8, places=3, taken=2), giver(9, places=3)])
    assert isinstance(found, Fit)
    assert found.mentor.id == 9


def test_many_share_the_load(market: Market) -> None:
    givers = [giver(number, places=3) for number in (90, 91, 92)]
    found = market.all([seeker(number) for number in range(1, 7)], givers)
    mentors = [fit.mentor.id for fit in found.values() if isinstance(fit, Fit)]
    assert sorted(mentors) == [90, 90, 91, 91, 92, 92]


def test_the_whole_goes_before_the_best_for_one(market: Market) -> None:
    """Both of them fit the one who is near; only one of them fits the other."""
    near, far = giver(90), giver(91, level="seasoned")
    found = market.all([seeker(1), seeker(2, level="novice")], [near, far])
    assert {asked: fit.mentor.id for asked, fit in found.items() if isinstance(fit, Fit)} == {1: 91, 2: 90}


SEEKERS = st.builds(
    lambda level, topic, zone, never: (level, topic, zone, never),
    st.sampled_from((None, *LEVELS)),
    st.sampled_from(("ops", "data")),
    st.sampled_from((BERLIN, NEW_YORK, KOLKATA, AUCKLAND)),
    st.frozensets(st.integers(90, 93), max_size=2),
)
GIVERS = st.tuples(
    st.sampled_from(LEVELS),
    st.sampled_from((("ops",), ("data",), ("ops", "data"))),
    st.sampled_from((BERLIN, NEW_YORK)),
    st.integers(1, 2),
    st.integers(0, 1),
)
PEOPLE = st.tuples(st.lists(SEEKERS, min_size=1, max_size=4), st.lists(GIVERS, max_size=3), st.randoms())


def made(asks: list, offers: list) -> tuple[list[Seeker], list[Giver]]:  # type: ignore[type-arg]
    seekers = [
        seeker(number, topic, never, level=level, zone=zone)
        for number, (level, topic, zone, never) in enumerate(asks, start=1)
    ]
    givers = [
        Giver(somebody(90 + number, level=level, zone=zone), topics, places, taken)
        for number, (level, topics, zone, places, taken) in enumerate(offers)
    ]
    return seekers, givers


def price(market: Market, seekers: list[Seeker], givers: list[Giver], choice: tuple[int | None, ...]) -> int | None:
    """What a choice of givers costs by the rule, told without the solver; None where it is not allowed."""
    total, load = 0, {n: g.taken for n, g in enumerate(givers)}
    for asks, chosen in zip(seekers, choice, strict=True):
        if chosen is None:
            continue
        fit = market.fit(asks, givers[chosen])
        if not isinstance(fit, Fit) or load[chosen] >= givers[chosen].places:
            return None
        total += fit.cost + match.ANOTHER * load[chosen]
        load[chosen] += 1
    return total


@given(PEOPLE)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_other_choice_is_better_for_the_whole(market: Market, people: tuple) -> None:  # type: ignore[type-arg]
    seekers, givers = made(people[0], people[1])
    found = market.all(seekers, givers)
    place = {g.person.id: n for n, g in enumerate(givers)}
    mine = tuple(place[fit.mentor.id] if isinstance(fit := found[s.person.id], Fit) else None for s in seekers)
    cost = price(market, seekers, givers, mine)
    assert cost is not None, "a place was given twice, or to somebody who does not fit"
    allowed = [
        (choice.count(None), priced)
        for choice in product((None, *range(len(givers))), repeat=len(seekers))
        if (priced := price(market, seekers, givers, choice)) is not None
    ]
    assert (mine.count(None), cost) == min(allowed)


@given(PEOPLE)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nobody_gets_whom_they_must_not_and_nobody_has_too_many(
    market: Market,
    people: tuple,  # type: ignore[type-arg]
) -> None:
    seekers, givers = made(people[0], people[1])
    found = market.all(seekers, givers)
    for asks in seekers:
        fit = found[asks.person.id]
        assert not isinstance(fit, Fit) or fit.mentor.id not in asks.never
    for offers in givers:
        mine = [f for f in found.values() if isinstance(f, Fit) and f.mentor.id == offers.person.id]
        assert len(mine) <= offers.free


@given(PEOPLE)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_in_which_they_are_listed_does_not_matter(
    market: Market,
    people: tuple,  # type: ignore[type-arg]
) -> None:
    seekers, givers = made(people[0], people[1])
    before = market.all(seekers, givers)
    people[2].shuffle(seekers)
    people[2].shuffle(givers)
    assert market.all(seekers, givers) == before


def test_of_two_that_are_the_same_the_draw_of_the_day_decides(ladder: Ladder) -> None:
    def drawn(seed: str) -> int:
        found = Market({ladder.id: ladder}, NOW, seed=seed).one(seeker(), [giver(8), giver(9)])
        assert isinstance(found, Fit)
        return found.mentor.id

    assert {drawn(f"2026-11-{day}") for day in range(10, 30)} == {8, 9}
    assert drawn("2026-11-24") == drawn("2026-11-24")


def test_five_hundred_and_five_hundred_are_matched_within_seconds(market: Market) -> None:
    chance = Random(7)
    seekers = [seeker(n, chance.choice(("ops", "data")), level=chance.choice(LEVELS)) for n in range(1, 501)]
    givers = [giver(n, chance.randint(1, 3), level=chance.choice(LEVELS)) for n in range(1001, 1501)]
    began = time.process_time()
    found = market.all(seekers, givers)
    took = time.process_time() - began
    assert sum(isinstance(fit, Fit) for fit in found.values()) > 300
    assert took < 60
    print(f"500 who ask and 500 who offer: {took:.1f} s")  # noqa: T201 - the figure that is told
