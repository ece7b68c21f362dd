"""What many tests begin with is done once: whoever does the same from the same state finds what came of it.

How somebody starts, comes to their first check-in, or goes through sixteen competencies by form, is done as people do
it, the first time. Then the time, the database, what the local Slack holds and what each person has before them are
kept under the state in which it began and the act; a test that does that act in that state has them put in their place.
Nothing is assumed of what happened before: the state is compared, to the last byte. Trellis itself keeps nothing of
people in its memory; a test that changes something there does so after whatever it begins with.
"""

import hashlib
import io
import pickle
import sqlite3
import zlib
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any, ClassVar

from playground.apps import AppSpec
from playground.core.clock import Clock
from playground.core.installs import Install
from playground.testing import Member, Playground

KEPT = 300
FAST = 1  # of zlib's levels: a database is mostly zeros
NO_PORT = b"127.0.0.1:00000"
BESIDE = ("calls", "traffic", "on_traffic", "sink")  # of the recorder: of calls and traffic only what is new is kept
VERSIONS = slice(18, 20)  # of the file's format: 1 where there is no write-ahead log, as in memory
CHANGES = (slice(24, 28), slice(40, 44), slice(92, 96))  # counters in the file's head, of which nothing depends


class Count(int):
    """Where a counter stands."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an act: the local Slack's parts, the calls that it got, what it returned, the database, deflated."""

    parts: bytes
    database: bytes
    moment: datetime


@dataclass(slots=True)
class Beginnings:
    """The outcomes that this process knows, of the acts in the states in which they were done."""

    known: OrderedDict[tuple[bytes, Hashable], Outcome] = field(default_factory=OrderedDict)

    async def once(self, scene: "Scene", act: Hashable, do: Callable[[], Awaitable[object]]) -> Any:
        """Does it, or puts in place what came of it; returns what it returned."""
        if not scene.plain():
            return await do()
        key = (scene.digest(), act)
        if (outcome := self.known.get(key)) is not None:
            self.known.move_to_end(key)
            return scene.put(outcome)
        before = scene.recorded()
        answer = await do()
        if scene.plain():
            self.known[key] = scene.taken(answer, since=before)
            if len(self.known) > KEPT:
                self.known.popitem(last=False)
        return answer


class Scene:
    """The local Slack of a test and the database beside it, while nothing happens there; to be closed in the end."""

    def __init__(self, slack: Playground, file: Path) -> None:
        self.slack = slack
        self.database = sqlite3.connect(file)  # kept: to open one, SQLite reads what tables there are
        self.database.execute("PRAGMA synchronous=OFF")

    def close(self) -> None:
        self.database.close()

    def plain(self) -> bool:
        """Whether nothing is under way or out of the ordinary, of which a copy would be none."""
        inner, server = self.slack.slack, self.slack.server
        return not (self.slack.clock._alarms or server.misbehave.rules or inner.bus._queues or len(server.slacks) > 1)

    def digest(self) -> bytes:
        calls = [(call.method, call.args, call.error) for call in self.slack.calls]
        state = _pickled((self._parts(), calls, self.slack.clock.now()), _Comparing)
        image = bytearray(self._image())
        for part in CHANGES:
            image[part] = bytes(4)
        return hashlib.sha256(self._without_port(state + image)).digest()

    def mark(self) -> Hashable:
        """Stays the same until something goes to or fro, or is written by anybody else."""
        (version,) = self.database.execute("PRAGMA data_version").fetchone()
        return self.recorded(), version

    def recorded(self) -> int:
        """The number of the next call, or of the next thing that goes to the app."""
        return _at(self.slack.server.recorder._count)

    def taken(self, answer: object, *, since: int) -> Outcome:
        """What is so now, what went to and fro since that number, and what the act returned."""
        calls = [call for call in self.slack.calls if call.n >= since]
        traffic = [entry for entry in self.slack.server.recorder.traffic if entry["n"] >= since]
        parts = _pickled((self._parts(), calls, traffic, answer))
        deflated = (zlib.compress(self._without_port(part), FAST) for part in (parts, self._image()))
        return Outcome(*deflated, self.slack.clock.moment())

    def put(self, outcome: Outcome) -> Any:
        """From now on it is so here. Returns what the act returned."""
        if outcome.moment != self.slack.clock.moment():
            self.slack.clock.jump(outcome.moment)
        came = zlib.decompress(outcome.parts).replace(NO_PORT, self._port())
        parts, calls, traffic, answer = _Unpickler(io.BytesIO(came), self.slack).load()
        for name, part in self._live():
            for attribute, value in parts["parts"][name].items():
                _set(part, attribute, value)
        self.slack.calls.extend(calls)
        self.slack.server.recorder.traffic.extend(traffic)
        for uid, kept in parts["members"].items():
            for attribute, value in zip(("_filled", "_on_home", "errors"), kept, strict=True):
                _set(self.slack.member(uid), attribute, value)
        while _at(self.slack.server.fresh) < parts["fresh"]:
            next(self.slack.server.fresh)
        image = zlib.decompress(outcome.database).replace(NO_PORT, self._port())
        with closing(sqlite3.connect(":memory:")) as source:
            source.deserialize(image[: VERSIONS.start] + b"\1\1" + image[VERSIONS.stop :])
            source.backup(self.database)
        return answer

    def _image(self) -> bytes:
        return self.database.serialize()

    def _port(self) -> bytes:
        return self.slack.url.removeprefix("http://").rstrip("/").encode()

    def _without_port(self, image: bytes) -> bytes:
        return image.replace(self._port(), NO_PORT)

    def _live(self) -> Iterator[tuple[str, object]]:
        inner, server = self.slack.slack, self.slack.server
        for name in ("recorder", "strictness", "files", "installs", "codes", "rates"):
            yield name, getattr(server, name)
        for name in ("world", "messages", "views", "triggers", "responses", "schedule"):
            yield name, getattr(inner, name)
        for app, link in server.links.items():
            yield f"link {app}", link

    def _parts(self) -> dict[str, Any]:
        fresh = self.slack.server.fresh
        members = {uid: (m._filled, m._on_home, m.errors) for uid, m in self.slack._members.items()}
        return {
            "parts": {name: _state(part, fresh) for name, part in self._live()},
            "members": {uid: kept for uid, kept in sorted(members.items()) if any(kept)},
            "fresh": Count(_at(fresh)),
        }


