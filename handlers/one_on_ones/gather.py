"""Gathers what the pages of 1:1s are drawn from."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from db import agendas, checkins, talk_notes, talks
from db.engine import Session
from growth import one_on_ones
from growth.facts import Person
from handlers.framework.context import Context
from handlers.one_on_ones import planning, views
from handlers.one_on_ones.views import Agendas
from handlers.shared import counterparts


async def agenda(session: Session, context: Context, others: Sequence[Person] | None = None) -> Agendas:
    """All that the person has to talk about, as it is now: with `others`, where it is known who those are."""
    person = context.person
    regular = await counterparts.of(session, person) if others is None else others
    since = context.now - one_on_ones.LATELY
    items = await agendas.with_person(session, context.workspace, person.id, since=since)
    answers = await checkins.on_agendas(session, context.workspace, person.id)
    every = one_on_ones.one_on_ones(person, regular, items, answers, now=context.now)
    rhythms = {talk.other(person.id).id: talk for talk in await talks.of_person(session, context.workspace, person.id)}
    moves = {other: planning.choices(context.tenant, talk, context.now) for other, talk in rhythms.items()}
    noted = await talk_notes.of_person(session, context.workspace, person.id)
    return Agendas(person, every, context.tenant.app.command, rhythms, moves, noted)


async def home(session: Session, context: Context) -> Sequence[Block]:
    """The 1:1s as a tab of the Home."""
    return views.body(await agenda(session, context))
