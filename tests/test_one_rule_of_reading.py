"""Who may read is decided in one place: nothing else compares the parts of a sharing, or the columns it is kept in."""

import ast
from pathlib import Path

import pytest

from tests.test_floors import ROOT, SOURCES, tree

RULE = ("growth/audience.py", "growth/facts/sharing.py")  # what it says, and who may read by it
SETS = ("growth/merge.py",)  # what a form chooses: nobody reads by it
COLUMNS = ("db/tables/people.py", "db/tables/sharing.py")
ROWS = ("AgendaItemRow", "AnswerRow", "AssessmentRow", "Shareable", "cls", "row")
PARTS = {"audience", "manager_id", "reader_id", "shared_at", "taken_back_at"}
OURS = [path for path in SOURCES if path.parts[0] in ("bot", "handlers", "db", "growth")]


def decides(node: ast.Compare) -> bool:
    """Whether a comparison looks at an audience, at a part of a sharing, or at a column of one; at all but None."""
    if all(isinstance(other, ast.Constant) and other.value is None for other in node.comparators):
        return False
    for part in ast.walk(node):
        if not isinstance(part, ast.Attribute):
            continue
        holder = ast.unparse(part.value)
        if part.attr == "quiet_shared_with":
            return True
        if holder == "Audience" or holder.endswith("sharing") or (holder in ROWS and part.attr in PARTS):
            return True
    return False


def deciding(module: ast.Module) -> list[str]:
    return [ast.unparse(node) for node in ast.walk(module) if isinstance(node, ast.Compare) and decides(node)]


@pytest.mark.parametrize("path", [pytest.param(path, id=str(path)) for path in OURS])
def test_nobody_else_decides_who_may_read(path: Path) -> None:
    if str(path) not in (*RULE, *SETS, *COLUMNS):
        assert deciding(tree(path)) == []


@pytest.mark.parametrize("path", RULE)
def test_the_rule_is_where_it_is_looked_for(path: str) -> None:
    assert (ROOT / path).exists()
    assert deciding(tree(Path(path)))


@pytest.mark.parametrize(
    ("source", "found"),
    [
        pytest.param("answer.sharing.reader_id == person.id", True, id="with whom"),
        pytest.param("answer.sharing.audience is Audience.TEAM", True, id="the audience"),
        pytest.param("chosen not in (Audience.ONLY_ME, Audience.TEAM)", True, id="one of some"),
        pytest.param("select(AnswerRow).where(AnswerRow.shared_at > since)", True, id="in the database"),
        pytest.param("answer.sharing.since < now", True, id="since when"),
        pytest.param("person.quiet_shared_with == manager.id", True, id="who hears of a pause"),
        pytest.param("team.manager_id == person.id", False, id="who leads a team"),
        pytest.param("may_read(reader, answer.sharing, answer.author)", False, id="asked of the rule"),
    ],
)
def test_what_is_looked_for_would_be_found(source: str, *, found: bool) -> None:
    assert bool(deciding(ast.parse(source))) is found
