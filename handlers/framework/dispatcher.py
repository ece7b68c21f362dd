"""Receives what Slack hands over: who is it, was it done before, who answers it, and what is left to show after."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from db import people, received
from db.arrivals import prove
from db.engine import Session
from db.outbox import Delivery
from growth.facts import Person
from handlers.framework import blocks, events, identity, notices, occasion, proof, showing
from handlers.framework.context import Context
from handlers.framework.deed import Deed
from handlers.framework.identity import Stranger, Unknown
from handlers.framework.listener import AsksSlack, Listener, Reads, together
from handlers.framework.occasion import Occasion
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.framework.showing import Showing
from handlers.framework.tenant import Member, Tenant

Body = Mapping[str, Any]


class DoneBefore(Exception):
    """This very thing was done, with the same words in it."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing that Slack handed over: by whom, and who answers it."""

    body: Body
    client: AsyncWebClient
    slack_id: str
    listener: Listener
    known_as: Occasion
    text: str = ""


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """What Slack gets with the acknowledgement, and what is to be shown once it has that."""

    body: dict[str, Any] = field(default_factory=dict)
    show: Callable[[], Awaitable[None]] | None = None


class Dispatcher:
    """Answers one thing at a time. What it has answered is committed, and nothing undoes it any more."""

    def __init__(self, registry: Registry, tenant: Tenant) -> None:
        self.registry = registry
        # Whoever waits for an answer goes before what Trellis does by itself.
        app = replace(tenant.app, transaction=tenant.app.answering, reading=tenant.app.looking)
        self.tenant = replace(tenant, app=app)
        self.showing = Showing()

    async def _stale(self, request: Request) -> None:
        await notices.out_of_date(self.registry, request)

    async def command(self, body: Body, client: AsyncWebClient) -> Acknowledgement:
        """A slash command. Unknown words get the nearest command and the help, never silence."""
        meant = notices.meant(self.registry, body.get("text") or "", self.tenant.app.command)
        listener = notices.listener(self.registry, meant)
        is_ = occasion.of(body)
        return await self._attend(Incoming(body, client, body["user_id"], listener, is_, text=meant.rest))

    async def click(self, body: Body, client: AsyncWebClient) -> Acknowledgement:
        """A button, a menu or a select. A control that no feature knows is from another time."""
        listener = self.registry.actions.get(blocks.action_name(body["actions"][0]["action_id"]), notices.stale)
        return await self._attend(Incoming(body, client, body["user"]["id"], listener, occasion.of(body)))

    async def form(self, body: Body, client: AsyncWebClient) -> Acknowledgement:
        """A modal that was sent."""
        listener = self.registry.forms.get(body["view"]["callback_id"], self._stale)
        is_ = occasion.of(body, turns=body["view"]["callback_id"] in self.registry.turning)
        return await self._attend(Incoming(body, client, body["user"]["id"], listener, is_))

    async def shortcut(self, body: Body, client: AsyncWebClient) -> Acknowledgement:
        """A shortcut, from the menu of a message."""
        listener = self.registry.shortcuts.get(body["callback_id"], notices.stale)
        return await self._attend(Incoming(body, client, body["user"]["id"], listener, occasion.of(body)))

    async def event(self, body: Body, client: AsyncWebClient) -> Acknowledgement:
        """An event by or about a person. Those without a person, or of a bot's making, are nobody's business."""
        is_ = events.of(body["event"])
        listeners = self.registry.events.get(is_.kind, []) if is_ else []
        if is_ is None or not listeners or (is_.concerns_the_known and not await self._knows(is_.slack_id)):
            return Acknowledgement()
        return await self._attend(Incoming(body, client, is_.slack_id, together(listeners), occasion.of(body)))

    async def _knows(self, slack_id: str) -> bool:
        async with self.tenant.app.reading() as session:
            return await people.find(session, self.tenant.workspace, slack_id) is not None

    async def _attend(self, incoming: Incoming) -> Acknowledgement:
        """Does it, unless it was done. Who is not known is asked about first, and what is stale is said to be."""
        member: Member | None = None
        try:
            while True:
                try:
                    return await self._do(incoming, member)
                except Unknown:
                    member = await identity.member(self.tenant, incoming.body, incoming.slack_id)
                except Stale:
                    incoming = replace(incoming, listener=self._stale)
        except DoneBefore:
            return Acknowledgement()
        except Stranger as stranger:
            return await self._turned_away(incoming, str(stranger))

    async def _do(self, incoming: Incoming, member: Member | None) -> Acknowledgement:
        """The deed, in one transaction. Raises what the listener does, Unknown and DoneBefore: nothing is kept then."""
        now = self.tenant.app.now()
        # Acting on a message proves that it arrived, which is written down whatever the listener does.
        if isinstance(incoming.listener, Reads) and proof.seen(incoming.body) is None:
            return await self._read(incoming, member, now)
        deed = Deed(self.tenant.app.transaction)
        begin = self._asking if isinstance(incoming.listener, AsksSlack) else self._begin
        async with deed.done():
            request = await begin(incoming, deed, member, now)
            await incoming.listener(request)
            async with deed.transaction() as session:  # of a deed that wrote nothing, too: the mark is in it
                for message in request.owed:
                    await request.post(session, message)
            if request.refused:  # the mark goes, too: the same form may come again as it is, and be fine by then
                await deed.forget()
        if deed.queued:
            self.tenant.app.wake()
        return self._answer(request)

    async def _read(self, incoming: Incoming, member: Member | None, now: datetime) -> Acknowledgement:
        """What only reads leaves no mark: handed over twice, it is answered twice."""
        await self._met(member, now)
        deed = Deed(self.tenant.app.reading)
        async with deed.done():
            async with deed.transaction() as session:
                person = await identity.known(session, self.tenant, incoming.slack_id, self.registry.arrivals.followed)
            request = self._request(incoming, Context(deed.within(self.tenant), person, now, self.registry.draws))
            await incoming.listener(request)
        if "event" in incoming.body and (home := self._home(request)):
            request.home_is_stale = False
            await home()  # before it is acknowledged: where that fails, Slack hands the event over again
        return self._answer(request)

    async def _begin(self, incoming: Incoming, deed: Deed, member: Member | None, now: datetime) -> Request:
        """The mark that it is done comes first, so that of two deliveries at once the second waits for the first."""
        async with deed.transaction() as session:
            made = await self._mark(session, incoming, now)
            if member is None:
                person = await identity.known(
                    session, self.tenant, incoming.slack_id, self.registry.arrivals.follow, lock=True
                )
            else:
                person = await identity.met(session, self.tenant, member, self.registry.arrivals, now=now)
            seen = await _proved(session, person, incoming, now)
        request = self._request(incoming, Context(deed.within(self.tenant), person, now, self.registry.draws))
        request.made, request.seen = made, seen
        return request

    async def _asking(self, incoming: Incoming, deed: Deed, member: Member | None, now: datetime) -> Request:
        """The same for what asks Slack first: nothing is locked meanwhile, and the mark comes with the first write.

        Whoever is not known is written down before, in a transaction of its own.
        """
        await self._met(member, now)
        is_ = incoming.known_as
        async with self.tenant.app.reading() as session:
            begun = await received.may_begin(session, self.tenant.workspace, is_.id, said=is_.said)
            if begun is None:
                raise DoneBefore
            person = await identity.known(session, self.tenant, incoming.slack_id, self.registry.arrivals.followed)

        joined = replace(self.tenant, app=replace(self.tenant.app, transaction=deed.transaction))
        context = Context(joined, person, now, self.registry.draws)
        request = self._request(incoming, context)
        request.made = begun.made

        async def first(session: Session) -> None:
            await self._mark(session, incoming, now)
            await identity.known(session, self.tenant, incoming.slack_id, self.registry.arrivals.follow, lock=True)
            request.seen = await _proved(session, person, incoming, now)

        deed.first = first
        return request

    async def _met(self, member: Member | None, now: datetime) -> None:
        """Writes down somebody new in a transaction of their own, where the deed has none yet."""
        if member is not None:
            async with self.tenant.app.transaction() as session:
                await identity.met(session, self.tenant, member, self.registry.arrivals, now=now)

    async def _mark(self, session: Session, incoming: Incoming, now: datetime) -> str | None:
        """Marks it as done. What it made before, where the same form says something else now. Raises DoneBefore."""
        is_ = incoming.known_as
        begun = await received.begin(session, self.tenant.workspace, is_.id, now, said=is_.said)
        if begun is None:
            raise DoneBefore
        return begun.made

    def _request(self, incoming: Incoming, context: Context) -> Request:
        body, client, is_ = incoming.body, incoming.client, incoming.known_as
        return Request(context, body, client, is_, self.tenant, signals=self.registry.signals, text=incoming.text)

    def _answer(self, request: Request) -> Acknowledgement:
        home = self._home(request)
        if home is None and not request.after:
            return Acknowledgement(request.answer)
        return Acknowledgement(request.answer, self.showing.owe(partial(showing.show, request, home)))

    def _home(self, request: Request) -> Callable[[], Awaitable[None]] | None:
        """What draws the person's Home anew, where it is out of date."""
        if self.registry.home is None or not request.home_is_stale:
            return None
        # By the dispatcher's own tenant: that of the request would join a transaction that is over by then.
        return partial(self.registry.home, replace(request.context, tenant=self.tenant))

    async def _turned_away(self, incoming: Incoming, why: str) -> Acknowledgement:
        if not why:
            return Acknowledgement()
        answer, say = await notices.to_stranger(incoming.body, incoming.client, why, tenant=self.tenant)
        return Acknowledgement(answer, self.showing.owe(partial(showing.tried, say)) if say else None)


async def _proved(session: Session, person: Person, incoming: Incoming, now: datetime) -> Delivery | None:
    """What is behind the message that they acted on, which arrived then, whatever became of Slack's answer."""
    seen = proof.seen(incoming.body)
    return await prove(session, person.workspace, person.id, seen, now=now) if seen else None
