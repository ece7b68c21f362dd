"""What somebody sees of three months: what they did, how they marked themselves, and one talk to have."""

from collections.abc import Iterator
from dataclasses import dataclass

from slack_sdk.models.blocks import Block

from content.model.ladder import Ladder
from growth import local
from growth.facts import Person
from growth.lookback import CarriedPlan, LookBack
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.shared import buttons, evidence_lines, rating_words

TITLE = "Three months: what you did"
NOTHING = "Nothing was written down, which is fine. If something comes to mind now, keep it in a line."
FURTHER = ("And one more.", "And {count} more.")
MARKED = "*How you marked yourself* on {day}"
ELSEWHERE = "Nothing of it is in the areas you grow in now."
NOT_MARKED = "*How you mark yourself*\nYou have not done that yet. It takes a few minutes, and only you see it."
TALK = "*One talk to have*\n"
CARRIED = "Since {day} you have meant to do this:\n{plan}\nYou could ask {who}: what is in its way, or can it go?"
OWN = "{level} asks for this, and no win of yours tells of it:\n> {wish}\nYou could ask {who}: where did I show it?"
NEXT = "{level} asks for this:\n> {wish}\nYou could ask {who}: where could I try it in the next three months?"
ANYBODY = "You could ask {who}: what did I do lately that I should do more of?"
SOMEBODY = "somebody you work with"
ON_THE_HOME = "*Three months at a glance*\nWhat you did, how you marked yourself then, and one talk to have."


@dataclass(frozen=True, slots=True)
class SeenQuarter:
    """A look back of one person. `manager` is whom they could talk to, where they have one."""

    ladder: Ladder
    person: Person
    past: LookBack
    manager: Person | None


def on_the_home() -> Block:
    return blocks.section(ON_THE_HOME, buttons.LOOK_BACK.button())


def page(view: SeenQuarter) -> Message:
    """`/growth look back`: the same, with the way to write down what comes next."""
    return Message.of(message(view), blocks.row(buttons.LOOK_AHEAD.button()), blocks.quiet("Only you see this."))


def message(view: SeenQuarter) -> list[Block]:
    """What was, above the question of what comes next."""
    return [blocks.header(TITLE), *_did(view), *_marks(view), blocks.section(_talk(view))]


def _did(view: SeenQuarter) -> Iterator[Block]:
    past = view.past
    told = [evidence_lines.win(win) for win in past.wins]
    told += [
        evidence_lines.quoted(said.text, local.wall(said.written_at, view.person.zone).date()) for said in past.said
    ]
    told += [evidence_lines.step(step, view.person.zone) for step in past.steps]
    if not told:
        yield blocks.section(NOTHING, buttons.KEEP_WIN.button())
        return
    further = [words.plural(*FURTHER, past.further)] if past.further else []
    yield blocks.section("\n".join([*(f"• {each}" for each in told), *further]), buttons.WINS.button())


def _marks(view: SeenQuarter) -> Iterator[Block]:
    past = view.past
    if past.marked_at is not None:
        lines = [words.text(MARKED, day=words.on_day(past.marked_at, view.person.zone))]
        lines += [f"• {words.escape(rated.name)}: {rating_words.word(rated.rating)}" for rated in past.marks]
        yield blocks.section("\n".join(lines if past.marks else [*lines, ELSEWHERE]), buttons.MARK_AGAIN.button())
    elif view.ladder.competencies:
        yield blocks.section(NOT_MARKED, buttons.MARK_AGAIN.button(label="Mark now"))


def _talk(view: SeenQuarter) -> str:
    talk, who = view.past.talk, words.escape(view.manager.name) if view.manager else words.text(SOMEBODY)
    if talk is None:
        said = words.text(ANYBODY, who=who)
    elif isinstance(talk, CarriedPlan):
        day = words.on_day(talk.since, view.person.zone)
        said = words.text(CARRIED, day=day, plan=words.quote(talk.text), who=who)
    else:
        text = OWN if talk.own else NEXT
        said = words.text(text, level=words.escape(talk.level), wish=words.escape(talk.wish.text), who=who)
    return words.text(TALK) + said
