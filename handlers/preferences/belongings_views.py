"""What people see of all that they keep: each thing with those who can read it, and the way to change that."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel
from slack_sdk.models.blocks import Block, ButtonElement

from growth.audience import Circle, readers
from growth.facts import Pulse, RemarkKind
from growth.kept import KeptKind, KeptThing
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.preferences import who_sees
from handlers.shared import buttons, pulse_words
from handlers.shared.buttons import KeptWinRef, RoundRef

NEWER, OLDER, TAKE_BACK = "preferences.kept_newer", "preferences.kept_older", "preferences.take_back"
EACH = 10  # on one page
CLIPPED = 120

NAMES = {
    KeptKind.ANSWER: "Answer",
    KeptKind.WIN: "Win",
    KeptKind.AGENDA: "For your 1:1",
    KeptKind.PULSE: "How it went",
    KeptKind.STEP: "Step",
    KeptKind.MARKS: "Where you stand",
    KeptKind.READINESS: "Your way to a level, as of that day",
    KeptKind.VIEW: "Your view of somebody",
    KeptKind.TIME: "How your time is spent",
    KeptKind.SAVED: "Saved in Explore",
    KeptKind.REMARK: "What you said of something shared",
    KeptKind.LEVEL: "A level that was asked about",
    KeptKind.OFFER: "What you offer as a mentor",
    KeptKind.WISH: "What you look for a mentor for",
    KeptKind.PAIR: "A mentor you asked",
}
COUNTED = {
    KeptKind.PULSE: "Only you. It is counted in the team's trend, roughly.",
    KeptKind.OFFER: "Only you, and whoever asks for one of these and fits.",
    KeptKind.STEP: "Only you. That somebody tried one is counted, roughly.",
}
BY_A_CLICK = {
    RemarkKind.WORDS: "",
    RemarkKind.THANKS: "Thanks",
    RemarkKind.AGENDA: "It is on the agenda of your 1:1",
    RemarkKind.DONE: "Done",
    RemarkKind.READ: "Read",
}
TAKES_BACK = (KeptKind.ANSWER, KeptKind.WIN, KeptKind.MARKS, KeptKind.READINESS)
NOTHING = "Nothing yet. What you write and keep stands here, each thing with those who can read it."
TAKEN_BACK = "Taken back: only you see it, and it is gone from every digest in which it stood."


class KeptPageRef(BaseModel):
    """A page of the list."""

    page: int = 0


class TakeBackRef(KeptPageRef):
    """What is taken back, and the page on which it stands."""

    answer: int | None = None
    win: int | None = None
    assessment: int | None = None
    readiness: int | None = None


@dataclass(frozen=True, slots=True)
class KeptPage:
    """What the page is drawn from. `names` are those of the readers, by their ids."""

    zone: str
    circle: Circle
    things: Sequence[KeptThing]
    names: Mapping[int, str]


def page(view: KeptPage, number: int = 0, note: str = "") -> Message:
    """The summary by kind, and the newest things; further on, their list goes on under a line."""
    last = max(len(view.things) - 1, 0) // EACH
    number = min(max(number, 0), last)
    shown = view.things[number * EACH :][:EACH]
    top = who_sees.summary(view.circle) if number == 0 else [blocks.section(who_sees.line(view.circle))]
    drawn = [
        blocks.header("Who can read what"),
        *([blocks.section(note)] if note else []),
        *top,
        blocks.divider(),
        blocks.section("*What you keep, the newest first*"),
        *(list(rows(view, shown, number)) or [blocks.quiet(NOTHING)]),
    ]
    return Message.of(drawn, _turns(number, last))


def rows(view: KeptPage, shown: Sequence[KeptThing], number: int) -> Iterator[Block]:
    """Each of these things with its readers, on the page of this number."""
    for thing in shown:
        day = words.on_day(thing.at, view.zone)
        title = words.text("Your view of {name}", name=thing.about) if thing.kind is KeptKind.VIEW else ""
        head = f"*{words.escape(title or words.text(NAMES[thing.kind]))}* · {day}"
        told = words.escape(words.clip(" ".join(_words(thing).split()), CLIPPED))
        yield blocks.section("\n".join(filter(None, (head, told, f"_{_who(view, thing)}_"))), _button(thing, number))


def _words(thing: KeptThing) -> str:
    if thing.kind is KeptKind.REMARK and not thing.words:
        return words.text(BY_A_CLICK[RemarkKind(thing.about)])
    return words.text(pulse_words.CALLED[Pulse(thing.words)]) if thing.kind is KeptKind.PULSE else thing.words


def _who(view: KeptPage, thing: KeptThing) -> str:
    """Everybody who may read it: exactly those whom `growth.audience` lets through."""
    others = readers(thing.sharing, thing.author)
    if not others:
        return words.text(COUNTED.get(thing.kind, "Only you"))
    named = [words.escape(view.names.get(r.person_id, "")) for r in others if r.person_id is not None]
    there = [words.text("everybody who reads <#{channel}>", channel=r.channel) for r in others if r.channel]
    return words.listed([words.text("You"), *named, *there])


def _button(thing: KeptThing, number: int) -> ButtonElement | None:
    if thing.sharing.is_open and thing.kind in TAKES_BACK:
        ref = TakeBackRef(
            page=number,
            answer=thing.id if thing.kind is KeptKind.ANSWER else None,
            win=thing.id if thing.kind is KeptKind.WIN else None,
            assessment=thing.id if thing.kind is KeptKind.MARKS else None,
            readiness=thing.id if thing.kind is KeptKind.READINESS else None,
        )
        return blocks.button("Take back", TAKE_BACK, ref)
    if thing.kind is KeptKind.ANSWER and thing.round_id is not None:
        return buttons.ANSWER.button(RoundRef(round=thing.round_id), "Change")
    if thing.kind is KeptKind.WIN and thing.id is not None:
        return buttons.CHANGE_WIN.button(KeptWinRef(win=thing.id))
    if thing.kind is KeptKind.AGENDA:
        return buttons.AGENDA.button(label="Change")
    if thing.kind in (KeptKind.OFFER, KeptKind.WISH, KeptKind.PAIR):
        return buttons.MENTOR.button(label="Open")
    if thing.kind is KeptKind.LEVEL:
        return buttons.LEVEL.button()
    return buttons.ASSESS.button(label="Change") if thing.kind is KeptKind.MARKS else None


def _turns(number: int, last: int) -> list[Block]:
    if not last:
        return []
    ways = ((NEWER, "Newer", number - 1), (OLDER, "Older", number + 1))
    turns = [blocks.button(label, action, KeptPageRef(page=to)) for action, label, to in ways if 0 <= to <= last]
    return [blocks.row(*turns), blocks.quiet("Page {page} of {last}.", page=number + 1, last=last + 1)]
