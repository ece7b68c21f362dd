"""A step that was done comes back once to ask how it went; one that helped returns after three and nine months."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from growth import looking_back
from growth.facts import Round, Step, StepState
from tests.cast import NOW, a_round, a_step

WEEK = timedelta(weeks=1)


def done(weeks: float, step_id: int = 7, **more: object) -> Step:
    """A step that was done so many weeks ago."""
    return a_step(id=step_id, state=StepState.DONE, decided_at=NOW - weeks * WEEK, offered_at=NOW - 99 * WEEK, **more)


def rounds(*backs: int | None) -> list[Round]:
    """The last rounds, a week between two, with the steps upon which they looked back, newest first."""
    return [a_round(back_id=back, opened_at=NOW - (n + 1) * WEEK) for n, back in enumerate(backs)]


@pytest.mark.parametrize(
    ("step", "earlier", "comes"),
    [
        pytest.param(done(2.5), [], False, id="what came of it does not show yet"),
        pytest.param(done(3), [], True, id="three weeks later"),
        pytest.param(done(10), [], True, id="ten weeks later"),
        pytest.param(done(11), [], False, id="nobody remembers"),
        pytest.param(done(4, kept=True), [], False, id="a win tells of it"),
        pytest.param(done(4, helped=False), [], False, id="it is told"),
        pytest.param(done(4), rounds(None, 7), False, id="it was asked already"),
        pytest.param(done(4), rounds(8), False, id="the last round asked of another"),
        pytest.param(done(4), rounds(None, 8), True, id="a round lies between"),
        pytest.param(done(14), [], False, id="three months: nobody said that it helped"),
        pytest.param(done(12, helped=True), [], False, id="it helped, not yet three months ago"),
        pytest.param(done(13, helped=True), [], True, id="it helped three months ago"),
        pytest.param(done(17, helped=True), rounds(None, None, None, 7), False, id="it has returned"),
        pytest.param(done(20, helped=True), [], False, id="neither three months nor nine"),
        pytest.param(done(40, helped=True), rounds(None, None, None), True, id="nine months ago"),
        pytest.param(done(52, helped=True), [], False, id="never again"),
        pytest.param(done(13, helped=True), rounds(None, None, 8), False, id="rare: another came lately"),
    ],
)
def test_when_a_step_comes_back(step: Step, earlier: Sequence[Round], comes: bool) -> None:
    assert (looking_back.step([step], earlier, NOW) is step) is comes


@pytest.mark.parametrize("state", [StepState.OFFERED, StepState.TRYING, StepState.DECLINED])
def test_what_was_not_done_does_not_come_back(state: StepState) -> None:
    assert looking_back.step([a_step(state=state, decided_at=NOW - 4 * WEEK)], [], NOW) is None


def test_the_one_that_was_done_longest_ago_comes_first() -> None:
    older, newer = done(6, 1), done(4, 2)
    assert looking_back.step([newer, older], [], NOW) is older


def test_asking_goes_before_what_helped() -> None:
    asked = done(4, 1)
    assert looking_back.step([asked, done(13, 2, helped=True)], [], NOW) is asked


def test_what_a_round_says_of_it_follows_from_when_it_was_opened() -> None:
    assert looking_back.asks(done(4), NOW)
    assert not looking_back.asks(done(13), NOW)
    assert [looking_back.months(done(weeks), NOW) for weeks in (13, 18, 39, 44)] == [3, 3, 9, 9]


def test_over_a_year_of_weekly_rounds_each_comes_once_and_what_helped_three_times_at_most() -> None:
    steps = [a_step(id=n, state=StepState.DONE, decided_at=NOW + 4 * n * WEEK, helped=None) for n in range(1, 9)]
    earlier: list[Round] = []
    seen: list[int] = []
    for week in range(80):
        now = NOW + week * WEEK
        past = [s for s in reversed(steps) if s.decided_at and s.decided_at <= now]
        back = looking_back.step(past, earlier[:13], now)
        earlier.insert(0, a_round(back_id=back.id if back else None, opened_at=now))
        if back is not None:
            seen.append(back.id)
            at = steps.index(back)
            steps[at] = a_step(id=back.id, state=StepState.DONE, decided_at=back.decided_at, helped=True)
    assert sorted(set(seen)) == list(range(1, 9))
    assert max(seen.count(n) for n in seen) <= 3
    assert len(seen) <= 24
