"""The clock spoke: a manager added somebody to a team, and they get one welcome.

Nothing is written down with it: an invited person has no next moment until they press Start.
"""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from db import teams
from db.engine import Session
from db.outbox import Delivery
from growth.facts import Standing
from growth.prompts import WELCOME
from handlers.framework import blocks, words
from handlers.framework.context import Context
from handlers.onboarding import views
from handlers.shared import ladder_words, starting_ladder


async def draw(session: Session, context: Context, delivery: Delivery) -> Sequence[Block]:
    """The welcome, or what became of it."""
    if delivery.kinds != (WELCOME,):
        return []
    command = context.tenant.app.command
    if context.person.standing is Standing.NOT_NOW:
        return views.invitation_closed(words.text(views.DECLINED, command=command))
    if context.person.standing is Standing.NEVER:
        return views.invitation_closed(words.text(views.NEVER_AGAIN, command=command))
    if context.person.active:
        return [
            blocks.section("You started. You are {focus}.", focus=ladder_words.focus(context.ladder, context.person))
        ]
    ladder = context.tenant.app.ladders[await starting_ladder.ladder(session, context.tenant, context.person)]
    return views.welcome(ladder, await teams.circle(session, context.person))
