"""What a manager sees before anything goes out."""

from collections.abc import Sequence

from pydantic import BaseModel
from slack_sdk.models.blocks import Block

from handlers.digests import pages
from handlers.digests.gather import Week
from handlers.digests.letter import manager
from handlers.digests.post import channel
from handlers.digests.views import NOTHING_TO_POST, NOTHING_TO_TELL, POST
from handlers.framework import blocks, words
from handlers.framework.blocks import Message


def both(week: Week, ref: BaseModel, *, gone_out: bool) -> Message:
    """The first part of both digests as they would go out now, for the manager alone; and the way to send them now."""
    post, private = (pages.of(drawn, share=2) if drawn else [] for drawn in (channel(week), manager(week)))
    return Message.of_drawn(
        [
            *Message.of(blocks.quiet("*Preview, for the channel.* Only you see this.{more}", more=_more(post))).blocks,
            *(post[0].blocks if post else Message.of(blocks.section(NOTHING_TO_POST)).blocks),
            *Message.of(blocks.divider(), blocks.quiet("*Preview, for you alone.*{more}", more=_more(private))).blocks,
            *(private[0].blocks if private else Message.of(blocks.section(NOTHING_TO_TELL)).blocks),
            *Message.of(_sending(week, ref, gone_out=gone_out)).blocks,
        ]
    )


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
