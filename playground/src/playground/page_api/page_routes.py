"""What the page asks for: the workspace as one person sees it, and their hands in it."""

import json
from collections.abc import AsyncIterator
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from playground.core.messages import Message
from playground.core.views import View
from playground.core.world import Conversation, Person
from playground.errors import ActFailed
from playground.page_api.acts import Acts
from playground.page_api.json_routes import Deed, json_endpoint, request_endpoint
from playground.page_api.message_routes import MessageRoutes
from playground.page_api.suggestions import Suggestions
from playground.state.slack import Slack
from playground.wire import Json


class PageRoutes:
    """The routes under /play/, for one Slack."""

    def __init__(self, slack: Slack) -> None:
        self._slack = slack
        self._acts = Acts(slack)
        self._suggestions = Suggestions(slack)
        looks = {"snapshot": self.snapshot, "messages": self.messages, "events": self.events}
        deeds: dict[str, Deed] = {
            "say": self.say,
            "command": self.command,
            "action": self.action,
            "shortcut": self.shortcut,
            "submit": self.submit,
            "suggest": self.suggest,
            "close": self.close,
            "home": self.home,
            "read": self.read,
        }
        self.routes = [Route(f"/play/{name}", request_endpoint(look)) for name, look in looks.items()]
        self.routes += [Route(f"/play/{name}", json_endpoint(deed), methods=["POST"]) for name, deed in deeds.items()]
        self.routes += MessageRoutes(slack).routes

    async def snapshot(self, request: Request) -> Response:
        """All that the page starts from; without `as`, for the first person there is."""
        asked = request.query_params
        me = self._person(asked) if "as" in asked else self._slack.world.anyone()
        return JSONResponse(self._slack.page.snapshot(me.id))

    async def messages(self, request: Request) -> Response:
        asked = request.query_params
        me, place = self._person(asked), self._place(asked)
        if asked.get("thread"):
            found = self._slack.messages.thread(place.id, asked["thread"], by=me.id)
        else:
            found = self._slack.messages.main(place.id, me.id)
        before = asked.get("before")
        older = [m for m in found if before is None or float(m.ts) < float(before)]
        page = older[-int(asked.get("limit", 60)) :]
        return JSONResponse({"messages": [m.shown() for m in page], "has_more": len(page) < len(older)})

    async def events(self, request: Request) -> Response:
        headers = {"cache-control": "no-store"}
        stream = self._stream(self._person(request.query_params).id)
        return StreamingResponse(stream, media_type="text/event-stream", headers=headers)

    async def say(self, asked: Json) -> Json:
        message, _ = self._acts.say(
            self._person(asked),
            self._place(asked),
            text=asked["text"],
            thread_ts=asked.get("thread_ts"),
            files=asked.get("files", ()),
        )
        return {"ts": message.ts}

    async def command(self, asked: Json) -> Json:
        await self._acts.command(self._person(asked), self._place(asked), line=asked["text"])
        return {}

    async def action(self, asked: Json) -> Json:
        filled = (asked.get("state") or {}).get("values", {})
        await self._acts.click(self._person(asked), self._container(asked), given=asked["action"], filled=filled)
        return {}

    async def suggest(self, asked: Json) -> Json:
        ids = (asked["block_id"], asked["action_id"])
        on = self._container(asked)
        return await self._suggestions.ask(self._person(asked), on, ids=ids, typed=asked["value"])

    async def shortcut(self, asked: Json) -> Json:
        message = self._message(asked["channel"], asked["ts"]) if "ts" in asked else None
        await self._acts.shortcut(self._person(asked), asked["callback_id"], message=message)
        return {}

    async def submit(self, asked: Json) -> Json:
        filled = (asked.get("state") or {}).get("values", {})
        await self._acts.submit(self._person(asked), self._view(asked["view_id"]), filled=filled)
        return {}

    async def close(self, asked: Json) -> Json:
        await self._acts.close(self._person(asked), self._view(asked["view_id"]))
        return {}

    async def home(self, asked: Json) -> Json:
        self._acts.open_app(self._person(asked), asked["app"])
        return {}

    async def read(self, asked: Json) -> Json:
        self._acts.read(self._person(asked), self._place(asked))
        return {}

    async def _stream(self, me: str) -> AsyncIterator[str]:
        with self._slack.bus.listening(me) as queue:
            yield ": here\n\n"
            while (notice := await queue.get()) is not None:
                yield f"data: {json.dumps(notice)}\n\n"

    def _person(self, asked: Any) -> Person:
        return self._slack.world.person(asked["as"])

    def _place(self, asked: Any) -> Conversation:
        return self._slack.world.channel(asked["channel"])

    def _message(self, channel: str, ts: str) -> Message:
        message = self._slack.messages.find(channel, ts)
        if message is None:
            raise ActFailed("message_not_found", "that message is not there any more")
        return message

    def _view(self, view_id: str) -> View:
        view = self._slack.views.find(view_id)
        if view is None:
            raise ActFailed("not_found", "that form is not open any more")
        return view

    def _container(self, asked: Json) -> Message | View:
        container = asked["container"]
        if container["type"] == "view":
            return self._view(container["view_id"])
        return self._message(container["channel"], container["ts"])
