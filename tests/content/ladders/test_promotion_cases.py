"""A promotion case can be made of the expectations: each is one thing that one can show, with two examples."""

import re

import pytest

from content.model.ladder import Expectation, Ladder
from content.reading.loader import load_all, shipped

LADDERS = load_all(shipped())
WHOLE = [pytest.param(LADDERS[name], id=name) for name in LADDERS]
# What the career guide asks of a senior, and of somebody new: the guide lists them, and this ladder asks for them.
ASKED = [
    *(
        f"cg.senior.{one}"
        for one in ["specialisation", "architecture", "performance", "mlops", "cloud-native", "troubleshooting"]
    ),
    *(f"cg.lead.{one}" for one in ["vision", "mentoring", "cross-functional", "champion"]),
    *(f"cg.strategy.{one}" for one in ["roadmap", "alignment", "risk", "innovation", "budget"]),
    "cg.entry.duties",
]


@pytest.mark.parametrize("ladder", WHOLE)
def test_every_competency_is_asked_for_at_every_level_but_the_lowest(ladder: Ladder) -> None:
    every = {competency.id for competency in ladder.competencies}
    for level in ladder.levels[1:]:
        asked = {one for wish in ladder.added_at(level.id) for one in wish.competencies}
        assert (level.id, every - asked) == (level.id, set())


@pytest.mark.parametrize("ladder", WHOLE)
def test_every_expectation_has_an_example_and_one_that_does_not_show_it_yet(ladder: Ladder) -> None:
    assert [wish.id for wish in ladder.expectations if wish.examples is None] == []


@pytest.mark.parametrize("ladder", WHOLE)
def test_no_expectation_is_a_title_and_none_says_three_things(ladder: Ladder) -> None:
    for wish in ladder.expectations:
        assert (wish.id, re.findall(r"\b(titles?|staff|principal)\b", wish.text, re.IGNORECASE)) == (wish.id, [])
        assert (wish.id, len(re.findall(r"[.?!](?:\s|$)", wish.text)) <= 2) == (wish.id, True)
        assert (wish.id, len(wish.text) <= 180) == (wish.id, True)


@pytest.mark.parametrize("fact", ASKED)
def test_what_the_guide_asks_for_is_an_expectation(fact: str) -> None:
    ladder = LADDERS["ml-engineer"]
    level = "novice" if fact == "cg.entry.duties" else "senior"
    assert level in {wish.level for wish in ladder.expectations if fact in wish.covers}


def test_a_senior_is_not_asked_for_what_makes_way_for_design() -> None:
    ladder = LADDERS["ml-engineer"]
    asked = {level.id: {wish.id for wish in ladder.expected_at(level.id)} for level in ladder.levels}
    makes_way = {"writes-the-pipeline-code", "builds-what-was-specified"}
    assert makes_way <= asked["junior"]
    assert makes_way.isdisjoint(asked["senior"] | asked["seasoned"])


def test_what_makes_way_and_what_ends_is_named_by_what_is_there(ladder: Ladder) -> None:
    replaced = [one for wish in ladder.expectations for one in wish.replaces]
    assert {ladder.get(Expectation, one).level for one in replaced} == {"junior"}
