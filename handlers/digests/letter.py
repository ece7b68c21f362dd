"""The week of a team as its manager reads it in private: what waits on them first, then what people shared."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import groupby
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement

from growth.digest import Item
from growth.facts import Answer, Kind
from handlers.digests import quoting, views
from handlers.digests.gather import Week
from handlers.digests.recipe import waits_id
from handlers.framework import blocks, forms, words
from handlers.shared import buttons
from handlers.shared.buttons import SharedRef, TeamRef
from handlers.shared.happenings import LetterDrawn
from handlers.shared.report_pages import ways_to

REST = "digests.rest"
MOST = 40  # on the page of all that waits: Slack takes a hundred blocks
NOT_TOLD = "You lead *{team}* no longer. This is what was shared with you there and no letter has told you yet."
STILL_WAITS = "You lead *{team}* no longer. This is what still waits on you there from before."
BOTH = (
    "You lead *{team}* no longer. This is what was shared with you there and no letter has told you yet, and what "
    "still waits on you from before."
)
CANNOT_SEE = (
    "You can't see what people kept to themselves, who answered, who paused, or how anybody feels. That is what makes "
    "the rest worth reading."
)
AHEAD, MILESTONES = "*1:1s in the next seven days*", "*Milestones*"
PACE_ONE = "In four weeks you settled {count} thing that waited on you, {within}. Nobody else is told."
PACE = "In four weeks you settled {count} things that waited on you, half of them {within}. Nobody else is told."
MOST_LINES = 12
NOTHING_WAITS = "Nothing waits on you any more."


def manager(week: Week, *, preface: str = "", beside: LetterDrawn | None = None) -> list[Block]:
    """The manager's private message; empty when there is nothing. `beside` is what other features say in it."""
    if not (week.worth_telling or preface):
        return []
    head: list[Block] = [
        blocks.header("Your week with {team}", team=week.team.name),
        *([blocks.section(preface)] if preface else []),
        blocks.quiet(_summary(week)),
    ]
    foot = quoting.keyed("foot", [blocks.quiet(CANNOT_SEE)])
    ahead, milestones = (beside.ahead, beside.milestones) if beside else ([], [])
    told = (*_listed("ahead", AHEAD, ahead, buttons.AGENDA.button()), *_kept(week), *_shared(week), *_pages(week))
    rest = (
        *_listed("milestones", MILESTONES, milestones),
        *quoting.keyed("quiet", _quiet(week)),
        *_pace(beside),
        *foot,
    )
    asks = quoting.keyed("asks", beside.asks if beside else [])
    return [*quoting.keyed("letter", head), *asks, *_waiting(week), *told, *rest]


def _listed(key: str, head: str, lines: Sequence[str], way: ButtonElement | None = None) -> list[Block]:
    """Lines under a heading, as many as one reads, with the way to where they stand; nothing for none."""
    if not lines:
        return []
    shown = [words.text(head), *lines[:MOST_LINES]]
    if rest := len(lines) - MOST_LINES if len(lines) > MOST_LINES else 0:
        shown.append(words.text("• and {rest} more", rest=rest))
    return quoting.keyed(key, [blocks.section("{lines}", way, lines="\n".join(shown))])


def _pace(beside: LetterDrawn | None) -> list[Block]:
    """How soon its reader answers, for them alone."""
    pace = beside.pace if beside else None
    if pace is None:
        return []
    days = round(pace.half_in / timedelta(days=1))
    within = words.plural("within {count} day", "within {count} days", days) if days else words.text("on the same day")
    told = words.plural(PACE_ONE, PACE, pace.answered, within=within)
    return quoting.keyed("pace", [blocks.quiet(told)])


def no_longer(week: Week) -> str:
    """What a last letter begins with: what is new in it, and what an earlier one has told of already; or nothing."""
    waits = {answer.id for answer in week.waiting if not week.told.holds(answer.sharing.since)}
    new = bool(week.shared or week.wins) or len(waits) < len(week.waiting)
    if not (new or waits):
        return ""
    template = BOTH if new and waits else NOT_TOLD if new else STILL_WAITS
    return words.text(template, team=words.escape(week.team.name))


def _summary(week: Week) -> str:
    owed = sum(answer.handled_at is None for answer in week.waiting) + week.more
    some = words.plural("{count} thing waits on you", "{count} things wait on you", owed)
    waits = some if owed else words.text("Nothing waits on you")
    return words.text(
        "{span}. {waits}, {count} new to read. Only you see this.",
        span=views.since(week, week.told),
        waits=waits,
        count=len(week.shared) + len(week.wins) or words.text("nothing"),
    )


