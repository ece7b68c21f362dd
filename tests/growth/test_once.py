"""What is told once, although its author wrote it as an answer and kept it as a win."""

from growth.facts import WinOrigin
from growth.once import once
from tests.cast import a_win, an_answer

SAID = "Ran the quince review."


def test_an_answer_makes_way_for_the_win_that_says_all_of_it() -> None:
    answer, win = an_answer(text=SAID), a_win(did=f"{SAID} Erin leads it now.", origin=WinOrigin(answer=1))
    assert once([answer, win]) == [win]


def test_an_answer_that_says_more_stays() -> None:
    answer, win = an_answer(text=f"{SAID} And the next one."), a_win(did=SAID, origin=WinOrigin(answer=1))
    assert once([answer, win]) == [answer, win]


def test_without_the_win_among_them_the_answer_is_told() -> None:
    answer = an_answer(text=SAID)
    assert once([answer]) == [answer]


def test_a_win_of_another_answer_takes_nothing_away() -> None:
    answer, win = an_answer(text=SAID), a_win(did=SAID, origin=WinOrigin(answer=2))
    assert once([answer, win]) == [answer, win]
