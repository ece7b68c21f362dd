"""Where a feature can show something of its own on a page that is drawn of several."""

from enum import Enum, auto


class HomePlace(Enum):
    """Where on the Home a feature shows something of its own."""

    WELCOME = auto()  # all that those see who have not started
    ASKED = auto()  # what waits for the person's word, before all else of today
    TODAY = auto()  # below the step they are at
    STANDING = auto()  # where they say that they stand
    WAY = auto()  # to the next level
    LEVEL = auto()
    WINS = auto()
    ONE_ON_ONES = auto()
    EXPLORE = auto()
    SETTINGS = auto()
