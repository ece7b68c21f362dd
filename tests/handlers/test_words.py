"""One seam for all that people read: templates, days, lists and plurals, in the language that is spoken."""

import ast
import re
from datetime import UTC, date, datetime
from gettext import NullTranslations
from pathlib import Path

import pytest
from babel import Locale

import handlers
from handlers.framework import blocks, forms, words
from handlers.framework.words import Language

HANDLERS = Path(handlers.__file__).parent
FOR_OPERATORS = {Path("operator/sheet.py"), Path("operator/importing.py")}  # what the command line says of a file
SEAM = Path("framework/words.py")


class Backwards(NullTranslations):
    """A language that says every template in brackets, its names untouched, and that has a plural for none."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2 if n else 'none'}⟧"


GERMAN = Language(Locale("de"), Backwards())


@pytest.mark.parametrize(
    ("count", "said"),
    [
        pytest.param(5, "5 min", id="minutes"),
        pytest.param(60, "1 hour", id="one hour"),
        pytest.param(75, "75 min", id="no round number of half hours"),
        pytest.param(90, "1.5 hours", id="half hours"),
        pytest.param(240, "4 hours", id="hours"),
        pytest.param(480, "1 day", id="a day of eight hours"),
        pytest.param(2400, "5 days", id="days"),
    ],
)
def test_a_length_has_its_unit(count: int, said: str) -> None:
    assert words.minutes(count) == said


def test_days_lists_and_numbers_are_said_as_english_does() -> None:
    assert words.day(date(2026, 12, 1)) == "Tuesday 1 December"
    assert words.short_day(date(2026, 9, 3)) == "3 Sept"
    assert words.moment(datetime(2026, 12, 1, 8, 30, tzinfo=UTC), "Europe/Amsterdam") == "Tuesday 1 December, 09:30"
    assert [words.listed(list("abc")[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert words.either(["3 January", "1 March"]) == "3 January or 1 March"
    assert [words.spelled(n) for n in (0, 3, 12, 13)] == ["no", "three", "twelve", "13"]


def test_another_language_says_its_own_days_lists_plurals_and_templates() -> None:
    with words.speaking(GERMAN):
        assert words.day(date(2026, 12, 1)) == "Dienstag 1 Dezember"
        assert words.listed(["a", "b", "c"]) == "a, b und c"
        assert words.text("Paused until {day}.", day="Dienstag") == "⟦Paused until Dienstag.⟧"
        assert words.plural("{count} thing", "{count} things", 0) == "⟦none⟧"
    assert words.text("Paused until {day}.", day="Tuesday") == "Paused until Tuesday."


def test_somebodys_braces_are_only_words() -> None:
    assert words.text("You wrote {plan}", plan="{0} {plan!r}") == "You wrote {0} {plan!r}"
    assert words.text("{0} {plan!r}") == "{0} {plan!r}"


def test_whatever_is_built_is_said_in_the_language() -> None:
    with words.speaking(GERMAN):
        drawn = [
            blocks.header("A header"),
            blocks.section("Hello {name}", blocks.button("Press", "id"), name="Alice"),
            blocks.quiet("Small"),
            blocks.row(blocks.menu("m", [("1", "One"), ("2", "Two")]), blocks.select("s", "Pick", [("1", "One")])),
            forms.text("t", "Label", placeholder="Type", hint="A hint"),
            forms.radios("r", "Radios", [("1", "One", "About one")], None),
            forms.several("v", "Several", [("A group", [("1", "One", None)])], []),
        ]
        texts = [
            *(text for block in drawn for text in _texts(block.to_dict())),
            *_texts(forms.modal("c", "Title", [blocks.divider()], submit="Send")),
            *_texts(forms.notice("Notice", blocks.Message.of(blocks.section("Said")))),
        ]
    assert [text for text in texts if not text.startswith("⟦")] == []
    assert "⟦Hello Alice⟧" in texts


def _texts(drawn: object) -> list[str]:
    if isinstance(drawn, dict):
        own = [drawn["text"]] if isinstance(drawn.get("text"), str) else []
        return own + [text for value in drawn.values() for text in _texts(value)]
    return [text for each in drawn for text in _texts(each)] if isinstance(drawn, (list, tuple)) else []


SOURCES = sorted(path.relative_to(HANDLERS) for path in HANDLERS.rglob("*.py"))


@pytest.mark.parametrize("path", [path for path in SOURCES if path not in {SEAM, *FOR_OPERATORS}], ids=str)
def test_no_sentence_is_put_together_by_hand(path: Path) -> None:
    """Not by an f-string, nor by `format`: a translator would see its pieces only. What is raised is for the log."""
    tree = ast.parse((HANDLERS / path).read_text(encoding="utf-8"))
    specs = {id(node.format_spec) for node in ast.walk(tree) if isinstance(node, ast.FormattedValue)}
    raised = {id(part) for node in ast.walk(tree) if isinstance(node, ast.Raise) for part in ast.walk(node)}
    by_hand = [
        ast.unparse(node)
        for node in ast.walk(tree)
        if (isinstance(node, ast.JoinedStr) and id(node) not in specs | raised and _speaks(node)) or _formats(node)
    ]
    assert by_hand == []


def _speaks(node: ast.JoinedStr) -> bool:
    """Whether there are words in it, and not only marks, or an id such as `move-{id}`."""
    written = "".join(part.value if isinstance(part, ast.Constant) else "0" for part in node.values)
    pattern = "\\" in written
    return not pattern and bool(re.search(r"[A-Za-z]{2}", written)) and not re.fullmatch(r"[a-z0-9_:.-]+", written)


def _formats(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format"
