"""A whole Trellis beside a whole local Slack, in one process, with a clock that stands still until a test moves it."""

from collections.abc import AsyncIterator, Awaitable, Callable, Hashable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial, wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from slack_sdk.web.async_client import AsyncWebClient

from bot import run
from bot.app import Trellis, assemble
from bot.manifest import manifest
from bot.settings import Given
from db import handovers
from playground.config import AppSpec, ChannelSpec, MemberSpec, Workspace
from playground.testing import Member, Playground
from tests import blank, canary
from tests.beginnings import Beginnings, Scene
from tests.cast import STILL

WORKSPACE = Workspace(
    members=(
        MemberSpec("alice", "Alice Brandt", "Europe/Amsterdam", locale="de-DE"),
        MemberSpec("bob", "Bob Whitfield", "America/New_York"),
        MemberSpec("charlie", "Charlie Nguyen", "Asia/Kolkata"),
        MemberSpec("dana", "Dana Levi", "Europe/Amsterdam", locale="de-DE", is_admin=True),
        MemberSpec("erin", "Erin Walsh", "Europe/Amsterdam", locale="de-DE"),
        MemberSpec("grace", "Grace Hall", "Europe/London", is_guest=True),
        MemberSpec("robo", "Robo", is_bot=True),
    ),
    channels=(
        ChannelSpec("general", ("alice", "bob", "charlie", "dana", "erin", "grace")),
        ChannelSpec("ranking", ("alice", "bob", "erin", "trellis")),
        ChannelSpec("elsewhere", ("alice", "bob")),
        ChannelSpec("old", ("alice", "bob", "trellis"), is_archived=True),
    ),
    apps=(AppSpec.from_manifest(manifest()),),
)

# What one may write in a check-in's form: the label of the field, and of who sees it.
DID = ("Something you did that you want to keep", "Who sees what you did?")
WENT = ("How did your plan go?", "Who sees how it went?")
HELP = ("Where a hand would help", "Who sees your wish?")
PLAN = ("What you will do next", "Who sees your plan?")
TO_MANAGER, TO_AGENDA, TO_TEAM = "You and Bob", "On your 1:1 agenda with Bob", "Team digest, with your name"

SHARED = Beginnings()  # of the houses of this process

P, T = ParamSpec("P"), TypeVar("T")


