"""The welcome, and what somebody reads once they have started or changed what they chose."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from content.model.ladder import Ladder
from growth.audience import Circle
from growth.facts import Person, Team
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.shared import buttons, ladder_words, rhythm_words, workdays

START, NOT_NOW, NEVER = "onboarding.start", "onboarding.not_now", "onboarding.never"

ON_IT = "You are on *{team}*, led by {manager}. "
INVITED = "{manager} invites you to *{team}*: you are on it once you press Start, and on nothing before. "
DECLINED = "Fine, nothing will come. If you want it one day, type `{command} start`."
MOVED = (
    "You are on the ladder *{ladder}* now. Level, areas and directions that you had on the one before are let go. "
    "Your steps and answers stay as they were."
)
NEVER_AGAIN = "Understood: I will not write to you. Nobody is told. `{command} start` is there if you change your mind."


def chosen(ladder: Ladder, person: Person) -> list[Block]:
    """Level, areas and rhythm as they are, in a few lines. The person comes with the workdays that hold for them."""
    lines = (
        words.text("*Level, areas and rhythm*"),
        ladder_words.not_installed(person, ladder),
        words.text("You are {focus}.", focus=ladder_words.focus(ladder, person)),
        ladder_words.chosen_line(ladder, person),
        rhythm_words.line(person),
    )
    return [blocks.section("\n".join(filter(None, lines)), buttons.FOCUS.button(label="Change level, areas or rhythm"))]


def welcome_back(ladder: Ladder, person: Person) -> list[Block]:
    """For somebody who stopped: what is kept of before, and the way on."""
    return [
        blocks.header("Welcome back to Trellis"),
        blocks.section(
            "You stopped, so nothing is planned. You were {focus}; that and what you wrote are kept. Press "
            "Start to look it over and go on.",
            focus=ladder_words.focus(ladder, person),
        ),
        blocks.row(blocks.button("Start", START, style="primary"), blocks.button("Not now", NOT_NOW)),
        blocks.quiet("Only you see this. Nothing comes before you press Start."),
    ]


def welcome(ladder: Ladder, circle: Circle, person: Person | None = None, *, wanted: Team | None = None) -> list[Block]:
    """The one welcome: what it is, who sees what, how often, and three honest buttons. Who stopped is known.

    `wanted` is the team that they were asked to be on: by Start they are on it.
    """
    if person is not None and person.started_at is not None:
        return welcome_back(ladder, person)
    invited = ""
    if circle.manager and circle.team:
        invited = words.text(ON_IT, team=words.escape(circle.team.name), manager=words.escape(circle.manager.name))
    elif wanted is not None:
        invited = words.text(INVITED, manager=words.escape(wanted.manager.name), team=words.escape(wanted.name))
    return [
        blocks.header("Trellis: small steps at your own pace"),
        blocks.section(
            "{invited}I ask you now and then how it goes, about two minutes, and offer one small step with "
            "one thing to read. Both fit your level on the *{ladder}* ladder and the areas you choose.",
            invited=invited,
            ladder=words.escape(ladder.name),
        ),
        blocks.section(
            "*Who sees it:* only you. You decide answer by answer what your manager or your team may read.\n"
            "*How often:* one message a day and two a week at most, in your working hours.\n"
            "*If you do nothing:* nothing happens. Pause or stop any time, without a reason."
        ),
        blocks.row(
            blocks.button("Start", START, style="primary"),
            blocks.button("Not now", NOT_NOW),
            blocks.button("Never", NEVER),
        ),
        blocks.quiet("It is a compass, not a rating. Nothing is scheduled before you press Start."),
    ]


def moved(before: Person, ladder: Ladder) -> str:
    """What a change of ladder means, for somebody who had one; empty where there was no change."""
    if before.started_at is None or before.ladder == ladder.id:
        return ""
    return words.text(MOVED, ladder=words.escape(ladder.name))


def ready(ladder: Ladder, person: Person, first: str | None, *, below: Sequence[Block], note: str = "") -> Message:
    """After Start: when the first check-in comes, and what can be had at once. `first` is a named moment."""
    when = words.text("You are paused for now.")
    if first and not person.zone:
        when = words.text(workdays.NO_HOURS)
    elif first:
        when = words.text("Your first check-in comes *{first}*, and I stay quiet until then.", first=first)
    return Message.of(
        blocks.header("You are set"),
        blocks.section("You are {focus}. {when}", focus=ladder_words.focus(ladder, person), when=when),
        *([blocks.section(note)] if note else []),
        *below,
        blocks.quiet("Only you see this. Pause, change or stop any time: it is all on my Home tab."),
    )


def back(ladder: Ladder, person: Person, following: str | None, *, note: str = "") -> Message:
    """After Start, for somebody who had stopped: they are known, and what they kept is there."""
    when = words.text(" The next check-in comes *{following}*.", following=following) if following else ""
    if following and not person.zone:
        when = f" {words.text(workdays.NO_HOURS)}"
    return Message.of(
        blocks.section("Good to go on. You are {focus}.{when}", focus=ladder_words.focus(ladder, person), when=when),
        *([blocks.section(note)] if note else []),
        blocks.row(buttons.STEP.button(), buttons.CHECK_IN.button(), buttons.WINS.button()),
        blocks.quiet("What you wrote before is all here. Only you see this."),
    )


def changed(ladder: Ladder, person: Person, following: str | None, note: str = "") -> Message:
    """After a change of focus or rhythm, with a note on what it ended."""
    when = words.text(" The next check-in comes *{following}*.", following=following) if following else ""
    if following and not person.zone:
        when = f" {words.text(workdays.NO_HOURS)}"
    return Message.of(
        blocks.section("Saved. You are {focus}.{when}", focus=ladder_words.focus(ladder, person), when=when),
        *([blocks.section(note)] if note else []),
        blocks.quiet("Only you see this."),
    )


def invitation_closed(text: str) -> list[Block]:
    """The welcome after Not now or Never."""
    return [blocks.section(text)]
