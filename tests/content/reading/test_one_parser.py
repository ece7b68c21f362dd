"""A ladder that passes on one machine passes on another: YAML is read by one parser wherever Trellis runs."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from content.reading.document import UnreadableYaml, parse
from content.reading.loader import load

WITHOUT_LIBYAML = "import sys; sys.modules['yaml._yaml'] = None; import content.reading.document"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param("[Enough?, More]", ["Enough?", "More"], id="a question in a list"),
        pytest.param("{Enough?: More}", {"Enough?": "More"}, id="a question as a key"),
        pytest.param("[What is it?]", ["What is it?"], id="a question alone"),
    ],
)
def test_what_the_parser_in_python_refuses_is_read(tmp_path: Path, written: str, read: object) -> None:
    path = tmp_path / "some.yaml"
    path.write_text(f"some: {written}", encoding="utf-8")
    assert parse(path).data == {"some": read}


def test_what_only_the_parser_in_python_takes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "some.yaml"
    path.write_text("some: [b:]", encoding="utf-8")
    with pytest.raises(UnreadableYaml):
        parse(path)


def test_a_question_may_stand_in_a_list_of_a_ladder(edit: Callable[[str, str, str], None], smithy: Path) -> None:
    edit("ladder.yaml", "[Stoking]", "[Stoking?, Hot enough?]")
    assert load(smithy).area("fire").skills == ("Stoking?", "Hot enough?")


def test_where_the_parser_is_missing_trellis_says_so_and_how_to_get_it() -> None:
    here = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_LIBYAML], cwd=here, capture_output=True, text=True, check=False
    )
    assert done.stderr.splitlines()[-1] == (
        "ImportError: PyYAML was built without libyaml here; its wheel has it: `pip install --only-binary :all: pyyaml`"
    )
