"""The ladders that ship, against what the check only warns of: that they are true to what they claim."""

from pathlib import Path

import pytest

from content.reading.loader import folders, shipped, warnings

SHIPPED = [pytest.param(folder, id=folder.name) for folder in folders(shipped())]


@pytest.mark.parametrize("folder", SHIPPED)
def test_nothing_in_it_is_doubtful(folder: Path) -> None:
    assert [str(problem) for problem in warnings(folder)] == []
