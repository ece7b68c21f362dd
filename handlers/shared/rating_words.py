"""The words for the marks of an assessment."""

from growth.facts import Rating
from handlers.framework import words

RATINGS = {
    Rating.NOT_YET: "Not yet",
    Rating.GETTING_THERE: "Getting there",
    Rating.THERE: "There",
    Rating.BEYOND: "Beyond",
}


def word(rating: Rating) -> str:
    """A mark within a sentence."""
    return words.text(RATINGS[rating]).lower()
