"""What waits on whoever leads the team, where everybody asks for a hand whenever they answer.

`--hypothesis-profile=full` tells thirty weeks of it.
"""

import pytest
from hypothesis import settings
from telling import Idle, tell, tell_of_need

from demo.acting import Cast
from growth.digest import MOST_WAITING

pytestmark = pytest.mark.anyio

FULL = settings.get_current_profile_name() == "full"
WEEKS = 30 if FULL else 8
LETTERS = WEEKS - 3  # at least: a holiday may have one


async def test_no_more_than_five_ever_wait_on_a_manager_who_answers() -> None:
    told = [await tell_of_need(weeks=WEEKS, seed=1, acts=Cast)]
    if FULL:
        told.append(await tell(weeks=WEEKS, seed=1))  # eight weeks of it are in the tests of the story
    for each in told:
        assert len(each.waiting) >= LETTERS, each.waiting
        assert 0 < max(each.waiting) <= MOST_WAITING, each.waiting
        assert max(each.listed) <= MOST_WAITING, each.listed


async def test_more_wait_on_one_who_never_does_and_five_of_them_are_listed() -> None:
    told = await tell_of_need(weeks=5, seed=4, acts=Idle)
    assert max(told.waiting) > MOST_WAITING, told.waiting
    assert max(told.listed) == MOST_WAITING, told.listed
