"""The usual spreadsheet in, the outline of a ladder out, or every row that is wrong."""

from pathlib import Path

import pytest

from content.authoring.outline import slug
from content.authoring.sheet import read
from content.reading.problems import LadderError

HEADING = "level,competency,text\n"


def problems(path: Path) -> list[str]:
    with pytest.raises(LadderError) as caught:
        read(path, "Smith")
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        pytest.param(b"level,competency,text\nMaster,Hammer,Hits it\n", "Hits it", id="commas"),
        pytest.param(b"level;competency;text\r\nMaster;Hammer;Hits, once\r\n", "Hits, once", id="semicolons"),
        pytest.param(b"level\tcompetency\ttext\nMaster\tHammer\tHits it\n", "Hits it", id="tabs"),
        pytest.param(b"\xef\xbb\xbfLevel,Competency,Text\nMaster,Hammer,Hits it\n", "Hits it", id="as Excel saves it"),
        pytest.param(b"text,note,level,competency\nHits it,?,Master,Hammer\n", "Hits it", id="other columns too"),
        pytest.param(b'level,competency,text\nMaster,Hammer,"Hits\n  it"\n', "Hits it", id="a text on two lines"),
        pytest.param(b"level,competency,text\n,,\nMaster,Hammer,Hits it\n\n", "Hits it", id="empty rows"),
        pytest.param("level,competency,text\nMaster,Hammer,Hält\n".encode(), "Hält", id="letters of any language"),
    ],
)
def test_a_sheet_is_read_as_it_comes(tmp_path: Path, raw: bytes, text: str) -> None:
    (tmp_path / "sheet.csv").write_bytes(raw)
    assert read(tmp_path / "sheet.csv", "Smith").texts == {("master", "hammer"): text}


def test_levels_and_competencies_keep_their_order(tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_text(f"{HEADING}Low,B,1\nHigh,B,2\nLow,A,3\n")
    outline = read(tmp_path / "sheet.csv", "Smith")
    assert [level.id for level in outline.levels] == ["low", "high"]
    assert [competency.name for competency in outline.competencies] == ["B", "A"]


def test_names_that_look_alike_get_ids_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_text(f"{HEADING}L,C,1\nL,C++,2\nL,C#,3\nL,話す,4\n")
    outline = read(tmp_path / "sheet.csv", "Smith")
    assert [competency.id for competency in outline.competencies] == ["c", "c-2", "c-3", "competency"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("Déjà vu", "deja-vu", id="accents"),
        pytest.param("  A / B  ", "a-b", id="signs"),
        pytest.param("x" * 40, "x" * 28, id="too long"),
        pytest.param("話す", "", id="no latin letter"),
    ],
)
def test_an_id_is_made_of_a_name(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(b"", "sheet.csv: is empty, the first line must be: level,competency,text", id="nothing"),
        pytest.param(
            b"level,competence,text\n",
            "sheet.csv:1: there is no column competency, perhaps you meant competence; "
            "the first line must be: level,competency,text",
            id="a column misspelt",
        ),
        pytest.param(
            "level,competency,text\nA,B,Hält\n".encode("cp1252"),
            "sheet.csv:2: is not UTF-8, save it again, with the encoding UTF-8",
            id="another encoding",
        ),
        pytest.param(
            "level,competency,text\n".encode("utf-16"),
            "sheet.csv:1: is not UTF-8, save it again, with the encoding UTF-8",
            id="UTF-16",
        ),
        pytest.param(
            b"level,competency,text\n",
            "sheet.csv:1: has no row, add one for each level and competency",
            id="a heading alone",
        ),
        pytest.param(
            b"level,competency,text\nA,B,1\nA,,2\n",
            "sheet.csv:3: competency: is empty, fill it in, or delete the row",
            id="an empty cell",
        ),
        pytest.param(
            b"level,competency,text\nA,B\n",
            "sheet.csv:2: text: is empty, fill it in, or delete the row",
            id="a cell too few",
        ),
        pytest.param(
            b"level,competency,text\nA,B,this, and that\n",
            "sheet.csv:2: has more cells than the first line, put a text with a separator in it between double quotes",
            id="a cell too many",
        ),
        pytest.param(
            b'level,competency,text\nA,B,"1\n\n"\nA,C,' + b"x" * 301 + b"\n",
            "sheet.csv:5: text: has 301 characters, shorten it to 300",
            id="a text too long, after one of three lines",
        ),
        pytest.param(
            b"level,competency,text\nA,B,1\nA,C,2\nA,B,3\n",
            "sheet.csv:4: A and B stand in line 2 already, join the two texts",
            id="a row twice",
        ),
        pytest.param(
            b'level,competency,text\nA,B,"1\n',
            "sheet.csv:2: is not CSV: unexpected end of data, look at the quotes in this line",
            id="a quote left open",
        ),
        pytest.param(
            HEADING.encode() + b"".join(b"L%d,B,1\n" % n for n in range(10)),
            "sheet.csv: level: names 10 levels, join some: there is room for 9",
            id="too many levels",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, raw: bytes, expected: str) -> None:
    (tmp_path / "sheet.csv").write_bytes(raw)
    assert problems(tmp_path / "sheet.csv") == [expected]


def test_all_bad_rows_come_at_once(tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_text(f"{HEADING}A,B,1\n,,3\nA,B,2\n{'x' * 76},B,4\n")
    assert problems(tmp_path / "sheet.csv") == [
        "sheet.csv:3: level: is empty, fill it in, or delete the row",
        "sheet.csv:3: competency: is empty, fill it in, or delete the row",
        "sheet.csv:4: A and B stand in line 2 already, join the two texts",
        "sheet.csv:5: level: has 76 characters, shorten it to 75",
    ]
