"""The ladder that ships, for the rules that choose from it."""

import pytest

from content.model.ladder import Ladder
from content.reading.loader import load, shipped


@pytest.fixture(scope="session")
def ladder() -> Ladder:
    return load(shipped() / "ml-engineer")
