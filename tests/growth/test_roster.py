"""Who is on a team after its form was sent."""

from hypothesis import given
from hypothesis import strategies as st

from growth import roster
from growth.facts import Person, Standing
from growth.roster import Change
from tests import cast

ALICE, ERIN, CHARLIE, DANA = 1, 4, 3, 5


def person(person_id: int, standing: Standing = Standing.ACTIVE) -> Person:
    return cast.alice(id=person_id, standing=standing)


def test_whoever_is_on_no_team_is_asked_too() -> None:
    assert roster.change([ALICE], here=[], elsewhere=[], asked=[]) == Change((), (), (ALICE,), (), ())


def test_whoever_sends_the_form_speaks_for_themselves() -> None:
    change = roster.change([ALICE, ERIN], here=[], elsewhere=[], asked=[], by=ALICE)
    assert change == Change((ALICE,), (ALICE,), (ERIN,), (), ())


def test_whoever_sends_the_form_and_is_on_another_team_is_asked() -> None:
    assert roster.change([ALICE], here=[], elsewhere=[ALICE], asked=[], by=ALICE) == Change((), (), (ALICE,), (), ())


def test_whoever_is_on_another_team_is_asked_and_does_not_move() -> None:
    assert roster.change([ALICE], here=[], elsewhere=[ALICE], asked=[]) == Change((), (), (ALICE,), (), ())


def test_nobody_is_asked_twice() -> None:
    assert roster.change([ALICE], here=[], elsewhere=[ALICE], asked=[ALICE]) == Change((), (), (), (), ())


def test_whoever_is_left_out_leaves_and_is_asked_no_longer() -> None:
    change = roster.change([ERIN], here=[person(ALICE), person(ERIN)], elsewhere=[], asked=[CHARLIE])
    assert change == Change((ERIN,), (), (), (ALICE,), (CHARLIE,))


def test_whoever_is_gone_cannot_be_picked_and_stays_on_the_roster() -> None:
    change = roster.change([ERIN], here=[person(ALICE, Standing.GONE), person(ERIN)], elsewhere=[], asked=[])
    assert change == Change((ERIN, ALICE), (), (), (), ())


ids = st.integers(1, 8)
standings = st.sampled_from(Standing)


@given(
    wanted=st.lists(ids),
    here=st.dictionaries(ids, standings),
    elsewhere=st.sets(ids),
    asked=st.sets(ids),
    by=ids,
)
def test_nobody_is_ever_on_the_roster_who_has_not_agreed(
    wanted: list[int], here: dict[int, Standing], elsewhere: set[int], asked: set[int], by: int
) -> None:
    away = elsewhere - set(here)
    change = roster.change(wanted, here=[person(*each) for each in here.items()], elsewhere=away, asked=asked, by=by)
    assert set(change.roster) <= {*here, by} - away
    assert set(change.roster) | set(change.left) >= set(here)
    assert not set(change.roster) & set(change.left)
    assert len(set(change.roster)) == len(change.roster)
