"""What a manager sees before anything goes out."""

from collections.abc import Sequence

from pydantic import BaseModel
from slack_sdk.models.blocks import Block

from growth.facts import Team
from handlers.digests import pages
from handlers.digests.gather import Week
from handlers.digests.letter import manager
from handlers.digests.post import channel
from handlers.digests.views import NOTHING_TO_POST, NOTHING_TO_TELL, POST
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.shared import buttons
from handlers.shared.buttons import TeamRef
from handlers.shared.happenings import LetterDrawn

WHICH = "You lead several teams. Which digest would you like to see?"
MOST_TEAMS = 40


def both(week: Week, beside: LetterDrawn, *, gone_out: bool) -> Message:
    """The first part of both digests as they would go out now, for the manager alone; and the way to send them now."""
    post, private = (
        pages.of(drawn, share=2) if drawn else [] for drawn in (channel(week), manager(week, beside=beside))
    )
    return Message.of_drawn(
        [
            *Message.of(blocks.quiet("*Preview, for the channel.* Only you see this.{more}", more=_more(post))).blocks,
            *(post[0].blocks if post else Message.of(blocks.section(NOTHING_TO_POST)).blocks),
            *Message.of(blocks.divider(), blocks.quiet("*Preview, for you alone.*{more}", more=_more(private))).blocks,
            *(private[0].blocks if private else Message.of(blocks.section(NOTHING_TO_TELL)).blocks),
            *Message.of(_sending(week, TeamRef(team=week.team.id), gone_out=gone_out)).blocks,
        ]
    )


def which(led: Sequence[Team]) -> Message:
    """Each team of whoever leads several, with when its digest comes."""
    rows = [blocks.section(_team(team), buttons.PREVIEW.button(TeamRef(team=team.id))) for team in led[:MOST_TEAMS]]
    rest = len(led) - len(rows)
    return Message.of(
        blocks.section(WHICH),
        rows,
        [blocks.quiet("And {rest} more: each has the same button on your Home.", rest=rest)] if rest else [],
    )


def _team(team: Team) -> str:
    """Its name, its channel, and when the next digest comes."""
    where = f"<#{team.channel}>" if team.channel else words.text("no channel")
    when = words.moment(team.next_digest_at, team.clock) if team.next_digest_at else words.text("once a day is set")
    return words.text("*{team}*: {where}, next {when}.", team=words.escape(team.name), where=where, when=when)


def _sending(week: Week, ref: BaseModel, *, gone_out: bool) -> Block:
    if gone_out:
        following = week.team.next_digest_at
        when = f", {words.moment(following, week.team.clock)}" if following else ""
        return blocks.quiet(
            "This week's has gone out already. What is new since then comes with the next{when}.", when=when
        )
    return blocks.row(blocks.button("Post both now", POST, ref))


def _more(parts: Sequence[Message]) -> str:
    return (
        "" if len(parts) < 2 else words.text(" It is long: this is the beginning, and the rest follows in its thread.")
    )
