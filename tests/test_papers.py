"""The papers say what the code does: tables, links, diagrams, and worked examples that are worked here."""

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import handlers
from bot import cli
from bot.manifest import BOT_SCOPES, WITHOUT
from bot.settings import Given, Settings
from content.authoring import page
from content.reading import loader
from db.outbox import DeliveryState
from growth.facts import RoundState

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
NOTES = sorted((ROOT / "docs" / "decisions").glob("*.md"))
PRIVACY = ROOT / "docs" / "privacy.md"
PAPERS = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", PRIVACY, *NOTES)
FLOORS = ("content", "growth", "db", "handlers", "bot", "demo", "tests")
APACHE_2 = "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"  # of the text at apache.org
CONTENTS = "handlers/__init__.py"
UNFINISHED = shutil.ignore_patterns("*.pyc.*")  # what somebody beside is compiling; what is compiled serves here, too
COMMAND = ("handlers/areas/views.py", "handlers/areas/listeners.py", "tests/handlers/test_areas.py")
SPEAKS = ("growth/anniversaries.py", "handlers/anniversaries/due.py", "tests/handlers/test_anniversaries.py")
TOKENS = {"slack_bot_token": "xoxb-1", "slack_app_token": "xapp-1"}


def rows(head: str) -> list[list[str]]:
    """The rows of the README's table whose header begins with `head`, cell by cell, without the code marks."""
    _, _, after = README.partition(f"\n| {head} |")
    lines = after.partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]


def states(title: str) -> set[str]:
    """The states of the diagram under a heading of the README."""
    diagram = README.partition(f"### {title}\n")[2].partition("```mermaid\n")[2].partition("```")[0]
    return {state for arrow in re.findall(r"^ +(\S+) --> (\S+?):", diagram, re.MULTILINE) for state in arrow} - {"[*]"}


def printed(example: str) -> dict[str, str]:
    """What a worked example of CONTRIBUTING prints of files, by their paths."""
    section = CONTRIBUTING.partition(f"\n## Worked example: {example}\n")[2].partition("\n## ")[0]
    return dict(re.findall(r"^`(\S+)`:\n\n```\w+\n(.*?)^```$", section, re.MULTILINE | re.DOTALL))


def patched(text: str, diff: str) -> str:
    """The text with the hunks of a diff in it, each of which must fit exactly once."""
    for hunk in diff.split("@@\n"):
        old = "".join(line[1:] for line in hunk.splitlines(keepends=True) if line[0] != "+")
        new = "".join(line[1:] for line in hunk.splitlines(keepends=True) if line[0] != "-")
        assert text.count(old) == 1, f"{old!r} does not stand there once"
        text = text.replace(old, new)
    return text


def test_every_setting_has_its_row_in_order() -> None:
    assert [row[0] for row in rows("name | default")] == [name.upper() for name in Settings.model_fields]


def test_the_defaults_are_those_of_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    told = {name.lower(): default for name, default, _ in rows("name | default") if default}
    written = Given.model_validate(told | TOKENS).model_dump()
    real = Given.model_validate(TOKENS).model_dump()
    assert written | {"trellis_ladders": written["trellis_ladders"].resolve()} == real


def test_only_what_is_empty_has_no_default() -> None:
    blank = {name.lower() for name, default, _ in rows("name | default") if not default}
    empty = {name for name, field in Settings.model_fields.items() if not field.get_default(call_default_factory=True)}
    assert blank == empty


