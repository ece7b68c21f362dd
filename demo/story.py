"""The story: weeks of a team with Trellis, made by really running it, with the cast acting on what they see."""

import heapq
import itertools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from demo import cast
from demo.cast import CastRole
from demo.stage import Stage
from growth import local
from playground.testing import Member, Message

Act = Callable[[], Awaitable[None]]
React = Callable[["Story", CastRole, str], None]


@dataclass(frozen=True, slots=True)
class SeenMessage:
    """One thing that happened: somebody read something, or did something. `text` is what they read or did."""

    at: datetime
    who: str
    zone: str
    text: str
    where: str = ""  # a channel's name; empty for the direct message with Trellis
    did: bool = False
    redrawn: bool = False


@dataclass
class Story:
    """`tell` hears everything that happens, in order; the same seed tells the same story."""

    stage: Stage
    seed: int
    tell: Callable[[SeenMessage], None]
    chance: Random = field(init=False)
    said: set[str] = field(default_factory=set)
    answered: int = 0  # by whoever leads them
    wished: int = 0  # a hand for something
    wishes: float = 0.3  # the chance that an answer asks for one
    to_talk_about: list[str] = field(default_factory=list)  # in 1:1s to come, the last one first
    _plans: list[tuple[datetime, int, Act]] = field(default_factory=list)
    _number: "itertools.count[int]" = field(default_factory=itertools.count)
    _read: dict[tuple[str, str], tuple[Message, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.chance = Random(self.seed)  # noqa: S311 - a story, not a secret

    @property
    def now(self) -> datetime:
        return self.stage.now

    def member(self, role: CastRole) -> Member:
        return self.stage.slack.member(role.name)

    def plan(self, moment: datetime, act: Act) -> None:
        """Somebody will do something then."""
        heapq.heappush(self._plans, (moment, next(self._number), act))

    def soon(self, act: Act, *, minutes: tuple[int, int] = (6, 150)) -> None:
        """Somebody will do something when they get round to it."""
        self.plan(self.now + timedelta(minutes=self.chance.randint(*minutes)), act)

    async def play(self, until: datetime, react: React, *, day: Callable[[datetime], None]) -> None:
        """Goes from one thing that is due to the next, whether it is Trellis's or the cast's, up to `until`."""
        while (moment := await self._next()) is not None and moment <= until:
            day(moment)
            if self._plans and self._plans[0][0] <= moment:
                self.stage.slack.clock.jump(max(moment, self.now))
                await heapq.heappop(self._plans)[2]()
                await self.stage.settle()
            else:
                await self.stage.step_to(moment)
            self._look_around(react)
        if until > self.now:
            self.stage.slack.clock.jump(until)

    async def _next(self) -> datetime | None:
        due = await self.stage.due()
        moments = [due] if due is not None else []
        if self._plans:
            moments.append(self._plans[0][0])
        return max(min(moments), self.now) if moments else None

    def did(self, role: CastRole, text: str) -> None:
        """Tells what somebody did."""
        self.tell(SeenMessage(self.now, role.name, self.member(role).person.tz, text, did=True))

    def read(self, role: CastRole, text: str) -> None:
        """Tells what somebody read that is no message: a page of a modal."""
        self.tell(SeenMessage(self.now, role.name, self.member(role).person.tz, text))

    def _look_around(self, react: React) -> None:
        """Everybody reads what is new in their direct message with Trellis; the channel is read once."""
        for role in cast.ROLES.values():
            member = self.member(role)
            for message in member.messages():
                self._notice(role, message, react)
        channel = self.stage.slack.channel(cast.CHANNEL)
        for message in channel.messages():
            if text := self._news(cast.CHANNEL, message):
                zone = self.member(cast.ROLES[cast.MANAGER]).person.tz
                self.tell(SeenMessage(self.now, cast.CHANNEL, zone, text, where=cast.CHANNEL))

    def _notice(self, role: CastRole, message: Message, react: React) -> None:
        known = (role.name, message.ts) in self._read
        text = self._news(role.name, message)
        if not text:
            return
        zone = self.member(role).person.tz
        self.tell(SeenMessage(self.now, role.name, zone, text, redrawn=known))
        if not known:
            react(self, role, text)

    def _news(self, where: str, message: Message) -> str:
        """How a message of Trellis's looks, if it was not seen like that before; what did not change is not read."""
        last, face = self._read.get((where, message.ts), (None, ""))
        if message is last or not message.app_id:
            return ""
        looks = self.stage.slack.reader.message(message.text, message.blocks)
        self._read[where, message.ts] = message, looks
        return looks if looks != face else ""


def day_of(story: Story, start: datetime) -> int:
    """Which day of the story it is: 0 on the first."""
    return (local.wall(story.now, "UTC").date() - start.date()).days
