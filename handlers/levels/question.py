"""The question of a level as it stands before the other one, and what either of the two is told of the answer."""

from pydantic import BaseModel
from slack_sdk.models.blocks import Block

from growth import level_changes
from growth.facts import LevelChange, LevelState, Person
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.shared import buttons

AGREE, TALK, ACCEPT, REFUSE, WITHDRAW = (f"levels.{deed}" for deed in ("agree", "talk", "accept", "refuse", "withdraw"))

NO_CHANGE = "If you do nothing, it closes on {day}, and nothing changes."
WITHDRAWN = "Withdrawn. Nothing changed."
TAKEN_BACK = "This is not open any more. If {name} had not answered, they read that you took it back."
OTHER_LADDER = (
    "*{level}* is of another ladder than the one you are on, so nothing was changed. Change your ladder first, under "
    "Settings on my Home tab, if you like."
)
FROM_TODAY = "You are at *{level}* from today, and the steps I offer fit that."


class ChangeRef(BaseModel):
    """Which change of level a button is about."""

    change: int


def request_of(change: LevelChange, *, waits: bool) -> list[Block]:
    """For the manager: what somebody they lead asks, with the two answers; or what became of it."""
    name, level = words.escape(change.person.name), words.escape(change.step.after_name)
    if not waits:
        return [blocks.section(_over(change, name, level))]
    talks = change.state is LevelState.TALK
    said = words.text("You would like to talk about it first, and {name} knows.", name=name)
    ref = ChangeRef(change=change.id)
    return [
        *asked_so(change),
        *([blocks.section(told(said, change.reply))] if talks else []),
        blocks.row(
            blocks.button("Agree", AGREE, ref, style="primary"),
            *([] if talks else [blocks.button("Let's talk", TALK, ref)]),
            block_id=f"level-{change.id}",
        ),
        blocks.quiet(
            "*Who sees it:* You and {name}. If you agree, the level changes at once, and {name} is told. {closes}",
            name=name,
            closes=words.text(NO_CHANGE, day=_closes(change, change.manager)),
        ),
    ]


def asked_so(change: LevelChange) -> list[Block]:
    """What a person asks, in a sentence, with their note."""
    so_far = words.text(" So far it is *{before}*.", before=words.escape(change.step.before_name))
    head = words.text(
        "{name} sees themselves at *{level}* now, and asks whether you do, too.{so_far}",
        name=words.escape(change.person.name),
        level=words.escape(change.step.after_name),
        so_far=so_far if change.step.before_name else "",
    )
    return [blocks.section(told(head, change.note))]


def _over(change: LevelChange, name: str, level: str) -> str:
    if change.state is LevelState.AGREED:
        return words.text("You and {name} agreed: {name} is at *{level}*.", name=name, level=level)
    if change.state is LevelState.WITHDRAWN:
        return words.text("{name} does not ask about a level any more. Nothing changed.", name=name)
    return words.text("{name} asked you about a level. That is closed by now, and nothing changed.", name=name)


def proposal(change: LevelChange, *, waits: bool = True) -> list[Block]:
    """For the person: the level that their manager proposes, with the two answers; or what became of it."""
    manager, level = manager_of(change), words.escape(change.step.after_name)
    if not waits:
        return [blocks.section(_proposal_over(change, manager, level))]
    head = words.text("{manager} proposes that you are at *{level}* from now on.", manager=manager, level=level)
    ref = ChangeRef(change=change.id)
    return [
        blocks.section(told(head, change.note)),
        blocks.row(
            blocks.button("Agree", ACCEPT, ref, style="primary"),
            blocks.button("Leave it as it is", REFUSE, ref),
            block_id=f"level-{change.id}",
        ),
        blocks.quiet(
            "Nothing changes unless you agree, and no reason is needed: {manager} reads that you agree, or that it "
            "stays as it is. {closes}",
            manager=manager,
            closes=words.text(NO_CHANGE, day=_closes(change, change.person)),
        ),
    ]


def _proposal_over(change: LevelChange, manager: str, level: str) -> str:
    if change.state is LevelState.AGREED:
        return words.text("You and {manager} agreed: you are at *{level}*.", manager=manager, level=level)
    if change.state is LevelState.DECLINED:
        return words.text("{manager} proposed *{level}*, and it stays as it is.", manager=manager, level=level)
    if change.state is LevelState.WITHDRAWN:
        return words.text("{manager} took a proposal of a level back. Nothing changed.", manager=manager)
    return words.text("{manager} proposed *{level}*. That is closed by now.", manager=manager, level=level)


def proposed(change: LevelChange) -> list[Block]:
    """For the manager: what they proposed, as long as it is open."""
    name, level = words.escape(change.person.name), words.escape(change.step.after_name)
    head = words.text("You proposed *{level}* to {name}.", level=level, name=name)
    return [
        blocks.section(told(head, change.note)),
        blocks.row(blocks.button("Take it back", WITHDRAW, ChangeRef(change=change.id))),
        blocks.quiet(
            "{name} agrees, or leaves it as it is without a reason, and you are told which. {closes}",
            name=name,
            closes=words.text(NO_CHANGE, day=_closes(change, change.manager)),
        ),
    ]


def agreed_by_manager(change: LevelChange) -> Message:
    text = words.text("{manager} agrees. {now}", manager=manager_of(change), now=_from_today(change))
    return Message.of(blocks.section(text), blocks.quiet("You and {manager} see this.", manager=manager_of(change)))


def _from_today(change: LevelChange) -> str:
    return words.text(FROM_TODAY, level=words.escape(change.step.after_name))


def agreed_by_person(change: LevelChange) -> Message:
    name, level = words.escape(change.person.name), words.escape(change.step.after_name)
    return Message.of(blocks.section("{name} agrees: *{level}* from today.", name=name, level=level))


def left_as_it_is(change: LevelChange) -> Message:
    name = words.escape(change.person.name)
    return Message.of(blocks.section("{name} leaves the level as it is for now.", name=name))


def wants_to_talk(change: LevelChange) -> Message:
    manager, level = manager_of(change), words.escape(change.step.after_name)
    head = words.text("{manager} would like to talk about *{level}* before you decide.", manager=manager, level=level)
    return Message.of(
        blocks.section(told(head, change.reply)),
        blocks.row(buttons.LEVEL.button()),
        blocks.quiet(
            "You and {manager} see this. Your question stays open until {day}.",
            manager=manager,
            day=_closes(change, change.person),
        ),
    )


def removed() -> list[Block]:
    """In a message whose change is gone with its person."""
    return [blocks.section("Something that stood here was removed by its author.")]


def told(head: str, typed: str) -> str:
    """A sentence, and below it what somebody wrote, quoted."""
    return f"{head}\n{words.quote(typed)}" if typed else head


def manager_of(change: LevelChange) -> str:
    return words.escape(change.manager.name) if change.manager else words.text("your manager of then")


def _closes(change: LevelChange, reader: Person | None) -> str:
    return words.on_day(level_changes.closes(change), (reader or change.person).zone)


def on_another_ladder(change: LevelChange) -> Message:
    """A level was proposed of a ladder that the person is not on."""
    return Message.of(blocks.section(OTHER_LADDER, level=words.escape(change.step.after_name)))


def taken_back(change: LevelChange) -> Message:
    """For a manager who took their proposal back, or was too late for it."""
    return Message.of(blocks.section(TAKEN_BACK, name=words.escape(change.person.name)))


def withdrawn_with_that(change: LevelChange) -> str:
    level = words.escape(change.step.after_name)
    return words.text(
        "With that I withdrew what you asked {manager} about *{level}*.", manager=manager_of(change), level=level
    )
