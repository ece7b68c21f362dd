"""Bolt in front of the dispatcher: it knows Slack's ways to hand something over, and what to say when a deed failed."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from secrets import token_hex
from typing import Any

import aiohttp
import structlog
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.fault import away
from bot.settings import Settings
from db import trouble
from handlers.framework.dispatcher import Acknowledgement, Dispatcher
from handlers.framework.incoming import clean

Attends = Callable[[dict[str, Any], AsyncWebClient], Awaitable[Acknowledgement]]
FAILED = "That did not work, and nothing was changed. Try again in a minute. If it stays, give your admin this: {ref}."
NOT_SAVED = "Not saved yet: your text is still in the form. Try again in a minute. ({ref})"
AWAY = "I cannot get at what I keep for you right now, so nothing was changed. Nothing is lost. Try again in a minute."
NOT_SAVED_AWAY = (
    "Not saved yet: I cannot get at what I keep right now. Your text is still in the form. Try again in a minute."
)
log = structlog.get_logger()


class Bolt(AsyncApp):
    """Bolt, with the dispatcher in front of it, which has the tables of who listens.

    Bolt makes a client, a logger and an authorization for each request, and asks its listeners one after the other.
    The dispatcher needs none of that for what it takes. The rest is Bolt's, as Slack's look at the address.
    """

    def __init__(self, dispatcher: Dispatcher, sends: AsyncWebClient, **options: Any) -> None:
        super().__init__(**options)
        self._sends = sends
        self._command = dispatcher.command
        self._kinds: Mapping[str, Attends] = {
            "block_actions": dispatcher.click,
            "view_submission": dispatcher.form,
            "message_action": dispatcher.shortcut,
            "event_callback": dispatcher.event,
        }

    async def attend(self, body: dict[str, Any]) -> BoltResponse | None:
        """What to answer to something for which the dispatcher has a table; None for anything else."""
        attends = self._command if "command" in body else self._kinds.get(body.get("type", ""))
        if attends is None:
            return None
        try:
            return Answered(await attends(clean(body), self._sends))
        except Exception as error:  # noqa: BLE001 - whatever it was, the person is told, and the log has it
            return await _failed(error, body, self._sends)


def bolt(dispatcher: Dispatcher, client: AsyncWebClient, me: Any, *, settings: Settings) -> Bolt:
    """Bolt with the dispatcher for all that Slack hands over; the tables behind it are the registry's."""
    identity = AuthorizeResult(
        enterprise_id=me.get("enterprise_id"),
        team_id=me["team_id"],
        bot_user_id=me["user_id"],
        bot_id=me.get("bot_id"),
        bot_token=settings.slack_bot_token.get_secret_value(),
    )

    async def authorize(**_: Any) -> AuthorizeResult:
        return identity

    return Bolt(
        dispatcher,
        client,
        name="trellis",
        client=AsyncWebClient(base_url=client.base_url, session=client.session, retry_handlers=[]),
        authorize=authorize,
        signing_secret=settings.slack_signing_secret.get_secret_value() or "unused in Socket Mode",
        request_verification_enabled=False,  # what comes over HTTP was looked at before it was read, by `bot.web`
        ssl_check_enabled=False,  # as was this
        attaching_function_token_enabled=False,  # Trellis has no steps for workflows
        attaching_conversation_kwargs_enabled=False,  # nor an assistant's pane
    )


class Answered(BoltResponse):
    """What Slack gets at once, and what is to be shown when it has got that."""

    def __init__(self, answer: Acknowledgement) -> None:
        super().__init__(status=200, body=answer.body or "")
        self.show = answer.show


async def show(response: BoltResponse) -> None:
    """What whoever sent the response calls then, whether it arrived or not."""
    if isinstance(response, Answered) and response.show is not None:
        await response.show()


async def _failed(error: Exception, body: dict[str, Any], client: AsyncWebClient) -> BoltResponse:
    """Something of ours broke: the person is told kindly, with a reference that stands in the log.

    Where it is only the database that is away, they are told that, and the form stays open with their words.
    """
    ref, why = token_hex(4), trouble.said(error)
    if why is None:
        log.error("a deed failed", ref=ref, exc_info=error)
        said, not_saved = FAILED.format(ref=ref), NOT_SAVED.format(ref=ref)
    else:
        away(why)
        said, not_saved = AWAY, NOT_SAVED_AWAY
    if body.get("type") == "view_submission" and (first := _first_input(body["view"])):
        return Answered(Acknowledgement({"response_action": "errors", "errors": {first: not_saved}}))
    if "command" in body:
        return Answered(Acknowledgement({"response_type": "ephemeral", "text": said}))
    if body.get("type") in ("block_actions", "message_action"):
        # A click answered with an error shows a mark and no words; these come where the person is sure to see them.
        with suppress(SlackApiError, aiohttp.ClientError, TimeoutError):
            await client.chat_postMessage(channel=body["user"]["id"], text=said)
        return Answered(Acknowledgement())
    # An event will be handed over again; a form without a field stays open too, with words of Slack's own.
    return BoltResponse(status=500 if why is None else 503, body="")


def _first_input(view: dict[str, Any]) -> str | None:
    """The field under which a form shows what is wrong with all of it."""
    return next((block.get("block_id") for block in view.get("blocks", ()) if block["type"] == "input"), None)
