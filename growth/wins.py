"""What a win may show, by plain matching of its words; and how wins are found, grouped and counted."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from content.model.ladder import Competency, Expectation, Ladder
from growth import levels
from growth.facts import Claim, ClaimKind, Person, Step, StepState, Win

MOST = 4  # suggestions
SHARED = 2  # telling words that make one of it
SHORTEST = 4  # letters that are left of a word without its ending
EARLIEST = date(1970, 1, 1)

WORD = re.compile(r"[^\W\d_]+")
ENDINGS = ("izations", "ization", "ations", "ation", "ings", "ing", "ers", "er", "ed", "es", "s", "e", "y")
PASSING = frozenset(
    (
        *("about", "after", "all", "also", "and", "any", "are", "because", "been", "before", "beside", "besides"),
        *("between", "but", "can", "could", "did", "does", "done", "each", "every", "first", "for", "from", "had"),
        *(
            "has",
            "have",
            "here",
            "how",
            "into",
            "its",
            "later",
            "made",
            "make",
            "more",
            "most",
            "much",
            "need",
            "needs",
        ),
        *(
            "not",
            "now",
            "off",
            "often",
            "one",
            "onto",
            "other",
            "our",
            "people",
            "out",
            "over",
            "own",
            "same",
            "she",
            "should",
        ),
        *("some", "than", "that", "the", "their", "them", "then", "there", "they", "thing", "things", "this", "those"),
        *("through", "twice", "two", "use", "very", "was", "week", "well", "were", "what", "when", "where", "which"),
        *("who", "whom", "will", "with", "without", "work", "works", "worked", "would", "you", "your", "team", "his"),
        *("new", "say", "said", "says", "her", "him", "get", "got", "take", "them", "until", "what", "write", "wrote"),
    )
)


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Some of what a win can show, under a name: those of a level, or the competencies of a category."""

    name: str
    claims: tuple[Claim, ...]


def choices(ladder: Ladder, person: Person) -> list[ClaimGroup]:
    """All that a win of the person's can show: what their level asks for, the next one, and those below; competencies.

    Every level's, while they are not sure of theirs, and on a ladder that is not theirs any more.
    """
    own = levels.own(ladder, person)
    way = ladder.way(own.id) if own else ladder.levels
    following = ladder.next_levels(own.id) if own else ()
    over = {wish.id for wish in ladder.over_at(own.id)} if own else set()
    asked = [
        ClaimGroup(level.name, tuple(of_wish(wish) for wish in ladder.added_at(level.id) if wish.id not in over))
        for level in (*way[-1:], *following, *reversed(way[:-1]))
    ]
    known = [
        ClaimGroup(category.name, tuple(of_competency(c) for c in ladder.competencies if c.category == category.id))
        for category in ladder.categories
    ]
    return [group for group in (*asked, *known) if group.claims]


def of_wish(wish: Expectation) -> Claim:
    return Claim(ClaimKind.EXPECTATION, wish.id, wish.text)


def of_competency(competency: Competency) -> Claim:
    about = f": {competency.summary}" if competency.summary else ""
    return Claim(ClaimKind.COMPETENCY, competency.id, f"{competency.name}{about}")


def suggested(offered: Iterable[Claim], words: str, served: Sequence[str] = ()) -> tuple[Claim, ...]:
    """What these words may show, of what is on offer: those most like it first, and never more than a few.

    What a step served, by the ids of expectations, goes before: it was offered for that. A suggestion claims nothing.
    """
    every = list(offered)
    said = _telling(words)
    told = {claim.key: _telling(claim.text) for claim in every}
    common = Counter(word for words_of_it in told.values() for word in words_of_it)

    def likeness(claim: Claim) -> tuple[bool, float]:
        shared = said & told[claim.key]
        enough = len(shared) >= SHARED or any(common[word] == 1 and len(word) > SHORTEST for word in shared)
        return was_for(claim, served), sum(1 / common[word] for word in shared) if enough else 0.0

    ranked = sorted(every, key=likeness, reverse=True)
    return tuple(claim for claim in ranked if any(likeness(claim)))[:MOST]


def was_for(claim: Claim, served: Sequence[str]) -> bool:
    """Whether a step that served these expectations was for it."""
    return claim.kind is ClaimKind.EXPECTATION and claim.id in served


