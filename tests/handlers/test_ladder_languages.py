"""Two on one ladder, who set Slack to different languages: each reads it in theirs, as far as it is translated."""

from pathlib import Path

import pytest

from tests.handlers.conftest import MONDAY
from tests.house import house

pytestmark = pytest.mark.anyio

STEP = "Folge einem Klick bis zur Datenbank"
ENGLISH, GERMAN = "You make small changes that are right", "Du machst kleine Änderungen, die stimmen"


async def test_a_ladder_speaks_as_slack_does_to_each(tmp_path: Path) -> None:
    async with house(tmp_path, start=MONDAY, trellis_ladder="software-engineer") as here:
        alice = await here.start("alice", level="Starter", areas=("Quality",))
        bob = await here.start("bob", level="Starter", areas=("Quality",))
        await here.let(alice.types("/growth ladder"), bob.types("/growth ladder"))
        assert GERMAN in alice.newest()
        assert "Often 2 to 5 years in" not in alice.newest()
        assert ENGLISH in bob.newest()
        assert "Finding out early" not in bob.newest()
        # What is not translated yet is there all the same.
        assert "What Maker adds" in alice.newest()


async def test_a_step_is_offered_and_kept_in_the_words_that_its_reader_had(tmp_path: Path) -> None:
    async with house(tmp_path, start=MONDAY, trellis_ladder="software-engineer") as here:
        alice = await here.start("alice", level="Starter", areas=("Frontend",))
        await here.let(alice.types("/growth next"))
        for _ in range(40):
            if STEP in alice.newest():
                break
            await here.let(alice.clicks("Something else"))
        await here.let(alice.clicks("Try it"), alice.clicks("I did this"))
        assert STEP in alice.newest()
