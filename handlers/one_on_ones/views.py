"""What people see of their 1:1s: the agenda with one person, and the list where there are several."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pydantic import BaseModel, ValidationError
from slack_sdk.models.blocks import Block, InteractiveElement

from growth import names
from growth.facts import AgendaItem, Answer, Person, PlanState, RegularTalk
from growth.one_on_ones import OneOnOne
from handlers.framework import blocks, forms, words
from handlers.one_on_ones import rhythm_views
from handlers.shared import buttons
from handlers.shared.buttons import OtherRef, SharedRef, WrittenRef

PAGE = "one_on_ones.page"
ADD, OPEN, BACK = "one_on_ones.add", "one_on_ones.open", "one_on_ones.back"
TALKED, AGAIN, ANSWERED = "one_on_ones.talked", "one_on_ones.again", "one_on_ones.answered"
OWN, REMOVE = "one_on_ones.own", "one_on_ones.remove"
MOST = 20  # of one kind on a page: two blocks each at most, and Slack takes a hundred
MOST_TALKED = 10
MOST_PEOPLE = 80
CLIPPED = 600

NOBODY = (
    "A 1:1 needs two, and I know of nobody yet: no team that Trellis knows has you on it or led by you. "
    "Once a team has, its manager stands here, and an admin can make one with `{command} admin`."
)
EMPTY = "Nothing to talk about yet. Add what you want to remember, while you think of it."
WHO_SEES = "You and {name} see this agenda, and nobody else."
GONE = "Somebody who is gone"
NONE_OPEN = "nothing open"


class ItemRef(BaseModel):
    """Which item a button is about."""

    item: int


class ItemPick(BaseModel):
    """What is picked in the menu beside an item of one's own."""

    item: int
    do: str


EDIT, TAKE_OFF, TICK, DROP, ACTION = "edit", "off", "tick", "drop", "action"
NOTES = "one_on_ones.notes"
OWN_NOTES = "*Your own notes.* Only you see them.\n{text}"
NO_NOTES = "_Nothing noted yet._"


def pick(value: str) -> ItemPick | None:
    """What was picked; None for a value from elsewhere."""
    try:
        return ItemPick.model_validate_json(value)
    except ValidationError:
        return None


@dataclass(frozen=True, slots=True)
class Agendas:
    """All that a person has to talk about with others, and when; `moves` are the moments one click leads to.

    Both of these by the id of the other one.
    """

    reader: Person
    talks: Sequence[OneOnOne]
    command: str
    rhythms: Mapping[int, RegularTalk] = field(default_factory=dict)
    moves: Mapping[int, Sequence[datetime]] = field(default_factory=dict)
    notes: Mapping[int, str] = field(default_factory=dict)  # their own, by the other one

    def when(self, talk: OneOnOne) -> RegularTalk | None:
        return self.rhythms.get(talk.other.id) if talk.other else None

    def with_person(self, other: int | None) -> OneOnOne | None:
        """The agenda with this person, 0 for one who is gone; with the only one there is, where none is named."""
        if other is None:
            return self.talks[0] if len(self.talks) == 1 else None
        return next((talk for talk in self.talks if (talk.other.id if talk.other else 0) == other), None)


def page(view: Agendas, other: int | None = None, note: str = "") -> dict[str, Any]:
    """The agenda with one person, or the list of all."""
    drawn = [*([blocks.section(note)] if note else []), *body(view, other, lone=False)]
    return forms.modal(PAGE, "1:1", drawn, submit=None, close="Close")


def body(view: Agendas, other: int | None = None, *, lone: bool = True) -> list[Block]:
    """The same for any surface. `lone`: there is no list to go back to, as on the Home."""
    talk = view.with_person(other)
    if talk is not None:
        if len(view.talks) == 1:
            return [*_talk(view, talk), *_beside(view)]
        return [*_talk(view, talk), *([] if lone else [blocks.row(blocks.button("All 1:1s", BACK, OtherRef()))])]
    listed = list(_list(view)) or [blocks.section(NOBODY, command=view.command)]
    return [*listed, *_beside(view)]


def _beside(view: Agendas) -> Iterator[Block]:
    """Whom they asked for a 1:1, who asked them, and the way to one with somebody else."""
    for talk in view.rhythms.values():
        if talk.agreed:
            continue
        if talk.asked_by_id == view.reader.id:
            yield from rhythm_views.line(talk, view.reader)
        else:
            yield from rhythm_views.question(talk, view.reader)
    yield blocks.row(blocks.button("A 1:1 with somebody else", rhythm_views.RHYTHM, OtherRef()))


def _list(view: Agendas) -> Iterator[Block]:
    shown = names.shown([talk.other for talk in view.talks if talk.other])
    for talk in view.talks[:MOST_PEOPLE]:
        name = shown[talk.other.id] if talk.other else words.text(GONE)
        ref = OtherRef(other=talk.other.id if talk.other else 0)
        count = words.plural("{count} thing to talk about", "{count} things to talk about", talk.waiting)
        said = count if talk.waiting else words.text(NONE_OPEN)
        if (when := view.when(talk)) is not None and when.next_at is not None:
            said = words.text("{said} · next {when}", said=said, when=words.moment(when.next_at, view.reader.zone))
        yield blocks.section("*{name}*\n{said}", blocks.button("Open", OPEN, ref), name=words.escape(name), said=said)
    if rest := len(view.talks) - MOST_PEOPLE if len(view.talks) > MOST_PEOPLE else 0:
        yield blocks.quiet("And {rest} more: `{command} agenda @name` opens theirs.", rest=rest, command=view.command)


