"""What an answer is to: without it, somebody else can make nothing of the words."""

from growth.facts import Answer, Kind
from handlers.framework import words

ABOUT = {
    Kind.OUTCOME: "How a plan went",
    Kind.WIN: "Something they did",
    Kind.HELP: "Where a hand would help",
    Kind.PLAN: "What comes next",
}
MOST = 900


def of(answer: Answer, most: int = MOST) -> str:
    """The question of the round for the reply to it, and what it is for everything else, whatever the round asked."""
    if answer.kind is not Kind.QUESTION:
        return words.text(ABOUT[answer.kind])
    return words.escape(words.clip(" ".join(answer.asked.split()), most))
