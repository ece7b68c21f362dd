"""Finds what somebody means in a ladder, however they type it: by topic, title, keyword, owner, level or competency."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from content.catalogue import spelling
from content.catalogue.shelves import Catalogue, ShelfItem
from content.model.ladder import Ladder
from content.model.paths import Talk
from content.model.scales import Scale

TOPIC = "topics"  # stands for the list in which a hit is a whole topic
LONGEST = 80  # characters that are looked at
MOST_WORDS = 8
ROOM, NEAREST = 12, 3
ENOUGH, NEAR = 0.68, 0.75  # what is found; how much of a title is spelt like the words, where it is near
BEHIND, CLEAR = 0.45, 0.15  # how far behind the best a hit may be; how far ahead it is if it alone is meant
TITLE, KEYWORD, ASIDE, KIND = 1.0, 0.95, 0.7, 0.65
WHOLE = {TITLE: 0.5, KEYWORD: 0.2}  # what it adds that all of a title or keyword was typed
PASSING = frozenset(
    (
        *("a", "about", "an", "and", "are", "at", "be", "become", "becoming", "can", "do", "does", "for", "get"),
        *("give", "how", "i", "in", "into", "is", "like", "me", "much", "my", "of", "on", "or", "show", "some"),
        *("tell", "that", "the", "to", "want", "what", "where", "which", "with", "would"),
    )
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A topic or an entry, under the name of its list."""

    section: str
    id: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found, best first; and `opens`, where one thing is so clearly meant that it can be shown at once.

    Where nothing was found there is only what is `nearest` to it, if anything is.
    """

    hits: tuple[Hit, ...]
    nearest: tuple[Hit, ...] = ()
    opens: Hit | None = None


@dataclass(frozen=True, slots=True)
class _Phrase:
    """What something is known by: its telling words, with how much a match says; `glued` are they, and all, as one."""

    words: tuple[str, ...]
    glued: frozenset[str]
    weight: float


@dataclass(frozen=True, slots=True)
class _Known:
    """Something that can be found: what it is called, what else it is known by, and the exact names of a topic."""

    hit: Hit
    phrases: Sequence[_Phrase]
    title: tuple[str, ...]
    names: frozenset[tuple[str, ...]] = frozenset()


@dataclass(slots=True)
class _Query:
    """What was typed, and how like it each word is that it has met so far."""

    words: tuple[str, ...]
    likeness: dict[str, tuple[float, ...]] = field(default_factory=dict)
    whole: dict[frozenset[str], float] = field(default_factory=dict)

    def like(self, word: str) -> tuple[float, ...]:
        """How like each word of the query this one is, from 0 to 1."""
        if word not in self.likeness:
            self.likeness[word] = tuple(spelling.like(typed, word) for typed in self.words)
        return self.likeness[word]

    def is_all_of(self, phrase: _Phrase) -> float:
        """How like the phrase the whole query is, spaces aside: "startup" is "start-up"; 0 where it is not."""
        if phrase.glued not in self.whole:
            typed = "".join(self.words)
            self.whole[phrase.glued] = max(spelling.alike(typed, known) for known in phrase.glued)
        return self.whole[phrase.glued]

    def is_named_in(self, phrases: Sequence[_Phrase]) -> bool:
        """Whether all that was typed is there, slips of the finger aside: no word only as the beginning of another."""
        there = {word for phrase in phrases for word in phrase.words}
        typed = "".join(self.words)
        whole = any(spelling.same(typed, known) for phrase in phrases for known in phrase.glued)
        return whole or all(any(spelling.same(typed, word) for word in there) for typed in self.words)

    def score(self, phrases: Sequence[_Phrase]) -> float:
        """How well the query fits an entry: 1 where every word stands in its title, more where it is the title."""
        best = [0.0] * len(self.words)
        bonus = 0.0
        for phrase in phrases:
            covered = 0.0
            for word in phrase.words:
                like = self.like(word)
                covered += max(like)
                best = [max(so_far, one * phrase.weight) for so_far, one in zip(best, like, strict=True)]
            whole = self.is_all_of(phrase)
            best = [max(so_far, whole * phrase.weight) for so_far in best]
            share = whole or 0.5 * covered / len(phrase.words)
            bonus = max(bonus, WHOLE.get(phrase.weight, 0.0) * share)
        return sum(best) / len(best) + (bonus if min(best) > 0 else 0.0)


def search(ladder: Ladder, catalogue: Catalogue, typed: str, *, level: str | None = None) -> Findings:
    """What a person at a level means by these words. Of two things that fit as well, what is for the level is first."""
    words = _asked(typed)
    if not words:
        return Findings(())
    query, full = _Query(words), spelling.words(typed[:LONGEST])
    every = [(query.score(one.phrases), one) for one in _index(ladder, catalogue, level)]
    ranked = sorted(every, key=lambda found: (full != found[1].title, -found[0]))
    least = max(ENOUGH, max(score for score, _ in ranked) - BEHIND)
    hits = [(score, one) for score, one in ranked if score >= least or full == one.title][:ROOM]
    if not hits:
        return Findings((), nearest=_nearest(words, ranked))
    called = [one.hit for _, one in hits if full == one.title] or [one.hit for _, one in ranked if words in one.names]
    opens = called[0] if called and (len(called) == 1 or called[0].section == TOPIC) else _winner(query, hits)
    return Findings(tuple(one.hit for _, one in hits), opens=opens)


def _winner(query: _Query, hits: Sequence[tuple[float, _Known]]) -> Hit | None:
    """What is far ahead of the rest, if it has the very words: not only their beginning, or another form of them."""
    (first, best), *rest = hits
    ahead = not rest or first - rest[0][0] >= CLEAR
    return best.hit if ahead and query.is_named_in(best.phrases) else None


def _nearest(words: tuple[str, ...], ranked: Sequence[tuple[float, _Known]]) -> tuple[Hit, ...]:
    """Titles that hold one of the words go before those that are only spelt like all of them; no others are near."""
    glued = "".join(words)
    near: list[tuple[bool, float, int, Hit]] = []
    for _, one in ranked:
        shares = not set(words).isdisjoint(one.title)
        like = spelling.ratio(glued, "".join(one.title))
        near += [(not shares, -like, len(near), one.hit)] if shares or like >= NEAR else []
    return tuple(hit for *_, hit in sorted(near)[:NEAREST])


def _index(ladder: Ladder, catalogue: Catalogue, level: str | None) -> Iterator[_Known]:
    """Everything that can be found: topics, then entries, those for the level before the others."""
    for shelf in catalogue.topics:
        names = [_phrase(name, TITLE) for name in (shelf.title, *shelf.words)]
        hit = Hit(TOPIC, shelf.id, shelf.title, catalogue.topic)
        yield _Known(hit, names, _all_of(shelf.title), frozenset(name.words for name in names))
    items = [(one, shelf) for shelf in catalogue.topics for one in shelf.items(ladder)]
    for one, shelf in sorted(items, key=lambda found: not found[0].fits(level)):
        kind = catalogue.kinds[one.section]
        said = [*_said(ladder, one), *((name, KIND) for name in (kind, shelf.title, *shelf.words))]
        phrases = [phrase for text, weight in said if (phrase := _phrase(text, weight)).words]
        yield _Known(Hit(one.section, one.entry.id, one.title, kind), phrases, _all_of(one.title))


def _said(ladder: Ladder, one: ShelfItem) -> Iterator[tuple[str, float]]:
    """The words of an entry, and how much it says of a query that they are in it."""
    entry = one.entry
    yield one.title, ASIDE if isinstance(entry, Talk) else TITLE
    known_as = [word for key in ("keywords", "names", "titles") for word in getattr(entry, key, ())]
    if isinstance(entry, Scale):
        rungs = [rung for rung in ladder.rungs if rung.scale == entry.id]
        known_as += [word for rung in rungs for word in (rung.name, *rung.titles)]
    for word in known_as:
        yield word, KEYWORD
    for key in ("summary", "owner"):
        yield getattr(entry, key, ""), ASIDE
    yield getattr(entry, "theme", ""), ASIDE
    for area in map(ladder.area, getattr(entry, "areas", ())):
        yield area.name, ASIDE
        for skill in area.skills:
            yield skill, KIND


def asks(typed: str) -> bool:
    """Whether there is a word in it to look for."""
    return bool(_asked(typed))


def _asked(typed: str) -> tuple[str, ...]:
    """The words of a query that tell something, or all of them where none does."""
    return _telling(spelling.words(typed[:LONGEST]))[:MOST_WORDS]


@lru_cache(maxsize=2**14)
def _all_of(text: str) -> tuple[str, ...]:
    """The words of a text of a ladder: the same at every search, and some thousands of them."""
    return spelling.words(text)


@lru_cache(maxsize=2**14)
def _phrase(text: str, weight: float) -> _Phrase:
    every = _all_of(text)
    telling = _telling(every)
    return _Phrase(telling, frozenset(("".join(telling), "".join(every))), weight)


def _telling(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in PASSING) or words
