"""The week of a team: what anybody may read in its channel."""

from itertools import groupby

from pydantic import BaseModel
from slack_sdk.models.blocks import Block

from growth.facts import Answer, Win
from handlers.digests import quoting, trend_picture, views
from handlers.digests.gather import Week
from handlers.framework import blocks, words

I_CAN_HELP = "digests.help"
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
    told = trend_picture.of(week.summary.numbers, week.area_names)
    said = [*(line for line, _ in trend_picture.portions(told)), *trend_picture.beside(told)]
    if not said:
        return []
    lines = [f"*{about}:* {words.escape(each)}" for about, each in said]
    text = "\n".join([words.text("*The last four weeks*"), *lines])
    return [blocks.section(text, trend_picture.button(told)), blocks.quiet(trend_picture.ROUGHLY)]
