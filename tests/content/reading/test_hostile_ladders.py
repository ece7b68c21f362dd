"""Whatever lies in a ladder's folder is a ladder, or is refused with the file, and soon: it never stops the program."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from content.reading.layout import DOCUMENTS
from content.reading.loader import load
from content.reading.problems import LadderError, Problem
from tests.content.conftest import SMITHY

Refusal = Callable[[], list[str]]
SOON = 8.0  # seconds of work: the smallest of these took a minute, or the interpreter with it

SWELLING = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 10)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
MERGED = "a: &a {k: v}\n" + "".join(
    f"{name}: &{name} {{{','.join(f'k{n}: *{before}' for n in range(10))}}}\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(SWELLING, "questions.yaml:5: swells: aliases make it far longer than it looks, ", id="aliases"),
        pytest.param(MERGED, "questions.yaml:6: swells: aliases make it far longer than it looks, ", id="mappings"),
        pytest.param(
            f"a: &a {'x' * 9000}\nquestions:\n" + "- *a\n" * 200,
            "questions.yaml:113: swells: ",
            id="one long text many times",
        ),
        pytest.param("questions: &a [*a]\n", "questions.yaml:1: never ends: *a stands within what it", id="in itself"),
        pytest.param("[" * 100_000, "questions.yaml:1: is too deep: more than 20 lists and entries", id="brackets"),
        pytest.param("{a: " * 100_000, "questions.yaml:1: is too deep: more than 20 lists and entries", id="braces"),
        pytest.param("- " * 100_000, "questions.yaml:1: is too deep: more than 20 lists and entries", id="dashes"),
        pytest.param("? " * 100_000, "questions.yaml:1: is too deep: more than 20 lists and entries", id="keys"),
        pytest.param(
            "questions:\n" + "".join(f"{' ' * n}a:\n" for n in range(1, 1000)),
            "questions.yaml:21: is too deep: more than 20 lists and entries stand in one another, close a bracket",
            id="indented",
        ),
        pytest.param(f"questions: {'9' * 5_000_000}\n", "questions.yaml:1: is larger than 1 MB, leave out", id="5 MB"),
        pytest.param(f"questions: {'9' * 5_000}\n", "questions.yaml:1: is not YAML: 9999999999", id="a long number"),
        pytest.param(f"questions: 0x{'f' * 900_000}\n", "questions.yaml:1: is not YAML: 0xfff", id="in hexadecimal"),
        pytest.param(f"questions: 1{':1' * 400_000}\n", "questions.yaml:1: is not YAML: 1:1:1", id="in sixties"),
        pytest.param(
            "questions: 0x_\n", "questions.yaml:1: is not YAML: 0x_ is not a number or a date", id="no number"
        ),
        pytest.param("questions: 2026-13-45\n", "questions.yaml:1: is not YAML: 2026-13-45 is not a", id="no date"),
        pytest.param("questions: !!int seven\n", "questions.yaml:1: has the tag tag:yaml.org,2002:int", id="a tag"),
        pytest.param("questions: !!map heat\n", "questions.yaml:1: has the tag tag:yaml.org,2002:map", id="another"),
        pytest.param('questions: "a\\0b"\n', "questions.yaml:1: holds a character that cannot be shown", id="nul"),
        pytest.param("questions: 1\n---\na: 1\n", "questions.yaml:2: begins a second document, take out", id="two"),
        pytest.param("? [a, b]\n: c\n", "questions.yaml:1: is not YAML: a key is not a text", id="a list as key"),
        pytest.param(
            "questions:\n" + "- a\n" * 40_000,
            "questions.yaml:52: has more that is wrong, mend what is named first",
            id="many entries",
        ),
        pytest.param(
            "questions:\n- {id: heat, " + ", ".join(f"k{n}: 1" for n in range(10_000)) + "}\n",
            "questions.yaml:2: heat.k1: is not a key of this entry, ",
            id="many keys",
        ),
        pytest.param(
            "questions: []\n" + "".join(f"kuestions{n}: 1\n" for n in range(10_000)),
            "questions.yaml:2: kuestions0: is not a key of this document, perhaps you meant questions",
            id="many lists",
        ),
        pytest.param(
            "questions:\n" + "- a\n" * 200_000, "questions.yaml:90910: is too large: it holds", id="more entries"
        ),
        pytest.param(f"{'q' * 900_000}: 1\n", "questions.yaml:1: is not YAML: mapping values", id="a long key"),
    ],
)
def test_what_would_stop_the_program_is_refused_with_its_line(
    smithy: Path, text: str, told: str, refusal: Refusal
) -> None:
    (smithy / "questions.yaml").write_text(text)
    begun = process_time()
    lines = refusal()
    assert process_time() - begun < SOON
    assert any(line.startswith(told) for line in lines), lines[:3]
    assert max(len(line) for line in lines) < 1000
    assert len(lines) < 200


def test_an_alias_that_saves_some_typing_is_welcome(smithy: Path) -> None:
    text = (smithy / "ladder.yaml").read_text()
    (smithy / "ladder.yaml").write_text(
        text.replace("[Stoking]", "&skills [Stoking]").replace(
            "areas:\n", "areas:\n  - {id: air, name: Air, summary: Bellows, skills: [Blowing], source: guild}\n"
        )
    )
    assert load(smithy).area("fire").skills == ("Stoking",)


def test_a_file_of_gigabytes_is_not_read(smithy: Path, refusal: Refusal) -> None:
    with (smithy / "questions.yaml").open("r+b") as file:
        file.truncate(20_000_000_000)
    assert refusal()[0].startswith("questions.yaml:1: is larger than 1 MB")


# Anything that YAML can say, with words that a ladder knows among them.
WORDS = st.sampled_from(
    ["id", "level", "apprentice", "guild", "fire", "hammering", "levels", "questions", "text", "", "heat", "areas"]
)
SCALARS = st.one_of(
    WORDS,
    st.text(max_size=20),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.none(),
    st.dates(),
    st.binary(max_size=8),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.one_of(WORDS, st.integers(), st.none()), inner, max_size=4)
    ),
    max_leaves=12,
)
FILES = st.sampled_from(sorted(SMITHY))
FUZZ = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def problems(folder: Path) -> tuple[Problem, ...]:
    try:
        load(folder)
    except LadderError as error:
        return error.problems or (Problem("", "", "refused without a reason", ""),)
    return ()


def loaded_or_refused(file: str, raw: bytes) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        for other, text in SMITHY.items():
            (folder / other).write_text(text.lstrip())
        (folder / file).write_bytes(raw)
        for problem in problems(folder):
            assert problem.file in DOCUMENTS
            assert problem.line is None or problem.line >= 1
            assert str(problem).encode()


@FUZZ
@given(FILES, st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode(errors="replace"))))
@example("questions.yaml", b"\xff\xfe\x00")
def test_any_bytes_are_a_ladder_or_refused(file: str, raw: bytes) -> None:
    loaded_or_refused(file, raw)


@FUZZ
@given(FILES, st.text(alphabet="[]{}:,-?&*!|>%@`'\"# \n\tab1.~<=", max_size=120))
def test_any_yaml_is_a_ladder_or_refused(file: str, text: str) -> None:
    loaded_or_refused(file, text.encode())


@FUZZ
@given(FILES, st.data())
def test_any_change_to_a_ladder_is_a_ladder_or_refused(file: str, data: st.DataObject) -> None:
    """Somewhere in a good document something stands that does not belong there, or is gone, or stands twice."""
    document = yaml.load(SMITHY[file], yaml.CSafeLoader)
    node = document
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        if not keys:
            break
        key = data.draw(st.sampled_from(keys))
        if isinstance(node[key], dict | list) and data.draw(st.booleans()):
            node = node[key]
            continue
        how = data.draw(st.sampled_from(["another", "gone", "twice", "more"]))
        if how == "another":
            node[key] = data.draw(VALUES)
        elif how == "gone":
            del node[key]
        elif how == "twice" and isinstance(node, list):
            node.append(node[key])
        elif isinstance(node, dict):
            node[data.draw(st.one_of(WORDS, st.text(max_size=10), st.integers()))] = data.draw(VALUES)
        break
    loaded_or_refused(file, yaml.safe_dump(document, allow_unicode=True).encode())


@FUZZ
@given(FILES, st.data())
def test_any_slip_of_a_pen_is_a_ladder_or_refused(file: str, data: st.DataObject) -> None:
    """A piece of a good document is gone, or other characters stand in its place."""
    text = SMITHY[file].lstrip()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    other = data.draw(st.one_of(st.text(max_size=5), st.text(alphabet="[]{}:,-?&*!|>%'\"# \n\t", max_size=5)))
    loaded_or_refused(file, (text[:start] + other + text[end:]).encode(errors="replace"))
