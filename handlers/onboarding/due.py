"""The clock spoke: a manager added somebody to a team, and they get one welcome.

Nothing is written down with it: an invited person has no next moment until they press Start.
"""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from db import moves, teams, workspaces
from db.engine import Session
from growth.audience import Circle
from growth.facts import Standing, Team
from growth.prompts import WELCOME
from handlers.framework import blocks, words
from handlers.framework.context import Context, Drawing
from handlers.onboarding import views
from handlers.shared import ladder_words, starting_ladder


async def draw(session: Session, drawings: Sequence[Drawing]) -> list[Sequence[Block]]:
    """The welcome, or what became of it."""
    welcomes = [d.context.person for d in drawings if d.delivery.kinds == (WELCOME,)]
    if not welcomes:
        return [[] for _ in drawings]
    workspace = drawings[0].context.workspace
    on = await teams.of_each(session, workspace, [person.id for person in welcomes])
    free = [person.id for person in welcomes if person.id not in on]
    asked = await moves.waiting_for_each(session, workspace, free, drawings[0].context.now) if free else {}
    chosen = await workspaces.ladder(session, workspace)
    wanted = {person_id: waits[0].team for person_id, waits in asked.items() if len(waits) == 1}
    drawn = [_blocks(d.context, on.get(d.context.person.id), wanted.get(d.context.person.id), chosen) for d in drawings]
    return [blocks if d.delivery.kinds == (WELCOME,) else [] for d, blocks in zip(drawings, drawn, strict=True)]


def _blocks(context: Context, team: Team | None, wanted: Team | None, chosen: str | None) -> Sequence[Block]:
    person, tenant = context.person, context.tenant
    if person.standing is Standing.NOT_NOW:
        return views.invitation_closed(words.text(views.DECLINED, command=tenant.app.command))
    if person.standing is Standing.NEVER:
        return views.invitation_closed(words.text(views.NEVER_AGAIN, command=tenant.app.command))
    if person.active:
        return [blocks.section("You started. You are {focus}.", focus=ladder_words.focus(context.ladder, person))]
    ladder = tenant.app.ladders[starting_ladder.of(tenant, team or wanted, chosen)]
    return views.welcome(ladder, Circle.on(team, person) if team else Circle(), wanted=wanted)
