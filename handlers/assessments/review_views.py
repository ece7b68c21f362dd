"""The review: every mark of a view with its note, before anything of it is told. It draws itself and reads itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from slack_sdk.models.blocks import Block

from content.model.ladder import Competency, Ladder
from growth import assessing
from growth.facts import Assessment, Rated
from handlers.assessments import marked, views
from handlers.assessments.form import PageRef
from handlers.framework import blocks, forms, words
from handlers.framework.fitting import fitting
from handlers.shared import rating_words

REVIEW, CHANGE, MARK_ONE, KEEP = (f"assessments.{id}" for id in ("review", "change", "mark_one", "keep"))
READ_IT = "*{name}*, as you see it now, against {level}. Nothing is told before you finish here."
UNMARKED = "Without a mark, and so not in it: {names}."
NOTE_SHOWN = 500


class ReviewRef(BaseModel):
    """Which view is looked through, and whether finishing it shows it to its subject."""

    assessment: int
    shows: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """A view whose marks are all there. `shows`: its subject reads it as soon as it is finished."""

    ladder: Ladder
    assessment: Assessment
    shows: bool = False


def review(view: Review) -> dict[str, Any]:
    """Category by category, each mark with its note and the way to change it; then who reads it, and the end."""
    subject, ref = view.assessment.subject, ReviewRef(assessment=view.assessment.id, shows=view.shows)
    against = marked.level_name(view.ladder, view.assessment)
    drawn = [
        blocks.section(READ_IT, name=words.escape(subject.name), level=against),
        *_marks(view),
        *_unmarked(view),
        blocks.quiet(views.who_sees_view(subject, shows=view.shows)),
        *([blocks.row(blocks.button("Keep it to myself", KEEP, ref))] if view.shows else []),
    ]
    return forms.modal(
        REVIEW,
        "Your view",
        fitting(drawn),
        submit="Finish and show" if view.shows else "Finish",
        close="Stop here",
        metadata=ref.model_dump_json(),
    )


def _marks(view: Review) -> Iterator[Block]:
    for heading, ratings in marked.grouped(view.ladder, view.assessment.ratings):
        yield blocks.section(f"*{words.escape(heading)}*")
        for rated in ratings:
            known = view.ladder.find(Competency, rated.competency) is not None
            ref = PageRef(assessment=view.assessment.id, competency=rated.competency, review=True)
            change = blocks.button("Change", f"{CHANGE}{blocks.NTH}{rated.competency}", ref) if known else None
            yield blocks.section(with_note(rated), change)


def with_note(rated: Rated) -> str:
    """A competency with its mark, and under it in quotes what was noted."""
    said = f"{words.escape(rated.name)}: _{rating_words.word(rated.rating)}_"
    return f"{said}\n{words.quote(rated.note, NOTE_SHOWN)}" if rated.note else said


def _unmarked(view: Review) -> list[Block]:
    rated = {each.competency for each in view.assessment.ratings}
    left: Sequence[Competency] = [c for c in assessing.walk(view.ladder) if c.id not in rated]
    if not left:
        return []
    pick = blocks.select(MARK_ONE, "Mark one of them", [(c.id, c.name) for c in left[:100]])
    return [blocks.section(UNMARKED, pick, names=words.listed([words.escape(c.name) for c in left]))]
