"""The page on writing a ladder: what it prints can be written like that."""

import re
from pathlib import Path

import yaml

from content.model.ladder import Branch, Expectation, Level
from content.reading.layout import DOCUMENTS
from content.reading.loader import load, shipped
from content.reading.translations import needed

PAGE = (Path(__file__).parents[3] / "docs" / "writing-a-ladder.md").read_text(encoding="utf-8")
WISHES, FORK, GERMAN = (yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL))


def test_every_document_is_named() -> None:
    assert [name for name in DOCUMENTS if f"`{name}`" not in PAGE] == []


def test_the_expectations_and_the_fork_are_as_a_ladder_has_them() -> None:
    assert [Expectation.model_validate(wish).level for wish in WISHES] == ["junior", "senior"]
    branches = {Branch.model_validate(branch).id for branch in FORK["branches"]}
    assert {Level.model_validate(level).branch for level in FORK["levels"]} == {None, *branches}


def test_the_translation_is_of_a_whole_action() -> None:
    (said,) = GERMAN["actions"]
    action = load(shipped() / "software-engineer").action(said["id"])
    assert {*said} == {"id", "translates", *needed("actions", action)}
