"""Slack spoke: somebody asks their manager for a second view by sharing theirs, or a manager proposes that both look.

Nothing is kept of a proposal but the message itself: whoever would rather not does nothing, and nobody learns of that.
"""

from datetime import datetime

from db import assessments, deliveries, teams
from db.deliveries import NewDelivery
from db.engine import Session
from growth import cadence
from growth.facts import Assessment, Person
from handlers.assessments import gather, told, views
from handlers.assessments.views import SubjectRef
from handlers.framework import blocks, forms, words
from handlers.framework.blocks import Message
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.shared import shared_assessment, telling

SAID = (
    "{name} reads it once, in their own hours, if they use Trellis. Whether they begin is theirs to say: you read it "
    "here once they share it."
)


def register(registry: Registry) -> None:
    registry.action(views.PROPOSE, propose)


async def propose(request: Request) -> None:
    """A manager proposes it to somebody they lead: once a quarter, in words that do not say who uses Trellis."""
    subject_id = request.value(SubjectRef).person
    async with request.tenant.app.transaction() as session:
        led = await gather.led(session, request.person)
        subject = next((person for person in led if person.id == subject_id), None)
        if subject is None:
            raise Stale
        if telling.listens(subject):
            quarter = f"{request.context.today.year}-{(request.context.today.month + 2) // 3}"
            key = f"assessment:proposed:{subject.id}:{request.person.id}:{quarter}"
            due = telling.moment(request.tenant, subject, request.now)
            await _queue(session, request, subject, told.proposed(request.person), key=key, due=due)
    said = words.text(SAID, name=words.escape(subject.name))
    await request.turn(forms.notice("Your view", Message.of(blocks.section(said))))


async def ask(session: Session, request: Request, shared: Assessment, manager: Person) -> None:
    """Tells the manager, once for each that is shared, that it is there; theirs is what is missing, or is there."""
    every = await assessments.about(session, request.workspace, request.person.id)
    both = gather.both(every, manager, manager.id) is not None
    message = told.asked(request.person, both=both)
    due = telling.in_hours(request.tenant, manager, request.now)
    team = await teams.of(session, request.workspace, request.person.id)
    if due is not None and team is not None and team.manager.id == manager.id:
        due = cadence.after_letter(team, due, request.tenant.calendar(manager))
    await _queue(session, request, manager, message, key=shared_assessment.key(shared, manager.id), due=due)


async def _queue(
    session: Session, request: Request, to: Person, message: Message, *, key: str, due: datetime | None
) -> None:
    if due is None:
        return
    new = NewDelivery(
        workspace=request.workspace,
        key=key,
        due_at=due,
        channel=to.slack_id,
        person_id=to.id,
        payload=message.payload(),
    )
    await deliveries.queue(session, new, request.now)
