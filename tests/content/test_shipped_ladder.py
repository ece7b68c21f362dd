"""The ladder that ships: it carries what its source says, in words of its own, and has enough for everybody."""

import hashlib
import re
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import get_args

import pytest

from content import models
from content.loader import load_all, shipped
from content.models import Ladder, Question

HERE = Path(__file__).parent
LEVELS = ("novice", "junior", "senior", "seasoned")
AREAS = ("data", "models", "systems", "ops")
WRITTEN = sorted(path for path in shipped().parent.rglob("*") if path.suffix in {".py", ".yaml", ".md"})
RUN = 8  # words in a row: more than chance or a proper name would bring together


def test_every_shipped_ladder_loads() -> None:
    assert "ml-engineer" in load_all(shipped())


def test_it_has_the_four_levels_in_order(ladder: Ladder) -> None:
    assert tuple(level.id for level in ladder.levels) == LEVELS


def test_it_has_the_four_areas(ladder: Ladder) -> None:
    assert tuple(area.id for area in ladder.areas) == AREAS


@pytest.mark.parametrize(
    ("level", "numbers"),
    [
        pytest.param("novice", ["3", "1", "2"], id="novice: the first 3, or 1 to 2"),
        pytest.param("junior", ["5"], id="junior: up to 5"),
        pytest.param("senior", ["5", "7"], id="senior: after 5 to 7"),
        pytest.param("seasoned", ["7", "8"], id="seasoned: after 7 to 8"),
    ],
)
def test_the_years_are_those_of_the_source(ladder: Ladder, level: str, numbers: list[str]) -> None:
    assert re.findall(r"\d+", ladder.level(level).years) == numbers


def test_every_fact_of_the_source_is_carried(ladder: Ladder) -> None:
    facts = set((HERE / "facts.txt").read_text().split())
    assert facts
    assert facts - _carried(ladder) == set()


def test_it_claims_no_fact_that_the_source_does_not_have(ladder: Ladder) -> None:
    facts = set((HERE / "facts.txt").read_text().split())
    assert {fact for fact in _carried(ladder) if fact.startswith("rr.")} - facts == set()


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in WRITTEN])
def test_every_sentence_is_our_own(path: Path) -> None:
    known = set((HERE / "own_words.txt").read_text().split())
    words = re.findall(r"[a-z0-9]+", path.read_text().lower())
    runs = [" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)]
    assert known
    assert [run for run in runs if hashlib.sha256(run.encode()).hexdigest()[:12] in known] == []


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("area", AREAS)
def test_every_level_has_two_steps_and_a_resource_in_every_area(ladder: Ladder, level: str, area: str) -> None:
    assert sum(a.level == level and area in a.areas for a in ladder.actions) >= 2
    assert any(level in r.levels and area in r.areas for r in ladder.resources)


@pytest.mark.parametrize("level", LEVELS)
def test_eight_weeks_at_a_level_never_repeat(ladder: Ladder, level: str) -> None:
    assert sum(a.level == level for a in ladder.actions) >= 10
    assert sum(level in r.levels for r in ladder.resources) >= 8


def test_every_expectation_can_be_worked_at(ladder: Ladder) -> None:
    served = set(chain.from_iterable(action.expectations for action in ladder.actions))
    assert {wish.id for wish in ladder.expectations} - served == set()


@pytest.mark.parametrize("area", AREAS)
def test_every_area_has_six_questions_of_every_kind(ladder: Ladder, area: str) -> None:
    kinds = Counter(q.kind for q in ladder.questions if area in q.areas)
    assert kinds.total() >= 6
    assert set(kinds) == set(get_args(Question.model_fields["kind"].annotation))


def test_no_two_links_are_the_same(ladder: Ladder) -> None:
    links = Counter(resource.link.rstrip("/") for resource in ladder.resources)
    assert [link for link, count in links.items() if count > 1] == []


def test_nothing_in_it_sounds_like_a_slogan(ladder: Ladder) -> None:
    words = re.compile(r"!|\b(journey|unlock|rock ?star|let's|overdue|streak)\b", re.IGNORECASE)
    assert words.findall(ladder.model_dump_json()) == []


def _carried(ladder: Ladder) -> set[str]:
    sections = (ladder.levels, ladder.areas, ladder.guidance, ladder.expectations, ladder.actions, ladder.resources)
    entries: chain[models.Sourced] = chain.from_iterable(sections)
    return set(chain.from_iterable(entry.covers for entry in entries))
