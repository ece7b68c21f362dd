import pytest

from bot import logs


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(autouse=True)
def plain_logs() -> None:
    """The logs as they are in service. The library's own way draws every local variable, which takes seconds."""
    logs.configure("text")