def _talk(view: Agendas, talk: OneOnOne) -> Iterator[Block]:
    name = talk.other.name if talk.other else words.text(GONE)
    yield blocks.header("1:1 with {name}", name=name)
    if talk.other is not None and talk.goes_on:
        yield from rhythm_views.line(view.when(talk), view.reader)
    if not talk.waiting:
        yield blocks.section(EMPTY)
    for answer in talk.answers[:MOST]:
        yield blocks.section(_answer(view, answer), _tick(view, answer))
        yield from _remark(view, answer)
    for item in talk.open[:MOST]:
        yield blocks.section(_item(view, item), _of_item(view, item))
        yield from _remark(view, item.said)
    if rest := max(0, len(talk.open) - MOST) + max(0, len(talk.answers) - MOST):
        yield blocks.quiet("And {rest} more, which show once some of these are ticked off.", rest=rest)
    if talk.other is not None and talk.goes_on:
        when, moves = view.when(talk), view.moves.get(talk.other.id, ())
        add = blocks.button("Add something", ADD, OtherRef(other=talk.other.id))
        yield blocks.row(add, *rhythm_views.controls(when, talk.other, view.reader, moves))
        yield from rhythm_views.none_yet(when)
    if talk.other is not None:
        yield blocks.quiet(WHO_SEES, name=words.escape(name))
        noted = view.notes.get(talk.other.id, "")
        text = words.escape(words.clip(noted, CLIPPED)) if noted else words.text(NO_NOTES)
        write = blocks.button("Write a note", NOTES, OtherRef(other=talk.other.id))
        yield blocks.section(OWN_NOTES, write, text=text)
    if talk.talked:
        yield blocks.divider()
        yield blocks.section("*Talked about lately*")
        for item in talk.talked[-MOST_TALKED:][::-1]:
            said = words.escape(words.clip(" ".join(item.words.split()), 150)) + _became(view, item)
            yield blocks.section(said, blocks.button("Bring it back", AGAIN, ItemRef(item=item.id)))


def _became(view: Agendas, item: AgendaItem) -> str:
    """What became of it, where that was more than a talk."""
    if item.owner is not None and item.action is PlanState.DONE and item.decided_at is not None:
        who, day = _who(view, item.owner), words.on_day(item.decided_at, view.reader.zone)
        return words.text("\n_Done: {who}, {day}_", who=who, day=day)
    return words.text("\n_Dropped_") if item.dropped else ""


def _item(view: Agendas, item: AgendaItem) -> str:
    link = words.text(" · <{link}|the message>", link=words.link(item.link)) if item.link else ""
    return words.text(
        "{text}\n_{who}, {day}_{link}{action}",
        action=_action(view, item),
        text=words.escape(words.clip(item.words, CLIPPED)),
        who=_who(view, item.said.author if item.said else item.author),
        day=words.on_day(item.added_at, view.reader.zone),
        link=link,
    )


def _action(view: Agendas, item: AgendaItem) -> str:
    """Who took it on, and until when."""
    if item.owner is None:
        return ""
    by = words.text(", by {day}", day=words.day(item.due_on)) if item.due_on else ""
    if item.owner.id == view.reader.id:
        return words.text("\n*You* took it on{by}", by=by)
    return words.text("\n*{name}* took it on{by}", name=words.escape(item.owner.name), by=by)


def _answer(view: Agendas, answer: Answer) -> str:
    since = answer.sharing.since or answer.written_at
    return words.text(
        "{text}\n_{who}, in the check-in of {day}_",
        text=words.escape(words.clip(answer.text, CLIPPED)),
        who=_who(view, answer.author),
        day=words.on_day(since, view.reader.zone),
    )


def _who(view: Agendas, author: Person) -> str:
    return words.text("You") if author.id == view.reader.id else words.escape(author.name)


def _of_item(view: Agendas, item: AgendaItem) -> InteractiveElement:
    change = () if item.said else ((EDIT, "Change the words"),)
    mine = (*change, (ACTION, "Take it on"), (TAKE_OFF, "Take it off"))
    others = ((ACTION, "Take it on"), (DROP, "Drop it"))
    every = ((TICK, "Talked about"), *(mine if item.author.id == view.reader.id else others))
    choices = [(ItemPick(item=item.id, do=do).model_dump_json(), label) for do, label in every]
    return blocks.menu(f"{OWN}{blocks.NTH}{item.id}", choices)


def _tick(view: Agendas, answer: Answer) -> InteractiveElement | None:
    """Its reader ticks it off; its author changes it where it was written."""
    if answer.author.id == view.reader.id:
        return None
    return blocks.button("Talked about", ANSWERED, WrittenRef(answer=answer.id))


def _remark(view: Agendas, answer: Answer | None) -> list[Block]:
    """The way to answer what the other of the two wrote in a check-in."""
    if answer is None or answer.author.id == view.reader.id:
        return []
    return [blocks.row(buttons.REMARK.button(SharedRef.of(answer.key)))]
