"""What a digest tells of: each answer once, when it can no longer be undone, and what waits until it is done."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from growth import digest
from growth.digest import Period, Told
from growth.facts import Answer, Audience, ItemKey, Kind, Pause, PausedBy, Person, Sharing, Standing
from tests.cast import NOW, alice, an_answer, shared

WEEK = Period(since=NOW - timedelta(days=7), until=NOW)
LAST_WEEK, LATER = NOW - timedelta(days=8), NOW + timedelta(minutes=1)
NEVER_LOST: tuple[set[ItemKey], set[ItemKey]] = (set(), set())


def wish(**changes: Any) -> Answer:
    return an_answer(kind=Kind.HELP, **{"sharing": shared(), **changes})


def first(answer: Answer, *, lost: tuple[set[ItemKey], set[ItemKey]] = NEVER_LOST) -> Told:
    return digest.drawn_first([answer], posted=WEEK, told=WEEK, lost=lost)


def anew(answer: Answer, *, waits: bool) -> Told:
    return digest.drawn_anew([answer], posted=WEEK, told=WEEK, stands={answer.key: waits})


def places(told: Told) -> tuple[bool, bool, bool]:
    return bool(told.posted), bool(told.lettered), bool(told.waits)


@pytest.mark.parametrize(
    ("moment", "held"),
    [
        pytest.param(None, False, id="never shared"),
        pytest.param(WEEK.since, False, id="the last one told it"),
        pytest.param(WEEK.since + timedelta(microseconds=1), True, id="just after"),
        pytest.param(WEEK.until, True, id="just before it can be undone"),
        pytest.param(LATER, False, id="it can be undone"),
    ],
)
def test_which_moments_a_period_holds(moment: datetime | None, held: bool) -> None:
    assert WEEK.holds(moment) is held


@pytest.mark.parametrize(
    ("answer", "owed"),
    [
        pytest.param(wish(), True, id="a wish for help"),
        pytest.param(an_answer(sharing=shared(Audience.AGENDA)), True, id="an item for the 1:1"),
        pytest.param(an_answer(sharing=shared()), False, id="something to read"),
        pytest.param(an_answer(kind=Kind.PLAN, sharing=shared(Audience.AGENDA)), False, id="a plan of their own"),
        pytest.param(wish(sharing=Sharing()), False, id="a wish for nobody"),
        pytest.param(wish(sharing=shared(taken_back=NOW)), False, id="a wish taken back"),
    ],
)
def test_what_asks_something_of_the_manager(answer: Answer, owed: bool) -> None:
    assert digest.is_owed(answer) is owed


@pytest.mark.parametrize(
    ("answer", "stands"),
    [
        pytest.param(an_answer(sharing=shared()), (True, True, False), id="shared in its time"),
        pytest.param(an_answer(sharing=shared(since=LAST_WEEK)), (False, False, False), id="told last week"),
        pytest.param(an_answer(sharing=shared(since=LATER)), (False, False, False), id="it can be undone"),
        pytest.param(wish(), (True, True, True), id="a new wish"),
        pytest.param(wish(sharing=shared(since=LAST_WEEK)), (False, False, True), id="an old wish still waits"),
        pytest.param(wish(sharing=shared(since=NOW - digest.WAITS)), (False, False, False), id="it waited four weeks"),
        pytest.param(wish(handled_at=NOW), (True, True, False), id="a wish that is done"),
        pytest.param(wish(sharing=shared(since=LATER)), (False, False, False), id="a wish that can be undone"),
        pytest.param(
            an_answer(sharing=shared(Audience.TEAM, since=LAST_WEEK, followed=NOW)),
            (True, False, False),
            id="followed to another channel: news there alone",
        ),
    ],
)
def test_where_an_answer_stands_in_a_new_digest(answer: Answer, stands: tuple[bool, bool, bool]) -> None:
    assert places(first(answer)) == stands


def test_what_never_arrived_is_told_again_unless_it_is_done() -> None:
    told_before = an_answer(sharing=shared(since=LAST_WEEK))
    assert places(first(told_before, lost=({ItemKey(answer=1)}, {ItemKey(answer=1)}))) == (True, True, False)
    done = an_answer(sharing=shared(since=LAST_WEEK), handled_at=NOW)
    assert places(first(done, lost=(set(), {ItemKey(answer=1)}))) == (False, False, False)


@pytest.mark.parametrize(
    ("answer", "waits", "stands"),
    [
        pytest.param(wish(sharing=shared(since=LAST_WEEK)), True, (True, True, True), id="it stands as it stood"),
        pytest.param(wish(handled_at=NOW), True, (True, True, True), id="done, and still told there"),
        pytest.param(wish(), False, (True, True, False), id="it never waited there"),
        pytest.param(wish(sharing=shared(since=LATER)), True, (False, False, False), id="shared anew since"),
    ],
)
def test_where_an_answer_stands_in_a_digest_that_is_drawn_anew(
    answer: Answer, waits: bool, stands: tuple[bool, bool, bool]
) -> None:
    assert places(anew(answer, waits=waits)) == stands


def test_nothing_comes_into_a_digest_that_stands() -> None:
    assert digest.drawn_anew([an_answer(sharing=shared())], posted=WEEK, told=WEEK, stands={}).every == ()


@pytest.mark.parametrize(
    ("person", "told"),
    [
        pytest.param(alice(pause=Pause(PausedBy.TRELLIS, None), quiet_shared_with=2), True, id="she allowed it"),
        pytest.param(alice(pause=Pause(PausedBy.TRELLIS, None)), False, id="she did not"),
        pytest.param(alice(pause=Pause(PausedBy.TRELLIS, None), quiet_shared_with=3), False, id="to somebody else"),
        pytest.param(alice(pause=Pause(PausedBy.PERSON, None), quiet_shared_with=2), False, id="she paused herself"),
        pytest.param(alice(quiet_shared_with=2), False, id="she is back"),
        pytest.param(
            alice(pause=Pause(PausedBy.TRELLIS, None), quiet_shared_with=2, standing=Standing.GONE),
            False,
            id="she is gone",
        ),
    ],
)
def test_whose_silence_a_manager_may_hear_of(person: Person, told: bool) -> None:
    assert digest.may_be_told(person, 2) is told


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        pytest.param(wish(sharing=shared(since=NOW - digest.WAITS)), True, id="four weeks ago"),
        pytest.param(wish(sharing=shared(since=LAST_WEEK - digest.WAITS)), False, id="it left before that time"),
        pytest.param(wish(sharing=shared(since=NOW - digest.WAITS, followed=NOW)), True, id="followed to a channel"),
        pytest.param(wish(), False, id="it waits still"),
        pytest.param(wish(sharing=shared(since=NOW - digest.WAITS), handled_at=NOW), False, id="settled"),
        pytest.param(an_answer(sharing=shared(since=NOW - digest.WAITS)), False, id="it never waited"),
        pytest.param(wish(sharing=Sharing()), False, id="a wish for nobody"),
    ],
)
def test_what_left_a_list_in_a_time_with_nothing_done(answer: Answer, left: bool) -> None:
    assert digest.left_unsettled(answer, LAST_WEEK, NOW) is left
