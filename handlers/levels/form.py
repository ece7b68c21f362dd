"""The form in which a level is asked for, set alone, or proposed; and the reply of whoever would like to talk."""

from typing import Any

from pydantic import BaseModel
from slack_sdk.models.blocks import Block

from content.model.ladder import Ladder
from growth import level_changes, levels
from growth.facts import LevelChange, Person
from handlers.framework import blocks, forms, words
from handlers.levels import question, views
from handlers.levels.question import ChangeRef
from handlers.levels.views import OwnLevel

FORM, REPLY_FORM = "levels.form", "levels.reply"
LEVEL, NOTE, REPLY = "level", "note", "reply"

WHOM_ASKED = (
    "*Who sees it:* You and {manager}: the level you ask for, the one you are at, and your note. Nothing changes "
    "before {manager} agrees."
)
ALONE = "For yourself alone you can set it any time, with your areas and rhythm: then it is what you say yourself."
ACROSS = (
    "Going over to another way takes nothing from you: wins, marks and steps stay yours. From then on your steps fit "
    "the new way, and the ladder shows what it asks for."
)
PROPOSED = (
    "*Who sees it:* You and {name}. The level {name} is at is theirs to tell. They agree, or leave it as it is without "
    "a reason, and you are told which."
)
MOVED = "Your manager here changed while this was open, so nobody was asked. Look again, then send it."
TALKED = "*Who sees it:* You and {name}. The question stays open, and you can still agree."


class AskRef(BaseModel):
    """What a form was drawn of: whose level, on which ladder, and which manager is asked; `person` in a proposal."""

    ladder: str
    level: str | None = None
    manager: int | None = None
    person: int | None = None


def ask(view: OwnLevel, note: str = "") -> dict[str, Any]:
    """For a person: asks their manager, or sets it alone where they have none."""
    manager = view.manager
    own, following = levels.own(view.ladder, view.person), level_changes.following(view.ladder, view.person)
    choices = _choices(view.ladder, but=own.id if own else None)
    drawn: list[Block] = [
        *([blocks.section(note)] if note else []),
        blocks.section(views.standing(view)),
        forms.radios(LEVEL, "At which level do you see yourself?", choices, following.id if following else None),
    ]
    drawn += [blocks.quiet(ACROSS)] if own and view.ladder.across(own.id) else []
    if manager is None:
        drawn.append(blocks.quiet(views.NOBODY_TO_ASK))
    else:
        name = words.escape(manager.name)
        hint = "What shows it, or what you would like to talk about."
        drawn += [
            forms.text(NOTE, words.text("A note to {manager}", manager=manager.name), hint=hint),
            blocks.quiet(WHOM_ASKED, manager=name),
            blocks.quiet(ALONE),
        ]
    ref = AskRef(ladder=view.ladder.id, level=view.person.level, manager=manager.id if manager else None)
    return forms.modal(
        FORM,
        "My level",
        [*drawn, *views.past(view)],
        submit="Ask" if manager else "Set it",
        metadata=ref.model_dump_json(),
    )


def propose(ladder: Ladder, person: Person) -> dict[str, Any]:
    """For a manager: no level is suggested, as the person's own is theirs to tell."""
    name = words.escape(person.name)
    drawn = [
        blocks.section("Propose a level to *{name}*. Nothing changes unless they agree.", name=name),
        forms.radios(LEVEL, "At which level do you see them?", _choices(ladder), None),
        forms.text(NOTE, words.text("A note to {name}", name=person.name), hint="What you saw that shows it."),
        blocks.quiet(PROPOSED, name=name),
    ]
    ref = AskRef(ladder=ladder.id, person=person.id)
    return forms.modal(FORM, "Propose a level", drawn, submit="Propose", metadata=ref.model_dump_json())


def _choices(ladder: Ladder, but: str | None = None) -> list[tuple[str, str, str | None]]:
    return [(level.id, level.name, ladder.hint(level)) for level in ladder.levels if level.id != but]


def read(values: forms.Values, ladder: Ladder) -> tuple[str | None, str]:
    """The level that was chosen, None where it is none of this ladder; and the note."""
    picked = forms.chosen(values, LEVEL)
    known = picked if picked in {level.id for level in ladder.levels} else None
    return known, forms.written(values, NOTE)[: forms.LONGEST]


def reply(change: LevelChange) -> dict[str, Any]:
    """For a manager who would like to talk first: a line to the person."""
    name = words.escape(change.person.name)
    drawn = [
        *question.asked_so(change),
        forms.text(REPLY, words.text("A line to {name}", name=change.person.name), hint="When, or what about."),
        blocks.quiet(TALKED, name=name),
    ]
    ref = ChangeRef(change=change.id)
    return forms.modal(REPLY_FORM, "Let's talk", drawn, submit="Send", metadata=ref.model_dump_json())


def read_reply(values: forms.Values) -> str:
    return forms.written(values, REPLY)[: forms.LONGEST]
