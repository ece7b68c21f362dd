"""What somebody means by a line: the same words behind the slash command and in a direct message.

White space of any kind, capitals, end marks, quotes and politeness change nothing. Every other word is used, or told
to be not understood.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from growth import duration, hours, weekdays


class Takes(StrEnum):
    """What may be said after a command."""

    NOTHING = "nothing"
    LENGTH = "a length of time"
    HOUR = "a time of day"
    DAYS = "days of the week"
    PERSON = "a mention or a name"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Meant:
    """A command with what it is to act on, in `rest`, and with what it cannot use, in `unused`.

    `word` is None where the line begins with no command: `said` is then its first word, and all after it is unused.
    """

    word: str | None
    rest: str = ""
    unused: str = ""
    said: str = ""


# What people say for a command that the help lists under another name.
SAME = {
    **dict.fromkeys(("?", "commands", "what can you do"), "help"),
    **dict.fromkeys(("snooze", "take a break"), "pause"),
    **dict.fromkeys(("unpause", "unmute", "unsnooze", "continue", "go on", "i'm back", "i am back"), "resume"),
    **dict.fromkeys(("quit",), "stop"),
    **dict.fromkeys(("begin",), "start"),
    **dict.fromkeys(("next step", "next one", "another step"), "next"),
    **dict.fromkeys(("less often", "fewer"), "less"),
    **dict.fromkeys(("hours", "change hour"), "hour"),
    **dict.fromkeys(("day", "workdays", "change days"), "days"),
    **dict.fromkeys(("who sees what", "who can see what", "who can read what"), "who-sees"),
}
LONGEST_NAME = 4  # words
# After a command, in a thread: "Explore feature stores" is a plan there.
MOST_WORDS = {Takes.NOTHING: 0, Takes.LENGTH: 8, Takes.HOUR: 4, Takes.DAYS: 8, Takes.WORDS: 0, Takes.PERSON: 0}
UNUSED_WORDS = 3  # with more of them it is a sentence, and no command
# What may be said after a command that takes nothing, and changes nothing of what it does.
EMPTY = {
    "": ("now", "right now", "today", "it", "this", "again"),
    "skip": ("this one", "this week", "this round", "this check-in", "the check-in", "this checkin", "the round"),
    "stop": ("for good", "forever", "for ever", "completely"),
}
ENDS = ("stop", "mute", "quiet", "unsubscribe")  # for a while they are a pause
GOES_ON = re.compile(r"(?:on|in|after|from) ", re.IGNORECASE)
OBJECTS = re.compile(
    r"(?:me|it|this|all|everything|messages|check-?ins?|/?growth|trellis) ?(?=(?:for|until|till?|through)\b|\d|$)",
    re.IGNORECASE,
)
POLITE_BEFORE = re.compile(
    r"^(?:please|pls|plz|kindly|hey|hi|hello|ok|okay|(?:can|could|would|will) you|(?:can|could|may) i|"
    r"i(?:'d| would) like to|i want to|i need to|let(?:'s| me| us)|just|show(?: me)?|give me|what(?:'s| is)|my|the)"
    r"(?: |[,:!] ?|$)",
    re.IGNORECASE,
)
POLITE_AFTER = re.compile(r"(?:^|,? )(?:please|pls|plz|thanks|thank you|thx|ty|for me|kindly)$", re.IGNORECASE)
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"))
MARKS = "\"'`“”„‟‘’‚«»‹›*_~()[]"
END_MARKS = ".!,;:…?"
A_DATE = re.compile(r"\d{1,2}\. ?\d{1,2}\.$")


def read(text: str, name: str, commands: Mapping[str, Takes]) -> Meant:
    """Reads a line. `name` is what the slash command is called here; a line without words is the bare command."""
    if text in commands:  # as most are: a command and nothing else
        return Meant(text)
    own = re.compile(rf"^@?(?:/?{re.escape(name.lstrip('/'))}|trellis)(?:[ ,:]+|$)", re.IGNORECASE)
    words = plain(own.sub("", plain(text)))
    if not words:
        return Meant("")
    polite = without_politeness(own.sub("", without_politeness(words)))
    for candidate in (words, polite):
        if (meant := _command(candidate, commands)) is not None:
            return meant
    said, _, unused = (polite or words).partition(" ")
    return Meant(None, said=said, unused=unused)


def is_a_command(meant: Meant, text: str, commands: Mapping[str, Takes], *, in_thread: bool) -> bool:
    """Whether a direct message is a command, and not a sentence that happens to begin like one.

    A reply in a thread may be an answer: there it is one only where it begins with a command and is nothing else.
    """
    if meant.word is None or not any(letter.isalnum() or letter == "?" for letter in text):
        return False
    if meant.word == "help" and len(meant.rest.split()) > UNUSED_WORDS:  # "help me become a senior"
        return False
    fits = meant.rest == "" or LOOKS[commands[meant.word]](meant.rest)
    if in_thread:
        begins = plain(text).casefold().startswith((meant.word or "/", "/"))
        return begins and fits and not meant.unused and len(meant.rest.split()) <= MOST_WORDS[commands[meant.word]]
    return len(meant.unused.split()) <= UNUSED_WORDS and (fits or len(meant.rest.split()) <= UNUSED_WORDS)


def _is_an_hour(text: str) -> bool:
    try:
        hours.read(text)
    except hours.NoTime:
        return False
    except hours.OutOfHours:
        return True
    return True


# Whether what is said after a command is of its kind.
LOOKS: Mapping[Takes, Callable[[str], bool]] = {
    Takes.NOTHING: duration.looks_like_one,  # an end that has a length is a pause
    Takes.LENGTH: duration.looks_like_one,
    Takes.HOUR: _is_an_hour,
    Takes.DAYS: lambda text: weekdays.read(text) is not None,
    Takes.WORDS: lambda _text: True,
    Takes.PERSON: lambda _text: True,
}


def plain(text: str) -> str:
    """The words without what only decorates them, one space apart: `“Pause 2w”.` is `Pause 2w`."""
    words = " ".join(text.translate(INVISIBLE).replace("’", "'").split())
    while (bare := _bare(words)) != words:
        words = bare
    return words


def _bare(words: str) -> str:
    """The words without a layer of marks around them. The last dot of `24.12.` stays, and so does a lone `?`."""
    inner = words.strip(MARKS)
    return inner if inner == "?" or A_DATE.search(inner) else inner.rstrip(END_MARKS).strip()


def without_politeness(words: str) -> str:
    """The words without a please, a greeting or a thank you before and after them."""
    before = None
    while before != words:
        before = words
        words = plain(POLITE_AFTER.sub("", plain(POLITE_BEFORE.sub("", words))))
    return words


def _command(words: str, commands: Mapping[str, Takes]) -> Meant | None:
    """The command with the longest name that the words begin with."""
    names = _names(tuple(commands))
    split = words.split()
    for count in range(min(LONGEST_NAME, len(split)), 0, -1):
        name = names.get(_joined(plain(" ".join(split[:count]))))
        if name is not None:
            rest = without_politeness(plain(" ".join(split[count:])))
            return _meant(name, rest, commands)
    return None


@lru_cache
def _names(commands: tuple[str, ...]) -> Mapping[str, str]:
    """The commands by each of the names that they have, in one word."""
    names = {_joined(name): name for name in commands if name}
    return names | {_joined(said): name for said, name in SAME.items() if name in commands}


def _joined(name: str) -> str:
    """A name in one word, as it can be written in two or with a hyphen: `check in` is `checkin`."""
    return re.sub("[ -]", "", name.casefold())


def _meant(name: str, rest: str, commands: Mapping[str, Takes]) -> Meant:
    """What the command makes of the rest. An end that has a length is a pause, and so is a return on a later day."""
    if rest.casefold() in (*EMPTY[""], *EMPTY.get(name, ())):
        rest = ""
    later = GOES_ON.sub("", rest, count=1) if GOES_ON.match(rest) else rest
    while (found := OBJECTS.match(rest)) and (name in ENDS or commands[name] is Takes.LENGTH):
        rest = rest[found.end() :]
    if name in ENDS and duration.looks_like_one(rest):
        return Meant("pause", rest)
    if name == "resume" and duration.looks_like_one(later):
        return Meant("pause", later)
    if commands[name] is Takes.NOTHING and rest:
        return Meant(name, unused=rest)
    return Meant(name, rest)
