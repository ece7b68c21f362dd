"""A service as a process: its settings read before anything else is loaded, and what stops its start said in full."""

import asyncio
from collections.abc import Coroutine
from typing import Any, NoReturn

from bot import logs
from bot.settings import Settings, SettingsError, read


def settings() -> Settings:
    """The settings of this process, with the logs set up as they say. Where they are bad, says so, and exits."""
    try:
        given = read()
    except SettingsError as error:
        stop("Trellis cannot start with these settings:", error.problems)
    logs.configure(given.trellis_log)
    return given


def serve(service: Coroutine[Any, Any, None]) -> None:
    """Runs a service until it ends. Where it cannot start, says why, and exits."""
    from content.reading.problems import LadderError
    from handlers.framework.errors import Gone, LockedOut, Refused, TryLater

    try:
        asyncio.run(service)
    except SettingsError as error:
        stop("Trellis cannot start with these settings:", error.problems)
    except LadderError as error:
        stop("Trellis cannot start with this ladder:", [str(problem) for problem in error.problems])
    except (Gone, LockedOut, Refused, TryLater) as error:
        stop("Slack will not let Trellis in:", [f"{error}. `trellis doctor` looks closer."])


def stop(why: str, problems: list[str]) -> NoReturn:
    """Ends the process with 1, after these words."""
    from rich.console import Console

    err = Console(stderr=True, emoji=False)
    err.print(why, style="bold")
    for problem in problems:
        err.print(f"  {problem}", markup=False, highlight=False, soft_wrap=True)
    raise SystemExit(1)
