"""The clock spoke: a manager added somebody to a team, and they get one welcome."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from db import teams
from db.engine import Session
from db.outbox import Delivery
from growth.facts import Standing
from growth.touch import Prompt
from handlers.framework import blocks, words
from handlers.framework.context import Context
from handlers.framework.message_parts import Part
from handlers.onboarding import views
from handlers.shared import ladder_words, starting_ladder

WELCOME = "welcome"


async def part(_session: Session, context: Context) -> Part | None:
    """The welcome, for somebody who was invited and has not answered. There is no second one."""
    if context.person.standing is not Standing.INVITED:
        return None

    async def apply(_session: Session, _delivery_id: int | None) -> None:
        """Nothing to write down: an invited person has no next moment until they press Start."""

    return Part(Prompt(WELCOME, 300, alone=True), apply)


async def draw(session: Session, context: Context, delivery: Delivery) -> Sequence[Block]:
    """The welcome, or what became of it."""
    if delivery.about != WELCOME:
        return []
    command = context.deps.command
    if context.person.standing is Standing.NOT_NOW:
        return views.invitation_closed(words.text(views.DECLINED, command=command))
    if context.person.standing is Standing.NEVER:
        return views.invitation_closed(words.text(views.NEVER_AGAIN, command=command))
    if context.person.active:
        return [
            blocks.section("You started. You are {focus}.", focus=ladder_words.focus(context.ladder, context.person))
        ]
    ladder = context.deps.ladders[await starting_ladder.ladder(session, context.deps, context.person)]
    return views.welcome(ladder, await teams.circle(session, context.person))
