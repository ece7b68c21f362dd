"""What needs no offer: a greeting, a word of thanks, a nod."""

import re
from enum import StrEnum

from growth.line import plain


class SmallTalk(StrEnum):
    """What a short line is, that asks for nothing."""

    GREETING = "a greeting"
    THANKS = "thanks, or a nod"


WHO = r"(?: (?:there|all|again|trellis|bot|friend))?"
GREETING = re.compile(rf"(?:hi|hiya|hello|hey|howdy|(?:good )?(?:morning|afternoon|evening|day)){WHO}", re.IGNORECASE)
THANKS = re.compile(
    r"(?:ok|okay|great|perfect|nice|cool|fine|got it|will do|cheers|ta|ty|thx|"
    r"(?:many )?thanks|thank you)"
    rf"(?:,? (?:so much|very much|a lot|for (?:this|that|the reminder)|thanks|thank you))?{WHO}",
    re.IGNORECASE,
)
# As Slack hands an emoji over, with its tone of skin: `:+1::skin-tone-3:`.
EMOJI = re.compile(r"(?::[a-z0-9_'+-]+:\s*)+", re.IGNORECASE)
NO_WORD = re.compile(r"[^\w]+")


def talk(text: str) -> SmallTalk | None:
    """What the whole of a line is; None where it says more than that, and for one that says nothing."""
    if EMOJI.fullmatch(text.strip()) or (text.strip() and NO_WORD.fullmatch(text)):
        return SmallTalk.THANKS
    words = plain(EMOJI.sub(" ", text))
    if GREETING.fullmatch(words):
        return SmallTalk.GREETING
    return SmallTalk.THANKS if THANKS.fullmatch(words) else None
