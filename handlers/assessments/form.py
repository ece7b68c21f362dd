"""One competency at a time: the form in which it is marked. It draws itself and reads itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from slack_sdk.models.blocks import Block, InteractiveElement, SectionBlock

from content.model.ladder import Category, Competency, Ladder, Level
from growth import assessing, levels, short_look
from growth.about_another import of_another
from growth.facts import Assessment, Rating
from handlers.assessments import note_field, views
from handlers.framework import blocks, forms, words
from handlers.shared import buttons, examples, rating_words
from handlers.shared.buttons import ExamplesRef

PAGE = "assessments.page"
MARK, BACK, SKIP = "assessments.mark", "assessments.back", "assessments.skip"
TO_REVIEW, LEVELS = "assessments.to_review", "assessments.levels"

OF_ONESELF = {
    Rating.NOT_YET: "I have not done this so far",
    Rating.GETTING_THERE: "Parts of it, or with somebody beside me",
    Rating.THERE: "I do this, and others could say when",
    Rating.BEYOND: "I do more than this, or help others to do it",
}
OF_ANOTHER = {
    Rating.NOT_YET: "I have not seen this so far",
    Rating.GETTING_THERE: "Parts of it, or with somebody beside them",
    Rating.THERE: "They do this, and I could say when",
    Rating.BEYOND: "They do more than this, or help others to do it",
}
MARK_FIRST = "Your note is still here. It goes with a mark: choose one, or empty the field and go on."
ELSEWHERE = "You marked *{name}* as _{word}_ elsewhere while its page was open: that is kept."
A_SHORT_ONE = "A short one: what your areas and your last weeks are about. Every other mark stays as it is."
KEPT = "*Who sees it:* Only you. Every mark is kept at once; stop any time, and it goes on from there."
STILL_KEPT = "*Who sees it:* Only you."


class PageRef(BaseModel):
    """Which competency of which assessment a page is about, how it was marked, and whether the review led here."""

    assessment: int
    competency: str
    marked: Rating | None = None
    review: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One competency of an assessment, how it is marked so far, and the assessment that was finished before.

    `occasion` is what it is drawn for: the marks have another id each time, or Slack would show an old one again.
    """

    ladder: Ladder
    assessment: Assessment
    competency: Competency
    marked: Rating | None
    occasion: str
    last: Assessment | None = None
    shows: bool = False  # its subject reads it as soon as it is finished
    note: str = ""  # what is said above the page
    seen: str = ""  # what its author noted with the mark
    review: bool = False  # the review led here, and it leads back there

    @property
    def ref(self) -> PageRef:
        return PageRef(
            assessment=self.assessment.id, competency=self.competency.id, marked=self.marked, review=self.review
        )

    @property
    def place(self) -> int:
        return self.order.index(self.competency)

    @property
    def order(self) -> list[Competency]:
        return assessing.walk(self.ladder, self.assessment.scope)

    @property
    def ends(self) -> bool:
        return self.place + 1 == len(self.order)

    @property
    def short(self) -> bool:
        return bool(self.assessment.scope)

    @property
    def asked(self) -> Level:
        return assessing.asked(self.ladder, self.competency, self.assessment.level)

    @property
    def block(self) -> str:
        return f"{MARK}{blocks.NTH}{self.occasion}"


def page(page: Page) -> dict[str, Any]:
    """A competency with what it looks like at each level, the marks, and the way on, back and past it.

    A short one is done in less than two minutes: it has what is asked about at a glance, with all else behind a button,
    and says what a mark means on its first page.
    """
    own = page.assessment.own
    drawn: list[Block] = [
        *([blocks.quiet(page.note)] if page.note else []),
        *([blocks.quiet(A_SHORT_ONE)] if page.short and not page.place else []),
        blocks.quiet(_where(page)),
        *_described(page),
        _marks(page),
        *([] if own else [note_field.field(page.occasion, page.seen)]),
        blocks.row(*_ways(page)),
        blocks.quiet(_kept(page) if own else views.who_sees_view(page.assessment.subject, shows=page.shows)),
    ]
    return forms.modal(
        PAGE,
        "Where you stand" if own else "Your view",
        drawn,
        submit=_submit(page),
        close="Stop here",
        metadata=page.ref.model_dump_json(),
    )


