"""What a form or a page in Slack has room for, at its limit and one over it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from content.reading.loader import load

Edit = Callable[[str, str, str], None]
Refusal = Callable[[], list[str]]

COMPETENCY = "  - {{id: c{n}, name: C, category: craft, descriptors: {{master: M}}, source: guild}}\n"


def lots(entry: str, count: int) -> str:
    return "".join(entry.format(n=n) for n in range(count))


def test_a_group_takes_a_hundred_and_there_are_as_many_groups_as_it_takes(smithy: Path, edit: Edit) -> None:
    edit("competencies.yaml", "competencies:\n", f"competencies:\n{lots(COMPETENCY, 1000)}")
    assert len(load(smithy).competencies) == 1001


def categories(count: int) -> str:
    return "".join(f"  - {{id: g{n}, name: G}}\n" for n in range(count))


def one_in_each(count: int) -> str:
    line = "  - {{id: c{n}, name: C, category: g{n}, descriptors: {{master: M}}, source: guild}}\n"
    return "".join(line.format(n=n) for n in range(count))


def test_ninety_nine_categories_fill_a_form(smithy: Path, edit: Edit) -> None:
    edit("competencies.yaml", "categories:\n", f"categories:\n{categories(98)}")
    edit("competencies.yaml", "competencies:\n", f"competencies:\n{one_in_each(98)}")
    assert len(load(smithy).categories) == 99


def test_one_category_more_is_refused(edit: Edit, refusal: Refusal) -> None:
    edit("competencies.yaml", "categories:\n", f"categories:\n{categories(99)}")
    edit("competencies.yaml", "competencies:\n", f"competencies:\n{one_in_each(99)}")
    assert refusal() == [
        "competencies.yaml:1: categories: fill 100 groups of 100 competencies, and a form in Slack has room for 99, "
        "join some of them"
    ]


def test_a_card_shows_thirty_of_a_list(smithy: Path, edit: Edit) -> None:
    edit("ladder.yaml", "[Stoking]", f"[{', '.join('S' * 30)}]")
    assert len(load(smithy).area("fire").skills) == 30


def test_one_more_in_a_list_is_refused(edit: Edit, refusal: Refusal) -> None:
    edit("ladder.yaml", "[Stoking]", f"[{', '.join('S' * 31)}]")
    assert refusal() == [
        "ladder.yaml:9: fire.skills: lists 31, and a card in Slack has room for 30, keep those that matter most"
    ]


SCALE = "scales:\n  - {id: sea, name: Sea, summary: Ranks at sea., source: guild}\n"
RUNG = "  - {{id: r{n}, scale: sea, name: Mate, levels: [master], text: Second to none., source: guild}}\n"


def test_twenty_of_a_level_stand_on_its_page(smithy: Path, edit: Edit) -> None:
    edit("ladder.yaml", "sources:\n", f"{SCALE}rungs:\n{lots(RUNG, 20)}sources:\n")
    assert len(load(smithy).elsewhere("master")) == 20


def test_one_more_of_a_level_is_refused(edit: Edit, refusal: Refusal) -> None:
    edit("ladder.yaml", "sources:\n", f"{SCALE}rungs:\n{lots(RUNG, 21)}sources:\n")
    assert refusal() == [
        "ladder.yaml:12: rungs: has 21 at the level master, and a page in Slack has room for 20, join some of them"
    ]


MEASURE = (
    "  - {{id: m{n}, text: How much?, of: Forging, weeks: 4, levels: [%s], source: guild, "
    "answers: [{{label: None, value: 0}}, {{label: All, value: 100}}]}}\n"
)


@pytest.mark.parametrize("levels", [pytest.param("master", id="at a level"), pytest.param("", id="at every level")])
def test_six_measures_stand_beside_the_way_up_and_no_more(
    smithy: Path, edit: Edit, refusal: Refusal, levels: str
) -> None:
    edit("questions.yaml", "questions:\n", f"measures:\n{lots(MEASURE % levels, 6)}questions:\n")
    assert len(load(smithy).measures) == 6
    edit("questions.yaml", "questions:\n", f"{MEASURE.format(n=7) % levels}questions:\n")
    assert any("measures: has 7 at the level master, and a page in Slack has room for 6" in line for line in refusal())


LEVEL = "  - {{id: l{n}, name: L, years: Later, summary: S., source: guild}}\n"
AREA = "  - {{id: a{n}, name: A, summary: S., skills: [S], source: guild}}\n"


def test_ten_areas_stand_in_a_form(smithy: Path, edit: Edit) -> None:
    edit("ladder.yaml", "areas:\n", f"areas:\n{lots(AREA, 9)}")
    assert len(load(smithy).areas) == 10


def test_one_more_of_either_is_refused(edit: Edit, refusal: Refusal) -> None:
    edit("ladder.yaml", "levels:\n", f"levels:\n{lots(LEVEL, 8)}")
    edit("ladder.yaml", "areas:\n", f"areas:\n{lots(AREA, 10)}")
    told = refusal()
    assert any("levels: has 10 entries, and a form in Slack has room for 9, join some of them" in line for line in told)
    assert any("areas: has 11 entries, and a form in Slack has room for 10" in line for line in told)
