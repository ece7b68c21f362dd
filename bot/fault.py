"""A fault that must not stop what goes on for ever: survived, and told once however often it comes again."""

from types import TracebackType

import structlog

from db import trouble

AWAY = "the database cannot be used now; nothing is lost, and it is tried again and again"
log = structlog.get_logger()


class Fault:
    """Survives whatever goes wrong in its block. Of one that comes again it tells once.

    It is not for `passed`, nor, where `database` is false, for the database's own trouble: that is somebody else's.
    """

    def __init__(self, what: str, *, passed: tuple[type[Exception], ...] = (), database: bool = True) -> None:
        self._what = what
        self._passed = passed
        self._database = database
        self._last = ""

    def __enter__(self) -> None: ...

    def __exit__(self, _kind: object, error: BaseException | None, _where: TracebackType | None) -> bool:
        known, self._last = self._last, f"{type(error).__name__}: {error}" if error else ""
        if not isinstance(error, Exception) or isinstance(error, self._passed):
            return False
        if (why := trouble.said(error)) is not None:
            if self._database:
                away(why)
            return self._database
        if self._last != known:
            log.error(self._what, exc_info=error)
        return True


def away(why: str) -> None:
    """Says that the database is in trouble, and what it says itself: one sentence, now and then."""
    log.error(AWAY, why=why, seldom=True)
