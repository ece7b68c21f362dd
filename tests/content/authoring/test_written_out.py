"""What a ladder is turned into: schemas for editors, numbers, a page, the record of a release, a new ladder."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
import yaml

from content.authoring import starter
from content.authoring.outline import plain
from content.authoring.page import markdown
from content.authoring.schema import schemas, translated
from content.authoring.stats import count
from content.model.ladder import Ladder
from content.reading.draft import parts
from content.reading.layout import DOCUMENTS, RELEASED
from content.reading.loader import folders, load, shipped
from content.reading.releases import record, vanished
from content.reading.translations import files

Edit = Callable[[str, str, str], None]
SCHEMAS = schemas()
SHIPPED = [(folder, file, part) for folder in folders(shipped()) for file in DOCUMENTS for part in parts(folder, file)]
SHIPPED_PARTS = [pytest.param(folder / part, file, id=f"{folder.name}: {part}") for folder, file, part in SHIPPED]


@pytest.mark.parametrize(("path", "document"), SHIPPED_PARTS)
def test_an_editor_finds_nothing_wrong_with_what_ships(path: Path, document: str) -> None:
    jsonschema.validate(yaml.safe_load(path.read_text()), SCHEMAS[document])


@pytest.mark.parametrize(("path", "document"), SHIPPED_PARTS)
def test_what_ships_names_its_schema_and_that_is_the_one_of_today(path: Path, document: str) -> None:
    if document == RELEASED:  # nobody writes it by hand
        return
    heading = path.read_text().splitlines()[0]
    schema = path.parent / heading.partition("# yaml-language-server: $schema=")[2]
    assert schema.name == document.replace(".yaml", ".json")
    assert json.loads(schema.read_text()) == json.loads(json.dumps(SCHEMAS[document])), "`make docs` writes it anew"


TRANSLATED = [
    pytest.param(path, id=f"{folder.name}: {path.name}") for folder in folders(shipped()) for path in files(folder)
]


@pytest.mark.parametrize("path", TRANSLATED)
def test_a_translation_that_ships_names_its_schema_too(path: Path) -> None:
    schema = path.parent / path.read_text().splitlines()[0].partition("# yaml-language-server: $schema=")[2]
    kind = path.parent.name if path.parent.parent != shipped() else path.name.partition(".")[0]
    wanted = translated()[f"{kind}.translation.yaml"]
    assert json.loads(schema.read_text()) == json.loads(json.dumps(wanted)), "`make docs` writes it anew"
    jsonschema.validate(yaml.safe_load(path.read_text()), wanted)


def test_an_editor_marks_what_is_no_text_in_a_translation() -> None:
    schema = translated()["actions.translation.yaml"]
    with pytest.raises(jsonschema.ValidationError, match="minutes"):
        jsonschema.validate({"actions": [{"id": "sweep", "minutes": 20}]}, schema)
    step = {"id": "p", "first_step": {"title": "Geh hin", "text": "Geh hin.", "done_when": "Du warst dort."}}
    jsonschema.validate({"projects": [step]}, translated()["paths.translation.yaml"])


@pytest.mark.parametrize("document", DOCUMENTS)
def test_an_editor_marks_a_key_that_is_not_one(document: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[document])
    with pytest.raises(jsonschema.ValidationError, match="nonsense"):
        jsonschema.validate({"nonsense": 1}, {**SCHEMAS[document], "required": []})


def test_entries_are_counted_by_kind_level_area_category_and_fact(smithy: Path, edit: Edit) -> None:
    edit(
        "actions.yaml", "    expectations: [keeps-the-fire]\n", "    competencies: [hammering]\n    covers: [g.sweep]\n"
    )
    stats = count(load(smithy))
    assert (stats.ladder, stats.version) == ("smith", "1")
    assert stats.kind["actions"] == 2
    assert stats.level["master"] == {
        "competencies": 1,
        "expectations": 1,
        "actions": 1,
        "resources": 1,
        "questions": 1,
    }
    assert stats.area["fire"] == {"expectations": 1, "actions": 2, "resources": 1, "questions": 1}
    assert stats.category["craft"] == {"competencies": 1, "expectations": 1, "actions": 1}
    assert stats.fact == {"g.sweep": 1}


def test_the_page_says_everything_that_a_person_reads(ladder: Ladder) -> None:
    page = markdown(ladder)
    assert [text for text in _texts(ladder) if text not in page] == []


def _texts(ladder: Ladder) -> list[str]:
    entries = (*ladder.levels, *ladder.areas, *ladder.rungs, *ladder.competencies, *ladder.guidance, *ladder.sources)
    lists = (ladder.expectations, ladder.actions, ladder.resources, ladder.questions, ladder.transitions, ladder.paths)
    everything = [entry for found in (entries, *lists) for entry in found]
    said = [getattr(entry, key, None) for entry in everything for key in ("name", "title", "text", "why", "summary")]
    return [text for text in said if text]


def test_a_ladder_never_released_has_lost_nothing(smithy: Path) -> None:
    assert list(vanished(load(smithy))) == []


def test_what_vanished_since_the_last_release_is_a_warning(smithy: Path, edit: Edit) -> None:
    (smithy / "released.yaml").write_text(record(load(smithy)))
    edit("actions.yaml", "id: sweep", "id: sweep-up")
    assert [str(problem) for problem in vanished(load(smithy))] == [
        "actions.yaml: sweep: was one of the actions in version 1 and is gone, "
        "put it back if people may have it, or release a version without it"
    ]


def test_a_new_release_settles_what_the_last_one_missed(smithy: Path, edit: Edit) -> None:
    (smithy / "released.yaml").write_text(record(load(smithy)))
    edit("actions.yaml", "id: sweep", "id: sweep-up")
    edit("ladder.yaml", 'version: "1"', 'version: "1.1"')
    (smithy / "released.yaml").write_text(record(load(smithy)))
    assert [release.id for release in load(smithy).releases] == ["1", "1.1"]
    assert list(vanished(load(smithy))) == []


def test_a_version_released_anew_stands_there_once(smithy: Path) -> None:
    (smithy / "released.yaml").write_text(record(load(smithy)))
    (smithy / "released.yaml").write_text(record(load(smithy)))
    assert [release.id for release in load(smithy).releases] == ["1"]


@pytest.mark.parametrize("name", ["Smith", "Data & people: the “long” one", "話す", "42", "yes"])
def test_a_new_ladder_has_nothing_wrong_in_it(tmp_path: Path, name: str) -> None:
    for file, text in starter.documents(starter.data(plain(name)), schemas=".schemas").items():
        (tmp_path / file).write_text(text, encoding="utf-8")
        jsonschema.validate(yaml.safe_load(text), SCHEMAS[file])
    assert load(tmp_path).name == name
