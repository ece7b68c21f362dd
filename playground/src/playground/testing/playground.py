"""One running Slack, from the side of a test."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from playground.config import MemberSpec, Workspace
from playground.core import calendar
from playground.core.clock import Clock
from playground.core.messages import Message
from playground.core.misbehave import Misbehave
from playground.core.reading import Reader
from playground.core.recorder import Call
from playground.core.screen import Screen
from playground.core.strictness import Level
from playground.core.world import World
from playground.delivery.link import Patience
from playground.page_api.acts import Acts
from playground.server import serving
from playground.state.server import Server
from playground.state.slack import Slack
from playground.testing.member import Member

START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
# An event that is not acknowledged comes once more, at once: a test does not wait for the minutes of the real ones. But
# it waits long for what a busy machine does slowly; a test about Slack's three seconds says `patience=Patience(ack=3)`.
BRIEF = Patience(ack=30.0, retries=(0.0,))


class Channel:
    """A channel as anyone in it sees it."""

    def __init__(self, playground: "Playground", uid: str) -> None:
        self._playground = playground
        self.id = uid

    def messages(self) -> list[Message]:
        """What was said there, replies included and what only one person sees left out, oldest first."""
        return [m for m in self._playground.slack.messages.seen(self.id, "") if m.seen_by is None]

    def reads(self) -> list[str]:
        """The same as text."""
        return [self._playground.read(m) for m in self.messages()]


async def _at_once() -> None:
    """Nothing is shown after an acknowledgement."""


class Playground:
    """One running Slack, from the side of a test."""

    def __init__(self, server: Server, slack: Slack | None = None) -> None:
        self.server = server
        self.slack = slack or server.first
        slack = self.slack
        self.acts = Acts(slack)
        self.reader = Reader(_Names(slack.world))
        self.screen = Screen(self.reader)
        self._members: dict[str, Member] = {}
        self._shown: Callable[[], Awaitable[None]] = _at_once

    @classmethod
    @asynccontextmanager
    async def running(
        cls,
        config: Workspace | None = None,
        port: int = 0,
        *,
        start: datetime | None = START,
        patience: Patience = BRIEF,
        seed: int = 0,
        strictness: Level = "strict",
    ) -> AsyncIterator["Playground"]:
        """A Slack on a loopback port while the block runs; its clock stands at `start`, or runs where that is None.

        `seed` is for the dice of its trouble. A lenient one accepts what Slack would refuse; `accepted` tells what.
        """
        server = Server(config, patience)
        server.misbehave.seed = seed
        server.strictness.level = strictness
        if start is not None:
            server.clock.freeze(start)
        async with serving(server, port=port):
            yield cls(server)

    @property
    def api_url(self) -> str:
        """What an app takes as its base URL."""
        return f"{self.slack.base_url}/api/"

    @property
    def url(self) -> str:
        """Where the page is."""
        return f"{self.slack.base_url}/"

    @property
    def clock(self) -> Clock:
        return self.slack.clock

    @property
    def calls(self) -> list[Call]:
        """Every Web API call so far."""
        return self.slack.recorder.calls

    @property
    def refused(self) -> list[Call]:
        """The Web API calls that were answered with an error."""
        return [call for call in self.calls if not call.ok]

    @property
    def misbehave(self) -> Misbehave:
        return self.slack.misbehave

    @property
    def accepted(self) -> list[str]:
        """What a lenient Slack let pass although Slack would have refused it, each with the call that it was in."""
        return self.server.strictness.accepted

    def read(self, message: Message) -> str:
        """A message as a person reads it, with the titles of its files."""
        files = [f"(file: {file.get('title', 'deleted')})" for file in message.files or ()]
        return "\n".join([self.reader.message(message.text, message.blocks), *files])

    def member(self, name: str) -> Member:
        """A person by name or id. Raises KeyError with the names that there are."""
        uid = self.slack.world.person(name).id
        if uid not in self._members:
            self._members[uid] = Member(self, uid)
        return self._members[uid]

    def channel(self, name: str) -> Channel:
        """A channel by name or id. Raises KeyError with the names that there are."""
        return Channel(self, self.slack.world.channel(name).id)

    async def connected(self) -> None:
        """Waits until the app is connected by Socket Mode."""
        await self.slack.sockets[self.slack.app.id].connected()

    async def shown(self) -> None:
        """Waits until the app has shown what it shows after an acknowledgement."""
        await self._shown()

    async def idle(self) -> None:
        """Waits until no event is on its way to an app, and until the app has shown what it owes."""
        await self.slack.idle()
        await self.shown()

    async def later(self, by: str) -> None:
        """Moves the clock on by a step such as "+1 day", and waits until what that sent to apps has arrived."""
        await self.clock.move(calendar.later(self.clock.moment(), by, ZoneInfo("UTC")))
        await self.idle()

    async def until(self, moment: str, zone: str = "UTC") -> None:
        """The same, to a moment such as "Monday 09:30" or "2026-11-30T09:30" on the clocks of a zone."""
        await self.clock.move(calendar.moment(self.clock.moment(), moment, ZoneInfo(zone)))
        await self.idle()

    def waits_for(self, shown: Callable[[], Awaitable[None]]) -> None:
        """From now on an act waits for this too, once it is acknowledged.

        It is for an app in the same process that shows some things only after it has acknowledged.
        """
        self._shown = shown

    def beside(self, team: str) -> "Playground":
        """Another workspace of the same server, by its id. Raises KeyError."""
        return Playground(self.server, self.server.slacks[team])

    async def joins(self, spec: MemberSpec) -> Member:
        """Somebody new comes into the workspace, and the app is told."""
        for task in self.slack.join(spec):
            await task
        return self.member(spec.uid)

    async def uninstalls(self) -> None:
        """The app is removed: its token stops working, and it is told."""
        install = self.slack.installed(self.slack.app)
        for task in self.server.uninstall(install) if install else ():
            await task

    async def disconnects(self) -> None:
        """Asks the app to reconnect, as Slack does every few hours, and waits until it has."""
        sockets = self.slack.sockets[self.slack.app.id]
        await sockets.disconnect()
        await sockets.connected()

    def sends_to(self, request_url: str) -> None:
        """Delivers by signed HTTP to this URL while the app holds no socket."""
        self.slack.webhooks[self.slack.app.id].url = request_url


class _Names(Mapping[str, str]):
    """The names of people and channels by id, as they are now."""

    def __init__(self, world: World) -> None:
        self._world = world

    def __getitem__(self, uid: str) -> str:
        if uid in self._world.people:
            return self._world.people[uid].name
        return self._world.conversations[uid].name

    def __iter__(self) -> Iterator[str]:
        return iter([*self._world.people, *self._world.conversations])

    def __len__(self) -> int:
        return len(self._world.people) + len(self._world.conversations)