def _state(part: Any, fresh: object) -> dict[str, Any]:
    """What a part holds by itself: neither the clock and the counter of all, nor whom it tells."""
    names = [f.name for f in fields(part)] if is_dataclass(part) else list(vars(part))
    held = {name: getattr(part, name) for name in names if name not in BESIDE}
    if "_busy" in held:  # a way to an app: of it only how many parcels went
        held = {"_count": held["_count"]}
    return {
        name: Count(_at(value)) if isinstance(value, count) else value
        for name, value in held.items()
        if value is not fresh and not isinstance(value, Clock) and not callable(value)
    }


def _set(part: object, attribute: str, value: Any) -> None:
    """In the container that is there, which others may hold, too."""
    there = getattr(part, attribute)
    if isinstance(there, dict | set):
        there.clear()
        there.update(value)
    elif isinstance(there, list):
        there[:] = value
    else:
        setattr(part, attribute, count(value) if isinstance(value, Count) else value)


def _at(counter: object) -> int:
    return int(repr(counter)[len("count(") : -1])


def _here(uid: str) -> AppSpec | Member:
    """Stands for what is found anew where it is read."""
    raise NotImplementedError(uid)


def _named(thing: AppSpec | Member) -> tuple[Any, ...]:
    """An app is the same everywhere, a person of a test acts there: they are not copied."""
    return _here, (thing.id,)


def _in_order(install: Install) -> tuple[Any, ...]:
    """A set looks the same in whatever order it grew."""
    held = [getattr(install, each.name) for each in fields(install)]
    return tuple, ([sorted(each) if isinstance(each, frozenset) else each for each in held],)


class _Pickler(pickle.Pickler):
    dispatch_table: ClassVar[dict[type, Any]] = {AppSpec: _named, Member: _named}


class _Comparing(_Pickler):
    """What is equal looks the same, whether it is one object or two."""

    dispatch_table: ClassVar[dict[type, Any]] = {**_Pickler.dispatch_table, Install: _in_order}

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file)
        self.fast = True


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, slack: Playground) -> None:
        super().__init__(file)
        self._slack = slack

    def find_class(self, module: str, name: str) -> Any:
        return self._found if name == _here.__name__ else super().find_class(module, name)

    def _found(self, uid: str) -> AppSpec | Member:
        return self._slack.server.apps.get(uid) or self._slack.member(uid)


def _pickled(thing: object, by: type[_Pickler] = _Pickler) -> bytes:
    file = io.BytesIO()
    by(file).dump(thing)
    return file.getvalue()