@dataclass
class House:
    """Slack and Trellis. Every act of a person is followed by `settle`, so that what it caused has arrived."""

    slack: Playground
    trellis: Trellis
    shared: Beginnings | None = None  # what other houses came to
    settings: str = ""  # without which nothing that others came to is the same here
    _scene: Scene | None = None
    _left: Hashable = None  # how it was when the last act that is shared was done

    async def once(self, act: Hashable, do: Callable[[], Awaitable[T]]) -> T:
        """Does what other tests begin with, too: as they do it, or as it was done for one of them."""
        if self.shared is None or (scene := self._before_it()) is None:
            return await do()
        answer: T = await self.shared.once(scene, (self.settings, act), do)
        self._left = scene.mark()
        return answer

    @property
    def _begins(self) -> bool:
        """Whether nothing happened since the last of what other tests begin with, too."""
        return self._scene is not None and self._scene.mark() == self._left

    def _before_it(self) -> Scene | None:
        url = self.trellis.engine.url
        if self._scene is None and url.get_backend_name() == "sqlite" and url.database:
            self._scene = Scene(self.slack, Path(url.database))
        return self._scene

    def leave(self) -> None:
        """Lets go of what was held to compare this house with others."""
        if self._scene is not None:
            self._scene.close()

    @property
    def workspace(self) -> str:
        return self.trellis.tenant.workspace

    @property
    def now(self) -> datetime:
        return self.slack.clock.moment()

    def member(self, name: str) -> Member:
        return self.slack.member(name)

    async def settle(self) -> None:
        """Lets what is queued arrive."""
        await self.slack.idle()
        await self.trellis.drain()

    async def tick(self) -> None:
        """What the metronome does every few seconds."""
        await self.trellis.tick()
        await self.slack.idle()

    async def at(self, moment: datetime) -> None:
        """Moves the clock, and lets Trellis do what is due: once, where a test begins with it."""
        if self._begins:
            await self.once(("at", moment), partial(self._at, moment))
        else:
            await self._at(moment)

    async def _at(self, moment: datetime) -> None:
        self.slack.clock.jump(moment)
        await self.tick()

    async def later(self, **length: float) -> None:
        await self.at(self.now + timedelta(**length))

    async def on(self, name: str, wall: str) -> None:
        """Moves the clock to where somebody's own wall shows this: `on("alice", "2026-11-24 09:30")`."""
        zone = ZoneInfo(self.member(name).person.tz)
        await self.at(datetime.fromisoformat(wall).replace(tzinfo=zone).astimezone(UTC))

    async def let(self, *acts: Awaitable[object]) -> None:
        """Lets people act, one after another, and what each of them caused arrive."""
        for act in acts:
            await act
            await self.settle()

    async def turn_to(self, who: Member, tab: str) -> str:
        """Somebody opens their Home and turns to a tab of it; returns what they read there."""
        await self.let(who.opens_home(), who.clicks(tab))
        return who.home

    async def write(
        self, who: Member, *fields: tuple[tuple[str, str], str], sees: str = "", button: str = "Answer"
    ) -> None:
        """Somebody presses a button, writes into the form that opens, says who sees it, and sends it."""
        await who.clicks(button)
        for (label, audience), text in fields:
            await who.fills(label, text)
            if sees:
                await who.chooses(audience, sees)
        await self.let(who.submits())

    async def declines(self, who: Member) -> None:
        """Somebody unfolds the step of their check-in, and says that it is not for them."""
        await self.let(who.clicks("More"), who.clicks("Not for me"), who.closes())

    async def hands_over(self, kind: str, body: dict[str, Any]) -> None:
        """A "command", "click", "form" or "event" as Slack would hand it over, past the local Slack."""
        client = AsyncWebClient("xoxb-playground", base_url=self.slack.api_url)
        answer = await getattr(self.trellis.dispatcher, kind)(body, client)
        if answer.show is not None:
            await answer.show()

    async def left(self, name: str, *blocks: dict[str, Any]) -> None:
        """A message in somebody's conversation with Trellis, as an older Trellis left it there."""
        client = AsyncWebClient("xoxb-playground", base_url=self.slack.api_url)
        await client.chat_postMessage(channel=self.member(name).id, text="From last year", blocks=list(blocks))

    async def start(
        self, name: str, *, level: str = "Junior", areas: tuple[str, ...] = ("Systems",), **more: str
    ) -> Member:
        """Somebody starts, by the form, as a person would."""
        act = ("start", name, level, areas, *more.items())
        await self.once(act, partial(self._start, name, level, areas, more))
        return self.member(name)

    async def _start(self, name: str, level: str, areas: tuple[str, ...], more: dict[str, str]) -> None:
        person = self.member(name)
        await person.types("/growth start")
        await person.clicks("Start")
        await person.clicks(level)
        for area in areas:
            await person.clicks(area)
        for label, choice in more.items():
            await person.chooses({"rhythm": "How often a check-in?", "day": "On which day?"}[label], choice)
        await person.submits()
        await self.settle()

    async def make_team(
        self, *names: str, manager: str = "bob", channel: str = "ranking", name: str = "Ranking", joins: bool = True
    ) -> None:
        """Dana, who runs Trellis here, makes a team, and whoever she asks joins it, if they are on none."""

        async def made() -> None:
            await self._make_team(names, manager, channel, name)
            if joins and not self.member("dana").modal:
                await self.join(*names, team=name)

        await self.once(("make_team", names, manager, channel, name, joins), made)

    async def _make_team(self, names: tuple[str, ...], manager: str, channel: str, name: str) -> None:
        dana = self.member("dana")
        await dana.types("/growth admin")
        await dana.clicks("Make a team")
        await dana.fills("What is the team called?", name)
        await dana.chooses("Who leads it?", manager)
        await dana.chooses("Who grows on it?", list(names))
        if channel:
            await dana.chooses("Where does the weekly digest go?", channel)
        await dana.submits()
        await self.settle()

    async def lead(self, name: str) -> None:
        """Dana lets somebody else lead the only team, and it takes effect."""
        dana = self.member("dana")
        await self.let(dana.types("/growth admin"), dana.clicks("Change"), dana.chooses("Who leads it?", name))
        await self.let(dana.submits())
        await self.handed_over()

    async def handed_over(self) -> None:
        """The planned change of who leads a team takes effect, however often it is put off."""
        while (moment := await self._handover()) is not None:
            await self.at(max(moment, self.now))

    async def _handover(self) -> datetime | None:
        async with self.trellis.tenant.app.reading() as session:
            return await handovers.next_due(session, self.workspace)

    async def join(self, *names: str, team: str = "Ranking") -> None:
        """Whoever was invited to a team, and is on none, joins it on their Home."""
        for each in map(self.member, names):
            await self.let(each.opens_home())
            if f"[Join {team}]" in each.home:
                await self.let(each.clicks(f"Join {team}"))
            await each.opens_messages()


def scene(play: Callable[Concatenate[House, P], Awaitable[T]]) -> Callable[Concatenate[House, P], Awaitable[T]]:
    """Marks what several tests begin with: it is played once for all of them, see `House.once`."""

    @wraps(play)
    async def played(here: House, *args: P.args, **kwargs: P.kwargs) -> T:
        given = [each.id if isinstance(each, Member) else each for each in (*args, *kwargs.values())]
        act = (play.__module__, play.__qualname__, *kwargs, repr(given))
        return await here.once(act, partial(play, here, *args, **kwargs))

    return played


@asynccontextmanager
async def house(
    folder: Path, *, start: datetime, workspace: Workspace = WORKSPACE, **settings: object
) -> AsyncIterator[House]:
    """Opens a house at a moment, connected by Socket Mode, with its database in a folder."""
    if "database_url" not in settings and not (file := folder / "trellis.db").exists():
        file.write_bytes(await blank.database())
    async with Playground.running(workspace, start=start) as slack, moved_in(slack, folder, **settings) as opened:
        opened.shared, opened.settings = SHARED, repr(sorted(settings.items()))
        try:
            yield opened
        finally:
            opened.leave()


@asynccontextmanager
async def moved_in(slack: Playground, folder: Path, **settings: object) -> AsyncIterator[House]:
    """A Trellis beside a Slack that is there already. Done once more with the same folder, it is a restart."""
    given = Given.model_validate(
        {
            "slack_api_url": slack.api_url,
            "slack_bot_token": "xoxb-playground",
            "slack_app_token": "xapp-playground",
            "database_url": f"sqlite:///{folder / 'trellis.db'}",
            **settings,
        }
    )
    canary.listen(slack)
    clocks = {"now": slack.clock.moment, "steady": slack.clock.now}
    async with assemble(given, chance=STILL, **clocks) as trellis, run.listening(trellis, given):
        await slack.connected()
        slack.waits_for(trellis.dispatcher.showing.settled)
        yield House(slack, trellis)
