"""A ladder far larger than the ones that ship: 164 competencies in a single category, each described at five levels."""

from pathlib import Path

from content.authoring import starter
from content.authoring.outline import Named, Outline, OutlineArea, OutlineCompetency, OutlineLevel, OutlineWish, named

LEVELS = tuple(
    OutlineLevel(level.id, level.name, summary=f"What people do at the level {level.name}.")
    for level in named(["Aware", "Working", "Practitioner", "Expert", "Leading"], "level")
)
COMPETENCIES = tuple(
    OutlineCompetency(each.id, each.name, category="all", area="work")
    for each in named([f"Competency number {n}" for n in range(1, 165)], "competency")
)
WORK = OutlineArea("work", "The work", "Doing the work itself well", ("Doing it", "Checking it"))


def written(place: Path) -> Path:
    """Writes the ladder into a folder of its own in `place`, and returns that."""
    wishes = tuple(
        OutlineWish(f"{each.id}-at-{level.id}", level.id, each.id, f"What one sees of {each.name} at {level.name}.")
        for each in COMPETENCIES
        for level in LEVELS
    )
    folder = place / "research"
    folder.mkdir(parents=True)
    outline = Outline(Named("research", "Research"), LEVELS, (WORK,), (Named("all", "All"),), COMPETENCIES, wishes)
    for file, text in starter.documents(starter.data(outline), schemas=".schemas").items():
        (folder / file).write_text(text, encoding="utf-8")
    return folder
