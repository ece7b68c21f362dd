"""What an interviewer sees of a worksheet: the level first, then page by page, then all of it to look through."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from slack_sdk.models.blocks import Block, InteractiveElement

from content.model.ladder import Category, Competency, Ladder, Level
from growth import assessing, merge, worksheets
from growth.about_another import of_another
from growth.facts import Person, Rating, Worksheet
from growth.merge import Drawn
from growth.worksheets import Noted
from handlers.framework import blocks, forms, words
from handlers.framework.blocks import Message
from handlers.framework.fitting import fitting
from handlers.shared import rating_words

LEVEL_FORM, LEVEL = "candidates.level_form", "candidates.level"
PAGE, MARK, NOTE = "candidates.page", "candidates.mark", "candidates.note"
BACK, LOOK, CHANGE, MARK_ONE = (f"candidates.{id}" for id in ("back", "look", "change", "mark_one"))
SHEET, SEND_FILE, DELETE = "candidates.sheet", "candidates.send_file", "candidates.delete"
TITLE = "Worksheet"
LONGEST_NAME, EACH, NOTE_SHOWN = 80, 20, 500
LEFT_LADDER = "No longer on the ladder"
NOTHING = "Nothing is marked or noted so far."
WHOSE = (
    "You have no worksheet yet. Type `{command} candidate` and a name, as `{command} candidate Sam R.`: your marks and "
    "notes on a candidate against a level, for you alone."
)
HOW = (
    "Your worksheet on *{name}*, one competency at a time. Stop any time: `{command} candidate {name}` goes on from "
    "there. Initials are enough for a name."
)
ONLY_YOU = "*Who sees it:* Only you. It is deleted by itself on {day}."
ONLY_YOU_FIRST = "*Who sees it:* Only you. It is deleted by itself after {days} days."
ONLY_YOU_EACH = "*Who sees them:* Only you. Each is deleted by itself, on the day that stands in it."
KEPT_AT_ONCE = (
    "A mark is kept as soon as you set it, and a note with it. What you note after that is kept when you go on, back "
    "or to the whole worksheet."
)
READ_IT = "*{name}*, as you saw it, against {level}."
WITHOUT = "Nothing so far on: {names}."
FILE_STAYS = "A file stays in our conversation when the worksheet is deleted, until you delete it there."
DELETED = "Deleted. A file that I sent you of it stays in our conversation, until you delete it there."
MORE = "The newest {count} are here. Any other opens with `{command} candidate` and its name."
OF_A_CANDIDATE = {
    Rating.NOT_YET: "Nothing of it in what they told or showed",
    Rating.GETTING_THERE: "Parts of it, or with somebody beside them",
    Rating.THERE: "They have done this, and could say how",
    Rating.BEYOND: "They have done more than this, or helped others to do it",
}


class NameRef(BaseModel):
    """Whom a worksheet that is to begin is on."""

    name: str


class SheetRef(BaseModel):
    """Which worksheet a button is about."""

    sheet: int


class WorksheetPageRef(SheetRef):
    """Which competency of it, what stood there when the page was drawn, and whether the whole led here."""

    competency: str
    rating: Rating | None = None
    note: Drawn = Drawn()
    looked: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet with its ladder, as its author reads it. `occasion` is what a page is drawn for: see `_field`."""

    sheet: Worksheet
    ladder: Ladder | None  # None where it is no longer installed
    reader: Person
    occasion: str = ""

    @property
    def ref(self) -> SheetRef:
        return SheetRef(sheet=self.sheet.id)

    @property
    def level(self) -> str:
        """The name of its level; its id, where the ladder has it no more."""
        found = self.ladder.find(Level, self.sheet.level) if self.ladder else None
        return found.name if found else self.sheet.level

    @property
    def kept(self) -> Block:
        return blocks.quiet(ONLY_YOU, day=words.on_day(self.sheet.gone_at, self.reader.zone))


def level_form(ladder: Ladder, name: str, command: str, *, days: int) -> dict[str, Any]:
    """Before it begins: against which level."""
    choices: list[tuple[str, str, str | None]] = [(x.id, x.name, x.years) for x in assessing.described(ladder)]
    drawn = [
        blocks.section(HOW, name=words.escape(name), command=command),
        blocks.quiet(ONLY_YOU_FIRST, days=days),
        forms.radios(LEVEL, "Against which level do you look?", choices, None),
    ]
    return forms.modal(LEVEL_FORM, TITLE, drawn, submit="Begin", metadata=NameRef(name=name).model_dump_json())


