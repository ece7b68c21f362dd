"""The story as the tests look at it: what was sent to whom and when, what people wrote, and who could read it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from demo import cast, lines, plans, play, said
from demo.acting import Cast
from demo.cast import CastRole
from demo.stage import Stage, stage
from demo.story import SeenMessage, Story
from demo.transcript import Transcript, opening
from growth import local
from playground.testing import Call

CHANNEL = f"#{cast.CHANNEL}"
WAITS = re.compile(r"(\d+) things? waits? on you")
OWED = ("would like a hand", "put this on your 1:1 agenda")
BANKS = {
    line
    for bank in (lines.WINS, lines.HELP, plans.PLANS, lines.AHEAD, said.TO)
    for area in bank.values()
    for line in area
}
# What Trellis says by itself, and what it says because somebody has just done something.
STARTED = (
    "Growth check-in",
    "Three months: what you did",
    "*1:1 with",
    "*Your 1:1 with",
    "Your 1:1 with",
    "A small step",
    "Trellis: small steps",
    "I will be quiet now",
    "Your week with",
    "The digest of",
    "Over the past",
)
ANSWERED = (
    "The first digest of",  # once, of a team whose manager chose its channel
    "*Bob*",
    "Alice can help with your wish",
    "You are set",
    "Saved",
    "Added",
    "You shared how you see yourself",
    "You are asked for a second view",
    "*Alice* would like to talk with you about *Ops*",
    "You and *",
    "Bob proposes that you are at",
    "Kenji agrees",
    "*Alice* sees themselves at",
    "Alice sees themselves at",
    "Bob agrees",
    "Your talks with",
)


@dataclass(frozen=True)
class Sent:
    """One message that came to somebody, or to the channel, at a moment on their own wall."""

    who: str
    wall: datetime
    text: str

    @property
    def day(self) -> date:
        return self.wall.date()


@dataclass(frozen=True)
class Wrote:
    """Some words of somebody, and the audience they chose for them."""

    author: str
    text: str
    audience: str
    at: datetime


@dataclass(frozen=True)
class Telling:
    """A story that was told. `faces` is what everybody sees at its end, by who can see it."""

    calls: list[Call]
    seen: list[SeenMessage]
    lines: list[str]
    places: dict[str, str]  # who or what is behind an id of Slack's
    zones: dict[str, str]
    faces: dict[str, list[str]]

    def posts(self) -> Iterator[Sent]:
        for call in self.calls:
            if call.method == "chat.postMessage":
                who = self.places[call.args["channel"]]
                yield Sent(who, self._wall(call.at, who), call.args["text"])

    def _wall(self, at: float, who: str) -> datetime:
        return local.wall(datetime.fromtimestamp(at, play.STORY_BEGINS.tzinfo), self.zones[who])

    @cached_property
    def started(self) -> list[Sent]:
        """The messages to people that Trellis started by itself."""
        return [sent for sent in self.posts() if sent.who != CHANNEL and sent.text.startswith(STARTED)]

    def to(self, who: str, beginning: str) -> list[Sent]:
        return [sent for sent in self.posts() if sent.who == who and sent.text.startswith(beginning)]

    @cached_property
    def waiting(self) -> list[int]:
        """How many things wait on the manager, in each letter as it came: the ones listed and the rest together."""
        return [sum(int(count) for count in WAITS.findall(sent.text)) for sent in self._letters()]

    @cached_property
    def listed(self) -> list[int]:
        """How many of them each letter lists."""
        return [sum(sent.text.count(asks) for asks in OWED) for sent in self._letters()]

    def _letters(self) -> list[Sent]:
        return self.to(cast.MANAGER, "Your week with")

    @cached_property
    def wrote(self) -> list[Wrote]:
        """Every line that the cast put into a form or a thread."""
        return [wrote for seen in self.seen if seen.did for wrote in _written(seen)]

    def shown(self) -> Iterator[tuple[str, float, str]]:
        """Everything that was shown: to whom, when, and all the words in it."""
        for call in self.calls:
            if call.method in ("chat.postMessage", "chat.update"):
                yield self.places[call.args["channel"]], call.at, json.dumps(call.args["blocks"], ensure_ascii=False)
            elif call.method == "views.publish":
                yield self.places[call.args["user_id"]], call.at, json.dumps(call.args["view"], ensure_ascii=False)
        end = self.calls[-1].at
        yield from ((who, end, face) for who, faces in self.faces.items() for face in faces)

    def readings(self) -> Iterator[tuple[str, Wrote | None, str]]:
        """Each time that somebody's words were shown: to whom, what allowed it (None where nothing did), the words."""
        for who, at, face in self.shown():
            for line in BANKS:
                if line in face or json.dumps(line, ensure_ascii=False)[1:-1] in face:
                    yield who, self._leave(who, line, at), line

    def _leave(self, who: str, said: str, at: float) -> Wrote | None:
        known = (wrote for wrote in self.wrote if wrote.text == said and wrote.at.timestamp() <= at)
        return next((wrote for wrote in known if may_read(who, wrote)), None)


