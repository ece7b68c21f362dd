"""Whether a status says that somebody is away: on holiday, on leave, or ill. Read in whole words and phrases."""

import re
from collections.abc import Iterable

from growth import absence_words as spoken

TURNED_WITHIN = 2  # so many words may stand between what turns a phrase round and the phrase: "back from my vacation"


def _phrases(text: str) -> list[tuple[str, ...]]:
    return [tuple(phrase.split()) for phrase in text.split("|")]


PHRASES = [phrase for text in spoken.PHRASES.values() for phrase in _phrases(text)]
WORDS = frozenset(word for text in spoken.WORDS.values() for word in text.split())
BESIDE = frozenset(spoken.BESIDE.split())
TURNED = _phrases(spoken.TURNED)
SUBJECTS = frozenset(spoken.SUBJECTS.split())
EMOJI = frozenset(spoken.EMOJI.split())
ANYWHERE, ANYWHERE_TURNED = spoken.ANYWHERE.split(), spoken.ANYWHERE_TURNED.split()


def away(text: str, emoji: str, more: Iterable[str] = ()) -> bool:
    """Whether a status means away; `more` are a workspace's own words and emoji (`kid sick`, `:gone_fishing:`).

    Words go before the emoji: "Back from vacation" under a palm tree is back.
    """
    if not text and not emoji:  # as most have it
        return False
    own = [word.casefold() for word in more]
    said = tuple(re.findall(r"\w+", text.casefold()))
    phrases = [*PHRASES, *(tuple(re.findall(r"\w+", word)) for word in own if not word.startswith(":"))]
    found = [at for phrase in phrases for at in _places(said, phrase)]
    if found or (WORDS & set(said)):
        return any(_meant(said, *at) for at in found) or _little_else(said)
    if any(turned in text for turned in ANYWHERE_TURNED):
        return False
    return any(word in text for word in ANYWHERE) or _shown(emoji, own)


def _shown(emoji: str, own: Iterable[str]) -> bool:
    name = emoji.strip(":").partition(":")[0].casefold()  # without its skin tone
    return name in EMOJI or f":{name}:" in own


def _places(said: tuple[str, ...], phrase: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where a phrase begins and ends in what was said."""
    size = len(phrase)
    return [(n, n + size) for n in range(len(said) - size + 1) if size and said[n : n + size] == phrase]


def _meant(said: tuple[str, ...], begins: int, ends: int) -> bool:
    """Whether a phrase stands for itself: nothing before it turns it round, and it is no subject of work."""
    return not _turned(said[:begins]) and not (ends < len(said) and said[ends] in SUBJECTS)


def _turned(before: tuple[str, ...]) -> bool:
    near = [end for phrase in TURNED for _, end in _places(before, phrase)]
    return any(len(before) - end <= TURNED_WITHIN for end in near)


def _little_else(said: tuple[str, ...]) -> bool:
    """Whether one of the plain words was said, and beside it only small words, days and numbers."""
    first = next((n for n, word in enumerate(said) if word in WORDS), None)
    if first is None or _turned(said[:first]):
        return False
    return all(word in WORDS or word in BESIDE or word[0].isdigit() for word in said)
