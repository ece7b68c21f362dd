"""What is wrong with the database itself, and with nothing that somebody did: it passes, or its owner mends it."""

from sqlalchemy.exc import DBAPIError, TimeoutError

# PostgreSQL's classes of errors: connection lost, no room or memory, stopped by its owner, disk, its own faults.
# source: https://www.postgresql.org/docs/current/errcodes-appendix.html
CLASSES = ("08", "53", "57P", "58", "XX")
READ_ONLY = "25006"
# source: https://www.sqlite.org/rescode.html
SQLITE = {5, 8, 10, 11, 13, 14, 26}  # busy, read-only, disk, damaged, full, cannot be opened, no database

FORBIDDEN = {8, 14}  # read-only, cannot be opened


def said(error: BaseException) -> str | None:
    """What the database says, in one line, where the trouble is its own; None for an error of another kind."""
    if isinstance(error, TimeoutError):
        return "no connection to it became free"
    if not isinstance(error, DBAPIError) or error.orig is None or not _its_own(error, error.orig):
        return None
    lines = str(error.orig).strip().splitlines()
    return lines[0] if lines else type(error.orig).__name__


def forbidden(error: DBAPIError) -> bool:
    """Whether SQLite may not write to its file, or not make those that it needs beside it."""
    return (getattr(error.orig, "sqlite_errorcode", None) or 0) & 0xFF in FORBIDDEN


def _its_own(error: DBAPIError, original: BaseException) -> bool:
    code = getattr(original, "sqlite_errorcode", None)
    if code is not None:
        return code & 0xFF in SQLITE
    state = getattr(original, "sqlstate", None)
    if state is None:  # nobody answered, who could have named it
        return error.connection_invalidated or type(original).__name__ == "OperationalError"
    return state.startswith(CLASSES) or (state == READ_ONLY and error.connection_invalidated)
