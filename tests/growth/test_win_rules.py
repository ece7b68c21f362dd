"""What a win may show, and how wins are ordered."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.model.ladder import Ladder
from content.reading.loader import load, shipped
from growth import brag, wins
from growth.facts import Claim, ClaimKind
from growth.wins import Span
from tests.cast import a_claim, a_win, alice

LADDER = load(shipped() / "ml-engineer")
OFFERED = [claim for group in wins.choices(LADDER, alice(level="senior")) for claim in group.claims]
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        pytest.param("A colleague deploys with the tool I wrote", "builds-tools-for-others", id="endings aside"),
        pytest.param("Put two approaches side by side before we built", "weighs-approaches", id="of one's level"),
        pytest.param("REVIEWED A RELEASE", "engineering-practices", id="capitals, a competency"),
    ],
)
def test_words_suggest_what_they_are_about(words: str, first: str) -> None:
    assert wins.suggested(OFFERED, words)[0].id == first


@pytest.mark.parametrize("words", ["", "lunch", "🎉", "שלחתי", "the team and the work that we did", "*_~`"])
def test_words_about_nothing_on_the_ladder_suggest_nothing(words: str) -> None:
    assert wins.suggested(OFFERED, words) == ()


def test_what_a_step_was_for_goes_before() -> None:
    found = wins.suggested(OFFERED, "A colleague deploys with the tool I wrote", ("asks-about-scale",))
    assert [claim.id for claim in found[:2]] == ["asks-about-scale", "builds-tools-for-others"]


@given(st.text(max_size=400))
def test_a_few_are_suggested_at_most_each_once_and_only_what_is_on_offer(words: str) -> None:
    found = wins.suggested(OFFERED, words)
    assert len(found) <= wins.MOST
    assert len({claim.key for claim in found}) == len(found)
    assert set(found) <= set(OFFERED)


def test_one_can_show_what_ones_level_asks_for_the_next_one_and_those_below(ladder: Ladder) -> None:
    offered = wins.choices(ladder, alice(level="junior"))
    assert [group.name for group in offered][:3] == ["Junior", "Senior", "Novice"]
    assert {claim.id for group in offered for claim in group.claims if claim.kind is ClaimKind.EXPECTATION} == {
        wish.id for wish in (*ladder.expected_at("junior"), *ladder.added_at("senior"))
    }
    assert [group.name for group in wins.choices(ladder, alice(level=None))][:4] == [
        level.name for level in reversed(ladder.levels)
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2026, 11, 1), Span.MONTH, id="the first of this month"),
        pytest.param(date(2026, 11, 24), Span.MONTH, id="a day ahead"),
        pytest.param(date(2026, 10, 31), Span.QUARTER, id="the last of the month before"),
        pytest.param(date(2026, 9, 30), Span.EARLIER, id="the last of the quarter before"),
        pytest.param(date(2025, 11, 23), Span.EARLIER, id="the same month of another year"),
    ],
)
def test_how_long_ago_it_was(day: date, expected: Span) -> None:
    assert wins.span(day, TODAY) is expected


def test_all_words_of_a_search_are_found_anywhere_in_a_win() -> None:
    dedup = a_win(1, "Shipped the dedup job.", outcome="Half the cost")
    other = a_win(2, "Wrote a runbook")
    assert wins.found([dedup, other], "COST dedup") == [dedup]
    assert wins.found([dedup, other], " ") == [dedup, other]
    assert wins.found([dedup, other], "dedup runbook") == []


def wish(entry: str) -> Claim:
    return a_claim(ClaimKind.EXPECTATION, entry)


def test_what_is_shown_stands_by_level_downwards_then_competencies_then_what_left_the_ladder(ladder: Ladder) -> None:
    skill = a_claim(ClaimKind.COMPETENCY, "planning")
    win = a_win(3, shows=(wish("gone"), skill, wish("looks-at-the-data"), wish("thinks-in-systems")))
    found = [claim.id for claim, _ in wins.claimed([win], ladder)]
    assert found == ["thinks-in-systems", "looks-at-the-data", "planning", "gone"]


def test_progress_counts_each_expectation_of_the_level_above_and_below_once(ladder: Ladder) -> None:
    kept = [a_win(1, shows=(wish("looks-at-the-data"), wish("gone"))), a_win(2, shows=(wish("looks-at-the-data"),))]
    found = wins.towards(ladder, alice(level="junior"), kept)
    assert found == wins.Progress("Senior", 1, len(ladder.expected_at("senior")))
    assert wins.towards(ladder, alice(level=None), kept) is None


def test_a_brag_document_goes_back_quarter_by_quarter(ladder: Ladder) -> None:
    spring, newer, older = a_win(1, when=date(2026, 4, 2)), a_win(20), a_win(3)
    told = brag.ordered([spring, older, newer], ladder)
    assert told.quarters == (((2026, 4), (newer, older)), ((2026, 2), (spring,)))
    assert told.count == 3
