"""How long a short look at where one stands takes: all that its pages say, read, and the clicks through them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

import pytest

from content.model.ladder import Competency, Ladder
from content.reading.loader import load_all, shipped
from growth import assessing, short_look
from handlers.assessments import form
from handlers.assessments.form import Page
from tests.cast import alice, an_assessment

TWO_MINUTES = 120  # seconds, which are what its button says
A_MINUTE = 200  # words that one reads
CLICK = 3  # seconds; two of them a page: the mark, and on
AREAS = 3  # that somebody chooses at most

each_ladder = pytest.mark.parametrize(
    "ladder", [pytest.param(each, id=each.id) for each in load_all(shipped()).values()]
)


@each_ladder
def test_it_is_done_in_two_minutes_at_every_level_for_all_areas_that_one_can_choose(ladder: Ladder) -> None:
    for level in levels(ladder):
        words = words_of_each(ladder, level)
        for chosen in choices(ladder):
            asked = short_look.short(ladder, alice(ladder=ladder.id, level=level, areas=chosen))
            assert seconds(words[competency] for competency in asked) < TWO_MINUTES, (level, chosen)


@each_ladder
def test_it_is_so_whichever_four_are_worth_a_look(ladder: Ladder) -> None:
    for level in levels(ladder):
        longest = sorted(words_of_each(ladder, level).values(), reverse=True)[: short_look.MOST]
        assert seconds(longest) < TWO_MINUTES, level


def levels(ladder: Ladder) -> list[str | None]:
    return [None, *(level.id for level in ladder.levels)]


def choices(ladder: Ladder) -> Iterator[tuple[str, ...]]:
    for many in range(AREAS + 1):
        yield from combinations(ladder.focuses(), many)


def seconds(pages: Iterable[int]) -> float:
    """From the first page, which says more than the others, to the last."""
    words = list(pages)
    return 60 * (sum(words) + FIRST) / A_MINUTE + 2 * CLICK * len(words)


def words_of_each(ladder: Ladder, level: str | None) -> dict[str, int]:
    """The words of the page of each competency, where it is not the first one."""
    return {each.id: count(page(ladder, level, each, (each.id,))) - FIRST for each in ladder.competencies}


def page(ladder: Ladder, level: str | None, competency: Competency, scope: Sequence[str]) -> dict[str, Any]:
    person = alice(ladder=ladder.id, level=level)
    against = {"ladder": ladder.id, "level": assessing.level_of(ladder, person)}
    look = an_assessment(subject=person, author=person, scope=tuple(scope), finished_at=None, **against)
    return form.page(Page(ladder, look, competency, None, occasion="1"))


def count(view: object) -> int:
    """All the words that a view shows, its buttons and the title of its window as well."""
    if isinstance(view, dict):
        here = len(re.findall(r"[\w'’-]+", view["text"])) if isinstance(view.get("text"), str) else 0
        return here + sum(count(each) for each in view.values())
    return sum(count(each) for each in view) if isinstance(view, list) else 0


def more_on_the_first() -> int:
    """How many words the first page has more than the same one has later on."""
    ladder = load_all(shipped())["ml-engineer"]
    walk = assessing.walk(ladder)
    alone, later = ([walk[-1].id], [each.id for each in walk])
    return count(page(ladder, "junior", walk[-1], alone)) - count(page(ladder, "junior", walk[-1], later))


FIRST = more_on_the_first()
