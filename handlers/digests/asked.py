"""What an answer in a digest is to: without its question, somebody else can make nothing of it."""

from growth.facts import Answer, Kind
from handlers.framework import words

ABOUT = {Kind.OUTCOME: "How a plan went", Kind.PLAN: "What comes next"}


def line(answer: Answer) -> str:
    """A line that goes above an answer; nothing where the line that says whose it is tells what it is to."""
    if answer.kind is Kind.QUESTION:
        return f"\n{words.escape(answer.asked)}" if answer.asked else ""
    return "\n" + words.text(ABOUT[answer.kind]) if answer.kind in ABOUT else ""
