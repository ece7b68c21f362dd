"""A fault that must not stop what goes on for ever: survived, and told once however often it comes again."""

from types import TracebackType

import structlog

log = structlog.get_logger()


class Fault:
    """Survives whatever goes wrong in its block, but for what is `passed` on. Of one that comes again it tells once."""

    def __init__(self, what: str, *, passed: tuple[type[Exception], ...] = ()) -> None:
        self._what = what
        self._passed = passed
        self._last = ""

    def __enter__(self) -> None: ...

    def __exit__(self, _kind: object, error: BaseException | None, _where: TracebackType | None) -> bool:
        known, self._last = self._last, f"{type(error).__name__}: {error}" if error else ""
        survived = isinstance(error, Exception) and not isinstance(error, self._passed)
        if survived and self._last != known:
            log.error(self._what, exc_info=error)
        return survived
