"""The week of a team: what anybody may read in its channel."""

from itertools import groupby

from pydantic import BaseModel
from slack_sdk.models.blocks import Block

from growth.facts import Answer, Win
from growth.summary import Portion, Trend
from handlers.digests import quoting, views
from handlers.digests.gather import Week
from handlers.framework import blocks, words

I_CAN_HELP = "digests.help"
PORTIONS = {
    Portion.SOME: "some of the team",
    Portion.HALF: "about half of the team",
    Portion.MOST: "most of the team",
}
ROUGHLY = (
    "Inexact on purpose: a little chance is mixed in, so that these words point at nobody. They come every four weeks."
)
TRENDS = {Trend.UP: "up", Trend.STEADY: "steady", Trend.DOWN: "down"}
ASKED = "*One question for the team:* {starter}"
ANSWERED = "Answer in the thread of this message, if you like. I keep none of it."


class WishRef(BaseModel):
    """Which wish for help a button is about."""

    answer: int


def channel(week: Week) -> list[Block]:
    """The channel's post, safe if anybody reads it; empty for no news."""
    if not week.summary.worth_posting:
        return []
    head: list[Block] = [
        blocks.header("Growth digest, {team}", team=words.clip(week.team.name, 100)),
        blocks.quiet(
            "{span}. What people chose to share, with their names by their choice.",
            span=views.since(week, week.posted),
        ),
    ]
    said = (*_shared(week), *_help(week), *quoting.keyed("numbers", _numbers(week)))
    asked = [blocks.section(ASKED, starter=words.escape(week.starter)), blocks.quiet(ANSWERED)]
    return quoting.keyed("post", [*head, *said, *quoting.keyed("starter", asked)])


def _shared(week: Week) -> list[Block]:
    """What people did and said, by person: wins first."""
    every = [*week.summary.wins, *week.summary.words]
    every.sort(key=lambda item: (item.author.name.casefold(), item.author.id))
    wins = {item.key for item in week.summary.wins}
    return [block for item in every for block in _item(item, is_win=item.key in wins)]


def _item(item: Answer | Win, *, is_win: bool) -> list[Block]:
    name = words.escape(item.author.name)
    did = words.text("*{author} did this:*", author=name)
    if isinstance(item, Win):
        return quoting.win(did, item)
    if is_win:
        return quoting.keyed(f"win-{item.id}", quoting.told(did, item))
    return quoting.keyed(f"words-{item.id}", quoting.told(words.text("*{author} shared:*", author=name), item))


def _help(week: Week) -> list[Block]:
    """Wishes for help, by what they are about, the oldest first, with their age and the way to help."""
    wishes = sorted(week.summary.help, key=lambda a: (a.theme or "", a.written_at))
    drawn: list[Block] = []
    for theme, group in groupby(wishes, key=lambda a: a.theme):
        name = week.area_names.get(theme or "", "something else")
        drawn += quoting.keyed(
            f"help-{theme or ''}", [blocks.section("*A hand would help with {name}*", name=words.escape(name))]
        )
        for a in group:
            lead = f"{words.escape(a.author.name)}, {views.age(a.written_at, week)}:"
            can = blocks.button("I can help", I_CAN_HELP, WishRef(answer=a.id))
            drawn += quoting.keyed(f"wish-{a.id}", quoting.told(lead, a, can))
    return drawn


def _numbers(week: Week) -> list[Block]:
    """What the last closed period says without telling on anybody; each line only where its floor is met."""
    facts = week.summary.numbers
    lines = []
    if facts.checked_in:
        lines.append(words.text("*Check-ins:* {portion} answered one", portion=words.text(PORTIONS[facts.checked_in])))
    if facts.tried:
        lines.append(words.text("*Learning:* {portion} tried a step", portion=words.text(PORTIONS[facts.tried])))
    if facts.areas:
        lines.append(
            words.text("*Growing:* mostly in {names}", names=words.listed([_named(week, area) for area in facts.areas]))
        )
    if facts.pulse:
        lines.append(
            words.text("*How it goes:* {trend}, against the four weeks before", trend=words.text(TRENDS[facts.pulse]))
        )
    if not lines:
        return []
    return [blocks.section("\n".join(["*The last four weeks*", *lines])), blocks.quiet(ROUGHLY)]


def _named(week: Week, area: str) -> str:
    return words.escape(week.area_names.get(area, area))
