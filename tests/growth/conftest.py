"""The ladder that ships, for the rules that choose from it."""

import pytest

from content.loader import load, shipped
from content.models import Ladder


@pytest.fixture(scope="session")
def ladder() -> Ladder:
    return load(shipped() / "ml-engineer")
