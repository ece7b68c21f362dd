"""Where a feature can show something of its own on a page that is drawn of several."""

from enum import Enum, auto


class HomePlace(Enum):
    """Where on the Home a feature shows something of its own."""

    ASKED = auto()  # what waits for the person's word, before all else
    WELCOME = auto()  # for those who have not started
    WAY = auto()  # below the step they are at
    WINS = auto()  # what they did and keep
