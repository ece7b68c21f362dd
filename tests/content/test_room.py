"""What a form or a page in Slack has room for, at its limit and one over it."""

from collections.abc import Callable
from pathlib import Path

from content.loader import load

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


def test_a_hundred_categories_fill_a_form(smithy: Path, edit: Edit) -> None:
    edit("competencies.yaml", "categories:\n", f"categories:\n{categories(99)}")
    edit("competencies.yaml", "competencies:\n", f"competencies:\n{one_in_each(99)}")
    assert len(load(smithy).categories) == 100


def test_one_category_more_is_refused(edit: Edit, refusal: Refusal) -> None:
    edit("competencies.yaml", "categories:\n", f"categories:\n{categories(100)}")
    edit("competencies.yaml", "competencies:\n", f"competencies:\n{one_in_each(100)}")
    assert refusal() == [
        "competencies.yaml:1: categories: fill 101 groups of 100 competencies, and a form in Slack has room for 100, "
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
