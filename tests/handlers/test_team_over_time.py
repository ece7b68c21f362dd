"""What a manager reads of their team over time: what it covers, and what its digests told, side by side."""

import pytest

from tests.handlers.test_assessments_team import grown, over
from tests.house import House

pytestmark = pytest.mark.anyio


async def test_what_a_team_covers_comes_as_a_picture_and_in_words(here: House) -> None:
    await grown(here, 6, fundamentals=3)
    await over(here)
    bob = here.member("bob")
    await here.let(bob.types("/growth team"), bob.clicks("As a picture"))
    said = bob.modal or ""
    assert "The team, four weeks each\n" in said
    assert "Fundamentals: about half from 7 Dec\n" in said
    assert "Libraries: fewer than 3 from 7 Dec\n" in said
    assert "Inexact on purpose, so that it points at nobody." in said
    assert not any(name in said for name in ("Alice", "Charlie", "Erin"))


async def test_whoever_leads_nobody_gets_no_picture_of_a_team(here: House) -> None:
    await grown(here, 6, fundamentals=3)
    await over(here)
    bob = here.member("bob")
    await here.let(bob.types("/growth team"))
    dana = here.member("dana")
    await here.let(dana.types("/growth admin"), dana.clicks("Change"))
    await dana.chooses("Who leads it?", "dana")
    await here.let(dana.submits(), bob.clicks("As a picture"))
    assert "What the team covers" not in (bob.modal or "")
