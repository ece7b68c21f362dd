"""What Trellis will say next to a person by itself, and when: the rules of that moment, asked today."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from db import touches
from db.engine import Session
from growth import cadence, local, touch
from growth.touch import Spoken
from handlers.framework.context import Context
from handlers.framework.message_parts import Due

MOMENTS = 12  # looked at: where nothing comes at any of them, nothing is foreseen


@dataclass(frozen=True, slots=True)
class Coming:
    """The kinds of prompt that go into one message, or redraw one; `at` is the earliest moment for it."""

    at: datetime
    kinds: tuple[str, ...]


async def coming(session: Session, context: Context, dues: Sequence[Due]) -> Coming | None:
    """What comes next if nothing changes before; None when nothing does. Nothing is written.

    A moment at which there would be nothing to say is passed over, and so is one at which the person's budget will
    still be spent.
    """
    at = context.person.next_touch_at
    for _ in range(MOMENTS):
        if at is None:
            return None
        then = replace(context, now=max(at, context.now))
        prompts = [part.prompt for due in dues if (part := await due(session, then))]
        if chosen := touch.choose(prompts, await spoken(session, then), context.deps.manners):
            return Coming(then.now, tuple(prompt.kind for prompt in chosen))
        waits = any(not prompt.silent for prompt in prompts)
        at = cadence.next_workday(then.person, then.now, then.calendar) if waits else then.next_touch()
    return None


async def spoken(session: Session, context: Context) -> Spoken:
    """What counts against the person's budget at that moment."""
    midnight = local.instant(context.today, time(0), context.person.zone)
    return Spoken(
        today=await touches.spoken(session, context.workspace, context.person.id, midnight),
        week=await touches.spoken(
            session, context.workspace, context.person.id, context.now - timedelta(days=7) + timedelta(minutes=1)
        ),
    )
