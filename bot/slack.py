"""Slack's Web API, as far as features ask about people, channels and what stands in them."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from http import HTTPStatus
from json import dumps, loads
from typing import Any, TypeVar

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot import members, removing
from bot.answers import PATIENCE, asked
from bot.clock import Clock
from handlers.framework.errors import Gone, NotGranted, Refused, TryLater
from handlers.framework.incoming import clean
from handlers.framework.tenant import Announced, Channel, HistoryPage, Member, Roll, SentFile

ALT_TEXT = 1000  # source: https://docs.slack.dev/reference/methods/files.getUploadURLExternal

T = TypeVar("T")
NOBODY = frozenset({"user_disabled", "user_not_found", "user_not_visible"})


class Client(AsyncWebClient):
    """Slack's client. An answer that is no object, as a machine on the way gives it, is one that was lost.

    What is sent as JSON goes out by itself: on the library's way it took half as long again, most of it for notes that
    nobody reads and for a repetition that there must not be.
    """

    async def api_call(
        self, api_method: str, *, json: dict[str, Any] | None = None, **others: Any
    ) -> AsyncSlackResponse:
        """Raises SlackApiError, aiohttp.ClientError and TimeoutError, and nothing else."""
        if json is not None and self.session is not None:
            return await self._posted(self.session, api_method, {**self.default_params, **json})
        try:
            answer = await super().api_call(api_method, json=json, **others)
        except AttributeError as error:  # the library looks into a text or a list as if it were an object
            raise aiohttp.ClientPayloadError("no object in the answer") from error
        if not isinstance(answer.data, dict):
            raise aiohttp.ClientPayloadError("no object in the answer")
        return answer

    async def _posted(self, http: aiohttp.ClientSession, method: str, said: dict[str, Any]) -> AsyncSlackResponse:
        address = f"{self.base_url}{method}"
        head = {
            **self.headers,
            "Authorization": f"Bearer {self.token}",
            "Content-Type": "application/json;charset=utf-8",
        }
        async with http.post(address, data=dumps(said).encode(), headers=head, proxy=self.proxy) as answer:
            data = _object(await answer.read())
        if data is None and answer.status == HTTPStatus.OK:
            raise aiohttp.ClientPayloadError("no object in the answer")
        found: Any = AsyncSlackResponse(
            client=self,
            http_verb="POST",
            api_url=address,
            req_args={},
            data=data or {},
            headers=answer.headers,  # type: ignore[arg-type] # as the library does
            status_code=answer.status,
        )
        valid: AsyncSlackResponse = found.validate()
        return valid


def _object(body: bytes) -> dict[str, Any] | None:
    try:
        data = loads(body)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


class SlackApi:
    """The `handlers.framework.tenant.Slack` of a real workspace, or of the local one."""

    def __init__(self, client: AsyncWebClient, now: Clock) -> None:
        self.client = client
        self.now = now
        self.takes_no_charts = False
        self._rests: dict[str, tuple[datetime, datetime]] = {}  # since and until when a method is not asked

    async def _patiently(self, method: str, ask: Callable[[], Awaitable[AsyncSlackResponse]]) -> AsyncSlackResponse:
        """Asks, unless Slack wanted patience and its time is not over. Raises TryLater then, and what `asked` does."""
        return await self._rested(method, lambda: asked(ask()))

    async def _rested(self, method: str, do: Callable[[], Awaitable[T]]) -> T:
        since, until = self._rests.get(method, (self.now(), self.now()))
        if since <= self.now() < until:
            raise TryLater(f"{method} rests", until - self.now())
        try:
            return await do()
        except TryLater as later:
            self._rests[method] = (self.now(), self.now() + later.after)
            raise

    async def member(self, slack_id: str) -> Member:
        """Who somebody is, with their zone and status. Of do-not-disturb this says nothing.

        Only what Slack says of the person means that they are gone: what it says of the token leaves them unknown.
        """
        try:
            ask = partial(self.client.users_info, user=slack_id, include_locale=True)
            answer = await self._patiently("users.info", ask)
        except Gone as error:
            raise (error if str(error) in NOBODY else Refused(str(error))) from error
        return members.describe(answer["user"])

    async def members(self, workspace: str, page: str | None) -> Roll:
        """Everybody of a workspace, page by page, from the first one on where `page` is None.

        source: https://docs.slack.dev/reference/methods/users.list
        """
        what = partial(self.client.users_list, team_id=workspace, limit=members.A_PAGE, include_locale=True)
        ask = partial(what, cursor=page) if page else what
        answer = await self._patiently("users.list", ask)
        following = (answer.get("response_metadata") or {}).get("next_cursor")
        return Roll([members.describe(user) for user in answer["members"]], following or None)

    def described(self, user: Mapping[str, Any]) -> Member:
        """Who somebody is by what an event says of them."""
        return members.describe(user)

    async def disturbed(self, slack_ids: Sequence[str]) -> Mapping[str, datetime | None]:
        """When the do-not-disturb that is on now ends for each of at most fifty people; None for whom it is off.

        Whoever is not in the answer, Slack would not speak of. Without the scope, which is optional, it is off for all.
        source: https://docs.slack.dev/reference/methods/dnd.teamInfo
        """
        try:
            answers = await self._dnd(slack_ids)
        except NotGranted:
            return dict.fromkeys(slack_ids)
        return {slack_id: self._until(answers[slack_id]) for slack_id in slack_ids if slack_id in answers}

    async def _dnd(self, slack_ids: Sequence[str]) -> Mapping[str, Any]:
        if len(slack_ids) == 1:  # asked of a single one, the method for teams answers that it wants more
            ask = partial(self.client.dnd_info, user=slack_ids[0])
            return {slack_ids[0]: (await self._patiently("dnd.info", ask)).data}
        # Twenty a minute and more. source: https://docs.slack.dev/reference/methods/dnd.teamInfo
        answer = await self._patiently("dnd.teamInfo", partial(self.client.dnd_teamInfo, users=slack_ids))
        answers: Mapping[str, Any] = answer["users"]
        return answers

    def _until(self, dnd: Mapping[str, Any]) -> datetime | None:
        """The end of the do-not-disturb that is on now, by one answer; None where it is off."""
        if dnd.get("snooze_enabled") and dnd.get("snooze_endtime"):
            return members.instant(dnd["snooze_endtime"])
        if not dnd.get("dnd_enabled") or not dnd.get("next_dnd_start_ts"):
            return None
        starts, ends = members.instant(dnd["next_dnd_start_ts"]), members.instant(dnd["next_dnd_end_ts"])
        return ends if starts <= self.now() < ends else None

    async def channel(self, channel_id: str) -> Channel:
        found = (await asked(self.client.conversations_info(channel=channel_id)))["channel"]
        return Channel(
            id=found["id"],
            name=clean(found.get("name", "")),
            archived=bool(found.get("is_archived")),
            joined=bool(found.get("is_member")),
            external=bool(found.get("is_ext_shared") or found.get("is_pending_ext_shared")),
        )

    async def permalink(self, channel_id: str, ts: str) -> str:
        """Slack's link to a message. Of a conversation that Trellis is not in it may know none."""
        found = await asked(self.client.chat_getPermalink(channel=channel_id, message_ts=ts))
        return str(found["permalink"])

    async def said(self, channel_id: str, ts: str, *, by: str, thread: str | None = None) -> str:
        """The text of somebody's message as it stands now. Raises Gone where it does not, or is another's.

        source: https://docs.slack.dev/reference/methods/conversations.replies
        """
        look = partial(self.client.conversations_replies, channel=channel_id, ts=thread or ts)
        found = (await asked(look(oldest=ts, latest=ts, inclusive=True)))["messages"]
        if theirs := [str(m.get("text") or "") for m in found if (m.get("ts"), m.get("user")) == (ts, by)]:
            return theirs[0]
        raise Gone("message_not_found")

    async def send_file(self, channel_id: str, file: SentFile, announced: Announced) -> None:
        """Sends a file into a conversation. Where its answer was lost, it may have arrived: TryLater.

        Its id is `announced` before it stands anywhere, and what that raises stops it.

        source: https://docs.slack.dev/messaging/working-with-files#uploading_files
        """
        content = file.text.encode() if isinstance(file.text, str) else file.text
        alt = file.alt[:ALT_TEXT] or None
        ask = self.client.files_getUploadURLExternal(filename=file.name, length=len(content), alt_txt=alt)
        place = await asked(ask)
        await announced(str(place["file_id"]))
        await self._put(str(place["upload_url"]), content)
        named = [{"id": place["file_id"], "title": file.title}]
        beside = file.beside or None
        await asked(
            self.client.files_completeUploadExternal(files=named, channel_id=channel_id, initial_comment=beside)
        )

    async def send_chart(self, channel_id: str, text: str, blocks: Sequence[dict[str, Any]]) -> tuple[str, str] | None:
        """Sends a message with a chart of Slack's own; returns where it stands, as its conversation and its moment.

        None where this Slack takes no charts, which is asked once only.

        The block came in June 2026, and not to every workspace at once. Where the answer was lost: TryLater.
        source: https://docs.slack.dev/changelog/2026/06/16/block-kit-data-visualization-block
        """
        if self.takes_no_charts:
            return None
        try:
            sent = await asked(self.client.chat_postMessage(channel=channel_id, text=text, blocks=blocks))
        except Refused as error:
            if not str(error).startswith("invalid_blocks"):
                raise
            self.takes_no_charts = True
            return None
        return str(sent["channel"]), str(sent["ts"])

    async def _put(self, url: str, content: bytes) -> None:
        """Hands the bytes over, where Slack said. No token goes with them."""
        if self.client.session is None:
            raise Refused("there is no session to send a file with")
        try:
            async with self.client.session.post(url, data=content) as answer:
                if answer.status != HTTPStatus.OK:
                    raise TryLater(f"the file was answered with {answer.status}", PATIENCE)
        except (aiohttp.ClientError, TimeoutError) as error:
            raise TryLater(f"the file did not arrive: {type(error).__name__}", PATIENCE) from error

    async def remove_message(self, channel_id: str, ts: str) -> None:
        await self._rested("chat.delete", partial(removing.message, self.client, channel_id, ts))

    async def remove_file(self, file_id: str) -> None:
        await self._rested("files.delete", partial(removing.file, self.client, file_id))

    async def history(self, channel_id: str, *, thread: str | None = None, page: str | None = None) -> HistoryPage:
        """A page of what was said in a conversation, or in a thread of it."""
        return await removing.history(self.client, channel_id, thread, page)

    async def publish_home(self, slack_id: str, view: dict[str, Any]) -> None:
        await asked(self.client.views_publish(user_id=slack_id, view=view))
