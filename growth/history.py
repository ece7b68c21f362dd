"""How somebody's marks of themselves moved from one finished assessment to the next, and what they wrote meanwhile.

A mark stands under the name and against the level that it was given to: editing the ladder, or another level, changes
none of it. Next to another level the same word means something else, so that nothing rises or falls between the two.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from content.model.ladder import Expectation, Ladder
from content.model.offers import Action
from growth import local
from growth.assessing import ORDER
from growth.facts import Assessment, ClaimKind, Rating, Step, StepState, Win


@dataclass(frozen=True, slots=True)
class Mark:
    """One competency as it was marked once: when, against which level, under which name."""

    at: datetime
    level: str
    name: str
    rating: Rating

    def says_as(self, other: "Mark") -> bool:
        """Whether both say the same, whenever it was said."""
        return (self.level, self.rating) == (other.level, other.rating)


@dataclass(frozen=True, slots=True)
class Trail:
    """All marks of one competency of one ladder, the oldest first; never empty."""

    ladder: str
    competency: str
    marks: tuple[Mark, ...]

    @property
    def last(self) -> Mark:
        return self.marks[-1]

    @property
    def before(self) -> Mark | None:
        """The mark of last time."""
        return self.marks[-2] if len(self.marks) > 1 else None

    @property
    def turns(self) -> tuple[Mark, ...]:
        """The first mark, and each that says something else than the one before it."""
        pairs = zip((None, *self.marks), self.marks, strict=False)
        return tuple(now for before, now in pairs if before is None or not now.says_as(before))

    @property
    def moved(self) -> bool:
        return len(self.turns) > 1

    @property
    def just_moved(self) -> bool:
        """Whether the newest mark says something else than the one of last time."""
        return self.before is not None and not self.last.says_as(self.before)

    @property
    def rose(self) -> bool:
        """Whether the newest mark is above the one of last time, against the same level."""
        before = self.before
        return (
            before is not None
            and before.level == self.last.level
            and ORDER.index(self.last.rating) > ORDER.index(before.rating)
        )


def rounds(assessments: Iterable[Assessment]) -> list[Assessment]:
    """The finished ones, the newest first."""
    done = [(each.finished_at, each.id, each) for each in assessments if each.finished_at is not None]
    return [each for _, _, each in sorted(done, reverse=True)]


def trails(assessments: Iterable[Assessment]) -> list[Trail]:
    """What was marked in the finished ones, competency by competency: those first whose marks moved last.

    A mark that a later assessment only took over, as it was given then, counts once.
    """
    found: dict[tuple[str, str], list[Mark]] = {}
    for each in reversed(rounds(assessments)):
        for rated in each.ratings:
            marks = found.setdefault((each.ladder, rated.competency), [])
            mark = Mark(rated.rated_at, each.level, rated.name, rated.rating)
            marks += [mark] * (mark not in marks)
    every = [Trail(*key, tuple(sorted(marks, key=lambda mark: mark.at))) for key, marks in found.items()]
    return sorted(every, key=lambda trail: (trail.moved, trail.turns[-1].at if trail.moved else None), reverse=True)


def since_last_time(assessments: Iterable[Assessment]) -> list[Trail]:
    """What the newest finished one says otherwise than the mark before it."""
    done = rounds(assessments)
    if not done:
        return []
    now = {rated.competency: rated.rated_at for rated in done[0].ratings}
    every = [trail for trail in trails(done) if trail.ladder == done[0].ladder]
    return [trail for trail in every if trail.just_moved and now.get(trail.competency) == trail.last.at]


@dataclass(frozen=True, slots=True)
class WrittenMeanwhile:
    """What a person wrote down for a competency since some moment: wins that show it, and steps they did for it."""

    wins: tuple[Win, ...]
    steps: tuple[Step, ...]

    def __bool__(self) -> bool:
        return bool(self.wins or self.steps)


def written(
    ladder: Ladder | None, trail: Trail, wins: Sequence[Win], steps: Sequence[Step], *, zone: str
) -> WrittenMeanwhile:
    """Of all that somebody kept and did, what is for this competency and came after the mark of last time.

    A win shows it if its author said so, of the competency or of an expectation that names it. A step that a win tells
    of is not told twice. `ladder` is the trail's, None where it is not installed any more.
    """
    since = trail.before.at if trail.before else trail.last.at
    day = local.wall(since, zone).date()
    asks = _asks(ladder, trail.competency)
    shown = [
        win
        for win in wins
        if (win.day > day or win.kept_at > since)
        and win.ladder == trail.ladder
        and any(claim.key in asks for claim in win.draft.shows)
    ]
    done = [
        step
        for step in steps
        if step.state is StepState.DONE and not step.kept and step.decided_at is not None and step.decided_at > since
        if step.ladder == trail.ladder and _was_for(step, ladder, trail.competency)
    ]
    return WrittenMeanwhile(tuple(shown), tuple(done))


def _asks(ladder: Ladder | None, competency: str) -> set[tuple[ClaimKind, str]]:
    """What a win can claim that is about a competency."""
    wishes = ladder.expectations if ladder else ()
    return {
        (ClaimKind.COMPETENCY, competency),
        *((ClaimKind.EXPECTATION, wish.id) for wish in wishes if competency in wish.competencies),
    }


def _was_for(step: Step, ladder: Ladder | None, competency: str) -> bool:
    """Whether a step was chosen for a competency, is about it, or served an expectation that is."""
    if competency in step.because:
        return True
    action = ladder.find(Action, step.action) if ladder else None
    served = [ladder.find(Expectation, wish) for wish in step.expectations] if ladder else []
    about = action.competencies if action else ()
    return competency in about or any(wish is not None and competency in wish.competencies for wish in served)
