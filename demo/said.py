"""What the cast answers to each question of the ladder, and what it says of a step."""

from functools import cache

from content.reading import loader
from demo.answers_on_the_team import ON_THE_TEAM
from demo.answers_on_the_work import ON_THE_WORK

LADDER = "ml-engineer"
TO = {**ON_THE_WORK, **ON_THE_TEAM}
OF_A_STEP = (
    "Smaller than I had feared. The question that came back was better than what I had written.",
    "It took twice the time that it says, and I would do it again.",
    "Done, and somebody has looked at it. They found one thing that I had not seen.",
    "I did the first half, and that was already the useful half.",
    "It showed me that I had believed something for months that nobody ever checked.",
    "A colleague asked for it before I had finished. That says something about the gap.",
    "Less came of it than I hoped. I know now where not to look.",
    "It changed one decision this week, which is one more than I expected.",
    "I wrote down three things. Two of them the team knew, and the third was news to all of us.",
    "It went well, and I told the two people whom it concerns.",
    "I had to ask twice, and the second answer was the honest one.",
    "It is used. Nobody said so, but the old way has stopped.",
    "Done in one sitting. The talk about it took longer, and was worth more.",
    "It held for most of it. For the rest I have a name to ask.",
)


def to(asked: str) -> tuple[str, ...]:
    """What can be answered to a question of the cast's ladder, in the words in which it was asked."""
    return TO[_ids()[asked]]


@cache
def _ids() -> dict[str, str]:
    return {question.text: question.id for question in loader.load(loader.shipped() / LADDER).questions}
