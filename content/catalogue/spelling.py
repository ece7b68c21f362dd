"""How words are told apart from other words that somebody may have meant by them, misspelt or in another form."""

import re
import unicodedata
from functools import cache
from typing import Any

LONG = 8  # letters of a word in which the finger may slip twice
ALIKE = 0.8  # how many letters a long word has in common with itself misspelt; a short one may have fewer


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
    if len(word) >= 4 and typed.startswith(word) and _stem(typed) == _stem(word):
        return 0.75 + 0.15 * len(word) / len(typed)
    return 0.92 * alike(typed, word)


def _stem(word: str) -> str:
    """What the forms of a word have in common: "tested" is a form of "test", and "burnout" none of "burn"."""
    return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> Any:
    from snowballstemmer import stemmer  # of thirty languages, which few who start Trellis ever search in

    return stemmer("english")


def same(typed: str, word: str) -> bool:
    """Whether it is the same word, perhaps with a slip of the finger: not the beginning or another form of it."""
    begins = word.startswith(typed) or typed.startswith(word)
    return typed == word or (not begins and alike(typed, word) > 0)


def alike(one: str, other: str) -> float:
    """How alike two spellings are, if one can be the other with a slip or two of the finger; else 0.

    A slip is a letter too few, too many or another one, or two letters the wrong way round. There may be two where
    words are long and begin with the same letter, as people get the first one right.
    """
    if one == other:
        return 1.0
    shorter, longer = sorted((len(one), len(other)))
    if shorter < 4:
        return 0.0
    most = 2 if longer >= LONG and one[0] == other[0] else 1
    if _distance().OSA.distance(one, other, score_cutoff=most) > most:
        return 0.0
    share = ratio(one, other)
    return share if share >= ALIKE or longer < LONG else 0.0


def ratio(one: str, other: str) -> float:
    """How many letters two spellings have in common, in the same order: from 0 to 1."""
    return float(_distance().Indel.normalized_similarity(one, other))


@cache
def _distance() -> Any:
    from rapidfuzz import distance  # four megabytes, which nobody needs before somebody misspells a word

    return distance