def test_the_example_environment_names_only_settings() -> None:
    names = re.findall(r"^(?:# )?([A-Z][A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    assert names
    assert {name.lower() for name in names} <= set(Settings.model_fields)


@pytest.mark.parametrize("name", [path.name for path in loader.folders(loader.shipped())])
def test_the_page_of_a_ladder_is_that_of_its_yaml(name: str) -> None:
    shown = (ROOT / "docs" / "ladders" / f"{name}.md").read_text(encoding="utf-8")
    assert shown == page.markdown(loader.load(loader.shipped() / name)), "`make docs` writes it anew"


def test_every_command_has_its_row() -> None:
    told = [(who, usage.removeprefix("/growth").split()) for who, usage, _ in rows("who | types")]
    real = [(c.role.value, f"{c.word} {c.hint}".split()) for c in handlers.register().commands.values()]
    assert sorted(told) == sorted(real)


def test_the_scopes_are_those_of_the_manifest() -> None:
    assert [row[0] for row in rows("scope")] == sorted(BOT_SCOPES)
    assert {row[0] for row in rows("scope") if row[2]} == set(WITHOUT)


def test_the_command_lines_are_there() -> None:
    told = set(re.findall(r"(?:`|bin/)trellis ([a-z]+)", README + CONTRIBUTING))
    told |= set(re.findall(r": trellis ([a-z]+)", (ROOT / "Procfile").read_text()))
    commands = {c.name or (c.callback and c.callback.__name__) for c in cli.app.registered_commands}
    assert told <= commands | {group.name for group in cli.app.registered_groups}


def test_the_targets_of_make_are_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert {"demo", "test", "setup", "check"} <= set(re.findall(r"make ([a-z]+)\b", README)) & targets


def test_the_diagrams_name_every_state() -> None:
    assert states("The life of a check-in") == {state.value for state in RoundState} | {"paused"}
    assert states("The life of a delivery") == {state.value for state in DeliveryState}


@pytest.mark.parametrize(
    ("paper", "target"),
    [
        pytest.param(paper, target, id=f"{paper.name}: {target}")
        for paper in PAPERS
        for target in re.findall(r"\]\((?!https?:)([^)#\s]+)", paper.read_text(encoding="utf-8"))
    ],
)
def test_a_link_leads_somewhere(paper: Path, target: str) -> None:
    assert (paper.parent / target).exists()


@pytest.mark.parametrize("note", [pytest.param(note, id=note.stem) for note in NOTES])
def test_a_decision_note_is_short_and_whole(note: Path) -> None:
    lines = note.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 20
    assert re.findall(r"^\*\*(\w+)\.\*\*", "\n".join(lines), re.MULTILINE) == [
        "Context",
        "Decision",
        "Consequences",
        "Alternatives",
    ]


def test_the_licence_is_the_text_and_nothing_else() -> None:
    assert hashlib.sha256((ROOT / "LICENSE").read_bytes()).hexdigest() == APACHE_2


def test_the_worked_action_makes_a_ladder_that_passes(tmp_path: Path) -> None:
    place = "content/ladders/ml-engineer/actions.yaml"
    folder = shutil.copytree((ROOT / place).parent, tmp_path / "ml-engineer")
    with (folder / "actions.yaml").open("a", encoding="utf-8") as file:
        file.write(printed("add an action to the ladder")[place])
    before, after = loader.load((ROOT / place).parent), loader.load(folder)
    assert [action.id for action in after.actions if action not in before.actions] == ["reread-an-old-design"]


def contributed(folder: Path, example: str, written: tuple[str, ...]) -> Path:
    """The repository with a worked example in it, step by step as CONTRIBUTING says."""
    for name in FLOORS:
        shutil.copytree(ROOT / name, folder / name, ignore=UNFINISHED)
    shutil.copy(ROOT / "pyproject.toml", folder)
    files = printed(example)
    contents = folder / CONTENTS
    contents.write_text(patched(contents.read_text(), files[CONTENTS]))
    for path in written:
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(files[path])
        if path.startswith("handlers/"):
            (folder / path).parent.joinpath("__init__.py").touch()
    return folder


@pytest.mark.parametrize(
    ("example", "written"),
    [
        pytest.param("add a command", COMMAND, id="a command"),
        pytest.param("add something that speaks by itself", SPEAKS, id="something that speaks by itself"),
    ],
)
def test_what_is_worked_is_as_ours(tmp_path: Path, example: str, written: tuple[str, ...]) -> None:
    folder = contributed(tmp_path, example, written)
    for arguments in (
        ("pytest", written[-1], "-q", "-p", "no:cacheprovider"),
        ("ruff", "check", CONTENTS, *written),
        ("ruff", "format", "--check", CONTENTS, *written),
    ):
        command = [sys.executable, "-m", *arguments]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_each_line_about_privacy_names_a_test_that_is_there() -> None:
    text = PRIVACY.read_text(encoding="utf-8")
    named = re.findall(r"`(tests/\S+\.py)::(\w+)`", text)
    assert len(named) == sum(line.startswith("|") and "`tests/" in line for line in text.splitlines()) > 20
    missing = [name for file, name in named if f"def {name}(" not in (ROOT / file).read_text(encoding="utf-8")]
    assert missing == []
