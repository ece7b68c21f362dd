"""With whom somebody is not paired because of what was between the two before."""

from datetime import datetime, timedelta

import pytest

from growth import pairing
from growth.facts import MentorPair, PairState
from tests import cast
from tests.cast import NOW

SOON, LATER = NOW + timedelta(days=1), NOW + pairing.WAITS


def pair(state: PairState, settled_at: datetime | None = None) -> MentorPair:
    return MentorPair(
        id=1,
        mentee=cast.alice(id=1),
        mentor=cast.bob(id=2),
        topic="ops",
        topic_name="Ops",
        note="",
        weeks=2,
        state=state,
        asked_at=NOW,
        settled_at=settled_at,
        mentee_delivery_id=None,
        mentor_delivery_id=None,
    )


@pytest.mark.parametrize(
    ("before", "barred"),
    [
        pytest.param(pair(PairState.ASKED), (True, True), id="asked"),
        pytest.param(pair(PairState.ACTIVE, SOON), (True, True), id="a pair"),
        pytest.param(pair(PairState.DECLINED, SOON), (True, True), id="they said no"),
        pytest.param(pair(PairState.ENDED, SOON), (False, False), id="it ended: whether badly is kept elsewhere"),
        pytest.param(pair(PairState.WITHDRAWN, SOON), (True, False), id="taken back, or never arrived"),
        pytest.param(pair(PairState.WITHDRAWN, LATER), (True, True), id="they said nothing in time"),
    ],
)
def test_who_was_asked_before_is_not_named_while_it_tells(before: MentorPair, barred: tuple[bool, bool]) -> None:
    assert (pairing.bars(before, SOON), pairing.bars(before, LATER)) == barred