def page(view: Sheet, ladder: Ladder, competency: Competency, *, looked: bool = False) -> dict[str, Any]:
    """One competency: what it looks like at each level, the mark, the note, and the way on and back."""
    saw, order = worksheets.of(view.sheet, competency), assessing.walk(ladder)
    place, asked = order.index(competency), assessing.asked(ladder, competency, view.sheet.level)
    ref = WorksheetPageRef(
        sheet=view.sheet.id,
        competency=competency.id,
        rating=saw.rating,
        note=merge.drawn(saw.note),
        looked=looked,
    )
    category = words.escape(ladder.get(Category, competency.category).name)
    where = words.text("{category} · {place} of {many}", category=category, place=place + 1, many=len(order))
    choices = [(rating.value, word, OF_A_CANDIDATE[rating]) for rating, word in rating_words.RATINGS.items()]
    label = words.text("Where are they, next to {asked}?", asked=asked.name)
    back = [blocks.button("Back", BACK, ref)] if place else []
    drawn = [
        blocks.quiet("{name} · {where}", name=words.escape(view.sheet.name), where=where),
        blocks.section(f"*{words.escape(competency.name)}*\n{words.escape(of_another(competency.summary))}".strip()),
        *_levels(ladder, competency, asked),
        forms.radios(_field(MARK, view), label, choices, saw.rating, optional=True, at_once=True),
        forms.text(_field(NOTE, view), "What did you see or hear?", value=saw.note, hint="One moment is enough."),
        blocks.row(*back, blocks.button("The whole worksheet", LOOK, ref)),
        blocks.quiet(KEPT_AT_ONCE),
        view.kept,
    ]
    ends = looked or place + 1 == len(order)
    submit = "To the worksheet" if ends else "Next"
    return forms.modal(PAGE, TITLE, drawn, submit=submit, close="Stop here", metadata=ref.model_dump_json())


def _field(name: str, view: Sheet) -> str:
    """The id of a field, another one each time: Slack would show what was chosen on the page before."""
    return f"{name}{blocks.NTH}{view.occasion}"


def _levels(ladder: Ladder, competency: Competency, asked: Level) -> Iterator[Block]:
    for level in ladder.levels:
        if text := competency.descriptors.get(level.id):
            note = words.text(" · what you look for") if level == asked else ""
            yield blocks.section(f"*{words.escape(level.name)}*{note}\n{words.escape(of_another(text))}")


def page_of(values: forms.Values) -> str:
    """The name of the page that was sent: no other page has it."""
    return blocks.id_of(NOTE, values).partition(blocks.NTH)[2]


def whole(view: Sheet, *, sends: bool, said: str = "") -> dict[str, Any]:
    """All of it to look through and to change, with the ways to take it out and to delete it."""
    name = words.escape(view.sheet.name)
    drawn = [
        *([blocks.section(said)] if said else []),
        blocks.section(READ_IT, name=name, level=words.escape(view.level)),
        *_seen(view),
        *_unseen(view),
        blocks.row(*_ways(view, sends=sends)),
        *([blocks.quiet(FILE_STAYS)] if sends else []),
        view.kept,
    ]
    return forms.modal(SHEET, TITLE, fitting(drawn), submit=None, close="Close")


def _seen(view: Sheet) -> Iterator[Block]:
    if not view.sheet.marks:
        yield blocks.section(NOTHING)
    for heading, found in worksheets.by_category(view.ladder, view.sheet):
        yield blocks.section(f"*{words.escape(heading) or words.text(LEFT_LADDER)}*")
        for saw in found:
            ref = WorksheetPageRef(sheet=view.sheet.id, competency=saw.competency, looked=True)
            change = blocks.button("Change", f"{CHANGE}{blocks.NTH}{saw.competency}", ref) if heading else None
            yield blocks.section(_line(saw), change)


def _line(saw: Noted) -> str:
    said = f"{words.escape(saw.name)}: _{rating_words.word(saw.rating)}_" if saw.rating else words.escape(saw.name)
    return f"{said}\n{words.quote(saw.note, NOTE_SHOWN)}" if saw.note else said


def _unseen(view: Sheet) -> list[Block]:
    left = worksheets.unseen(view.ladder, view.sheet) if view.ladder else []
    if not left:
        return []
    pick = blocks.select(f"{MARK_ONE}{blocks.NTH}{view.sheet.id}", "Mark one of them", _options(left))
    return [blocks.section(WITHOUT, pick, names=words.listed([words.escape(each.name) for each in left]))]


def _options(left: Sequence[Competency]) -> list[tuple[str, str]]:
    return [(each.id, each.name) for each in left[: blocks.OPTIONS]]


def _ways(view: Sheet, *, sends: bool) -> Iterator[InteractiveElement]:
    if sends and view.sheet.marks:
        yield blocks.button("Send me the file", SEND_FILE, view.ref)
    yield blocks.asking_first(
        blocks.button("Delete it", DELETE, view.ref, style="danger"),
        title="Delete this worksheet?",
        text="Your marks and notes in it are gone for good then.",
        yes="Delete it",
        no="Keep it",
    )


def every(sheets: Sequence[Worksheet], zone: str, command: str) -> Message:
    """The worksheets that somebody has, the newest first; how to begin one, where there is none."""
    if not sheets:
        return Message.of(blocks.section(WHOSE, command=command))
    rows = [
        blocks.section(
            f"*{words.escape(sheet.name)}*\n{words.text('Begun {day}', day=words.on_day(sheet.started_at, zone))}",
            blocks.button("Open", f"{SHEET}{blocks.NTH}{sheet.id}", SheetRef(sheet=sheet.id)),
        )
        for sheet in sheets[:EACH]
    ]
    more = [blocks.quiet(MORE, count=EACH, command=command)] if len(sheets) > EACH else []
    return Message.of(*rows, *more, blocks.quiet(ONLY_YOU_EACH))
