"""Somebody who knows all of a team but one reads the numbers of two teams that differ by that one alone: real ones.

What is published of the one could have come of the other, and not much less often.
"""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from db import team_periods, teams
from handlers.digests import periods
from tests.cast import utc
from tests.handlers.test_digest_numbers import BEGINS, ENDS, FIVE, SIX, answers, begun
from tests.house import House, house

pytestmark = pytest.mark.anyio
DRAWS = 400


async def published(here: House) -> Counter[object]:
    """How often each of the words comes that could be told of how many answered, over as many draws of chance."""
    tenant = here.trellis.tenant
    async with tenant.app.reading() as session:
        (team,) = await teams.of_workspace(session, here.workspace)
        (over,) = await team_periods.over(session, here.workspace, utc(ENDS))
        told: Counter[object] = Counter()
        for seed in range(DRAWS):
            seeded = replace(tenant, app=replace(tenant.app, chance=Random(seed)))
            told[(await periods._numbers(session, seeded, team, over)).checked_in] += 1
    return told


async def test_all_but_one_do_not_give_the_last_one_away(tmp_path: Path) -> None:
    told = []
    for who in (FIVE[:3], FIVE[:4]):
        (folder := tmp_path / str(len(who))).mkdir()
        async with house(folder, start=utc("2026-11-30 09:00"), workspace=SIX) as here:
            await begun(here, *FIVE)
            for name in who:
                await answers(here, name)
            here.slack.clock.jump(utc(ENDS))
            told.append(await published(here))
    without, with_them = told
    assert set(without) == set(with_them), "whatever is told of one can be told of the other"
    for word in without:
        assert 1 / 2.6 < without[word] / with_them[word] < 2.6, word
    assert utc(BEGINS) < utc(ENDS)
