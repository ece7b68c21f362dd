"""How somebody stands after they were gone."""

from hypothesis import given
from hypothesis import strategies as st

from growth import standing
from growth.facts import Standing

here = st.sampled_from([each for each in Standing if each is not Standing.GONE])


@given(here, st.integers(1, 3))
def test_whoever_comes_back_stands_as_before(before: Standing, times: int) -> None:
    now: tuple[Standing, Standing | None] = (before, None)
    for _ in range(times):
        now = standing.after(*now, gone=True)
        assert now == (Standing.GONE, before)
    assert standing.after(*now, gone=False) == (before, None)


@given(here)
def test_whoever_is_here_stays_as_they_are(now: Standing) -> None:
    assert standing.after(now, None, gone=False) == (now, None)


def test_whoever_was_gone_before_that_was_kept_is_new() -> None:
    assert standing.after(Standing.GONE, None, gone=False) == (Standing.NEW, None)
