"""A ladder that forks: levels on top of what all share, each with what its own branch asks for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from content.model.ladder import Expectation, Ladder
from content.reading.loader import load

Edit = Callable[[str, str, str], None]
Refusal = Callable[[], list[str]]

LEVELS = """
  - {id: smith, name: Smith, years: After 9 years, summary: You make., source: guild, branch: making}
  - {id: star, name: Star, years: After 12 years, summary: You make for kings., source: guild, branch: making}
  - {id: owner, name: Owner, years: After 9 years, summary: You lead., source: guild, branch: leading}
branches:
  - {id: making, name: Making, summary: With your hands.}
  - {id: leading, name: Leading, summary: With others.}
areas:"""
WISHES = """
  - {id: own-mark, level: smith, text: Your mark is known., areas: [fire], source: guild}
  - {id: lets-others, level: owner, text: Others light the fire., replaces: [keeps-the-fire], source: guild}
  - {id: made-for-a-king, level: star, text: A king wears it., areas: [fire], source: guild}
"""
ACTIONS = """
  - id: sign
    level: smith
    levels: [star, owner]
    title: Sign it
    text: Put your mark on one piece.
    minutes: 30
    done_when: It is on it.
    areas: [fire]
    expectations: [own-mark]
    source: guild
"""


@pytest.fixture
def forked(smithy: Path, edit: Edit) -> Path:
    """The small ladder, which goes on to makers and to those who lead."""
    edit("ladder.yaml", "\nareas:", LEVELS)
    edit("expectations.yaml", "level: apprentice,", "level: apprentice, until: smith,")
    for file, text in (("expectations.yaml", WISHES), ("actions.yaml", ACTIONS)):
        (smithy / file).write_text((smithy / file).read_text().rstrip("\n") + text)
    edit("resources.yaml", "levels: [apprentice, master]", "levels: [apprentice, master, smith, star, owner]")
    return smithy


@pytest.fixture
def fork(forked: Path) -> Ladder:
    return load(forked)


def ids(wishes: tuple[Expectation, ...]) -> list[str]:
    return [wish.id for wish in wishes]


@pytest.mark.parametrize(
    ("level", "way", "following", "across"),
    [
        pytest.param("apprentice", [], ["master"], [], id="the lowest"),
        pytest.param("master", ["apprentice"], ["smith", "owner"], [], id="where it forks"),
        pytest.param("smith", ["apprentice", "master"], ["star"], ["owner"], id="one branch"),
        pytest.param("owner", ["apprentice", "master"], [], ["smith"], id="the other"),
        pytest.param("star", ["apprentice", "master", "smith"], [], [], id="higher than the other goes"),
    ],
)
def test_a_level_knows_its_way(
    fork: Ladder, level: str, way: list[str], following: list[str], across: list[str]
) -> None:
    assert [one.id for one in fork.way(level)] == [*way, level]
    assert fork.rank(level) == len(way)
    assert [one.id for one in fork.next_levels(level)] == following
    assert [one.id for one in fork.across(level)] == across


@pytest.mark.parametrize(
    ("level", "asked", "over"),
    [
        pytest.param("master", ["keeps-the-fire", "makes-a-gate"], [], id="both still"),
        pytest.param("smith", ["keeps-the-fire", "makes-a-gate", "own-mark"], [], id="the last level that asks"),
        pytest.param("star", ["makes-a-gate", "own-mark", "made-for-a-king"], ["keeps-the-fire"], id="after it ended"),
        pytest.param("owner", ["makes-a-gate", "lets-others"], ["keeps-the-fire"], id="replaced on the other branch"),
    ],
)
def test_expectations_add_up_along_ones_own_branch(fork: Ladder, level: str, asked: list[str], over: list[str]) -> None:
    assert ids(fork.expected_at(level)) == asked
    assert ids(fork.over_at(level)) == over
    assert ids(fork.added_at(level)) == [wish for wish in asked if fork.get(Expectation, wish).level == level]


def test_a_branch_is_named_where_one_chooses_a_level(fork: Ladder) -> None:
    assert [fork.hint(level) for level in fork.levels[1:3]] == ["After 7 years", "Making: After 9 years"]


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        pytest.param(
            "ladder.yaml",
            "summary: You lead., source: guild, branch: leading",
            "summary: You lead., source: guild, branch: leaders",
            "ladder.yaml:10: owner.branch: leaders is not one of the branches, known here: making, leading",
            id="an unknown branch",
        ),
        pytest.param(
            "ladder.yaml",
            "summary: You lead., source: guild, branch: leading",
            "summary: You lead., source: guild, branch: making",
            "ladder.yaml:13: leading: has no level, give one of them branch: leading",
            id="a branch without a level",
        ),
        pytest.param(
            "ladder.yaml",
            "summary: You make for kings., source: guild, branch: making",
            "summary: You make for kings., source: guild",
            "ladder.yaml:9: star: is of no branch, behind levels that are of one, "
            "put it above the levels of a branch, or give it its branch",
            id="a level of all behind a branch",
        ),
        pytest.param(
            "expectations.yaml",
            "id: lets-others, level: owner, text: Others light the fire., replaces: [keeps-the-fire]",
            "id: lets-others, level: owner, text: Others light the fire., replaces: [own-mark]",
            "expectations.yaml:5: lets-others.replaces: own-mark is asked for at smith, "
            "name what a level below it asks for",
            id="in place of what the other branch asks for",
        ),
        pytest.param(
            "expectations.yaml",
            "id: own-mark, level: smith,",
            "id: own-mark, level: smith, until: owner,",
            "expectations.yaml:4: own-mark.until: owner is not on the way up from smith, "
            "name the last level that asks for it",
            id="until a level of the other branch",
        ),
    ],
)
def test_one_mistake_is_told_first(
    forked: Path, edit: Edit, refusal: Refusal, file: str, old: str, new: str, problem: str
) -> None:
    edit(file, old, new)
    assert problem in refusal()
