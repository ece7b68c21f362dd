"""What people see of levels: how they came to theirs, what waits, and the question in the other one's message."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from slack_sdk.models.blocks import Block

from content.model.ladder import Ladder
from growth import level_changes, levels, local
from growth.facts import LevelChange, LevelState, Person
from handlers.framework import blocks, forms, words
from handlers.levels import question
from handlers.shared import buttons

ASK, PROPOSE = "levels.ask", "levels.propose"
PAGE = "levels.page"
MOST = 8  # of what was before

NOT_SURE = "You are not sure of your level yet."
HOW_IT_CHANGES = "Steps and pages go by this level. Only you see it, and whoever you ask."
SET_ALONE = "Saved: you are at *{level}*, as you say yourself. The steps I offer fit that from now on."
NOBODY_TO_ASK = "You have no manager here, so you set it alone. It stands as what you say yourself."


@dataclass(frozen=True, slots=True)
class OwnLevel:
    """A person's level with all that became of it, and the manager they have now."""

    ladder: Ladder
    person: Person
    manager: Person | None
    changes: Sequence[LevelChange]
    now: datetime

    @property
    def waiting(self) -> LevelChange | None:
        return level_changes.waiting(self.changes, self.manager, self.now)


def standing(view: OwnLevel) -> str:
    """At which level somebody is, and who says so."""
    own = levels.own(view.ladder, view.person)
    if own is None:
        return words.text(NOT_SURE)
    level = words.escape(own.name)
    agreed = level_changes.agreement(view.person, view.changes)
    if agreed is None or agreed.settled_at is None:
        return words.text("You are at *{level}*, as you say yourself.", level=level)
    day = _day(agreed.settled_at, view.person.zone)
    return words.text(
        "You are at *{level}*, as you and {manager} agreed on {day}.",
        level=level,
        manager=question.manager_of(agreed),
        day=day,
    )


def on_the_home(view: OwnLevel) -> list[Block]:
    """The level in a line, with the way to ask for another one, or to what waits."""
    waiting = view.waiting
    if waiting is not None:
        told = f"{standing(view)} {_waits_in_brief(waiting)}"
        return [blocks.section("*My level*\n{told}", buttons.LEVEL.button(label="Open it"), told=told)]
    return [blocks.section("*My level*\n{told}", blocks.button(ask_label(view), ASK), told=standing(view))]


def ask_label(view: OwnLevel) -> str:
    following = level_changes.following(view.ladder, view.person)
    if following is None or view.person.level is None:
        return "My level"
    return words.text("I think I am at {level} now", level=following.name)


def _waits_in_brief(change: LevelChange) -> str:
    level, manager = words.escape(change.step.after_name), question.manager_of(change)
    if change.proposed:
        return words.text("{manager} proposes *{level}*.", manager=manager, level=level)
    if change.state is LevelState.TALK:
        return words.text("{manager} would like to talk about *{level}* first.", manager=manager, level=level)
    return words.text("You asked {manager} about *{level}*.", manager=manager, level=level)


def page(view: OwnLevel, said: str = "") -> dict[str, Any]:
    """How somebody is at their level, what waits, and what was before."""
    waiting = view.waiting
    drawn = [
        *([blocks.section(said)] if said else []),
        blocks.section(standing(view)),
        *(_waiting(waiting) if waiting else [blocks.row(blocks.button(ask_label(view), ASK))]),
        *past(view),
        blocks.quiet(HOW_IT_CHANGES),
    ]
    return forms.modal(PAGE, "My level", drawn, submit=None, close="Close")


def _waiting(change: LevelChange) -> list[Block]:
    return question.proposal(change) if change.proposed else asked(change)


def asked(change: LevelChange) -> list[Block]:
    """For the person: what they asked, and that the other one would like to talk about it, if so."""
    manager, level = question.manager_of(change), words.escape(change.step.after_name)
    zone = change.person.zone
    head = words.text(
        "You asked {manager} on {day} whether you are at *{level}*.",
        manager=manager,
        day=words.on_day(change.asked_at, zone),
        level=level,
    )
    reply = words.text("{manager} would like to talk about it first.", manager=manager)
    return [
        blocks.section(question.told(head, change.note)),
        *([blocks.section(question.told(reply, change.reply))] if change.state is LevelState.TALK else []),
        blocks.row(blocks.button("Withdraw it", question.WITHDRAW, question.ChangeRef(change=change.id))),
        blocks.quiet(
            "*Who sees it:* You and {manager}. Nothing changes before {manager} agrees. It closes by itself on {day}.",
            manager=manager,
            day=words.on_day(level_changes.closes(change), zone),
        ),
    ]


def past(view: OwnLevel) -> list[Block]:
    """The levels somebody had, with the day, who asked and who agreed; the newest first."""
    made = level_changes.made(view.changes)
    if not made:
        return []
    lines = [_line(change, view.person.zone) for change in made[:MOST]]
    if further := len(made) - len(lines):
        lines.append(words.text("… and {count} more before that.", count=further))
    return [blocks.section("\n".join([words.text("*So far*"), *lines]))]


def _line(change: LevelChange, zone: str) -> str:
    level = words.escape(change.step.after_name) or words.text("Not sure")
    day = _day(change.settled_at or change.asked_at, zone)
    who = words.text("you said so yourself")
    if change.state is LevelState.AGREED:
        asked = "{manager} proposed it, you agreed" if change.proposed else "you asked, {manager} agreed"
        who = words.text(asked, manager=question.manager_of(change))
    return words.text("• *{level}* from {day}: {who}", level=level, day=day, who=who)


def _day(at: datetime, zone: str) -> str:
    return words.dated(local.wall(at, zone).date())
