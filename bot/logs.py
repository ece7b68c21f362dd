"""Logs for people at a terminal, or as JSON lines for machines. Neither ever holds what somebody wrote."""

import logging
import sys

import structlog
from structlog.tracebacks import ExceptionDictTransformer

# Without their local variables: those hold tokens, and what people wrote.
TRACEBACKS = structlog.processors.ExceptionRenderer(ExceptionDictTransformer(show_locals=False))


def configure(form: str) -> None:
    """Sets up structlog, and keeps the libraries quiet: at DEBUG, Slack's client would log whole messages."""
    renderer = (
        structlog.processors.JSONRenderer()
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stdout.isatty())
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            TRACEBACKS if form == "json" else structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    )
    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")
    # Bolt finds SLACK_BOT_TOKEN in the environment by itself, and warns that it has no use for it.
    logging.getLogger("slack_bolt.AsyncApp").addFilter(lambda entry: "token` will be unused" not in entry.getMessage())
