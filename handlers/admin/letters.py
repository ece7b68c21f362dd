"""Slack spoke: somebody who runs Trellis here sees to the messages that did not get through."""

from collections.abc import Awaitable, Callable
from functools import partial

from db import dead_letters, deliveries
from db.engine import Session
from db.outbox import Delivery, DeliveryState
from handlers.admin import letters_page, letters_views
from handlers.admin.letters_page import since
from handlers.admin.letters_views import LetterRef, ReasonRef, TurnRef
from handlers.admin.refusing import not_an_admin
from handlers.framework import blocks, words
from handlers.framework.listener import Listener, Reads
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale

AT_ONCE = 200  # that one click sees to

RETRIED = "Retried: it is made anew, and comes as soon as it may."
NOTHING_LEFT = "Off the list. Nothing of it is left to send: a later one told it, or nobody waits for it any more."
DROPPED = "Dropped. Nothing is sent."
ARRIVED = "That one has arrived meanwhile."
SEEN_TO = "Somebody has seen to that one already."
ALL_SEEN_TO = "Somebody has seen to those already."
DROP_ONLY = "That can only be dropped."
MADE_ANEW = ("One message is made anew.", "{count} messages are made anew.")
LEFT_OUT = ("Of one, nothing is left to send.", "Of {count}, nothing is left to send.")
DROPPED_ALL = ("One message is dropped.", "{count} messages are dropped.")

Deed = Callable[[Registry, Request, Session], Awaitable[str]]


def register(registry: Registry) -> None:
    registry.action(letters_views.OPEN, Reads(partial(look, registry)))
    registry.action(letters_views.TURN, Reads(partial(look, registry)))
    registry.action(letters_views.RETRY, _doing(registry, retry))
    registry.action(letters_views.DROP, _doing(registry, drop))
    registry.action(letters_views.RETRY_ALL, _doing(registry, retry_all))
    registry.action(letters_views.DROP_ALL, _doing(registry, drop_all))


async def look(registry: Registry, request: Request) -> None:
    """A page of them: the first beside the button that leads here, another one in its place."""
    if not request.tenant.is_admin(request.person):
        return await not_an_admin(request)
    turning = blocks.action_name(request.body["actions"][0]["action_id"]) == letters_views.TURN
    skip = request.value(TurnRef).skip if turning else 0
    async with request.tenant.app.transaction() as session:
        message = letters_views.page(await letters_page.gather(session, request.context, registry, skip=skip))
        await (request.show(session, message) if turning else request.reply(message))
    return None


def _doing(registry: Registry, deed: Deed) -> Listener:
    """A deed of an admin's, and in the place of the page on which they clicked the page as it is after it."""

    async def listener(request: Request) -> None:
        if not request.tenant.is_admin(request.person):
            return await not_an_admin(request)
        async with request.tenant.app.transaction() as session:
            note = await deed(registry, request, session)
            page = await letters_page.gather(session, request.context, registry)
            await request.show(session, letters_views.page(page, note))
        return None

    return listener


async def retry(registry: Registry, request: Request, session: Session) -> str:
    """Has what one message was for made anew, once. The same click again finds it seen to."""
    lost = await _letter(request, session)
    if not registry.can_retry(lost):
        return _as_it_is(lost, DROP_ONLY)
    if not await dead_letters.free(session, request.workspace, [lost.id], request.now):
        return _as_it_is(lost, SEEN_TO)
    replaced = await registry.retry(session, request.tenant, [lost], request.now)
    return words.text(RETRIED if replaced else NOTHING_LEFT)


async def drop(_registry: Registry, request: Request, session: Session) -> str:
    lost = await _letter(request, session)
    dropped = await dead_letters.drop(session, request.workspace, [lost.id], request.now)
    return words.text(DROPPED) if dropped else _as_it_is(lost, SEEN_TO)


async def retry_all(registry: Registry, request: Request, session: Session) -> str:
    """The same of all that share a reason, of those that can be made anew; a click sees to so many at most."""
    found = [each for each in await _alike(request, session) if registry.can_retry(each)][:AT_ONCE]
    freed = await dead_letters.free(session, request.workspace, [each.id for each in found], request.now)
    mine = [each for each in found if each.id in freed]
    if not mine:
        return words.text(ALL_SEEN_TO)
    replaced = await registry.retry(session, request.tenant, mine, request.now)
    counts = ((MADE_ANEW, len(replaced)), (LEFT_OUT, len(mine) - len(replaced)))
    return " ".join(words.plural(*said, count) for said, count in counts if count)


async def drop_all(_registry: Registry, request: Request, session: Session) -> str:
    found = [each.id for each in await _alike(request, session)]
    dropped = await dead_letters.drop(session, request.workspace, found, request.now)
    return words.plural(*DROPPED_ALL, len(dropped)) if dropped else words.text(ALL_SEEN_TO)


async def _letter(request: Request, session: Session) -> Delivery:
    """Raises Stale where there is no such message any more: it went with the person it was for."""
    found = await deliveries.of_ids(session, request.workspace, [request.value(LetterRef).delivery])
    if not found:
        raise Stale
    return next(iter(found.values()))


async def _alike(request: Request, session: Session) -> list[Delivery]:
    wanted, began = request.value(ReasonRef).reason, since(request.now)
    tallies = await dead_letters.tallies(session, request.workspace, began)
    alike = letters_page.sharing(tallies, wanted)
    return await dead_letters.page(session, request.workspace, alike, began, limit=sum(each.count for each in alike))


def _as_it_is(lost: Delivery, else_: str) -> str:
    return words.text(ARRIVED if lost.state is DeliveryState.SENT else else_)
