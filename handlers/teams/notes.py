"""What people are told of a change of who is on a team, or who leads it; and the question before somebody moves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel
from slack_sdk.models.blocks import Block

from growth.facts import LookupState, MoveState, Person, Team
from handlers.framework import blocks, words
from handlers.framework.blocks import Message

JOIN, NOT_JOIN = "Join {team}", "No, thank you"
MOVE, STAY_HERE = "Move to {team}", "Stay where I am"
ASKS_TO_JOIN = "{by} asks whether you would like to join {team}. {where}"
ASKS_TO_MOVE = "{by} asks whether you would like to move to {team}. {where}"
MEANS = "If you do, “your manager” means {manager} where you choose who sees an answer. {shared_before}{told}"
NOTHING_CHANGES = (
    "If you do nothing, nothing changes, and nobody on {team} sees anything of yours. The question ends on {day}."
)
AGREE, STAY = "teams.agree", "teams.stay"
WHY = {
    LookupState.GUEST: "a guest",
    LookupState.BOT: "a bot",
    LookupState.ELSEWHERE: "of another company",
    LookupState.GONE: "not here any more",
    LookupState.HIDDEN: "Slack does not show them to me",
}
MANY = 20  # names that one still reads
RHYTHM_ENDED = " The rhythm of your 1:1 with {name} has ended. Your notes and what you took on stay with you."
RHYTHM_ENDS = " The rhythm of your 1:1 with {name} ends when you move; your notes and what you took on stay with you."
SHARED_BEFORE = "What you shared before stays with those you shared it with, and nobody else sees it."


class MoveRef(BaseModel):
    """Which question a button answers, and who led the team when it was drawn."""

    move: int
    manager: int


@dataclass(frozen=True, slots=True)
class MoveQuestion:
    """Somebody is asked whether they would like to be on `team`, until it `ends`; `now` is the team they are on."""

    move: int
    by: Person
    team: Team
    now: Team | None
    state: MoveState
    ends: datetime  # by itself
    ended: bool
    zone: str  # of whoever is asked
    meets: bool  # whether the rhythm of a 1:1 with whoever leads the team they are on ends by it


def question(asked: MoveQuestion) -> list[Block]:
    """The question with its two buttons, or what became of it."""
    if asked.state is not MoveState.ASKED or asked.ended:
        return [blocks.section(_settled(asked))]
    ref = MoveRef(move=asked.move, manager=asked.team.manager.id)
    go, stay = (MOVE, STAY_HERE) if asked.now else (JOIN, NOT_JOIN)
    where = words.text("You are on {team}.", team=_led(asked.now)) if asked.now else words.text("You are on no team.")
    return [
        blocks.section(
            ASKS_TO_MOVE if asked.now else ASKS_TO_JOIN,
            by=words.escape(asked.by.name),
            team=_led(asked.team),
            where=where,
        ),
        blocks.quiet(
            MEANS,
            manager=words.escape(asked.team.manager.name),
            shared_before=words.text(SHARED_BEFORE),
            told=_told(asked),
        ),
        blocks.row(
            blocks.button(words.text(go, team=words.clip(asked.team.name, 40)), AGREE, ref),
            blocks.button(words.text(stay), STAY, ref),
            block_id=f"move-{asked.move}",
        ),
        blocks.quiet(
            NOTHING_CHANGES,
            team=words.escape(asked.team.name),
            day=words.on_day(asked.ends, asked.zone),
        ),
    ]


def _told(asked: MoveQuestion) -> str:
    """Who hears of a move."""
    if asked.now is None or asked.now.manager.id == asked.team.manager.id:
        return ""
    manager = words.escape(asked.now.manager.name)
    ends = words.text(RHYTHM_ENDS, name=manager) if asked.meets else ""
    return words.text(" {manager} hears it when you move.", manager=manager) + ends


def _settled(asked: MoveQuestion) -> str:
    by, team = words.escape(asked.by.name), _called(asked.team)
    if asked.state is MoveState.AGREED:
        return words.text(
            "You are on {team} now, led by {manager}.", team=team, manager=words.escape(asked.team.manager.name)
        )
    if asked.state is MoveState.STAYED:
        return words.text("You were asked to be on {team}, and said no. Nothing changed.", team=team)
    if asked.state is MoveState.WITHDRAWN:
        return words.text("{by} asks no longer whether you would like to be on {team}.", by=by, team=team)
    return words.text("The invitation to {team} has ended. Nothing changed.", team=team)


def on_it_now(team: Team) -> str:
    """What somebody reads beside what they chose, who joined by starting."""
    return words.text(
        "You are on {team}: “your manager” means {manager} where you choose who sees an answer.",
        team=_called(team),
        manager=words.escape(team.manager.name),
    )


def left(team: Team, by: Person, *, ends: bool) -> Message:
    """Somebody is on no team any more; `ends`: the rhythm of their 1:1 with its manager does, too."""
    return Message.of(
        blocks.section(
            "{by} took you off *{team}*. You are on no team here now.",
            by=words.escape(by.name),
            team=words.escape(team.name),
        ),
        blocks.quiet(
            "What you write from now on is for you alone. {shared_before}{ended}",
            shared_before=words.text(SHARED_BEFORE),
            ended=words.text(RHYTHM_ENDED, name=words.escape(team.manager.name)) if ends else "",
        ),
    )


@dataclass(frozen=True, slots=True)
class News:
    """What changed on a team, by the names of people."""

    joined: Sequence[str] = ()
    left: Sequence[str] = ()
    asked: Sequence[str] = ()
    ended: Sequence[str] = ()  # with whom the rhythm of its manager's 1:1s ends

    def __bool__(self) -> bool:
        return bool(self.joined or self.left or self.asked)


def changed(team: Team, by: Person, news: News) -> Message:
    """What a manager reads when somebody else changed who is on their team."""
    told = [
        *([words.text("{names} joined", names=_names(news.joined))] if news.joined else []),
        *([words.text("{names} left", names=_names(news.left))] if news.left else []),
        *(
            [words.text("I ask {names} whether they would like to join", names=_names(news.asked))]
            if news.asked
            else []
        ),
    ]
    return Message.of(
        blocks.section(
            "{by} changed who is on {team}: {told}.{ended}",
            by=words.escape(by.name),
            team=_called(team),
            told="; ".join(told),
            ended=ended(news.ended),
        )
    )


def ended(names: Sequence[str]) -> str:
    """With whom the rhythm of a manager's 1:1 has ended; nothing where it did with nobody."""
    return words.text(RHYTHM_ENDED, name=_names(names)) if names else ""


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of those of a form who were looked up: by name; for those left out as it is shown, and why."""

    joined: Sequence[str]
    asked: Sequence[str]
    left_out: Sequence[tuple[str, LookupState]]


def looked_up(team: Team, looked: Looked) -> Message:
    """What whoever sent a form reads when everybody named in it has been looked up."""
    said = [words.text("I looked up everybody you named for {team}.", team=_called(team))]
    if looked.asked:
        said.append(words.text("I ask {names}, and whoever agrees is on it.", names=_names(looked.asked)))
    if looked.left_out:
        out = [f"{name} ({words.text(WHY[state])})" for name, state in looked.left_out]
        said.append(
            words.text("Left out: {out}. Trellis is for full members of this workspace.", out=words.listed(out))
        )
    return Message.of(blocks.section(" ".join(said)))


def came(team: Team, person: Person) -> Message:
    name = words.escape(person.name)
    return Message.of(blocks.section("{person} agreed, and is on {team} now.", person=name, team=_called(team)))


def went(before: Team, to: Team, person: Person, *, ends: bool) -> Message:
    """What a manager reads when somebody of theirs moved; `ends`: the rhythm of their 1:1 does, too."""
    name = words.escape(person.name)
    return Message.of(
        blocks.section(
            "{person} agreed to move from {before} to {after}. What was shared with you stays yours to read.{ended}",
            person=name,
            ended=words.text(RHYTHM_ENDED, name=name) if ends else "",
            before=_called(before),
            after=_led(to),
        )
    )


def stayed(team: Team, person: Person) -> Message:
    return Message.of(
        blocks.section(
            "{person} does not join {team}.",
            person=words.escape(person.name),
            team=_called(team),
        )
    )


def _names(names: Sequence[str]) -> str:
    """The names in a sentence; of very many the first ones, and how many more there are."""
    named = [words.escape(name) for name in names[:MANY]]
    return words.listed([*named, *([words.text("{count} more", count=len(names) - MANY)] if len(names) > MANY else [])])


def _called(team: Team) -> str:
    return f"*{words.escape(team.name)}*"


def _led(team: Team) -> str:
    return words.text("{team}, led by {manager}", team=_called(team), manager=words.escape(team.manager.name))
