"""How words are told apart from other words that somebody may have meant by them, misspelt or in another form."""

import re
import unicodedata
from difflib import SequenceMatcher

ENDINGS = frozenset(("able", "al", "ed", "er", "ing", "ion", "ise", "ised", "ist", "ity", "ize", "ized", "ly", "ment"))


def words(text: str) -> tuple[str, ...]:
    """Words without case, accents or plural."""
    plain = unicodedata.normalize("NFKD", text.casefold()).casefold()
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(_singular(word) for word in re.findall(r"[^\W_]+[+#]*", bare))


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def like(typed: str, word: str) -> float:
    """How likely it is that somebody who typed the one meant the other: 1 for sure, 0 for no."""
    if typed == word:
        return 1.0
    if len(typed) >= 3 and word.startswith(typed):
        return 0.75 + 0.2 * len(typed) / len(word)
    if len(word) >= 4 and typed.startswith(word) and _ending(word, typed[len(word) :]):
        return 0.75 + 0.15 * len(word) / len(typed)
    return 0.92 * alike(typed, word)


def _ending(word: str, rest: str) -> bool:
    """Whether the rest makes another form of the word, as in "tested" and "planning"; "burnout" is none of "burn"."""
    return rest in ENDINGS or (rest[:1] == word[-1] and rest[1:] in ENDINGS)


def same(typed: str, word: str) -> bool:
    """Whether it is the same word, perhaps with a slip of the finger: not the beginning or another form of it."""
    begins = word.startswith(typed) or typed.startswith(word)
    return typed == word or (not begins and alike(typed, word) > 0)


def alike(one: str, other: str) -> float:
    """How alike two spellings are, if they are so alike that one can be the other with a slip of the finger; else 0."""
    if one == other:
        return 1.0
    shorter, longer = sorted((len(one), len(other)))
    if shorter < 4 or longer > shorter + 3:
        return 0.0
    share = ratio(one, other)
    slips = 1 - 4 / (shorter + longer)  # in a long phrase as few letters may differ as in a word
    return share if share >= max(0.75 if longer <= 5 else 0.8, slips) else 0.0


def ratio(one: str, other: str) -> float:
    """How many letters two spellings have in common, in the same order: from 0 to 1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
