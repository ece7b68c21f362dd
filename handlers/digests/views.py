"""The week of a team: what its manager reads in private."""

from datetime import datetime
from itertools import groupby

from pydantic import BaseModel
from slack_sdk.models.blocks import Block

from growth.digest import Item, Period
from growth.facts import Answer, Kind
from handlers.digests import quoting
from handlers.digests.gather import Week
from handlers.digests.recipe import waits_id
from handlers.framework import blocks, words

PREVIEW, POST, HANDLED = "digests.preview", "digests.post", "digests.handled"


NOTHING_TO_POST = "Nothing was shared with the team since the last one, so nothing would be posted in the channel."
NOTHING_TO_TELL = "Nothing waits on you, and nothing was shared with you since the last one. I would stay quiet."
NOT_TOLD = "You lead *{team}* no longer. This is what was shared with you there and no letter has told you yet."
STILL_WAITS = "You lead *{team}* no longer. This is what still waits on you there from before."
BOTH = (
    "You lead *{team}* no longer. This is what was shared with you there and no letter has told you yet, and what "
    "still waits on you from before."
)
OFF_THE_LIST = "Done. It is off your list."
CANNOT_POST = (
    "I could not post the digest of *{team}* in <#{channel}>: {why} Nothing is lost: the next digest carries it."
)


class AnswerRef(BaseModel):
    """Which shared answer a manager is done with."""

    answer: int


def since(week: Week, period: Period) -> str:
    """From when on a digest tells, up to where it stands: two of them never tell of the same day twice."""
    return words.text("Since {day}", day=words.on_day(period.since, week.team.clock))


def manager(week: Week, *, preface: str = "") -> list[Block]:
    """The manager's private message; empty when there is nothing."""
    if not (week.worth_telling or preface):
        return []
    head: list[Block] = [
        blocks.header("Your week with {team}", team=week.team.name),
        *([blocks.section(preface)] if preface else []),
        blocks.quiet(_summary(week)),
    ]
    foot = quoting.keyed("foot", [blocks.quiet(CANNOT_SEE)])
    told = (*_waiting(week), *_kept(week), *_shared(week))
    return [*quoting.keyed("letter", head), *told, *quoting.keyed("quiet", _quiet(week)), *foot]


def no_longer(week: Week) -> str:
    """What a last letter begins with: what is new in it, and what an earlier one has told of already; or nothing."""
    waits = {answer.id for answer in week.waiting if not week.told.holds(answer.sharing.since)}
    new = bool(week.shared or week.wins) or len(waits) < len(week.waiting)
    if not (new or waits):
        return ""
    template = BOTH if new and waits else NOT_TOLD if new else STILL_WAITS
    return words.text(template, team=words.escape(week.team.name))


CANNOT_SEE = (
    "You can't see what people kept to themselves, who answered, who paused, or how anybody feels. That is what makes "
    "the rest worth reading."
)


def _summary(week: Week) -> str:
    owed = sum(answer.handled_at is None for answer in week.waiting)
    some = words.plural("{count} thing waits on you", "{count} things wait on you", owed)
    waits = some if owed else words.text("Nothing waits on you")
    return words.text(
        "{span}. {waits}, {count} new to read. Only you see this.",
        span=since(week, week.told),
        waits=waits,
        count=len(week.shared) + len(week.wins) or words.text("nothing"),
    )


def _waiting(week: Week) -> list[Block]:
    """What the manager owes, each with its button, until it is done."""
    drawn: list[Block] = quoting.keyed("waiting", [blocks.section("*Waiting on you*")] if week.waiting else [])
    for answer in week.waiting:
        if answer.handled_at is not None:
            told = quoting.told(words.text("Done: {owed}", owed=_owed(week, answer)), answer)
        else:
            done = blocks.button("Done", HANDLED, AnswerRef(answer=answer.id))
            told = quoting.told(_owed(week, answer), answer, done)
        drawn += quoting.keyed(waits_id(answer.id), told)
    return drawn


def _owed(week: Week, answer: Answer) -> str:
    name = words.escape(answer.author.name)
    since = age(answer.written_at, week)
    if answer.kind is Kind.HELP:
        theme = week.area_names.get(answer.theme or "")
        about = words.text(" with {theme}", theme=words.escape(theme)) if theme else ""
        agenda = words.text(", for your 1:1") if answer.sharing.for_agenda else ""
        return words.text(
            "{name} would like a hand{about}{agenda} ({since}):", name=name, about=about, agenda=agenda, since=since
        )
    return words.text("{name} put this on your 1:1 agenda ({since}):", name=name, since=since)


def _kept(week: Week) -> list[Block]:
    """The wins that each person shared, word for word."""
    by_name = sorted(week.wins, key=lambda win: (win.author.name, win.author.id, win.day, win.id))
    drawn: list[Block] = quoting.keyed("wins", [blocks.section("*Wins shared with you*")] if by_name else [])
    for win in by_name:
        drawn += quoting.win(f"{words.escape(win.author.name)}{_where(win)}:", win)
    return drawn


def _where(item: Item) -> str:
    return words.text(" (in the team digest too)") if item.sharing.with_team else ""


def _shared(week: Week) -> list[Block]:
    """What each person shared, word for word."""
    by_name = sorted(week.shared, key=lambda a: (a.author.name, a.author.id, a.written_at))
    drawn: list[Block] = quoting.keyed("shared", [blocks.section("*Shared with you*")] if by_name else [])
    for _, group in groupby(by_name, key=lambda a: a.author.id):
        for answer in group:
            lead = f"{words.escape(answer.author.name)}{_where(answer)}:"
            drawn += quoting.keyed(f"told-{answer.id}", quoting.told(lead, answer))
    return drawn


def _quiet(week: Week) -> list[Block]:
    if not week.quiet:
        return []
    names = words.listed([words.escape(person.name) for person in week.quiet])
    return [
        blocks.section(
            "*Quiet:* {names} let me tell you that I have paused myself there. A hello from you may help.", names=names
        )
    ]


def age(since: datetime, week: Week) -> str:
    """Since when something waits, as a day: nobody is late, and the manager can count."""
    return words.text("since {day}", day=words.on_day(since, week.team.manager.zone))
