"""The moments of some people of one workspace: gathered, decided, written down and drawn in one transaction.

In a number of statements that does not depend on how many they are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from db import deliveries, prompting, touches
from db.deliveries import NewDelivery
from db.engine import Session
from db.outbox import Priority
from growth import prompts, quiet
from growth.facts import Facts, Person, Touch
from growth.prompts import Decision
from handlers.framework import message_parts
from handlers.framework.context import Context, Drawing
from handlers.framework.message_parts import Part
from handlers.framework.registry import Registry


@dataclass(frozen=True, slots=True)
class Decided:
    """What becomes of the moment of one person, of these facts."""

    context: Context
    facts: Facts
    decision: Decision

    @property
    def kinds(self) -> tuple[str, ...]:
        """Of what is said in one message."""
        return tuple(prompt.kind for prompt in self.decision.loud)


@dataclass(frozen=True, slots=True)
class Troubled:
    """One about whom nothing could be decided: their moment is as it was."""

    context: Context
    error: Exception


async def speak(session: Session, registry: Registry, some: Sequence[Context]) -> list[Troubled]:
    """Claims the moments of these people, and speaks or holds. Returns those about whom nothing could be decided.

    Their `presence` is as Slack says it now. Whatever it raises spoils the transaction, and with it the moments of all.
    """
    contexts = await _claimed(session, some)
    if not contexts:
        return []
    people, first = [context.person for context in contexts], contexts[0]
    gathered = await prompting.gather(session, first.workspace, people, first.now)
    decided, troubled = _decided(registry, zip(contexts, gathered, strict=True))
    await touches.move_on(session, first.workspace, {d.context.person.id: d.decision.next_touch_at for d in decided})
    await touches.forgive(session, first.workspace, [d.context.person.id for d in decided if not d.decision.held])
    if decided:
        await _apply(session, registry, decided)
    await touches.note_each(session, [(d.context.person, came) for d in decided for came in _came(d)])
    return troubled


async def _claimed(session: Session, some: Sequence[Context]) -> list[Context]:
    """Those of them who are still due, as they are kept now, and as Slack said that they may be disturbed."""
    asked = {context.person.id: context for context in some}
    found = await touches.claim(session, some[0].workspace, [context.person for context in some])
    return [replace(asked[person.id], person=_as_asked(person, asked[person.id].person)) for person in found]


def _as_asked(person: Person, asked: Person) -> Person:
    said = asked.presence
    return replace(person, presence=replace(person.presence, known=said.known, dnd_until=said.dnd_until))


def _decided(registry: Registry, gathered: Iterable[tuple[Context, Facts]]) -> tuple[list[Decided], list[Troubled]]:
    """What is decided on for each; one person's trouble is not the others'."""
    decided: list[Decided] = []
    troubled: list[Troubled] = []
    for context, facts in gathered:
        try:
            decided.append(Decided(context, facts, prompts.decide(context.moment(facts), registry.rules)))
        except Exception as error:  # noqa: BLE001 - one person's trouble must not silence everybody beside them
            troubled.append(Troubled(context, error))
    return decided, troubled


async def _apply(session: Session, registry: Registry, decided: Sequence[Decided]) -> None:
    """Writes down what was decided, and queues one message for each who is spoken to, made of all that is said now."""
    speaking = [each for each in decided if each.decision.loud]
    queued = await deliveries.queue_each(session, [_new(each) for each in speaking], decided[0].context.now)
    standing = {each.context.person.id: delivery for each, delivery in zip(speaking, queued, strict=True)}
    redraws = await registry.apply(session, _parts(decided, standing))
    found = await deliveries.of_ids(session, decided[0].context.workspace, queued)
    made = [Drawing(each.context, found[standing[each.context.person.id]]) for each in speaking]
    await message_parts.draw(session, made, redraws)


def _parts(decided: Sequence[Decided], standing: Mapping[int, int]) -> dict[str, list[Part]]:
    """The parts of each kind, the heaviest kind first."""
    every = [(prompt, each) for each in decided for prompt in each.decision.prompts]
    parts: dict[str, list[Part]] = {}
    for prompt, each in sorted(every, key=lambda found: (-found[0].weight, found[0].kind)):
        delivery = None if prompt.silent else standing[each.context.person.id]
        parts.setdefault(prompt.kind, []).append(Part(each.context, each.facts, delivery))
    return parts


def _new(each: Decided) -> NewDelivery:
    context = each.context
    return NewDelivery(
        workspace=context.workspace,
        key=f"{'+'.join(each.kinds)}:{context.person.id}:{context.today.isoformat()}",
        channel=context.person.slack_id,
        person_id=context.person.id,
        priority=Priority.NUDGE,
        expires_at=quiet.stale(context.person, context.now, context.calendar),
        kinds=each.kinds,
    )


def _came(each: Decided) -> list[Touch]:
    """What is noted of the moment: what was said, or why nothing."""
    now = each.context.now
    said = [Touch(now, each.kinds)] if each.kinds else []
    return said + ([Touch(now, why=each.decision.why)] if each.decision.why is not None else [])
