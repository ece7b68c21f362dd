"""How strict this Slack is: as strict as Slack, or lenient, which accepts what Slack would refuse and says so."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Literal, get_args

from playground.errors import ApiError
from playground.wire import Json

Level = Literal["strict", "lenient"]
LEVELS: tuple[Level, ...] = get_args(Level)

log = logging.getLogger("playground")
_let_pass: ContextVar[list[ApiError] | None] = ContextVar("let_pass", default=None)


def refuse(error: ApiError) -> None:
    """Raises the error, unless this Slack is lenient at the moment: then it is noted, and all goes on."""
    noted = _let_pass.get()
    if noted is None:
        raise error
    noted.append(error)


def passes(check: Callable[[], None]) -> bool:
    """Whether a check finds nothing wrong. Raises the ApiError that it raises, unless this Slack is lenient."""
    try:
        check()
    except ApiError as error:
        refuse(error)
        return False
    return True


@dataclass(slots=True)
class Strictness:
    """The level, and all that was accepted since the start although Slack would have refused it."""

    level: Level = "strict"
    accepted: list[str] = field(default_factory=list)

    def turn(self, level: str) -> None:
        """Raises ValueError for a level that there is not."""
        if level not in LEVELS:
            raise ValueError(f"strictness is one of {', '.join(LEVELS)}")
        self.level = level
        log.warning("strictness is %s now", level)

    @contextmanager
    def judging(self, what: str) -> Iterator[list[ApiError]]:
        """Gives the list of what is let pass inside of the block: it stays empty where this Slack is strict."""
        noted: list[ApiError] = []
        token = _let_pass.set(noted if self.level == "lenient" else None)
        try:
            yield noted
        finally:
            _let_pass.reset(token)
            for error in noted:
                self.accepted.append(f"{what}: {error}")
                log.warning("accepted, though Slack would refuse it: %s: %s", what, error)


def warned(answer: Json, noted: list[ApiError]) -> Json:
    """An answer that tells in Slack's own place for warnings what was let pass."""
    if not noted:
        return answer
    names = list(dict.fromkeys(error.error for error in noted))
    told = dict(answer.get("response_metadata") or {})
    told["warnings"] = [*told.get("warnings", ()), *names]
    told["messages"] = [*told.get("messages", ()), *(f"[WARN] {error}" for error in noted)]
    return {**answer, "warning": ",".join(names), "response_metadata": told}
