"""Years of many people, played through: what comes, how often, and in which order. The seeds are fixed.

`--hypothesis-profile=full` plays a thousand people on each ladder.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from random import Random

import pytest
from hypothesis import settings

from content.model.ladder import Ladder
from content.model.offers import Action
from content.model.paths import Path
from content.reading.loader import load_all, shipped
from growth import aims, choose, needs, sequences
from growth.choose import LIGHTER, Choice, Signs
from growth.facts import Person, Pulse, Step, StepState
from growth.turns import APART, SHORT
from tests.cast import NOW, a_step, alice

LADDERS = load_all(shipped())
WEEKLY, OFFERS, RARELY, MONTHLY = 52, 26, 13, 12  # of a year: a step every week, two weeks, four weeks, once a month
HARD = (Pulse.HARD, Pulse.GOOD, Pulse.GOOD, Pulse.OKAY, None, None)
NEAR = 0.2  # of its share
FEWER = {WEEKLY: 24, OFFERS: 300}  # people, where it is not the full profile

each_ladder = pytest.mark.parametrize("name", LADDERS)


@dataclass(frozen=True)
class Offer:
    """One step that came, to somebody who had had `before` until then, newest first."""

    choice: Choice
    before: Sequence[Step]

    @property
    def action(self) -> str:
        return self.choice.action


@dataclass(frozen=True)
class Year:
    person: Person
    offers: Sequence[Offer]
    steps: Sequence[Step]


@cache
def years(name: str, offers: int, /) -> Sequence[Year]:
    """A year each of many people on a ladder: of every level, with three areas at most."""
    people = 1_000 if settings.get_current_profile_name() == "full" else FEWER[offers]
    return [year(LADDERS[name], somebody(LADDERS[name], n), Random(n), offers) for n in range(people)]


def somebody(ladder: Ladder, n: int) -> Person:
    chance = Random(f"{n}")
    areas = chance.sample([area.id for area in ladder.areas], chance.choice((0, 1, 2, 2, 3, 3)))
    return alice(slack_id=f"U{n}", ladder=ladder.id, level=ladder.levels[n % 4].id, areas=tuple(areas))


def year(ladder: Ladder, person: Person, chance: Random, weeks: int = OFFERS) -> Year:
    """They do six steps of ten, pass over the most of the others, and refuse some for good; some weeks are hard."""
    steps: list[Step] = []
    offers: list[Offer] = []
    words: list[Pulse | None] = []
    for nth in range(weeks):
        words.insert(0, chance.choice(HARD))
        signs = Signs(hard=choose.hard_going(words))
        choice = choose.choose(ladder, person, steps, chance=chance, signs=signs)
        if choice is None:
            break
        offers.append(Offer(choice, tuple(steps)))
        done, refused = chance.random() < 0.6, chance.random() < 0.4
        state = StepState.DONE if done else StepState.DECLINED
        mine = {"state": state, "for_good": refused and not done, "decided_at": NOW + nth * timedelta(weeks=2)}
        steps.insert(0, a_step(choice.action, ladder=ladder.id, because=choice.because, **mine))
    return Year(person, offers, steps)


def up_to(whole: Year, offers: int) -> Year:
    """The first offers of a year: the whole of one in which a step comes more rarely."""
    return Year(whole.person, whole.offers[:offers], whole.steps[-offers:])


def final(steps: Sequence[Step]) -> set[str]:
    return {step.action for step in steps if step.for_good or step.state is StepState.DONE}


def fitting(ladder: Ladder, person: Person, steps: Sequence[Step]) -> list[Action]:
    """What could come, of what they chose; of anything where nothing of that is left."""
    had = final(steps)
    left = [a for a in ladder.actions_at(person.level) if a.id not in had]
    mine = aims.aims(ladder, person)
    return [a for a in left if any(a.id in aim.reasons for aim in mine)] or left


def every_offer(name: str) -> Iterator[tuple[Year, Offer]]:
    return ((one, offer) for one in years(name, OFFERS) for offer in one.offers)


@each_ladder
def test_what_was_done_or_refused_never_comes_again(name: str) -> None:
    assert [offer.action for _, offer in every_offer(name) if offer.action in final(offer.before)] == []


@each_ladder
def test_nothing_comes_twice_before_everything_that_fits_came_once(name: str) -> None:
    for one, offer in every_offer(name):
        seen = {step.action for step in offer.before}
        if offer.action in seen:
            assert {a.id for a in fitting(LADDERS[name], one.person, offer.before)} <= seen


@each_ladder
def test_what_was_passed_over_stays_away_for_a_while(name: str) -> None:
    for one, offer in every_offer(name):
        lately = {step.action for step in offer.before[:APART]}
        if offer.action in lately and LIGHTER not in offer.choice.because:
            assert {a.id for a in fitting(LADDERS[name], one.person, offer.before)} <= lately


@each_ladder
def test_every_action_of_a_level_is_reached(name: str) -> None:
    assert {offer.action for _, offer in every_offer(name)} == {action.id for action in LADDERS[name].actions}


@each_ladder
def test_sequences_are_followed(name: str) -> None:
    """At once, but where that would give an area more than its share: then when the turn of that area comes."""
    at_once = later = 0
    for one, offer in every_offer(name):
        if LIGHTER in offer.choice.because:
            continue
        ladder, seen = LADDERS[name], {step.action for step in offer.before}
        fits = {action.id: action for action in fitting(ladder, one.person, offer.before) if action.id not in seen}
        further = [fits[each] for each in sequences.next_of(ladder, offer.before)[1] if each in fits]
        if any(each.id == offer.action for each in further):
            at_once += 1
        elif further:
            assert keeping_even(ladder, one.person, offer.before, further) == []
            later += 1
    assert at_once > len(years(name, OFFERS))
    assert later < at_once / 5


@each_ladder
def test_what_waited_for_its_area_comes_before_what_builds_on_nothing(name: str) -> None:
    ladder, waited = LADDERS[name], 0
    for one, offer in every_offer(name):
        if LIGHTER in offer.choice.because:
            continue
        fits = {action.id for action in fitting(ladder, one.person, offer.before)} - {s.action for s in offer.before}
        building = {each for each in sequences.built_on(ladder, offer.before) if each in fits}
        if one.person.areas and offer.action in building:
            waited += offer.action not in sequences.next_of(ladder, offer.before)[1]
        elif one.person.areas:
            mine = set(ladder.action(offer.action).areas).intersection(one.person.areas)
            alike = [each for each in building if set(ladder.action(each).areas).intersection(one.person.areas) == mine]
            assert not alike, (one.person.slack_id, offer.action, alike)
    assert waited > len(years(name, OFFERS)) / 10


@each_ladder
def test_hard_weeks_bring_something_short_that_fits_and_was_not_seen(name: str) -> None:
    """The shortest of those that give no area more than its share, where such are short, too."""
    ladder, lighter, shortest = LADDERS[name], 0, 0
    for one, offer in every_offer(name):
        if LIGHTER in offer.choice.because:
            seen = {step.action for step in offer.before}
            fresh = [a for a in fitting(ladder, one.person, offer.before) if a.id not in seen]
            least = min((a.minutes for a in fresh), default=0)
            near = keeping_even(ladder, one.person, offer.before, [a for a in fresh if a.minutes <= SHORT])
            minutes = offer.choice.wording.minutes
            assert not fresh or minutes <= max(least, SHORT)
            assert not near or minutes == min(a.minutes for a in near)
            shortest += not fresh or minutes == least
            lighter += 1
    assert lighter * 3 / 4 < shortest


@pytest.mark.parametrize("offers", [WEEKLY, OFFERS, RARELY, MONTHLY])
@each_ladder
def test_each_chosen_area_gets_its_share(name: str, offers: int) -> None:
    """Within a fifth of it, or within one step, where that is more: of a share of four a fifth is no whole step.

    An area of which everything came has had what there is, and others go on. While it is hard going what is short goes
    before the shares, and may take one step more.
    """
    for whole in years(name, max(offers, OFFERS)):
        one = up_to(whole, offers)
        steps = 2 if any(LIGHTER in step.because for step in one.steps) else 1
        served = by_area(one.person, one.steps)
        shares = [served, without_spent(name, one, served)]
        assert any(even(share, steps) for share in shares), (one.person.slack_id, one.person.level, served)


def test_on_the_large_ladder_there_is_enough_for_every_share() -> None:
    """With a step every two weeks no area comes to its end in a year, and each is within a fifth of its share."""
    for one in years("ml-engineer", OFFERS):
        served = by_area(one.person, one.steps)
        assert even(served, 0), (one.person.level, served)


def by_area(person: Person, steps: Sequence[Step]) -> dict[str, int]:
    return {area: sum(area in step.because for step in steps) for area in person.areas}


def keeping_even(ladder: Ladder, person: Person, before: Sequence[Step], more: Sequence[Action]) -> list[Action]:
    """Those of some actions with one of which no area of which something is left would be far from its share."""
    left = {area for each in fitting(ladder, person, before) for area in each.areas}
    had = {area: count for area, count in by_area(person, before).items() if area in left}
    return [one for one in more if even({area: n + (area in one.areas) for area, n in had.items()}, 1)]


def even(served: Mapping[str, int], steps: int) -> bool:
    """Whether each is within a fifth of its share, or within so many steps where that is more."""
    share = sum(served.values()) / len(served) if served else 0
    most = max(NEAR * share, steps) + 1e-9  # for the last digit of a third
    return all(abs(count - share) <= most for count in served.values())


def without_spent(name: str, one: Year, served: Mapping[str, int]) -> dict[str, int]:
    """The areas of which something is left that never came, or that had more than their share all the same."""
    share = sum(served.values()) / max(len(served), 1)
    came = {offer.action for offer in one.offers}
    left = {area for a in LADDERS[name].actions if one.person.level in a.fits and a.id not in came for area in a.areas}
    return {area: count for area, count in served.items() if area in left or count > share}


NEEDING = [name for name, ladder in LADDERS.items() if ladder.needs]


@pytest.mark.parametrize("name", NEEDING)
def test_who_said_once_that_they_do_not_do_some_work_is_not_offered_it_again(name: str) -> None:
    ladder = LADDERS[name]
    needing = {action.id for action in ladder.actions if action.needs}
    for n in range(40):
        person = replace(somebody(ladder, n), without=tuple(need.id for need in ladder.needs))
        offers = year(ladder, person, Random(n)).offers
        assert offers
        assert needing.isdisjoint(offer.action for offer in offers)


@pytest.mark.parametrize("name", NEEDING)
def test_who_does_it_gets_a_good_share_of_it(name: str) -> None:
    needing = {action.id for action in LADDERS[name].actions if action.needs}
    assert needing <= {offer.action for _, offer in every_offer(name)}


@pytest.mark.parametrize("name", NEEDING)
def test_a_direction_that_is_about_it_says_that_they_do(name: str) -> None:
    ladder = LADDERS[name]
    for need in ladder.needs:
        about = next(path for path in ladder.every(Path) for one in path.actions if need.id in ladder.action(one).needs)
        person = replace(somebody(ladder, 0), without=(need.id,), directions=(about.id,))
        assert needs.left_out(ladder, person) == frozenset()
        assert needs.left_out(ladder, replace(person, directions=())) == {need.id}
