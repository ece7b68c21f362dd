"""A bad ladder stops at the door, with everything that is wrong with it at once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from content.reading.loader import load, load_all
from content.reading.problems import LadderError

Edit = Callable[[str, str, str], None]
Refusal = Callable[[], list[str]]


def test_a_good_ladder_has_no_problems(smithy: Path) -> None:
    assert load(smithy).id == "smith"


def test_competencies_and_guidance_may_be_left_out(smithy: Path, edit: Edit) -> None:
    (smithy / "competencies.yaml").unlink()
    edit("expectations.yaml", "competencies: [hammering], ", "")
    assert load(smithy).competencies == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param("", "questions.yaml: is empty, start with questions:", id="nothing"),
        pytest.param("# later\n", "questions.yaml: is empty, start with questions:", id="only a comment"),
        pytest.param("- id: heat\n", "questions.yaml: does not start with a key, start with questions:", id="a list"),
        pytest.param(
            "questions: []\n",
            "questions.yaml:1: questions: is missing or empty, "
            "list at least one entry under it, each starting with - id:",
            id="an empty list",
        ),
        pytest.param(
            "questions: \x00\n",
            "questions.yaml: is not YAML: control characters are not allowed, look at this line and the one above",
            id="not a text at all",
        ),
    ],
)
def test_an_empty_file_is_a_problem_of_that_file_alone(smithy: Path, text: str, problem: str, refusal: Refusal) -> None:
    (smithy / "questions.yaml").write_text(text)
    assert refusal() == [problem]


def test_a_missing_file_does_not_blame_those_that_refer_to_it(smithy: Path, refusal: Refusal) -> None:
    (smithy / "ladder.yaml").unlink()
    assert refusal() == ["ladder.yaml: is missing, add it, even with a single entry"]


def test_an_entry_that_was_refused_is_still_known_to_others(edit: Edit, refusal: Refusal) -> None:
    edit("expectations.yaml", "The fire is on in the morning.", "''")
    edit("actions.yaml", "[keeps-the-fire]", "[keeps-the-fire, keeps-the-gate]")
    assert refusal() == [
        "expectations.yaml:2: keeps-the-fire.text: is empty, fill it in",
        "actions.yaml:9: sweep.expectations: keeps-the-gate is not one of the expectations, "
        "perhaps you meant keeps-the-fire",
    ]


def test_a_file_that_does_not_belong_is_named(smithy: Path, refusal: Refusal) -> None:
    (smithy / "action.yaml").touch()
    assert refusal() == [
        "action.yaml: is not a document of a ladder, perhaps you meant actions.yaml; otherwise move it elsewhere"
    ]


def test_notes_and_hidden_files_may_lie_beside(smithy: Path) -> None:
    (smithy / "README.md").touch()
    (smithy / ".swap").touch()
    assert load(smithy).id == "smith"


def test_a_file_in_another_encoding_is_named_with_its_line(smithy: Path, edit: Edit, refusal: Refusal) -> None:
    edit("questions.yaml", "hot enough", "chaud à l'été")
    (smithy / "questions.yaml").write_bytes((smithy / "questions.yaml").read_text().encode("latin-1"))
    assert refusal() == ["questions.yaml:2: is not UTF-8, save it again, with the encoding UTF-8"]


def test_a_byte_order_mark_does_not_matter(smithy: Path) -> None:
    (smithy / "questions.yaml").write_bytes(b"\xef\xbb\xbf" + (smithy / "questions.yaml").read_bytes())
    assert load(smithy).id == "smith"


def test_more_levels_than_a_form_can_show_are_refused(smithy: Path, edit: Edit, refusal: Refusal) -> None:
    more = [f"  - {{id: l{n}, name: L, years: N, summary: S, source: guild}}\n" for n in range(8)]
    edit("ladder.yaml", "levels:\n", f"levels:\n{''.join(more)}")
    problem = "ladder.yaml:5: levels: has 10 entries, and a form in Slack has room for 9, join some of them"
    assert problem in refusal()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LadderError, match=r"^smth: there is no such folder, check its name$"):
        load(tmp_path / "smth")


def test_all_problems_of_all_files_come_at_once(smithy: Path, edit: Edit, refusal: Refusal) -> None:
    edit("ladder.yaml", "name: Smith\n", "")
    edit("expectations.yaml", "[hammering]", "[hamering]")
    edit("actions.yaml", "minutes: 30", "minutes: 3")
    edit("actions.yaml", "done_when: Somebody wants it.", "done_when: ''")
    edit("resources.yaml", "[apprentice, master]", "[apprentice]")
    (smithy / "questions.yaml").write_text("")
    assert refusal() == [
        "ladder.yaml: name: is missing, add it",
        "actions.yaml:6: sweep.minutes: is 3, use 15 or more",
        "actions.yaml:16: draw-a-gate.done_when: is empty, fill it in",
        "questions.yaml: is empty, start with questions:",
        "expectations.yaml:3: makes-a-gate.competencies: hamering is not one of the competencies, "
        "perhaps you meant hammering",
        "resources.yaml:1: master: this level has no resources, add at least one",
    ]


def test_the_error_itself_says_it_all(smithy: Path) -> None:
    (smithy / "questions.yaml").write_text("")
    with pytest.raises(LadderError, match=r"questions\.yaml: is empty"):
        load(smithy)


def test_all_ladders_of_a_folder_are_known_by_their_id(smithy: Path) -> None:
    assert list(load_all(smithy.parent)) == ["smith"]


def test_problems_of_several_ladders_name_the_folder_too(smithy: Path) -> None:
    twin = smithy.parent / "twin"
    twin.mkdir()
    for path in smithy.iterdir():
        (twin / path.name).write_text(path.read_text())
    (smithy.parent / "begun").mkdir()
    (smithy.parent / "begun" / "actions.yaml").touch()
    with pytest.raises(LadderError) as caught:
        load_all(smithy.parent)
    problems = [str(problem) for problem in caught.value.problems]
    assert problems[0] == "begun/ladder.yaml: is missing, add it, even with a single entry"
    assert problems[-1] == "twin/ladder.yaml: id: another ladder is called smith, give this one its own id"


def test_folders_that_hold_something_else_are_no_problem(smithy: Path) -> None:
    (smithy.parent / "bot").mkdir()
    (smithy.parent / "bot" / "app.py").touch()
    assert list(load_all(smithy.parent)) == ["smith"]


def test_a_folder_without_a_ladder_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(LadderError, match="holds no ladder"):
        load_all(tmp_path)
