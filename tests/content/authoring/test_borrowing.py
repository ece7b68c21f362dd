"""What a new ladder takes from one of ours passes the check, however many levels it has and whatever it is about."""

from pathlib import Path

import pytest

from content.authoring import borrowing, keeping
from content.authoring.outline import Outline, OutlineArea, OutlineCompetency, OutlineLevel, OutlineWish, plain
from content.reading import loader

OURS = [loader.load(folder) for folder in loader.folders(loader.shipped())]


def outline(levels: int, names: list[str]) -> Outline:
    """A ladder of so many levels, with an area for each competency, of which some are called as ours are."""
    rises = tuple(OutlineLevel(f"l{n}", f"Level {n}", summary="One thing.") for n in range(levels))
    facets = tuple(OutlineCompetency(f"c{n}", name, "all", f"a{n}") for n, name in enumerate(names))
    areas = tuple(OutlineArea(facet.area, facet.name, facet.name, (facet.name,)) for facet in facets)
    wishes = tuple(OutlineWish(f"w-{x.id}-{y.id}", x.id, y.id, "Does it.") for x in rises for y in facets)
    bare = plain("Acme")
    return Outline(bare.ladder, rises, areas, bare.categories, facets, wishes)


@pytest.mark.parametrize("levels", [1, 2, 5, 9])
@pytest.mark.parametrize("ours", OURS, ids=lambda ladder: ladder.id)
def test_what_is_borrowed_goes_with_the_ladder_that_it_is_in(tmp_path: Path, ours: loader.Ladder, levels: int) -> None:
    names = [*(competency.name for competency in ours.competencies[:8]), "Something else"]
    kept = keeping.write(tmp_path / "acme", outline(levels, names), imported=True, ours=ours)
    borrowed = [action for action in kept.ladder.actions if action.source != "own"]
    at = {level.id: [action for action in borrowed if level.id in action.fits] for level in kept.ladder.levels}
    assert min(len(actions) for actions in at.values()) >= 20
    assert any(action.leads_to for action in borrowed)
    assert any(action.resources for action in borrowed)
    assert not any(action.expectations for action in borrowed)


def asking(*texts: str, level: str = "L1", titles: tuple[str, ...] = ()) -> Outline:
    bare = plain("Acme")
    rise = OutlineLevel("l1", level, summary="One thing.", titles=titles)
    wishes = tuple(OutlineWish(f"w{n}", "l1", "craft", text) for n, text in enumerate(texts))
    return Outline(bare.ladder, (rise,), bare.areas, bare.categories, bare.competencies, wishes)


CODE = ("Writes tests for each change", "Debugs what others gave up", "Reviews code with reasons")


@pytest.mark.parametrize(
    ("ladder", "expected"),
    [
        pytest.param(asking("Does it", level="IC1 Machine Learning Engineer"), "ml-engineer", id="a level's name"),
        pytest.param(asking("Does it", titles=("Senior ML engineer",)), "ml-engineer", id="a title"),
        pytest.param(asking("Does it", level="Developer 1"), "software-engineer", id="another word for the job"),
        pytest.param(asking(*CODE), "software-engineer", id="words of the work"),
        pytest.param(asking("Learns first", "Thinks in systems", "Owns the design"), None, id="words of any work"),
        pytest.param(asking("Weighs to the gram", "Keeps the heat", "Bakes"), None, id="other work"),
    ],
)
def test_the_ladder_about_the_same_work_is_found(ladder: Outline, expected: str | None) -> None:
    found = borrowing.nearest(ladder, OURS)
    assert (found.id if found else None) == expected
