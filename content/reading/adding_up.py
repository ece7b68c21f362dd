"""Whether levels and expectations add up: where a ladder forks, how long a thing is asked for, what replaces it."""

from collections.abc import Iterator, Mapping

from content.model.climb import Branch, Climb, Expectation, Level
from content.reading.draft import LadderDraft
from content.reading.problems import Problem


def climb(draft: LadderDraft) -> Climb:
    """The levels that could be read, as far as they make a ladder."""
    levels = [entry for entry in draft.sections["levels"].entries if isinstance(entry, Level)]
    branches = [entry for entry in draft.sections["branches"].entries if isinstance(entry, Branch)]
    return Climb.model_construct(levels=tuple(levels), branches=tuple(branches), expectations=())


def ways(draft: LadderDraft) -> Mapping[str, tuple[str, ...]]:
    """For each level the ids of those on the way to it, lowest first, and itself last."""
    found = climb(draft)
    return {level.id: tuple(one.id for one in found.way(level.id)) for level in found.levels}


def problems(draft: LadderDraft) -> Iterator[Problem]:
    """What of the levels and expectations does not add up.

    What is not there at all is told elsewhere, with the other references.
    """
    yield from _forks(draft)
    yield from _wishes(draft)


def _forks(draft: LadderDraft) -> Iterator[Problem]:
    """A level of all behind one of a branch, and a branch without a level."""
    section, found = draft.sections["levels"], climb(draft)
    forked = False
    for level in found.levels:
        if forked and level.branch is None:
            mend = "put it above the levels of a branch, or give it its branch"
            yield section.problem(level.id, "is of no branch, behind levels that are of one", mend)
        forked = forked or level.branch is not None
    for branch in found.branches if section.whole else ():
        if all(level.branch != branch.id for level in found.levels):
            yield draft.sections["branches"].problem(branch.id, "has no level", f"give one of them branch: {branch.id}")


def _wishes(draft: LadderDraft) -> Iterator[Problem]:
    """Expectations that end before they begin, or take the place of what is not asked for below them."""
    section, way_to = draft.sections["expectations"], ways(draft)
    wishes = {entry.id: entry for entry in section.entries if isinstance(entry, Expectation)}
    for wish in wishes.values():
        if wish.level not in way_to:
            continue
        if wish.until is not None and wish.level not in way_to.get(wish.until, (wish.level,)):
            what = f"{wish.until} is not on the way up from {wish.level}"
            yield section.problem(f"{wish.id}.until", what, "name the last level that asks for it")
        for other in (wishes[one] for one in wish.replaces if one in wishes):
            if other.level in way_to and other.level not in way_to[wish.level][:-1]:
                what = f"{other.id} is asked for at {other.level}"
                yield section.problem(f"{wish.id}.replaces", what, "name what a level below it asks for")
