"""One thing that Slack handed over, with what a listener needs to act on it and to answer."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel, ValidationError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from db import deliveries, received
from db.deliveries import NewDelivery
from db.engine import Session
from db.outbox import Delivery
from growth.facts import Person
from handlers.framework import blocks, forms, message_parts
from handlers.framework.blocks import Message
from handlers.framework.context import Context
from handlers.framework.occasion import Occasion
from handlers.framework.signals import Signals
from handlers.framework.tenant import Tenant

M = TypeVar("M", bound=BaseModel)


class Owned(Protocol):
    """Something kept that is one person's to act on."""

    @property
    def person_id(self) -> int | None: ...


R = TypeVar("R", bound=Owned)


NO_FORM = "I can't open a form from a message. Type `{command}` and the same words, and it opens."


class Stale(Exception):
    """The control stands on a message from another time: what it speaks of is not there any more."""


@dataclass
class Request:
    """A command, a click, a form or an event by one known person, at one moment.

    What is shown is queued in the deed's own transaction, or kept until that is committed and Slack has its answer:
    nothing is ever shown of a deed that failed. `body` is Slack's payload, `text` what follows the word of a command.
    `answer` goes with the acknowledgement, for which Slack waits three seconds.
    """

    context: Context
    body: Mapping[str, Any]
    client: AsyncWebClient
    known_as: Occasion
    beyond: Tenant  # for what is done once the deed is over: its transactions are their own
    signals: Signals = field(default_factory=Signals)
    text: str = ""
    home_is_stale: bool = False
    handled: bool = False  # by a listener before: the others leave it alone
    seen: Delivery | None = None  # behind the message that they acted on
    made: str | None = None  # what the deed made when the same form was sent before, with other words in it
    answer: dict[str, Any] = field(default_factory=dict)
    owed: list[Message] = field(default_factory=list)  # queued when the deed is done, in its own transaction
    after: list[Callable[[], Awaitable[object]]] = field(default_factory=list)  # shown once Slack has its answer

    @property
    def tenant(self) -> Tenant:
        return self.context.tenant

    @property
    def person(self) -> Person:
        return self.context.person

    @property
    def now(self) -> datetime:
        return self.context.now

    @property
    def workspace(self) -> str:
        return self.person.workspace

    def value(self, model: type[M]) -> M:
        """The typed value of the button, or of the menu, that was clicked. Raises Stale when it is not of this form."""
        action = self.body["actions"][0]
        return self._typed(model, self.picked.partition(" ")[2] if "selected_option" in action else action.get("value"))

    def metadata(self, model: type[M]) -> M:
        """The typed metadata of the form that was sent. Raises Stale when it is not of this form."""
        return self._typed(model, (self.body.get("view") or {}).get("private_metadata"))

    def _typed(self, model: type[M], text: str | None) -> M:
        try:
            return model.model_validate_json(text or "")
        except ValidationError as error:
            raise Stale from error

    @property
    def picked(self) -> str:
        """The value of the option that was picked in a menu or select. Raises Stale where nothing was."""
        option: Mapping[str, str] | None = self.body["actions"][0].get("selected_option")
        if option is None:
            raise Stale
        return option["value"]

    @property
    def values(self) -> forms.Values:
        """What stands in the form that was sent. Raises Stale for a click that was in none."""
        state = (self.body.get("view") or {}).get("state")
        if state is None:
            raise Stale
        values: forms.Values = state["values"]
        return values

    async def reply(self, message: Message) -> None:
        """Says something that only this person sees, once the deed is done: in a modal where no message holds it."""
        fits = len(message.blocks) <= blocks.MESSAGE_BLOCKS
        if fits and "command" in self.body:
            self.answer = {"response_type": "ephemeral", **message.payload()}
        elif fits and (url := self.body.get("response_url")):
            webhook = AsyncWebhookClient(url)
            self.after.append(lambda: webhook.send(**message.payload(), replace_original=False))
        elif "trigger_id" in self.body:
            await self.open(forms.notice("Trellis", message))
        else:
            self.owed.append(message)

    async def open(self, view: Mapping[str, Any]) -> None:
        """Opens a modal; on top of the one that is open, if the click came from there.

        Slack lets a modal follow only upon a command, a click or a form: somebody who wrote a message is told so.
        """
        trigger = self.body.get("trigger_id")
        if trigger is None:
            return await self.reply(Message.of(blocks.section(NO_FORM, command=self.tenant.app.command)))
        in_modal = (self.body.get("view") or {}).get("type") == "modal"
        method = self.client.views_push if in_modal else self.client.views_open
        self.after.append(lambda: method(trigger_id=trigger, view=dict(view)))
        return None

    async def turn(self, view: Mapping[str, Any]) -> None:
        """Puts a view in the place of the modal in which somebody clicked, or whose form they sent; else opens it."""
        before = self.body.get("view") or {}
        if self.body.get("type") == "view_submission":
            self.answer = {"response_action": "update", "view": dict(view)}
        elif before.get("type") == "modal":
            self.after.append(lambda: self.client.views_update(view_id=before["id"], view=dict(view)))
        else:
            await self.open(view)

    def refuse_form(self, errors: Mapping[str, str]) -> None:
        """Keeps the form open, with a sentence at each field (by block id) that needs another look."""
        self.answer = {"response_action": "errors", "errors": dict(errors)}

    def own(self, row: R | None) -> R:
        """The row, which a message or a control named. Raises Stale where it is not there, or not this person's.

        Whatever Slack hands over can name anything: nothing found that way is used before it has passed here.
        """
        if row is None or row.person_id != self.person.id:
            raise Stale
        return row

    @property
    def clicked(self) -> Delivery | None:
        """The delivery behind the message in which somebody clicked; None for anything else.

        Raises Stale where the message is not theirs.
        """
        container = self.body.get("container") or {}
        if container.get("type") != "message" or container.get("is_ephemeral"):
            return None
        return self.seen and self.own(self.seen)

    async def show(self, session: Session, message: Message) -> None:
        """Puts the outcome where the person clicked.

        A message that Trellis started is drawn anew from the facts; one that only this person saw becomes `message`;
        the Home is drawn anew; behind a command, `message` is the answer.
        """
        container = self.body.get("container") or {}
        if delivery := self.clicked:
            # With kinds it is made of parts, and drawn by those; an answer that was posted has none.
            await self.redraw(session, delivery, None if delivery.kinds else message)
        elif container.get("is_ephemeral") and (url := self.body.get("response_url")):
            self.replace(url, message)
        elif (view := self.body.get("view") or {}).get("type") == "modal":
            method, shown = self.client.views_update, forms.notice("Trellis", message)
            self.after.append(lambda: method(view_id=view["id"], view=shown))
        elif container.get("type") == "view":
            self.home_is_stale = True
        else:
            await self.reply(message)

    def replace(self, url: str, message: Message) -> None:
        """Puts a message in the place of one that only this person saw, by the address that came with a click on it."""
        webhook = AsyncWebhookClient(url)
        self.after.append(lambda: webhook.send(**message.payload(), replace_original=True))

    async def redraw(self, session: Session, delivery: Delivery, message: Message | None = None) -> None:
        """Queues a new face for a message that stands in Slack: the given one, or what the facts make of it now."""
        face = message or await message_parts.message(session, self.context, delivery)
        new = NewDelivery(
            workspace=self.workspace,
            key=f"redraw:{delivery.id}:{self.occasion}",
            redraws=delivery.id,
            person_id=delivery.person_id,
            payload=face.payload(),
        )
        await deliveries.queue(session, new, self.now)

    async def post(self, session: Session, message: Message, *, thread: int | None = None) -> int:
        """Queues a direct message to the person, or an answer in the thread of a delivery; returns its id."""
        new = NewDelivery(
            workspace=self.workspace,
            key=f"answer:{self.occasion}",
            channel=self.person.slack_id,
            thread=thread,
            person_id=self.person.id,
            payload=message.payload(),
        )
        return await deliveries.queue(session, new, self.now)

    @property
    def occasion(self) -> str:
        """What this one thing is called: the same when it is delivered twice."""
        return self.known_as.key

    @property
    def refused(self) -> bool:
        """Whether the form that was sent stays open: nothing of it was kept."""
        return self.answer.get("response_action") == "errors"

    async def leave(self, session: Session, made: str) -> None:
        """Remembers, together with the deed, what it made: for the same form with other words in it."""
        await received.leave(session, self.workspace, self.known_as.id, made)
