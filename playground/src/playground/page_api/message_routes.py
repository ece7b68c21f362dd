"""What a person at the page does beside saying something: files, reactions, second thoughts, what waits."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from playground.core.files import file_json
from playground.core.messages import Message, is_emoji
from playground.core.world import Person
from playground.errors import ActFailed
from playground.page_api.json_routes import json_endpoint, request_endpoint
from playground.page_api.own_messages import OwnMessages
from playground.state.slack import Slack
from playground.wire import Json


class MessageRoutes:
    """Further routes under /play/, for one Slack."""

    def __init__(self, slack: Slack) -> None:
        self._slack = slack
        self._own = OwnMessages(slack)
        self.routes = [
            Route("/play/waiting", request_endpoint(self.waiting)),
            Route("/play/scheduled", request_endpoint(self.scheduled)),
            Route("/play/upload", request_endpoint(self.upload), methods=["POST"]),
            Route("/play/react", json_endpoint(self.react), methods=["POST"]),
            Route("/play/rewrite", json_endpoint(self.rewrite), methods=["POST"]),
            Route("/play/remove", json_endpoint(self.remove), methods=["POST"]),
            Route("/play/direct", json_endpoint(self.direct), methods=["POST"]),
        ]

    async def waiting(self, _request: Request) -> Response:
        """How many messages each person has not read."""
        world, unread = self._slack.world, self._slack.messages.unread
        people = [person.id for person in world.people.values() if not (person.is_bot or person.deleted)]
        counts = {uid: sum(unread(place.id, uid) for place in world.of(uid)) for uid in people}
        return JSONResponse({"ok": True, "waiting": counts})

    async def scheduled(self, request: Request) -> Response:
        """What apps will post into a conversation, and when; people in Slack do not see this before it is due."""
        place = self._slack.world.channel(request.query_params["channel"])
        due = [
            {"id": one.id, "post_at": one.post_at, "user": one.message.user, "text": one.message.text}
            for one in self._slack.schedule.listed(place.id)
        ]
        return JSONResponse({"ok": True, "scheduled": due})

    async def upload(self, request: Request) -> Response:
        """Keeps a file that a person brought, until a message or a form names it."""
        asked, content = request.query_params, await request.body()
        person, files = self._person(asked), self._slack.files
        if not content:
            return JSONResponse({"ok": False, "error": "no_file_data", "detail": "the file is empty"})
        file = files.announce(asked["name"], len(content), user=person.id, team=self._slack.workspace.id)
        files.receive(file.id, content)
        return JSONResponse({"ok": True, "file": file_json(file, self._slack.base_url)})

    async def react(self, asked: Json) -> Json:
        """Gives a reaction to a message, or takes back one's own."""
        person, message = self._person(asked), self._message(asked)
        reaction = (str(asked["name"]), person.id)
        if not is_emoji(reaction[0]):
            raise ActFailed("invalid_name", f"{reaction[0]!r} is no name of an emoji")
        change = self._slack.unreact if reaction in message.reactions else self._slack.react
        change(message, reaction)
        return {}

    async def rewrite(self, asked: Json) -> Json:
        """Gives one's own message other words."""
        self._own.rewrite(self._person(asked), self._message(asked), str(asked["text"]))
        return {}

    async def remove(self, asked: Json) -> Json:
        """Takes one's own message away."""
        self._own.remove(self._person(asked), self._message(asked))
        return {}

    async def direct(self, asked: Json) -> Json:
        """Opens the direct message with another person."""
        person, other = self._person(asked), self._slack.world.person(asked["with"])
        if other.deleted or other.is_bot:
            raise ActFailed("user_disabled", f"{other.name} reads no direct messages")
        return {"channel": self._slack.between(person, other).id}

    def _person(self, asked: Any) -> Person:
        return self._slack.world.person(asked["as"])

    def _message(self, asked: Json) -> Message:
        place = self._slack.world.channel(asked["channel"])
        message = self._slack.messages.find(place.id, asked["ts"])
        if message is None or message.seen_by or self._person(asked).id not in place.members:
            raise ActFailed("message_not_found", "that message is not there any more")
        return message
