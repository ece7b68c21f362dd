"""What a ladder says to "you", said of somebody else: "they", with the verbs as they are."""

import re

AFTER_A_PREPOSITION = re.compile(
    r"\b((?:about|around|at|behind|beside|by|for|from|in|like|near|of|on|over|to|under|upon|with)\s+)you\b"
)
BEFORE_A_PAUSE = re.compile(r"(?<=\w\s)you(?=[.,;:!?)]|$|\s(?:whether|how|why|to)\b)")
OTHERS = {"yourself": "themselves", "yourselves": "themselves", "yours": "theirs", "your": "their", "you": "they"}
ANY = re.compile(rf"\b({'|'.join(OTHERS)})\b", re.IGNORECASE)


def of_another(text: str) -> str:
    """A sentence that speaks to its reader, about another person: "You own what you start" as "They own what they".

    The verbs stay, as "they are" goes with the same as "you are". "You" to whom somebody does something is "them".
    """
    objects = BEFORE_A_PAUSE.sub("them", AFTER_A_PREPOSITION.sub(r"\1them", text))
    return ANY.sub(_theirs, objects)


def _theirs(found: re.Match[str]) -> str:
    word = OTHERS[found[0].casefold()]
    return word.capitalize() if found[0][0].isupper() else word
