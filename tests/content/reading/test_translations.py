"""Entries in another language, beside those that they translate: whole, or as they were written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from content.reading.draft import read
from content.reading.loader import load, shipped, untranslated, warnings
from content.reading.translations import mark

Edit = Callable[[str, str, str], None]
Refusal = Callable[[], list[str]]

GERMAN = """
actions:
  - id: sweep
    title: Fege die Schmiede
    text: Fege die Schmiede, bevor du sie anheizt.
    done_when: Der Boden ist sauber.
"""


@pytest.fixture
def german(smithy: Path) -> Path:
    (smithy / "actions.de.yaml").write_text(GERMAN.lstrip())
    return smithy


def test_who_speaks_it_reads_what_is_translated_and_the_rest_as_it_was_written(german: Path) -> None:
    ladder = load(german)
    assert ladder.action("sweep").title == "Sweep the forge"
    for locale in ("de-AT", "de"):
        spoken = ladder.spoken(locale)
        assert [action.title for action in spoken.actions] == ["Fege die Schmiede", "Draw a gate"]
        assert spoken.action("sweep").title == "Fege die Schmiede"
        assert spoken.action("sweep").expectations == ladder.action("sweep").expectations
        assert spoken.levels == ladder.levels
    for locale in ("en-GB", "fr-FR", ""):
        assert ladder.spoken(locale) is ladder


def test_the_variety_of_a_country_goes_before_its_language(german: Path) -> None:
    (german / "actions").mkdir()
    (german / "actions" / "all.de-AT.yaml").write_text(GERMAN.lstrip().replace("Fege die", "Kehr die"))
    ladder = load(german)
    assert ladder.spoken("de-AT").action("sweep").title == "Kehr die Schmiede"
    assert ladder.spoken("de-DE").action("sweep").title == "Fege die Schmiede"


def test_what_has_no_translation_is_told(german: Path) -> None:
    missing = untranslated(german)["de"]
    assert "sweep" not in missing
    assert {"draw-a-gate", "keeps-the-fire", "book", "heat", "master"} <= set(missing)


def test_half_an_entry_stays_as_it_was_written_and_is_warned_of(german: Path) -> None:
    file = german / "actions.de.yaml"
    file.write_text(file.read_text().replace("    done_when: Der Boden ist sauber.\n", ""))
    assert load(german).spoken("de").action("sweep").title == "Sweep the forge"
    assert (
        "actions.de.yaml:2: sweep: leaves out done_when, so that the entry stays as it is, translate all of an entry"
        in map(str, warnings(german))
    )


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param(
            "id: sweep",
            "id: sweeep",
            "actions.de.yaml:2: sweeep: is not one of the actions, perhaps you meant sweep",
            id="an unknown entry",
        ),
        pytest.param(
            "    done_when: Der",
            "    minutes: 20\n    done_when: Der",
            "actions.de.yaml:5: sweep.minutes: is not translated, leave it out: a translation has texts alone",
            id="what is no text",
        ),
        pytest.param(
            "title: Fege die Schmiede",
            f"title: {'Fege ' * 13}",
            "actions.de.yaml:3: sweep.title: has 64 characters, shorten it to 60",
            id="too long",
        ),
        pytest.param(
            "actions:",
            "action:",
            "actions.de.yaml: action: is not a list of this document, perhaps you meant actions",
            id="an unknown list",
        ),
    ],
)
def test_what_is_wrong_in_a_translation_is_told_as_elsewhere(
    german: Path, refusal: Refusal, old: str, new: str, problem: str
) -> None:
    file = german / "actions.de.yaml"
    file.write_text(file.read_text().replace(old, new))
    assert refusal() == [problem]


def test_a_translation_of_no_document_is_a_stray(smithy: Path, refusal: Refusal) -> None:
    (smithy / "acts.de.yaml").write_text("")
    assert refusal() == [
        "acts.de.yaml: is not a document of a ladder, perhaps you meant facts.yaml; otherwise move it elsewhere"
    ]


def test_a_part_of_what_ships_is_in_german() -> None:
    ladder = load(shipped() / "software-engineer")
    assert ladder.languages == ("de",)
    assert ladder.spoken("de-DE").action("follow-one-click").title == "Folge einem Klick bis zur Datenbank"


def marked(folder: Path, said: str) -> None:
    (folder / "actions.de.yaml").write_text(
        GERMAN.lstrip().replace("  - id: sweep\n", f"  - id: sweep\n    translates: {said}\n")
    )


def of_sweep(folder: Path) -> str:
    section = read(folder).sections["actions"]
    return mark("actions", next(entry for entry in section.entries if entry.id == "sweep"))


def about_translations(folder: Path) -> list[str]:
    return [str(problem) for problem in warnings(folder) if problem.file == "actions.de.yaml"]


def test_a_translation_that_says_what_it_translates_is_fine(german: Path) -> None:
    marked(german, of_sweep(german))
    assert about_translations(german) == []


def test_one_that_does_not_say_it_is_kept_and_told(german: Path) -> None:
    assert load(german).spoken("de").action("sweep").title == "Fege die Schmiede"
    assert about_translations(german) == [
        "actions.de.yaml:2: sweep: does not say what it translates, "
        f"compare the two, then write translates: {of_sweep(german)} under its id"
    ]


def test_an_entry_that_was_reworded_is_read_as_it_was_written(german: Path, edit: Edit) -> None:
    marked(german, of_sweep(german))
    edit("actions.yaml", "title: Sweep the forge", "title: Sweep the whole forge")
    assert load(german).spoken("de").action("sweep").title == "Sweep the whole forge"
    assert "sweep" in untranslated(german)["de"]
    assert about_translations(german) == [
        "actions.de.yaml:2: sweep: translates what the entry said before, so that the entry stays as it was written, "
        f"translate it anew, then write translates: {of_sweep(german)}"
    ]


@pytest.mark.parametrize("title", ["Sweep  the Forge.", r'"Sweep\nthe forge"', r'"Sweep\tthe forge\n"'])
def test_what_changes_no_word_leaves_a_translation_as_it_is(german: Path, edit: Edit, title: str) -> None:
    marked(german, of_sweep(german))
    edit("actions.yaml", "title: Sweep the forge", f"title: {title}")
    assert load(german).spoken("de").action("sweep").title == "Fege die Schmiede"
