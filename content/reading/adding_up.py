"""Whether expectations add up from level to level: how long each is asked for, and what it makes way for."""

from collections.abc import Iterator

from content.model.ladder import Expectation
from content.reading.draft import LadderDraft
from content.reading.problems import Problem


def problems(draft: LadderDraft) -> Iterator[Problem]:
    """Expectations that end before they begin, or make way for what is not asked for below them.

    What is not there at all is told elsewhere, with the other references.
    """
    section, levels = draft.sections["expectations"], draft.sections["levels"].ids
    wishes = {entry.id: entry for entry in section.entries if isinstance(entry, Expectation)}
    for wish in wishes.values():
        if wish.level not in levels:
            continue
        rank = levels.index(wish.level)
        if wish.until in levels and levels.index(wish.until) < rank:
            what = f"{wish.until} is below {wish.level}"
            yield section.problem(f"{wish.id}.until", what, "name the last level that asks for it")
        for other in (wishes[one] for one in wish.replaces if one in wishes):
            if other.level in levels and levels.index(other.level) >= rank:
                what = f"{other.id} is asked for at {other.level}"
                yield section.problem(f"{wish.id}.replaces", what, "name what a lower level asks for")
