"""What a start keeps of a ladder for the next one: never anything but what stands in its files."""

import io
import os
import pickle
import sys
from pathlib import Path

import pytest

from content.reading import compiled
from content.reading.loader import load, load_all, shipped, written

AS_IT_IS = (("actions.yaml", "a digest"),)


@pytest.fixture(autouse=True)
def _python_keeps_what_it_compiles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)


def kept(folder: Path) -> list[Path]:
    return list((folder.parent / "__pycache__").glob("*"))


@pytest.mark.parametrize("name", ["ml-engineer", "software-engineer"])
def test_what_was_kept_is_the_same_ladder_in_all_its_languages(tmp_path: Path, name: str) -> None:
    ladder = load(shipped() / name)
    compiled.keep(tmp_path / name, AS_IT_IS, ladder)
    found = compiled.find(tmp_path / name, AS_IT_IS)
    assert found == ladder
    assert found.languages == ladder.languages
    assert [found.spoken(each) for each in found.languages] == [ladder.spoken(each) for each in ladder.languages]


def test_it_is_kept_beside_the_folder_and_no_ladder_itself(smithy: Path) -> None:
    names = sorted(path.name for path in smithy.iterdir())
    assert list(load_all(smithy.parent, keep=True)) == ["smith"]
    assert [path.suffix for path in kept(smithy)] == [".ladder"]
    assert sorted(path.name for path in smithy.iterdir()) == names
    assert list(load_all(smithy.parent, keep=True)) == ["smith"]


def test_it_is_taken_in_place_of_the_files(smithy: Path) -> None:
    compiled.keep(smithy, written(smithy), load(smithy).model_copy(update={"name": "Kept"}))
    assert load(smithy, keep=True).name == "Kept"


def test_nobody_is_asked_to_keep_it_who_only_looks(smithy: Path) -> None:
    load(smithy)
    assert kept(smithy) == []


def test_a_word_that_changes_is_read_anew(smithy: Path) -> None:
    assert load(smithy, keep=True).action("sweep").title == "Sweep the forge"
    actions = smithy / "actions.yaml"
    actions.write_text(actions.read_text().replace("Sweep the forge", "Sweep the yard"))
    assert load(smithy, keep=True).action("sweep").title == "Sweep the yard"


def test_what_was_kept_of_other_files_is_not_taken(smithy: Path) -> None:
    compiled.keep(smithy, AS_IT_IS, load(smithy))
    assert compiled.find(smithy, (("actions.yaml", "another digest"),)) is None


def test_what_is_damaged_is_not_taken(smithy: Path) -> None:
    compiled.keep(smithy, AS_IT_IS, load(smithy))
    (file,) = kept(smithy)
    whole = file.read_bytes()
    for damaged in (b"", whole[:-1], whole[:100], whole.replace(b"Sweep", b"Swoop")):
        file.write_bytes(damaged)
        assert compiled.find(smithy, AS_IT_IS) is None


def test_where_python_keeps_nothing_no_ladder_is_kept(smithy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert load(smithy, keep=True).id == "smith"
    assert kept(smithy) == []


def test_it_goes_where_python_was_told_to_keep_things(smithy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = smithy.parent / "elsewhere"
    monkeypatch.setattr(sys, "pycache_prefix", str(elsewhere))
    compiled.keep(smithy, AS_IT_IS, load(smithy))
    assert kept(smithy) == []
    assert compiled.find(smithy, AS_IT_IS) is not None


def test_a_place_that_cannot_be_written_to_is_no_trouble(smithy: Path) -> None:
    (smithy.parent / "__pycache__").write_text("A file where the folder would be.")
    assert load(smithy, keep=True).id == "smith"


def test_a_pickle_that_would_do_something_does_nothing(smithy: Path) -> None:
    class Harmful:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.system, (f"touch {smithy / 'done'}",)

    with pytest.raises(pickle.UnpicklingError, match="is no part of a ladder"):
        compiled.Entries(io.BytesIO(pickle.dumps(Harmful()))).load()
    assert not (smithy / "done").exists()
