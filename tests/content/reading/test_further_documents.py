"""What a ladder may also have: other ladders' names for its levels, the way up, paths, and what was released."""

from collections.abc import Callable
from pathlib import Path

import pytest

from content.model.ladder import Ladder
from content.model.paths import ConversationPrompt, Track
from content.model.scales import Pay
from content.reading.loader import load

Edit = Callable[[str, str, str], None]
Refusal = Callable[[], list[str]]

SCALES = """
scales:
  - {id: town, name: The town's, summary: What the town says., source: guild}
rungs:
  - {id: smith, scale: town, name: Smith, levels: [master], titles: [Blacksmith], text: You have a sign., source: guild}
  - {id: mayor, scale: town, name: Mayor, text: You have a chain., source: guild}
"""
SHIFT = """
transitions:
  - id: watch
    level: apprentice
    towards: master
    title: Watch the master
    text: You stand beside and ask.
    actions: [sweep]
    design_skills: [eye]
    source: guild
design_skills:
  - {id: eye, name: Eye, summary: Seeing it before it is there, text: You see it., areas: [fire], source: guild}
"""
PATHS = """
tracks:
  - id: armourer
    title: Armourer
    summary: Work for knights
    text: You make what others hide behind.
    fits: You like polishing.
    learn: [Rivets]
    first_step: {title: Polish, text: Polish one helmet., minutes: 30, done_when: It shines.}
    actions: [sweep]
    areas: [fire]
    competencies: [hammering]
    source: guild
prompts:
  - {id: ask, title: Ask, text: How did you begin?, use: Listen to the end., source: guild}
"""


@pytest.fixture
def furnished(smithy: Path) -> Path:
    """The small ladder with everything that a ladder may have."""
    for file, text in (("ladder.yaml", SCALES), ("expectations.yaml", SHIFT), ("paths.yaml", PATHS)):
        with (smithy / file).open("a") as document:
            document.write(text)
    return smithy


@pytest.fixture
def smith(furnished: Path) -> Ladder:
    return load(furnished)


def test_a_level_knows_what_it_is_called_elsewhere(smith: Ladder) -> None:
    assert [rung.name for rung in smith.elsewhere("master")] == ["Smith"]
    assert smith.elsewhere("apprentice") == ()


def test_paths_are_asked_for_by_kind(smith: Ladder) -> None:
    assert [track.id for track in smith.every(Track)] == ["armourer"]
    assert smith.get(ConversationPrompt, "ask").use == "Listen to the end."


def test_a_path_of_another_kind_is_a_key_error(smith: Ladder) -> None:
    with pytest.raises(KeyError, match="armourer"):
        smith.get(ConversationPrompt, "armourer")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param({}, "80,000 to 120,000 USD a year (The guild, year not given)", id="the least"),
        pytest.param(
            {"upwards": True, "country": "Ruritania", "year": 2020},
            "80,000 to 120,000 or more USD a year, Ruritania (The guild, 2020)",
            id="the most",
        ),
    ],
)
def test_pay_is_said_with_its_unit_and_where_it_comes_from(change: dict[str, object], said: str) -> None:
    pay = {"low": 80000, "high": 120000, "currency": "USD", "per": "year", "given_by": "The guild"}
    assert str(Pay.model_validate(pay | change)) == said


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        pytest.param(
            "ladder.yaml",
            "levels: [master], titles",
            "levels: [masters], titles",
            "ladder.yaml:16: smith.levels: masters is not one of the levels, perhaps you meant master",
            id="a rung that meets no level of ours",
        ),
        pytest.param(
            "ladder.yaml",
            "{id: mayor, scale: town",
            "{id: mayor, scale: city",
            "ladder.yaml:17: mayor.scale: city is not one of the scales, known here: town",
            id="a rung of no scale",
        ),
        pytest.param(
            "expectations.yaml",
            "level: apprentice\n    towards: master",
            "level: apprentice\n    towards: apprentice",
            "expectations.yaml:8: watch.towards: apprentice is not above apprentice, "
            "name a higher level, so that no way leads in a circle",
            id="a way that leads in a circle",
        ),
        pytest.param(
            "expectations.yaml",
            "actions: [sweep]",
            "actions: [draw-a-gate]",
            "expectations.yaml:11: watch.actions: draw-a-gate is an action for master, name actions for apprentice",
            id="a behaviour that nobody at the level can practise",
        ),
        pytest.param(
            "expectations.yaml",
            "design_skills: [eye]",
            "design_skills: [ear]",
            "expectations.yaml:12: watch.design_skills: ear is not one of the design_skills, known here: eye",
            id="an unknown skill",
        ),
        pytest.param(
            "paths.yaml",
            "id: armourer",
            "id: sweep",
            "paths.yaml:3: sweep: is also an id in actions, give this one another id",
            id="a track that an action is called like",
        ),
        pytest.param(
            "paths.yaml",
            "minutes: 30",
            "minutes: 3",
            "paths.yaml:9: armourer.first_step.minutes: is 3, use 15 or more",
            id="a first step too short",
        ),
        pytest.param(
            "paths.yaml",
            "actions: [sweep]",
            "actions: [sweeps]",
            "paths.yaml:10: armourer.actions: sweeps is not one of the actions, perhaps you meant sweep",
            id="a track with an unknown action",
        ),
        pytest.param(
            "paths.yaml",
            "prompts:",
            "prompt:",
            "paths.yaml:14: prompt: is not a key of this document, perhaps you meant prompts",
            id="a list of paths misspelt",
        ),
        pytest.param(
            "paths.yaml",
            PATHS,
            "",
            "paths.yaml: is empty, start with outlooks: or responsibilities: or skills: or tools: or educations: "
            "or projects: or showcases: or tracks: or specialisations: or role_moves: or career_steps: or scores: "
            "or prompts: or readings: or one_on_one_questions: or mentor_starters:",
            id="paths with nothing in them",
        ),
    ],
)
def test_one_mistake_is_one_problem(
    furnished: Path, edit: Edit, refusal: Refusal, file: str, old: str, new: str, problem: str
) -> None:
    edit(file, old, new)
    assert refusal() == [problem]