def may_read(who: str, wrote: Wrote) -> bool:
    """What the words on the buttons promise, said once more and differently from `growth/audience.py`."""
    readers = {
        "Only you": {wrote.author},
        "You and Bob": {wrote.author, "bob"},
        "On your 1:1 agenda with Bob": {wrote.author, "bob"},
        "Team digest, with your name": {wrote.author, "bob", CHANNEL},
    }
    return who in readers[wrote.audience]


def _written(seen: SeenMessage) -> Iterator[Wrote]:
    if seen.text.startswith("replies in the thread: "):
        yield Wrote(seen.who, seen.text.partition(": ")[2], "Only you", seen.at)
    if seen.text.startswith("presses Answer and writes"):
        for line in seen.text.splitlines()[1:]:
            text, _, audience = line.partition(": ")[2].removesuffix(")").rpartition(" (")
            yield Wrote(seen.who, text, audience, seen.at)


class Idle(Cast):
    """A cast whose manager never does anything about what waits on them."""

    def react(self, story: Story, role: CastRole, text: str) -> None:
        if not text.startswith("Your week with"):
            super().react(story, role, text)


async def tell(*, weeks: int, seed: int) -> Telling:
    """Runs the story in this process."""
    seen: list[SeenMessage] = []
    async with stage(play.STORY_BEGINS) as theatre:
        length = timedelta(weeks=weeks)
        await play.make(theatre, length=length, seed=seed, tell=seen.append, day=lambda _: None)
        return _told(theatre, seen, weeks)


async def tell_of_need(*, weeks: int, seed: int, acts: type[Cast]) -> Telling:
    """Runs a story in which everybody asks for a hand whenever they answer."""
    seen: list[SeenMessage] = []
    async with stage(play.STORY_BEGINS) as theatre:
        story = Story(theatre, seed, seen.append, wishes=1)
        cast_of_it = acts(theatre.now)
        cast_of_it.prepare(story)
        await story.play(theatre.now + timedelta(weeks=weeks), cast_of_it.react, day=lambda _: None)
        return _told(theatre, seen, weeks)


def _told(theatre: Stage, seen: list[SeenMessage], weeks: int) -> Telling:
    transcript = Transcript()
    return Telling(
        calls=[call for call in theatre.slack.calls if call.method != "response_url"],
        seen=seen,
        lines=opening(weeks) + [line for thing in seen for line in transcript.lines(thing)],
        places=_places(theatre),
        zones={m.name: m.tz for m in cast.workspace().members} | {CHANNEL: "America/New_York"},
        faces=_faces(theatre),
    )


def _places(theatre: Stage) -> dict[str, str]:
    members = [theatre.slack.member(name) for name in cast.ROLES]
    people = {member.id: member.name for member in members} | {member.dm.id: member.name for member in members}
    return people | {theatre.slack.channel(cast.CHANNEL).id: CHANNEL}


def _faces(theatre: Stage) -> dict[str, list[str]]:
    faces = {name: theatre.slack.member(name).reads() for name in cast.ROLES}
    return faces | {CHANNEL: theatre.slack.channel(cast.CHANNEL).reads()}
