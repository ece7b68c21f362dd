"""The month in which somebody looked, written into a document of which nothing else changes."""

from pathlib import Path

import pytest
import yaml

from content.authoring.stamping import stamp

RESOURCES = """# What to read.   \r
resources:\r
  # by hand\r
  - id: book   # the first\r
    title: "A book: of fire"\r
    link: https://example.org/book\r
    why: >-\r
      Says how hot.\r
\r
      # this is part of the text\r
    # ours\r
    source: own\r
  - id: talk\r
    title: Ein Gespräch über Öfen\r
    why: One hour,\r
      or two.  # behind it\r
\r
    checked: 2025-01  # by Ada\r
    source: own\r
  - {id: page, title: A page, why: In short, source: own}\r
  - id: last\r
    title: The last\r
    why: It ends without a line"""
STAMPED = (
    RESOURCES.replace("part of the text\r\n", "part of the text\r\n    checked: 2026-11\r\n")
    .replace("checked: 2025-01  # by Ada", "checked: 2026-11  # by Ada")
    .replace("ends without a line", "ends without a line\n    checked: 2026-11")
)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    (tmp_path / "resources.yaml").write_bytes(b"\xef\xbb\xbf" + RESOURCES.encode())
    return tmp_path / "resources.yaml"


def test_nothing_else_changes_by_a_byte(document: Path) -> None:
    assert stamp(document, {"book", "talk", "page", "last"}, "2026-11") == ["page"]
    assert document.read_bytes() == b"\xef\xbb\xbf" + STAMPED.encode()


@pytest.mark.parametrize("empty", ["checked:", "checked:   # not yet"])
def test_an_empty_month_is_filled(document: Path, empty: str) -> None:
    before = RESOURCES.replace("checked: 2025-01  # by Ada", empty).encode()
    document.write_bytes(before)
    stamp(document, {"talk"}, "2026-11")
    assert document.read_bytes() == before.replace(b"checked:", b"checked: 2026-11", 1)


def test_what_was_not_looked_at_stays_as_it_is(document: Path) -> None:
    before = document.read_bytes()
    assert stamp(document, set(), "2026-11") == []
    assert document.read_bytes() == before


def test_a_second_time_only_the_month_changes(document: Path) -> None:
    stamp(document, {"book", "talk", "last"}, "2026-11")
    once = document.read_bytes()
    stamp(document, {"book", "talk", "last"}, "2026-12")
    assert document.read_bytes() == once.replace(b"2026-11", b"2026-12")


def test_every_entry_of_what_ships_can_be_stamped(tmp_path: Path) -> None:
    from content.reading.loader import shipped

    for path in sorted(shipped().glob("*/resources*.yaml")) + sorted(shipped().glob("*/resources/*.yaml")):
        copy = tmp_path / "copy.yaml"
        copy.write_bytes(path.read_bytes())
        ids = {entry["id"] for entry in yaml.safe_load(path.read_text())["resources"]}
        assert stamp(copy, ids, "2031-01") == []
        gone = [line for line in path.read_text().splitlines() if line not in copy.read_text().splitlines()]
        assert all(line.startswith("    checked: ") for line in gone)
        assert {entry["checked"] for entry in yaml.safe_load(copy.read_text())["resources"]} == {"2031-01"}
