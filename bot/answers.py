"""What Slack answers, and what its refusals mean."""

import re
from collections.abc import Awaitable, Mapping
from datetime import timedelta
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot import refusals
from handlers.framework.errors import Gone, LockedOut, NotGranted, Refused, TryLater, Uncertain

PATIENCE = timedelta(seconds=30)


def meaning(error: Exception) -> Exception:
    """What an error of the client means, as one of a few things to do: see `handlers.framework.errors`."""
    if isinstance(error, SlackApiError):
        return _refusal(error.response)
    if isinstance(error, aiohttp.ClientConnectorError):  # nothing has left this machine
        return TryLater(f"cannot reach Slack: {error}", PATIENCE)
    if isinstance(error, (aiohttp.ClientError, TimeoutError)):
        return Uncertain(f"the answer was lost: {type(error).__name__}")
    return error


def _refusal(response: object) -> Exception:
    """What the answer itself says. It can be anything: a gateway on the way answers with a page of its own."""
    body = getattr(response, "data", response)
    answer: Mapping[str, Any] = body if isinstance(body, Mapping) else {}
    status: int = getattr(response, "status_code", 0) or getattr(response, "status", 200)
    headers = getattr(response, "headers", None) or {}
    name = str(answer.get("error") or status)
    if status == 429 or name in refusals.WAIT:
        return TryLater(name, _patience(str(headers.get("Retry-After") or headers.get("retry-after") or "")))
    if status >= 500 or name in refusals.UNSURE or (status < 400 and "error" not in answer):
        return Uncertain(name)
    if name in refusals.LOCKED_OUT:
        return LockedOut(name)
    if name in refusals.STOP:
        return Gone(name)
    if name in refusals.NOT_GRANTED:
        needed = str(answer.get("needed") or "")
        return NotGranted(f"{name}: {needed or 'unknown'}", needed)
    detail = (answer.get("response_metadata") or {}).get("messages") or []
    return Refused(": ".join([name, *map(str, detail[:3])]))


def _patience(wait: str) -> timedelta:
    """How long to wait, in whole seconds as Slack says them; what something on the way says else is left aside.

    source: https://docs.slack.dev/apis/web-api/rate-limits
    """
    return timedelta(seconds=int(wait)) if re.fullmatch("[0-9]{1,5}", wait) else PATIENCE


async def asked(call: Awaitable[AsyncSlackResponse]) -> AsyncSlackResponse:
    """The answer to something that may be asked again. Raises Gone, TryLater or Refused."""
    try:
        return await call
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        what = meaning(error)
        raise (TryLater(str(what), PATIENCE) if isinstance(what, Uncertain) else what) from error