def _submit(page: Page) -> str:
    """What the way on is called: one's own ends there, a view of another is looked through before."""
    if page.assessment.own:
        return "Finish" if page.ends else "Next"
    return "To the review" if page.ends or page.review else "Next"


def _where(page: Page) -> str:
    """Of whom it is and where in all of it; what the competency belongs to has no place in a short one."""
    told = [] if page.assessment.own else [words.escape(page.assessment.subject.name)]
    if not page.short:
        told.append(words.escape(page.ladder.get(Category, page.competency.category).name))
    place = words.text("{place} of {many}", place=page.place + 1, many=len(page.order))
    return " · ".join([*told, place])


def _described(page: Page) -> list[SectionBlock]:
    if not page.short:
        return [blocks.section(title(page)), *levels_of(page, page.ladder.levels)]
    text = short_look.line(page.competency.descriptors[page.asked.id])
    return [blocks.section(f"*{words.escape(page.competency.name)}*\n{_said(page, text)}")]


def title(page: Page) -> str:
    summary = page.competency.summary if page.assessment.own else of_another(page.competency.summary)
    return f"*{words.escape(page.competency.name)}*\n{words.escape(summary)}".strip()


def levels_of(page: Page, shown: Sequence[Level]) -> list[SectionBlock]:
    """What the competency looks like at those levels that describe it, with a word at the one that is asked about."""
    return [
        blocks.section(
            f"*{words.escape(level.name)}*{_note(page, level) if level == page.asked else ''}\n{_said(page, text)}"
        )
        for level in shown
        if (text := page.competency.descriptors.get(level.id))
    ]


def _said(page: Page, text: str) -> str:
    return words.escape(text if page.assessment.own else of_another(text))


def _note(page: Page, asked: Level) -> str:
    """Why this level is the one that is asked about."""
    if not page.assessment.own:
        return " · what you look for"
    own = levels.own(page.ladder, page.assessment.subject)
    if own is None:
        return " · where to begin while you are not sure"
    return words.text(" · your level") if asked == own else words.text(" · the nearest to your level that is described")


def _marks(page: Page) -> Block:
    """The four marks. Each is sent as soon as it is chosen, so that closing the form loses none."""
    asked, own = page.asked.name, page.assessment.own
    label = (
        words.text("Where are you, next to {asked}?", asked=asked)
        if own
        else words.text("Where are they, next to {asked}?", asked=asked)
    )
    about = {} if page.short and page.place else OF_ONESELF if own else OF_ANOTHER
    choices = [(rating.value, word, about.get(rating)) for rating, word in rating_words.RATINGS.items()]
    return forms.radios(page.block, label, choices, page.marked, at_once=True)


def _kept(page: Page) -> str:
    return words.text(STILL_KEPT if page.short and page.place else KEPT)


def _ways(page: Page) -> list[InteractiveElement]:
    back = [blocks.button("Back", BACK, page.ref)] if page.place else []
    last = views.AssessmentRef(assessment=page.last.id) if page.last else None
    return [
        *back,
        blocks.button("Skip this one", SKIP, page.ref),
        *([blocks.button("To the review", TO_REVIEW, page.ref)] if _may_end_here(page) else []),
        *([blocks.button("Levels", LEVELS, page.ref)] if page.short else []),
        *_examples(page),
        *([blocks.button("See my last round", views.SUMMARY, last)] if last and not page.short else []),
    ]


def _examples(page: Page) -> Iterator[InteractiveElement]:
    """The way to what shows what is asked about, and what does not yet."""
    own, level = page.assessment.own, page.asked.id
    ref = ExamplesRef(ladder=page.ladder.id, level=level, competency=page.competency.id, another=not own)
    if examples.asked(page.ladder, ref):
        yield buttons.EXAMPLES.button(ref, label="Examples")


def _may_end_here(page: Page) -> bool:
    """Whether a view can be looked through before its last page: something is marked in it."""
    return not page.assessment.own and bool(page.assessment.ratings) and not (page.ends or page.review)


def read(values: forms.Values) -> Rating | None:
    """The mark that is chosen on a page; None where there is none."""
    chosen = forms.chosen(values, blocks.id_of(MARK, values))
    return Rating(chosen) if chosen else None
