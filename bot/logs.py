"""Logs for people at a terminal, or as JSON lines for machines. Neither ever holds what somebody wrote."""

import logging
import re
import sys

import structlog
from structlog.tracebacks import ExceptionDictTransformer
from structlog.types import Processor

from bot.repeated import Entry, Repeats, Seldom, SeldomInLibrary

HOUR = 3600.0

# Without their local variables: those hold tokens, and what people wrote.
TRACEBACKS = structlog.processors.ExceptionRenderer(ExceptionDictTransformer(show_locals=False))

LOUD = ("apscheduler.executors.default", "apscheduler.scheduler")  # say the same at every step that fails


def named_error(_logger: object, _method: str, entry: Entry) -> Entry:
    """The error that is being handled, where an entry only says that there is one."""
    if entry.get("exc_info") is True:
        entry["exc_info"] = sys.exc_info()
    return entry


class Once(logging.Filter):
    """Lets a line of a library pass the first time: what it says again within the hour is left out, numbers apart.

    Of an error it tries again by itself, only the sentence is kept.
    """

    def __init__(self) -> None:
        super().__init__()
        self._said: dict[str, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        record.exc_info = None
        line = re.sub(r"[0-9]+", "#", record.getMessage())
        if record.created - self._said.get(line, -HOUR) < HOUR:
            return False
        self._said = {line: at for line, at in self._said.items() if record.created - at < HOUR}
        self._said[line] = record.created
        return True


def once(name: str) -> logging.Logger:
    """A logger for a library that says the same again and again."""
    logger = logging.getLogger(name)
    logger.filters[:] = [Once()]
    return logger


class Printer(logging.Handler):
    """Writes what libraries log to the standard error of this moment."""

    def emit(self, record: logging.LogRecord) -> None:
        sys.stderr.write(f"{self.format(record)}\n")
        sys.stderr.flush()


def configure(form: str) -> None:
    """Sets up structlog, and keeps the libraries quiet: at DEBUG, Slack's client would log whole messages.

    What they do say has the same form as what we say: as JSON, every line is one object.
    """
    repeats = Repeats()
    renderer = (
        structlog.processors.JSONRenderer()
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stdout.isatty())
    )
    before: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    after: list[Processor] = [TRACEBACKS if form == "json" else structlog.processors.format_exc_info, renderer]
    structlog.configure(
        processors=[named_error, Seldom(repeats), *before, *after],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    )
    printer = Printer()
    printer.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*before, structlog.stdlib.add_logger_name],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *after],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [*(handler for handler in root.handlers if not isinstance(handler, Printer)), printer]
    for name in LOUD:
        library = logging.getLogger(name)
        library.filters[:] = [SeldomInLibrary(repeats)]
    # Bolt finds SLACK_BOT_TOKEN in the environment by itself, and warns that it has no use for it.
    logging.getLogger("slack_bolt.AsyncApp").addFilter(_no_use_for_token)
    logging.getLogger("apscheduler.scheduler").addFilter(_step_goes_on)


def _no_use_for_token(entry: logging.LogRecord) -> bool:
    return "token` will be unused" not in entry.getMessage()


def _step_goes_on(entry: logging.LogRecord) -> bool:
    """That a step is left out while the one before goes on is as it should be: what is due waits for the next."""
    return "maximum number of running instances" not in entry.getMessage()