def _telling(words: str) -> frozenset[str]:
    """The words that say something, each without its ending: "deployed" and "deploys" are one."""
    every = (word for word in WORD.findall(words.casefold()) if len(word) > 2 and word not in PASSING)
    return frozenset(map(_stem, every))


def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word.removesuffix(ending)
    return word


def to_keep(steps: Iterable[Step], *, since: datetime) -> Step | None:
    """The step that was done last, if that was after `since` and no win tells of it."""
    done = [s for s in steps if s.state is StepState.DONE and s.decided_at is not None and s.decided_at > since]
    last = max(done, key=lambda step: step.decided_at or since, default=None)
    return last if last is not None and not last.kept else None


class Span(StrEnum):
    """How long ago something was, as people look back."""

    MONTH = "month"
    QUARTER = "quarter"
    EARLIER = "earlier"


def span(day: date, today: date) -> Span:
    """This month, else this quarter, else earlier. A day ahead, as after a flight westwards, is of this month."""
    if day >= today.replace(day=1):
        return Span.MONTH
    return Span.QUARTER if quarter(day) == quarter(today) else Span.EARLIER


def quarter(day: date) -> tuple[int, int]:
    """The year, and the quarter of it from 1 to 4."""
    return day.year, (day.month + 2) // 3


def found(wins: Iterable[Win], query: str) -> list[Win]:
    """Those in which every word of the query stands, in what was written or in what it shows; capitals aside."""
    asked = query.casefold().split()
    return [win for win in wins if all(word in _searched(win) for word in asked)]


def _searched(win: Win) -> str:
    shows = (claim.text for claim in win.draft.shows)
    return "\n".join((win.did, win.draft.outcome, win.origin.excerpt, *shows)).casefold()


def claimed(wins: Sequence[Win], ladder: Ladder) -> Iterator[tuple[Claim, list[Win]]]:
    """What these wins show, each with those that do, in their order: highest level first, then competencies.

    What is not of this ladder, or has left it, comes last, in the words that it had.
    """
    order = {wish.id: ladder.rank(wish.level) for wish in ladder.expectations}
    by_claim: dict[tuple[str, ClaimKind, str], list[Win]] = {}
    texts: dict[tuple[str, ClaimKind, str], Claim] = {}
    for win in wins:
        for claim in win.draft.shows:
            key = (win.ladder, *claim.key)
            texts.setdefault(key, claim)
            by_claim.setdefault(key, []).append(win)

    def place(key: tuple[str, ClaimKind, str]) -> tuple[bool, bool, int]:
        here = key[0] == ladder.id and (key[1] is ClaimKind.COMPETENCY or key[2] in order)
        return not here, key[1] is ClaimKind.COMPETENCY, -order.get(key[2], 0)

    for key in sorted(by_claim, key=place):
        yield texts[key], by_claim[key]


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of what a level asks for, with all below it, a person's own words show."""

    level: str  # its name
    shown: int
    asked: int


def topic(ladder: Ladder, person: Person, win: Win, wins: Iterable[Win]) -> tuple[Competency, Progress] | None:
    """Of what a win shows the competency that most is shown of by now, for the level that `towards` speaks of.

    None where it shows nothing that this level asks for in a competency.
    """
    kept, found = list(wins), []
    for competency in ladder.competencies:
        way, own = (towards(ladder, person, those, competency) for those in (kept, [win]))
        if way is not None and own is not None and own.shown:
            found.append((competency, way))
    return max(found, key=lambda each: (each[1].shown / each[1].asked, each[1].shown), default=None)


def towards(ladder: Ladder, person: Person, wins: Iterable[Win], about: Competency | None = None) -> Progress | None:
    """Of the level above the person's, or of theirs where it is the highest; None while they are not sure of it.

    `about`: of what it asks for in one competency alone.
    """
    own = levels.own(ladder, person)
    if own is None:
        return None
    level = levels.above(ladder, person) or own
    asked = [wish for wish in ladder.expected_at(level.id) if about is None or about.id in wish.competencies]
    kept = list(wins)
    shown = sum(any(win.claims(ladder.id, ClaimKind.EXPECTATION, wish.id) for win in kept) for wish in asked)
    return Progress(level.name, shown, len(asked))