def _waiting(week: Week) -> list[Block]:
    """What the manager owes, the oldest first, each with its button until it is done; the rest a click away."""
    drawn: list[Block] = quoting.keyed("waiting", [blocks.section("*Waiting on you*")] if week.waiting else [])
    for answer in week.waiting:
        if answer.handled_at is not None:
            told = quoting.told(words.text("Done: {owed}", owed=_owed(week, answer)), answer)
        else:
            told = quoting.told(_owed(week, answer), answer, _answer(answer))
        drawn += quoting.keyed(waits_id(answer.id), told)
    if week.more:
        label = words.plural("{count} more waits", "{count} more wait", week.more)
        drawn += quoting.keyed("rest", [blocks.row(blocks.button(label, REST, TeamRef(team=week.team.id)))])
    return drawn


def _answer(item: Item) -> ButtonElement:
    return buttons.REMARK.button(SharedRef.of(item.key))


def rest(week: Week) -> dict[str, Any]:
    """All that waits on a manager, the oldest first, as a page."""
    return forms.modal("digests.waiting", "Waiting on you", _rest(week), submit=None, close="Close")


def _rest(week: Week) -> Iterator[Block]:
    waiting = [answer for answer in week.owed if answer.handled_at is None]
    if not waiting:
        yield blocks.section(NOTHING_WAITS)
    for answer in waiting[:MOST]:
        quoted = words.quote(answer.text, 600)
        yield blocks.section(f"{_owed(week, answer)}\n{quoted}", _answer(answer))
    if len(waiting) > MOST:
        yield blocks.quiet("And {count} more, which show once some of these are answered.", count=len(waiting) - MOST)


def _owed(week: Week, answer: Answer) -> str:
    name = words.escape(answer.author.name)
    since = views.age(answer.written_at, week)
    if answer.kind is Kind.HELP:
        theme = week.area_names.get(answer.theme or "")
        about = words.text(" with {theme}", theme=words.escape(theme)) if theme else ""
        agenda = words.text(", for your 1:1") if answer.sharing.for_agenda else ""
        return words.text(
            "*{name}* would like a hand{about}{agenda} ({since}):", name=name, about=about, agenda=agenda, since=since
        )
    return words.text("*{name}* put this on your 1:1 agenda ({since}):", name=name, since=since)


def _kept(week: Week) -> list[Block]:
    """The wins that each person shared, word for word."""
    by_name = sorted(week.wins, key=lambda win: (win.author.name, win.author.id, win.day, win.id))
    drawn: list[Block] = quoting.keyed("wins", [blocks.section("*Wins shared with you*")] if by_name else [])
    for _, group in groupby(by_name, key=lambda win: win.author.id):
        for win in group:
            lead = f"*{words.escape(win.author.name)}*{_where(win)}:"
            drawn += quoting.win(lead, win, _answer(win))
    return drawn


def _shared(week: Week) -> list[Block]:
    """What each person shared, word for word, each with the way to answer it."""
    by_name = sorted(week.shared, key=lambda a: (a.author.name, a.author.id, a.written_at))
    drawn: list[Block] = quoting.keyed("shared", [blocks.section("*Shared with you*")] if by_name else [])
    for _, group in groupby(by_name, key=lambda a: a.author.id):
        for answer in group:
            lead = f"*{words.escape(answer.author.name)}*{_where(answer)}:"
            told = quoting.told(lead, answer, _answer(answer))
            drawn += quoting.keyed(f"told-{answer.id}", told)
    return drawn


def _pages(week: Week) -> list[Block]:
    """The way to all that each of them shared lately."""
    items: list[Item] = [*week.wins, *week.shared]
    authors = {item.author.id: item.author for item in items}
    return quoting.keyed("pages", ways_to(sorted(authors.values(), key=lambda each: (each.name.casefold(), each.id))))


def _where(item: Item) -> str:
    return words.text(" (in the team digest too)") if item.sharing.with_team else ""


def _quiet(week: Week) -> list[Block]:
    if not week.quiet:
        return []
    names = words.listed([words.escape(person.name) for person in week.quiet])
    return [
        blocks.section(
            "*Quiet:* {names} let me tell you that I have paused myself there. A hello from you may help.", names=names
        )
    ]
