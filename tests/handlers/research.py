"""A ladder far larger than the ones that ship: 164 competencies in a single category, each described at five levels."""

from pathlib import Path

from content.authoring import starter
from content.authoring.outline import Outline, named

LEVELS = named(["Aware", "Working", "Practitioner", "Expert", "Leading"], "level")
COMPETENCIES = named([f"Competency number {n}" for n in range(1, 165)], "competency")


def written(place: Path) -> Path:
    """Writes the ladder into a folder of its own in `place`, and returns that."""
    (ladder,) = named(["Research"], "ladder")
    texts = {(level.id, c.id): f"What one sees of {c.name} at {level.name}." for level in LEVELS for c in COMPETENCIES}
    folder = place / "research"
    folder.mkdir(parents=True)
    outline = Outline(ladder, LEVELS, COMPETENCIES, texts)
    for file, text in starter.documents(outline, schemas=".schemas").items():
        (folder / file).write_text(text, encoding="utf-8")
    return folder
