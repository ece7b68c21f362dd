"""Gathers a page of the messages that did not get through, and who they were for."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import chain

from db import dead_letters, people
from db.dead_letters import Tally
from db.engine import Session
from db.outbox import Delivery
from growth import names
from handlers.admin import reasons
from handlers.admin.letters_views import A_PAGE, Group, Letter, LetterPage
from handlers.framework import words
from handlers.framework.context import Context
from handlers.framework.registry import Registry

FOR = timedelta(days=30)  # after that, what is made anew would be old news
AN_ANSWER = "An answer or a note"


def since(now: datetime) -> datetime:
    return now - FOR


def sharing(tallies: Sequence[Tally], reason: str) -> list[Tally]:
    """Those that share a reason, by its id."""
    return [tally for of, alike in reasons.grouped(tallies).items() for tally in alike if of.id == reason]


async def gather(session: Session, context: Context, registry: Registry, *, skip: int = 0) -> LetterPage:
    """The page after the first `skip` of them: by their reasons, and the newest of each first."""
    began = since(context.now)
    tallies = await dead_letters.tallies(session, context.workspace, began)
    total = sum(tally.count for tally in tallies)
    skip = min(skip, max(0, total - 1) // A_PAGE * A_PAGE)
    found: list[tuple[reasons.Reason, int, list[Delivery]]] = []
    before, room = skip, A_PAGE
    for reason, alike in reasons.grouped(tallies).items():
        count = sum(tally.count for tally in alike)
        if room and before < count:
            page = await dead_letters.page(session, context.workspace, alike, began, skip=before, limit=room)
            found.append((reason, count, page))
            room -= len(page)
        before = max(0, before - count)
    called = await _called(session, context, chain.from_iterable(page for *_, page in found))
    groups = [Group(reason, n, [_letter(each, called, registry) for each in page]) for reason, n, page in found]
    return LetterPage(groups, total, skip, context.person.zone)


async def _called(session: Session, context: Context, shown: Iterable[Delivery]) -> Mapping[int, str]:
    """The names of those for whom messages were."""
    ids = {each.person_id for each in shown if each.person_id is not None}
    found = await people.of_ids(session, context.workspace, ids) if ids else {}
    return names.shown(found.values())


def _letter(delivery: Delivery, called: Mapping[int, str], registry: Registry) -> Letter:
    name = called.get(delivery.person_id or 0, "")
    whom = (
        words.escape(name)
        if name
        else f"<#{delivery.channel}>"
        if not _is_person(delivery)
        else f"<@{delivery.channel}>"
    )
    kinds = [kind for kind in delivery.kinds if kind in registry.labels]
    said = registry.called(kinds) if kinds else words.text(AN_ANSWER)
    return Letter(delivery, said[:1].upper() + said[1:], whom, registry.can_retry(delivery))


def _is_person(delivery: Delivery) -> bool:
    return (delivery.channel or "")[:1] in ("U", "W")
