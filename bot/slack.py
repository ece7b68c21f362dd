"""Slack's Web API, as far as features ask about people and channels; and what its refusals mean."""

import re
from collections.abc import Awaitable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot import refusals
from bot.clock import Clock
from db.people import Profile
from growth.facts import Presence
from handlers.deps import Channel, Member
from handlers.errors import Gone, LockedOut, NotGranted, Refused, TryLater, Uncertain

PATIENCE = timedelta(seconds=30)


def meaning(error: Exception) -> Exception:
    """What an error of the client means, as one of a few things to do: see `handlers.errors`."""
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
        return NotGranted(f"{name}: {answer.get('needed') or 'unknown'}")
    detail = (answer.get("response_metadata") or {}).get("messages") or []
    return Refused(": ".join([name, *map(str, detail[:3])]))


def _patience(wait: str) -> timedelta:
    """How long to wait, in whole seconds as Slack says them; what something on the way says else is left aside."""
    return timedelta(seconds=int(wait)) if re.fullmatch("[0-9]{1,5}", wait) else PATIENCE


async def asked(call: Awaitable[AsyncSlackResponse]) -> AsyncSlackResponse:
    """The answer to something that may be asked again. Raises Gone, TryLater or Refused."""
    try:
        return await call
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        what = meaning(error)
        raise (TryLater(str(what), PATIENCE) if isinstance(what, Uncertain) else what) from error


class SlackApi:
    """The `handlers.deps.Slack` of a real workspace, or of the local one."""

    def __init__(self, client: AsyncWebClient, now: Clock) -> None:
        self.client = client
        self.now = now

    async def member(self, slack_id: str, *, disturbable: bool = False) -> Member:
        """Who somebody is, with their zone and status; with their do-not-disturb of this moment where that is asked."""
        user = (await asked(self.client.users_info(user=slack_id)))["user"]
        if not disturbable:
            return describe(user)
        deactivated = bool(user.get("deleted"))
        dnd_until = None if deactivated or user.get("is_bot") else await self._dnd_until(slack_id)
        return describe(user, dnd_until)

    def described(self, user: Mapping[str, Any]) -> Member:
        """Who somebody is by what an event says of them."""
        return describe(user)

    async def _dnd_until(self, slack_id: str) -> datetime | None:
        """When the do-not-disturb that is on now ends. None where Slack won't tell: the scope is optional."""
        try:
            dnd = await asked(self.client.dnd_info(user=slack_id))
        except (Refused, Gone):
            return None
        if dnd.get("snooze_enabled") and dnd.get("snooze_endtime"):
            return _instant(dnd["snooze_endtime"])
        if not dnd.get("dnd_enabled") or not dnd.get("next_dnd_start_ts"):
            return None
        starts, ends = _instant(dnd["next_dnd_start_ts"]), _instant(dnd["next_dnd_end_ts"])
        return ends if starts <= self.now() < ends else None

    async def channel(self, channel_id: str) -> Channel:
        found = (await asked(self.client.conversations_info(channel=channel_id)))["channel"]
        return Channel(
            id=found["id"],
            name=found.get("name", ""),
            archived=bool(found.get("is_archived")),
            joined=bool(found.get("is_member")),
            external=bool(found.get("is_ext_shared") or found.get("is_pending_ext_shared")),
        )

    async def publish_home(self, slack_id: str, view: dict[str, Any]) -> None:
        await asked(self.client.views_publish(user_id=slack_id, view=view))


def _instant(epoch: float) -> datetime:
    return datetime.fromtimestamp(epoch, UTC)


def describe(user: Mapping[str, Any], dnd_until: datetime | None = None) -> Member:
    """Somebody out of Slack's own description. On an Enterprise Grid one person is in several workspaces."""
    about = user.get("profile") or {}
    expires = about.get("status_expiration") or 0
    presence = Presence(
        status_text=about.get("status_text") or "",
        status_emoji=about.get("status_emoji") or "",
        status_until=_instant(expires) if expires else None,
        dnd_until=dnd_until,
    )
    profile = Profile(
        slack_id=user["id"],
        name=about.get("display_name") or about.get("real_name") or user.get("real_name") or user.get("name", ""),
        zone=user.get("tz") or "UTC",
        is_admin=bool(user.get("is_admin") or user.get("is_owner")),
        deactivated=bool(user.get("deleted")),
        presence=presence,
    )
    return Member(
        profile=profile,
        workspaces=frozenset({user.get("team_id", ""), *(user.get("enterprise_user") or {}).get("teams", ())}),
        is_bot=bool(user.get("is_bot")) or user["id"] == "USLACKBOT",
        is_guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
    )
