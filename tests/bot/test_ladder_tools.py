"""The tools for those who write a ladder, as they are typed."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.ladders import app
from content.reading.loader import folders, load, shipped


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def trellis_ladder(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def test_what_ships_passes_the_check() -> None:
    done = trellis_ladder("check")
    assert done.exit_code == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == sorted(p.name for p in folders(shipped()))


def test_a_new_ladder_passes_the_check_by_itself_and_among_others() -> None:
    assert trellis_ladder("new", "ladders/Forge").exit_code == 0
    assert trellis_ladder("check", "ladders/Forge").stdout.startswith("forge 1: 2 levels, ")
    assert trellis_ladder("check", "ladders").stdout.startswith("forge 1: 2 levels, ")


def test_everything_wrong_is_said_at_once_and_ends_with_1() -> None:
    trellis_ladder("new", "forge")
    Path("forge/actions.yaml").write_text("actions:\n  - id: sweep\n    when: now\n")
    Path("forge/resources.yaml").unlink()
    done = trellis_ladder("check", "forge")
    assert done.exit_code == 1
    lines = done.stderr.splitlines()
    assert lines[0] == f"{len(lines) - 1} problems:"
    assert "  actions.yaml:3: sweep.when: is not a key of this entry, perhaps you meant done_when" in lines
    assert "  resources.yaml: is missing, add it, even with a single entry" in lines


def test_a_line_number_stays_a_number() -> None:
    trellis_ladder("new", "forge")
    with Path("forge/actions.yaml").open("a") as file:
        file.write("\n" * 200)
    lines = Path("forge/actions.yaml").read_text().splitlines()
    Path("forge/actions.yaml").write_text("\n".join([*lines[:3], *[""] * (99 - 3), "axtions: [1]", *lines[3:], ""]))
    assert "  actions.yaml:100: axtions: is not a key of this document" in trellis_ladder("check", "forge").stderr


def test_a_folder_that_is_not_there_is_one_problem() -> None:
    done = trellis_ladder("check", "nowhere")
    assert (done.exit_code, done.stderr) == (
        1,
        "1 problem:\n  nowhere: there is no such folder, check its name\n",
    )


def test_nothing_that_exists_is_written_over() -> None:
    Path("forge").mkdir()
    done = trellis_ladder("new", "forge")
    assert done.exit_code == 2
    assert "is there already" in done.stderr
    assert list(Path("forge").iterdir()) == []


def test_the_documents_of_a_new_ladder_point_at_their_schemas() -> None:
    trellis_ladder("new", "forge")
    documents = sorted(Path("forge").glob("*.yaml"))
    assert documents
    for document in documents:
        heading = document.read_text().splitlines()[0]
        assert (document.parent / heading.partition("$schema=")[2]).is_file()


def test_schemas_are_written_one_for_each_document() -> None:
    assert trellis_ladder("schema", "editor").exit_code == 0
    written = {path.stem for path in Path("editor").iterdir()}
    assert written > {path.stem for path in (shipped() / "ml-engineer").glob("*.yaml")} - {"released"}
    assert "levels" in json.loads(Path("editor/ladder.json").read_text())["required"]


def test_a_spreadsheet_becomes_a_ladder() -> None:
    Path("Our Ladder.csv").write_text("level,competency,text\nLow,Craft,You try.\nHigh,Craft,You do.\n")
    done = trellis_ladder("import", "Our Ladder.csv")
    assert done.exit_code == 0
    assert "The levels, lowest first: Low, High." in done.stdout
    ladder = load(Path("ladders/our-ladder"))
    assert ladder.competency("craft").descriptors == {"low": "You try.", "high": "You do."}
    assert [wish.text for wish in ladder.expected_at("high")] == ["You try.", "You do."]


def test_a_spreadsheet_with_bad_rows_writes_nothing() -> None:
    Path("sheet.csv").write_text("level,competency,text\n,Craft,You try.\n")
    done = trellis_ladder("import", "sheet.csv", "forge")
    assert (done.exit_code, done.stderr) == (
        1,
        "1 problem:\n  sheet.csv:2: level: is empty, fill it in, or delete the row\n",
    )
    assert not Path("forge").exists()


def test_a_release_makes_the_check_warn_of_what_vanishes() -> None:
    trellis_ladder("new", "forge")
    assert trellis_ladder("release", "forge").stdout == "forge/released.yaml now has version 1.\n"
    actions = Path("forge/actions.yaml")
    actions.write_text(actions.read_text().replace("id: show-craft-at-leading", "id: show-two"))
    done = trellis_ladder("check", "forge")
    assert done.exit_code == 0
    assert "show-craft-at-leading: was one of the actions in version 1 and is gone" in done.stderr


def test_what_is_only_warned_about_ends_with_1_where_somebody_is_strict() -> None:
    trellis_ladder("new", "forge")
    trellis_ladder("release", "forge")
    assert trellis_ladder("check", "forge", "--strict").exit_code == 0
    actions = Path("forge/actions.yaml")
    actions.write_text(actions.read_text().replace("id: show-craft-at-leading", "id: show-two"))
    assert trellis_ladder("check", "forge").exit_code == 0
    assert trellis_ladder("check", "forge", "--strict").exit_code == 1


def test_links_are_looked_at_where_somebody_asks_for_it() -> None:
    trellis_ladder("new", "forge")
    resources = Path("forge/resources.yaml")
    resources.write_text(resources.read_text().replace("https://jvns.ca/blog/brag-documents/", "https://127.0.0.1:1/a"))
    done = trellis_ladder("check", "forge", "--links")
    assert done.exit_code == 0
    assert "forge: 1 link: 1 not reached\n" in done.stdout
    assert "resources.yaml:8: brag-document.link: https://127.0.0.1:1/a was not reached: " in done.stderr
    assert trellis_ladder("check", "forge", "--links", "--strict").exit_code == 1


def test_a_machine_without_a_network_is_one_warning() -> None:
    trellis_ladder("new", "forge")
    resources = Path("forge/resources.yaml")
    one = resources.read_text().replace("https://jvns.ca/blog/brag-documents/", "https://127.0.0.1:1/a")
    entry = one[one.index("  - id: brag") : one.index("  # Add")]
    other = entry.replace("id: brag-document", "id: other").replace("127.0.0.1:1/a", "127.0.0.1:1/b")
    resources.write_text(one.replace(entry, entry + other))
    told = trellis_ladder("check", "forge", "--links").stderr.splitlines()
    assert told[:2] == ["  2 of 2 resources were never looked at: --stamp does it", "1 warning:"]
    assert "none of 2 links was reached, such as https://127.0.0.1:1/a" in told[2]


def test_stats_need_no_path() -> None:
    found = json.loads(trellis_ladder("stats", "--json").stdout)
    assert [one["ladder"] for one in found] == sorted(path.name for path in folders(shipped()))
    assert "ml-engineer" in trellis_ladder("stats").stdout


def test_stats_are_a_table_or_json() -> None:
    assert "expectations" in trellis_ladder("stats", "ml-engineer").stdout
    numbers = json.loads(trellis_ladder("stats", "ml-engineer", "--json").stdout)
    assert set(numbers) == {"ladder", "version", "kind", "level", "area", "category", "fact", "unchecked"}
    assert numbers["kind"]["competencies"] == 16
    assert len(numbers["fact"]) == 235


def test_a_ladder_is_shown_as_markdown() -> None:
    page = trellis_ladder("show", "ml-engineer").stdout
    assert page.startswith("# Machine learning engineer\n\n")
    assert "84,563 to 109,500 USD a year" in page
