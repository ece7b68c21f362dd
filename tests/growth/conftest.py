"""The ladder that ships, for the rules that choose from it."""

import pytest
from hypothesis import settings

from content.model.ladder import Ladder
from content.reading.loader import load, shipped

settings.register_profile("full", max_examples=10_000, deadline=None)


@pytest.fixture(scope="session")
def ladder() -> Ladder:
    return load(shipped() / "ml-engineer")
