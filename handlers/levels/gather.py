"""Gathers how somebody is at their level, and whether a question about it still waits for the other one."""

from slack_sdk.models.blocks import Block

from db import levels, people, teams
from db.engine import Session
from growth import level_changes
from growth.audience import Reader, may_read, of_level
from growth.facts import LevelChange, Person
from handlers.framework.context import Context
from handlers.levels import question
from handlers.levels.views import OwnLevel


async def own(session: Session, context: Context) -> OwnLevel:
    """A person's level as it is now."""
    person = await people.get(session, context.workspace, context.person.id)
    return OwnLevel(
        ladder=context.tenant.ladder(person),
        person=person,
        manager=(await teams.circle(session, person)).manager,
        changes=await levels.of_person(session, context.workspace, person.id),
        now=context.now,
    )


async def waits(session: Session, context: Context, change: LevelChange) -> bool:
    """Whether it is still to be decided, by the manager that its person has now."""
    manager = (await teams.circle(session, change.person)).manager
    return level_changes.waits(change, manager, context.now)


async def face(session: Session, context: Context, change: LevelChange | None) -> list[Block]:
    """The question as it stands before the reader, or what became of it; nothing of it for anybody else."""
    if change is None or not _reads(context.person, change):
        return question.removed()
    waiting = await waits(session, context, change)
    if change.person.id == context.person.id:
        return question.proposal(change, waits=waiting)
    return question.request_of(change, waits=waiting)


def _reads(reader: Person, change: LevelChange) -> bool:
    return may_read(Reader(person_id=reader.id), of_level(change), change.author)
