"""What people are told of a change of who is on a team, or who leads it; and the question before somebody moves."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel
from slack_sdk.models.blocks import Block

from growth.facts import LookupState, MoveState, Person, Team
from handlers.framework import blocks, words
from handlers.framework.blocks import Message

AGREE, STAY = "teams.agree", "teams.stay"
WHY = {
    LookupState.GUEST: "a guest",
    LookupState.BOT: "a bot",
    LookupState.ELSEWHERE: "of another company",
    LookupState.GONE: "not here any more",
    LookupState.HIDDEN: "Slack does not show them to me",
}
MANY = 20  # names that one still reads
SHARED_BEFORE = "What you shared before stays with those you shared it with, and nobody else sees it."


class MoveRef(BaseModel):
    """Which question a button answers, and who led the team when it was drawn."""

    move: int
    manager: int


@dataclass(frozen=True, slots=True)
class Question:
    """Somebody is asked whether they would like to move to `team`; `now` is the team they are on."""

    move: int
    by: Person
    team: Team
    now: Team | None
    state: MoveState


def question(asked: Question) -> list[Block]:
    """The question with its two buttons, or what became of it."""
    team = _called(asked.team)
    if asked.state is not MoveState.ASKED:
        return [blocks.section(_settled(asked))]
    ref = MoveRef(move=asked.move, manager=asked.team.manager.id)
    manager = words.said(asked.team.manager.name)
    where = f"You are on {_led(asked.now)}." if asked.now else "You are on no team here."
    hears = asked.now is not None and asked.now.manager.id != asked.team.manager.id
    told = f" {words.said(asked.now.manager.name)} hears it when you move." if asked.now and hears else ""
    return [
        blocks.section(
            f"{words.said(asked.by.name)} asks whether you would like to move to {_led(asked.team)}. {where}"
        ),
        blocks.quiet(
            f"If you move, “your manager” means {manager} where you choose who sees an answer. {SHARED_BEFORE}{told}"
        ),
        blocks.row(
            blocks.button(f"Move to {words.clip(asked.team.name, 40)}", AGREE, ref),
            blocks.button("Stay where I am", STAY, ref),
            block_id=f"move-{asked.move}",
        ),
        blocks.quiet(f"If you do nothing, nothing changes, and nobody on {team} sees anything of yours."),
    ]


def _settled(asked: Question) -> str:
    if asked.state is MoveState.AGREED:
        return f"You moved to {_led(asked.team)}."
    if asked.state is MoveState.STAYED:
        return f"You were asked whether to move to {_called(asked.team)}, and stay where you are."
    return f"{words.said(asked.by.name)} asks no longer whether you would like to move to {_called(asked.team)}."


def joined(team: Team, by: Person) -> Message:
    """Somebody who uses Trellis, and was on no team, is on one now."""
    manager = words.said(team.manager.name)
    return Message.of(
        blocks.section(f"{words.said(by.name)} put you on {_led(team)}."),
        blocks.quiet(f"“Your manager” means {manager} now where you choose who sees an answer. {SHARED_BEFORE}"),
    )


def left(team: Team, by: Person) -> Message:
    """Somebody is on no team any more."""
    return Message.of(
        blocks.section(f"{words.said(by.name)} took you off *{words.said(team.name)}*. You are on no team here now."),
        blocks.quiet(f"What you write from now on is for you alone. {SHARED_BEFORE}"),
    )


def led_by_another(team: Team, before: Person) -> Message:
    """Somebody's team has another manager."""
    manager, former = words.said(team.manager.name), words.said(before.name)
    return Message.of(
        blocks.section(f"{manager} leads {_called(team)} now, instead of {former}."),
        blocks.quiet(
            f"“Your manager” means {manager} from now on where you choose who sees an answer. What you shared with "
            f"{former} stays with {former}."
        ),
    )


def leads_no_longer(team: Team) -> Message:
    """A manager has been replaced."""
    return Message.of(
        blocks.section(f"{words.said(team.manager.name)} leads {_called(team)} now."),
        blocks.quiet("What people shared with you stays yours to read. What they share from now on is not for you."),
    )


@dataclass(frozen=True, slots=True)
class News:
    """What changed on a team, by the names of people."""

    joined: Sequence[str] = ()
    left: Sequence[str] = ()
    asked: Sequence[str] = ()

    def __bool__(self) -> bool:
        return bool(self.joined or self.left or self.asked)


def changed(team: Team, by: Person, news: News) -> Message:
    """What a manager reads when somebody else changed who is on their team."""
    told = [
        *([f"{_names(news.joined)} joined"] if news.joined else []),
        *([f"{_names(news.left)} left"] if news.left else []),
        *([f"I ask {_names(news.asked)}, from another team, whether they agree"] if news.asked else []),
    ]
    return Message.of(blocks.section(f"{words.said(by.name)} changed who is on {_called(team)}: {'; '.join(told)}."))


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of those of a form who were looked up: by name; for those left out as it is shown, and why."""

    joined: Sequence[str]
    asked: Sequence[str]
    left_out: Sequence[tuple[str, LookupState]]


def looked_up(team: Team, looked: Looked) -> Message:
    """What whoever sent a form reads when everybody named in it has been looked up."""
    count = len(looked.joined)
    joined = "1 more person is" if count == 1 else f"{count} more people are"
    said = [
        f"I looked up everybody you named for {_called(team)}: {joined} on it now. Whoever is new gets one welcome."
    ]
    if looked.asked:
        said.append(f"I ask {_names(looked.asked)}, from another team, and nobody moves unless they agree.")
    if looked.left_out:
        out = [f"{name} ({WHY[state]})" for name, state in looked.left_out]
        said.append(f"Left out: {words.listed(out)}. Trellis is for full members of this workspace.")
    return Message.of(blocks.section(" ".join(said)))


def came(team: Team, person: Person) -> Message:
    return Message.of(blocks.section(f"{words.said(person.name)} agreed, and is on {_called(team)} now."))


def went(before: Team, to: Team, person: Person) -> Message:
    """What a manager reads when somebody of theirs moved."""
    return Message.of(
        blocks.section(
            f"{words.said(person.name)} agreed to move from {_called(before)} to {_led(to)}. "
            "What was shared with you stays yours to read."
        )
    )


def stayed(team: Team, person: Person) -> Message:
    return Message.of(
        blocks.section(f"{words.said(person.name)} stays where they are, and does not join {_called(team)}.")
    )


def _names(names: Sequence[str]) -> str:
    """The names in a sentence; of very many the first ones, and how many more there are."""
    named = [words.said(name) for name in names[:MANY]]
    return words.listed([*named, *([f"{len(names) - MANY} more"] if len(names) > MANY else [])])


def _called(team: Team) -> str:
    return f"*{words.said(team.name)}*"


def _led(team: Team) -> str:
    return f"{_called(team)}, led by {words.said(team.manager.name)}"
