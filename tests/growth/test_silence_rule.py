"""After three silent rounds Trellis stops asking."""

import pytest

from growth import quiet
from growth.facts import Manners, Person, Round, RoundState
from tests.cast import a_round, alice


@pytest.mark.parametrize(
    ("person", "last", "rounds"),
    [
        pytest.param(alice(), None, 0, id="nothing was asked yet"),
        pytest.param(alice(), a_round(), 1, id="the open round counts"),
        pytest.param(alice(), a_round(state=RoundState.ANSWERED), 0, id="an answer is no silence"),
        pytest.param(alice(), a_round(state=RoundState.SKIPPED), 0, id="a skip is a sign of life"),
        pytest.param(alice(silent_rounds=1), a_round(state=RoundState.CLOSED), 1, id="a closed round was counted"),
        pytest.param(alice(silent_rounds=2), a_round(), 3, id="two before, and the open one"),
    ],
)
def test_how_long_the_silence_is(person: Person, last: Round | None, rounds: int) -> None:
    assert quiet.silent_rounds(person, last) == rounds


@pytest.mark.parametrize(
    ("person", "last", "manners", "too_long"),
    [
        pytest.param(alice(silent_rounds=1), a_round(), Manners(), False, id="two rounds"),
        pytest.param(alice(silent_rounds=2), a_round(), Manners(), True, id="three rounds"),
        pytest.param(alice(silent_rounds=5), a_round(), Manners(), True, id="more than three"),
        pytest.param(alice(silent_rounds=2), a_round(state=RoundState.ANSWERED), Manners(), False, id="she answered"),
        pytest.param(alice(), a_round(), Manners(silent_rounds=1), True, id="an owner who stops after one"),
        pytest.param(alice(), None, Manners(), False, id="nothing was asked yet"),
    ],
)
def test_when_it_has_been_silent_for_too_long(
    person: Person, last: Round | None, manners: Manners, too_long: bool
) -> None:
    assert quiet.silent_too_long(person, last, manners) is too_long
