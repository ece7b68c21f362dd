"""A small storm: `make chaos` is the long one."""

import pytest

from tests.chaos.storm import Plan, weathered

pytestmark = pytest.mark.anyio


async def test_in_a_small_storm_nothing_is_lost_and_nothing_comes_twice() -> None:
    came = await weathered(Plan("sqlite", history=True, rounds=3, seed=3))
    assert came.holds, str(came)
