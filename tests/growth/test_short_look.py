"""Which few competencies a short look asks about: by what was chosen, what was done, and what was never marked."""

from datetime import timedelta

import pytest

from content.model.ladder import Ladder
from content.reading import loader
from growth import short_look
from growth.facts import ClaimKind, Rating, StepState
from growth.short_look import Known
from tests.cast import NOW, a_claim, a_step, a_win, alice, an_assessment

NOT_YET, GETTING_THERE, THERE, BEYOND = Rating
OPS = ("workflows", "ownership", "system-design", "delivery")  # what Ops is about the most for a junior
MENDED = "mend-something-shared"  # an action of inner source, and of nothing else


@pytest.fixture(scope="module")
def other() -> Ladder:
    return loader.load(loader.shipped() / "software-engineer")


@pytest.mark.parametrize(
    ("areas", "first"),
    [
        pytest.param(("ops",), ["workflows"], id="one area"),
        pytest.param(("models",), ["fundamentals"], id="another area"),
        pytest.param(("systems", "ops"), ["system-design", "workflows"], id="two areas, in turn"),
        pytest.param(("ops", "agile"), ["agile", "workflows"], id="a competency first, then an area"),
        pytest.param(("agile",), ["agile"], id="a competency alone"),
    ],
)
def test_a_short_one_is_about_what_was_chosen(ladder: Ladder, areas: tuple[str, ...], first: list[str]) -> None:
    found = short_look.short(ladder, alice(areas=areas))
    assert list(found[: len(first)]) == first
    assert len(found) == (1 if areas == ("agile",) else 4)


def test_a_short_one_for_what_left_the_ladder_is_about_every_area(ladder: Ladder) -> None:
    every = tuple(area.id for area in ladder.areas)
    assert short_look.short(ladder, alice(areas=("alchemy",))) == short_look.short(ladder, alice(areas=every))


def test_every_choice_has_one_to_four_in_a_short_one(ladder: Ladder, other: Ladder) -> None:
    for each in (ladder, other):
        for level in (None, *(level.id for level in each.levels)):
            for focus in each.focuses():
                found = short_look.short(each, alice(ladder=each.id, level=level, areas=(focus,)))
                assert 1 <= len(set(found)) == len(found) <= 4


def known(*marked: str, **touched: int) -> Known:
    """Marks of today, and days of November on which something was done; a name with `_` for `-`."""
    marks = an_assessment(*((competency, THERE) for competency in marked)).ratings
    days = {name.replace("_", "-"): a_win(day).day for name, day in touched.items()}
    return Known({rated.competency: rated for rated in marks}, days)


def asked(ladder: Ladder, *marked: str, areas: tuple[str, ...] = ("ops",), **touched: int) -> list[str]:
    return list(short_look.short(ladder, alice(areas=areas), known(*marked, **touched)))


def test_while_nothing_is_known_it_is_what_the_areas_are_about_the_most(ladder: Ladder) -> None:
    assert asked(ladder) == list(OPS)


def test_what_was_never_marked_comes_before_what_was(ladder: Ladder) -> None:
    assert asked(ladder, "workflows", "ownership") == [
        "system-design",
        "delivery",
        "communication",
        "engineering-practices",
    ]


def test_what_was_done_since_a_mark_is_asked_about_again(ladder: Ladder) -> None:
    assert asked(ladder, *OPS, delivery=25)[0] == "delivery"
    assert "delivery" not in asked(ladder, *OPS, delivery=24)  # the day of the mark


def test_what_was_done_for_something_else_comes_before_what_stands_unchanged(ladder: Ladder) -> None:
    every = short_look.about(ladder, alice(areas=("ops",)))
    assert asked(ladder, *every, libraries=25) == ["libraries", *OPS[:3]]
    assert asked(ladder, *OPS, libraries=25) == [*every[4:8]]  # what their areas are about is asked first


def test_what_was_chosen_itself_is_always_asked(ladder: Ladder) -> None:
    assert asked(ladder, "agile", *OPS, areas=("ops", "agile"), delivery=25)[:2] == ["agile", "delivery"]


def test_wins_touch_what_they_show_and_steps_what_they_practise(ladder: Ladder) -> None:
    wish = next(wish for wish in ladder.expectations if "libraries" in wish.competencies)
    wins = [
        a_win(20, shows=(a_claim(ClaimKind.COMPETENCY, "delivery"),)),
        a_win(21, shows=(a_claim(ClaimKind.EXPECTATION, wish.id), a_claim(ClaimKind.EXPECTATION, "alchemy"))),
        a_win(22, ladder="software-engineer", shows=(a_claim(ClaimKind.COMPETENCY, "agile"),)),
    ]
    done = {"state": StepState.DONE, "decided_at": NOW}
    tried = [a_step(MENDED, **done), a_step("write-the-newcomers-glossary"), a_step("alchemy", **done)]
    found = short_look.touched(ladder, alice(), wins, tried, now=NOW)
    assert found["delivery"].day == 20
    assert found["libraries"].day == 21
    assert found["inner-source"].day == 24
    assert found.keys() == {"delivery", *wish.competencies, "inner-source"}


def test_what_was_done_long_ago_is_no_news(ladder: Ladder) -> None:
    win = a_win(shows=(a_claim(ClaimKind.COMPETENCY, "delivery"),))
    for weeks, there in ((8, True), (9, False)):
        assert bool(short_look.touched(ladder, alice(), [win], [], now=NOW + timedelta(weeks=weeks))) is there


@pytest.mark.parametrize(
    ("areas", "weeks", "goes_on"),
    [
        pytest.param(("ops",), 1, True, id="a week later"),
        pytest.param(("ops",), 2, False, id="two weeks later it is begun anew"),
        pytest.param(("models",), 1, False, id="for other areas"),
        pytest.param(("ops", "agile"), 1, False, id="with something chosen that it does not ask about"),
        pytest.param(("ops", "delivery"), 1, True, id="with something chosen that it does ask about"),
    ],
)
def test_what_was_begun_is_gone_on_with(ladder: Ladder, areas: tuple[str, ...], weeks: int, *, goes_on: bool) -> None:
    begun = an_assessment(("workflows", THERE), scope=OPS, finished_at=None, ladder_version=ladder.version)
    found = short_look.going([begun], ladder, alice(areas=areas), now=NOW + timedelta(weeks=weeks))
    assert found == (OPS if goes_on else ())


def test_what_is_finished_has_no_mark_or_was_a_whole_one_is_not_gone_on_with(ladder: Ladder) -> None:
    mine = [
        an_assessment(("workflows", THERE), scope=OPS, ladder_version=ladder.version),
        an_assessment(scope=OPS, finished_at=None, ladder_version=ladder.version),
        an_assessment(("workflows", THERE), finished_at=None, ladder_version=ladder.version),
        an_assessment(("workflows", THERE), scope=OPS, finished_at=None, ladder_version="of last year"),
        an_assessment(("workflows", THERE), scope=OPS, finished_at=None, ladder_version=ladder.version, level="senior"),
    ]
    assert short_look.going(mine, ladder, alice(areas=("ops",)), now=NOW) == ()


@pytest.mark.parametrize(
    ("said", "glance"),
    [
        ("You do this.", "You do this."),
        ("People trust you. You follow them.", "People trust you. You follow them."),
        (f"{'word ' * 24}end. {'word ' * 3}end.", f"{'word ' * 24}end. …"),
        (f"{'word ' * 30}end.", f"{'word ' * 30}end."),
        ("", ""),
    ],
)
def test_at_a_glance_are_whole_sentences_and_one_at_least(said: str, glance: str) -> None:
    assert short_look.line(said) == glance
