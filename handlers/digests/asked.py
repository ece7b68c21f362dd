"""What an answer in a digest is to, above it."""

from growth.facts import Answer, Kind
from handlers.shared import asked

SAYS_ITSELF = (Kind.WIN, Kind.HELP)  # the line that says whose it is tells what these are to


def line(answer: Answer) -> str:
    """A line that goes above an answer; nothing where another line tells what it is to."""
    said = asked.of(answer) if answer.kind not in SAYS_ITSELF else ""
    return f"\n{said}" if said else ""
