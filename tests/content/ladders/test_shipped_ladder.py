"""The ladder that ships: it carries what its sources say, in words of its own, and has enough for everybody."""

import hashlib
import re
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import get_args

import pytest

from content.authoring.stats import count
from content.model.ladder import Ladder
from content.model.offers import Question
from content.reading.loader import load_all, shipped

HERE = Path(__file__).parent
LEVELS = ("novice", "junior", "senior", "seasoned")
AREAS = ("data", "models", "systems", "ops")
PAGES = shipped().parents[1] / "docs" / "ladders"  # one entry after the other, where words of two may meet
WRITTEN = sorted(
    path for place in (shipped().parent, PAGES) for path in place.rglob("*") if path.suffix in {".py", ".yaml", ".md"}
)
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


def test_every_fact_of_the_sources_is_carried_and_no_other(ladder: Ladder) -> None:
    facts = (HERE / "facts.txt").read_text().split()
    assert len(facts) == 235
    assert set(count(ladder).fact) == set(facts)
    assert [fact.id for fact in ladder.facts] == facts, "what the check knows"


@pytest.mark.parametrize("category", ["ml-systems", "practices", "project", "culture"])
def test_every_competency_is_described_where_its_source_describes_it(ladder: Ladder, category: str) -> None:
    found = [competency for competency in ladder.competencies if competency.category == category]
    assert len(found) == {"ml-systems": 4, "practices": 3, "project": 5, "culture": 4}[category]
    assert {tuple(competency.descriptors) for competency in found} == {("junior", "senior", "seasoned")}
    assert all(competency.summary for competency in found)


@pytest.mark.parametrize(
    ("rung", "pay"),
    [
        pytest.param("pay-junior", (84563, 109500), id="junior"),
        pytest.param("pay-engineer", (124998, 200000), id="engineer"),
        pytest.param("pay-senior", (150000, 207863), id="senior"),
        pytest.param("pay-team-lead", (172150, 212400), id="team lead"),
        pytest.param("pay-director", (187500, 237500), id="director"),
        pytest.param("guide-entry", (80000, 120000), id="entry, or more"),
    ],
)
def test_the_pay_is_that_of_the_source(ladder: Ladder, rung: str, pay: tuple[int, int]) -> None:
    found = next(x.pay for x in ladder.rungs if x.id == rung)
    assert found is not None
    assert (found.low, found.high, found.currency, found.per, found.year) == (*pay, "USD", "year", None)
    assert found.upwards == (rung == "guide-entry")


@pytest.mark.parametrize("level", LEVELS)
def test_every_level_says_what_it_is_called_and_pays_elsewhere(ladder: Ladder, level: str) -> None:
    assert any(rung.titles for rung in ladder.elsewhere(level))
    assert any(rung.pay for rung in ladder.elsewhere(level))


def test_the_shift_from_code_to_design_has_four_behaviours_and_four_skills(ladder: Ladder) -> None:
    assert [(x.level, x.towards) for x in ladder.transitions] == [("junior", "senior")] * 4
    assert len(ladder.design_skills) == 4
    trained = set(chain.from_iterable(x.design_skills for x in ladder.transitions))
    assert trained == {skill.id for skill in ladder.design_skills}


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
    assert sum(level in a.fits and area in a.areas for a in ladder.actions) >= 2
    assert any(level in r.levels and area in r.areas for r in ladder.resources)


@pytest.mark.parametrize("level", LEVELS)
def test_eight_weeks_at_a_level_never_repeat(ladder: Ladder, level: str) -> None:
    assert sum(level in a.fits for a in ladder.actions) >= 10
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
