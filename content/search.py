"""Finds what somebody means in a ladder, however they type it: by topic, title, keyword, owner, level or competency."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from content import spelling, topics
from content.models import Ladder, Scale
from content.paths import Talk
from content.shelves import Item

TOPIC = "topics"  # stands for the list in which a hit is a whole topic
LONGEST = 80  # characters that are looked at
MOST_WORDS = 8
ROOM, NEAREST = 12, 3
ENOUGH, HALF = 0.6, 0.4  # what is found; what is near
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

    Where nothing was found there is only what is `nearest` to it.
    """

    hits: tuple[Hit, ...]
    nearest: tuple[Hit, ...] = ()
    opens: Hit | None = None


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    weight: float

    @property
    def glued(self) -> str:
        return "".join(self.words)


@dataclass(slots=True)
class _Query:
    """What was typed, and how like it each word is that it has met so far."""

    words: tuple[str, ...]
    likeness: dict[str, tuple[float, ...]] = field(default_factory=dict)
    whole: dict[str, float] = field(default_factory=dict)

    def like(self, word: str) -> tuple[float, ...]:
        """How like each word of the query this one is, from 0 to 1."""
        if word not in self.likeness:
            self.likeness[word] = tuple(spelling.like(typed, word) for typed in self.words)
        return self.likeness[word]

    def is_all_of(self, phrase: _Phrase) -> float:
        """How like the phrase the whole query is, spaces aside: "startup" is "start-up"; 0 where it is not."""
        if phrase.glued not in self.whole:
            self.whole[phrase.glued] = spelling.alike("".join(self.words), phrase.glued)
        return self.whole[phrase.glued]

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


def search(ladder: Ladder, typed: str, *, level: str | None = None) -> Findings:
    """What a person at a level means by these words. Of two things that fit as well, what is for the level is first."""
    words = _asked(typed)
    if not words:
        return Findings(())
    query = _Query(words)
    scored = [(query.score(phrases), n, hit, exact) for n, (hit, phrases, exact) in enumerate(_index(ladder, level))]
    exact_topic = next((hit for _, _, hit, names in scored if words in names), None)
    ranked = sorted(scored, key=lambda one: (-one[0], one[1]))
    least = max(ENOUGH, ranked[0][0] - BEHIND)
    hits = [(score, hit) for score, _, hit, _ in ranked if score >= least][:ROOM]
    if not hits:
        return Findings((), nearest=_nearest(words, [(score, hit) for score, _, hit, _ in ranked]))
    return Findings(tuple(hit for _, hit in hits), opens=exact_topic or _winner(hits))


def _nearest(words: tuple[str, ...], ranked: Sequence[tuple[float, Hit]]) -> tuple[Hit, ...]:
    """What is half found goes before the rest; of two such the one whose title is spelt more like the words."""
    spelt = [spelling.ratio("".join(words), "".join(spelling.words(hit.title))) for _, hit in ranked]
    near = sorted(zip(ranked, spelt, strict=True), key=lambda one: (one[0][0] < HALF, -one[1]))
    return tuple(hit for (_, hit), _ in near[:NEAREST])


def _winner(hits: Sequence[tuple[float, Hit]]) -> Hit | None:
    (first, hit), *rest = hits
    return hit if not rest or first - rest[0][0] >= CLEAR else None


def _index(ladder: Ladder, level: str | None) -> Iterator[tuple[Hit, list[_Phrase], set[tuple[str, ...]]]]:
    """Everything that can be found: what it is called and otherwise known by; for a topic also its exact names."""
    shelves = topics.topics(ladder)
    for shelf in shelves:
        names = (shelf.title, *shelf.words)
        known_as = [_Phrase(_asked(name), TITLE) for name in names]
        yield Hit(TOPIC, shelf.id, shelf.title, "Topic"), known_as, {_asked(name) for name in names}
    items = [(one, shelf) for shelf in shelves for one in shelf.items(ladder)]
    for one, shelf in sorted(items, key=lambda found: not found[0].fits(level)):
        said = [*_said(ladder, one), *((name, KIND) for name in (shelf.title, *shelf.words))]
        phrases = [_Phrase(words, weight) for text, weight in said if (words := _known(text))]
        yield Hit(one.section, one.entry.id, one.title, one.kind), phrases, set()


def _said(ladder: Ladder, one: Item) -> Iterator[tuple[str, float]]:
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
    yield one.kind, KIND
    yield getattr(entry, "theme", ""), KIND
    for area in map(ladder.area, getattr(entry, "areas", ())):
        for word in (area.name, *area.skills):
            yield word, KIND


def _asked(typed: str) -> tuple[str, ...]:
    """The words of a query that tell something, or all of them where none does."""
    return _telling(spelling.words(typed[:LONGEST]))[:MOST_WORDS]


@lru_cache(maxsize=2**14)
def _known(text: str) -> tuple[str, ...]:
    """The telling words of a text of a ladder: the same at every search, and some thousands of them."""
    return _telling(spelling.words(text))


def _telling(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in PASSING) or words
