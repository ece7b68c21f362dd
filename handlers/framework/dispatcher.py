"""Receives what Slack hands over: who is it, was it done before, who answers it, and what is left to do after."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from db import arrivals, people, received
from db.arrivals import Seen
from db.engine import Session
from growth.facts import Person, Standing
from handlers.framework import blocks, events, notices, occasion
from handlers.framework.context import Context
from handlers.framework.errors import Gone, LockedOut, Refused, TryLater
from handlers.framework.guards import Listener
from handlers.framework.occasion import Occasion
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.framework.tenant import Member, Tenant

log = structlog.get_logger()
Body = Mapping[str, Any]
Answer = dict[str, Any]


class Stranger(Exception):
    """Somebody Trellis does not serve: a guest, a bot, or a member of another company. The text says it kindly."""


class InHand(Exception):
    """Somebody is at this very thing, or was when a crash cut them short: Slack should ask again later."""


class Dispatcher:
    """Answers one thing at a time. What it returns is the body that Slack gets with the acknowledgement."""

    def __init__(self, registry: Registry, tenant: Tenant) -> None:
        self.registry = registry
        self.tenant = tenant

    @property
    def workspace(self) -> str:
        return self.tenant.workspace

    async def command(self, body: Body, client: AsyncWebClient) -> Answer:
        """A slash command. Unknown words get the nearest command and the help, never silence."""
        meant = notices.meant(self.registry, body.get("text") or "", self.tenant.app.command)
        listener = notices.listener(self.registry, meant)
        return await self._attend(body, client, slack_id=body["user_id"], listener=listener, text=meant.rest)

    async def click(self, body: Body, client: AsyncWebClient) -> Answer:
        """A button, a menu or a select. A control that no feature knows is from another time."""
        listener = self.registry.actions.get(blocks.action_name(body["actions"][0]["action_id"]), notices.stale)
        return await self._attend(body, client, slack_id=body["user"]["id"], listener=listener)

    async def form(self, body: Body, client: AsyncWebClient) -> Answer:
        """A modal that was sent."""
        listener = self.registry.forms.get(body["view"]["callback_id"], notices.stale)
        turns = body["view"]["callback_id"] in self.registry.turning
        is_ = occasion.of(body, turns=turns)
        return await self._attend(body, client, slack_id=body["user"]["id"], listener=listener, known_as=is_)

    async def event(self, body: Body, client: AsyncWebClient) -> None:
        """An event by or about a person. Those without a person, or of a bot's making, are nobody's business."""
        is_ = events.of(body["event"])
        if is_ is None or (is_.concerns_the_known and not await self._knows(is_.slack_id)):
            return
        listeners = self.registry.events.get(is_.kind, [])

        async def each(request: Request) -> None:
            for listener in listeners:
                await listener(request)

        if listeners:
            await self._attend(body, client, slack_id=is_.slack_id, listener=each)

    async def _knows(self, slack_id: str) -> bool:
        async with self.tenant.app.transaction() as session:
            return await people.find(session, self.workspace, slack_id) is not None

    async def _attend(
        self,
        body: Body,
        client: AsyncWebClient,
        *,
        slack_id: str,
        listener: Listener,
        text: str = "",
        known_as: Occasion | None = None,
    ) -> Answer:
        try:
            person = await self._person(body, slack_id)
        except Stranger as stranger:
            return await self._turn_away(body, client, str(stranger))
        is_ = known_as or occasion.of(body)
        marking = received.marking(self.tenant.app.transaction, self.workspace, is_.id)
        tenant = replace(self.tenant, app=replace(self.tenant.app, transaction=marking))
        context = Context(tenant, person, self.tenant.app.now(), self.registry.draws)
        request = Request(context, body, client, is_, signals=self.registry.signals, text=text)
        await self._once(request, listener)
        await self._finish(request)
        return request.answer

    async def _once(self, request: Request, listener: Listener) -> None:
        """Acts unless this was acted on before. A deed that fails leaves no mark: Slack's next try finds it undone.

        What a listener writes and the mark that it is done are committed together. A deed that writes nothing, and one
        that was refused, is settled afterwards.
        """
        is_ = request.known_as
        async with self.tenant.app.transaction() as session:
            if not await received.first_time(session, self.workspace, is_.id, request.now, said=is_.said):
                if await received.is_done(session, self.workspace, is_.id):
                    return
                raise InHand  # not acknowledged: if the one who is at it fails, Slack's next try must find it undone
            await _proved(session, request)
            request.made = await received.made(session, self.workspace, is_.id)
        finished = False
        try:
            await listener(request)
            finished = True
        except Stale:
            await notices.stale(request)
            finished = True
        finally:
            async with self.tenant.app.transaction() as session:
                settle = received.done if finished and not request.refused else received.forget
                await settle(session, self.workspace, is_.id)

    async def _finish(self, request: Request) -> None:
        """What is left after the deed is done. A failure here undoes nothing, so nobody is told that it failed.

        Slack waits for the answer meanwhile, so the Home is drawn beside the rest.
        """
        self.tenant.app.wake()
        home = [partial(self.registry.home, request.context)] if request.home_is_stale and self.registry.home else []
        await asyncio.gather(self._in_order(request, request.after), self._in_order(request, home))

    async def _in_order(self, request: Request, deeds: Sequence[Callable[[], Awaitable[object]]]) -> None:
        for deed in deeds:
            await self._try(request, deed)

    async def _try(self, request: Request, rest: Callable[[], Awaitable[object]]) -> None:
        try:
            await rest()
        except (SlackApiError, aiohttp.ClientError, TimeoutError, Gone, LockedOut, Refused, TryLater) as error:
            log.warning("done, but not shown", person=request.person.id, why=str(error))
            if "command" in request.body and not request.answer:
                request.answer = {"response_type": "ephemeral", "text": notices.NOT_SHOWN}

    async def _person(self, body: Body, slack_id: str) -> Person:
        """The known person behind a Slack id; on first sight Slack is asked who it is. Raises Stranger."""
        async with self.tenant.app.transaction() as session:
            known = await people.find(session, self.workspace, slack_id)
            if known is not None and known.standing is not Standing.GONE:
                return await self.registry.arrivals.follow(session, self.tenant, known)
        member = await self._member(body, slack_id)
        if member.is_bot:
            raise Stranger("")
        if self.workspace not in member.workspaces:
            raise Stranger(notices.ELSEWHERE)
        if member.is_guest:
            raise Stranger(notices.GUEST)
        async with self.tenant.app.transaction() as session:
            met = await people.meet(
                session,
                self.workspace,
                member.profile,
                ladder=await self.registry.arrivals.ladder(session, self.tenant),
                rhythm=self.tenant.rhythm,
                now=self.tenant.app.now(),
            )
            return (
                met
                if known is None
                else await self.registry.arrivals.back(session, Context(self.tenant, met, self.tenant.app.now()))
            )

    async def _member(self, body: Body, slack_id: str) -> Member:
        try:
            return await self.tenant.slack.member(slack_id)
        except (Gone, Refused):  # Slack does not show us everybody of another company
            if _team_of(body) not in (None, self.workspace):
                raise Stranger(notices.ELSEWHERE) from None
            if "event" in body:
                raise Stranger("") from None  # Slack tells of somebody it then does not know: nobody to answer
            raise

    async def _turn_away(self, body: Body, client: AsyncWebClient, why: str) -> Answer:
        if not why:
            return {}
        return await notices.tell_stranger(body, client, why, tenant=self.tenant)


async def _proved(session: Session, request: Request) -> None:
    """Whoever clicks on a message, or replies to it, proves that it arrived, whatever became of Slack's answer."""
    if seen := _seen(request.body):
        await arrivals.prove(session, request.workspace, request.person.id, seen, now=request.now)


def _seen(body: Body) -> Seen | None:
    """The message that this is about; None where it is about none that is kept."""
    container, event = body.get("container") or {}, body.get("event") or {}
    if container.get("type") == "message" and not container.get("is_ephemeral"):
        message = body.get("message") or {}
        token = ((message.get("metadata") or {}).get("event_payload") or {}).get("id")
        return Seen(container["channel_id"], container["message_ts"], token, message.get("blocks") or [])
    if event.get("type") == "message" and event.get("channel_type") == "im" and event.get("thread_ts"):
        return Seen(event["channel"], event["thread_ts"])
    return None


def _team_of(body: Body) -> str | None:
    """The workspace of the person who clicked, where Slack says it: in a shared channel it can be another company's."""
    user = body.get("user")
    if isinstance(user, dict):
        return user.get("team_id")
    event = body.get("event") or {}
    team: str | None = event.get("user_team") or event.get("team")
    return team
