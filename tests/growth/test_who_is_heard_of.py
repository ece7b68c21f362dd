"""Whether somebody is as they are kept, and when Slack is asked about everybody again."""

from datetime import UTC, datetime, timedelta

import pytest

from growth import hearing
from growth.facts import Presence

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
AGO = timedelta(hours=1)
LONG_AGO = NOW - timedelta(days=30)


@pytest.mark.parametrize(
    ("presence", "since", "holds"),
    [
        pytest.param(Presence(heard_at=NOW - AGO), LONG_AGO, True, id="heard, and listened since"),
        pytest.param(Presence(heard_at=NOW - AGO), NOW - AGO, True, id="heard as soon as anybody listened"),
        pytest.param(Presence(heard_at=NOW - AGO), NOW - AGO / 2, False, id="nobody listened for a while since"),
        pytest.param(Presence(heard_at=NOW - AGO), None, False, id="nobody ever listened"),
        pytest.param(Presence(), LONG_AGO, False, id="nobody knows when that was heard"),
        pytest.param(Presence(heard_at=NOW - timedelta(hours=31)), LONG_AGO, False, id="the night's round is missing"),
        pytest.param(Presence(heard_at=NOW - timedelta(hours=29)), LONG_AGO, True, id="heard in the night before"),
        pytest.param(
            Presence("Vacation", status_until=NOW, heard_at=NOW - AGO), LONG_AGO, False, id="the vacation has run out"
        ),
        pytest.param(
            Presence("Vacation", status_until=NOW + AGO, heard_at=NOW - AGO), LONG_AGO, True, id="it has not yet"
        ),
        pytest.param(
            Presence("Vacation", status_until=NOW - 2 * AGO, heard_at=NOW - AGO),
            LONG_AGO,
            True,
            id="it had run out when Slack was asked last",
        ),
    ],
)
def test_what_was_heard_holds_while_nothing_can_have_been_missed(
    presence: Presence, since: datetime | None, holds: bool
) -> None:
    assert hearing.holds(presence, NOW, since) is holds


def test_the_rounds_of_many_workspaces_are_spread_over_the_night() -> None:
    moments = {hearing.next_night(f"T{number:04d}", NOW) for number in range(500)}
    assert len(moments) > 450
    first, last = min(moments), max(moments)
    assert datetime(2026, 11, 25, 0, 30, tzinfo=UTC) <= first < datetime(2026, 11, 25, 0, 40, tzinfo=UTC)
    assert datetime(2026, 11, 25, 4, 20, tzinfo=UTC) < last <= datetime(2026, 11, 25, 4, 30, tzinfo=UTC)


def test_a_round_that_is_over_comes_again_at_the_same_moment_of_the_next_night() -> None:
    tonight = hearing.next_night("T0001", NOW)
    assert hearing.next_night("T0001", tonight) == tonight + timedelta(days=1)
    assert hearing.next_night("T0001", tonight - timedelta(seconds=1)) == tonight
