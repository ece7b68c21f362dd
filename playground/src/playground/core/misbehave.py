"""Trouble on request: what Slack does on a bad day, for a method or an event, a workspace, some of the times."""

import asyncio
import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from random import Random
from typing import Literal, TypedDict, Unpack, get_args

from playground.wire import Json

Kind = Literal["ratelimited", "broken", "refused", "slow", "dropped", "cut", "skewed", "twice", "late", "held"]
FOR_CALLS = frozenset({"ratelimited", "broken", "refused", "slow", "dropped", "cut", "skewed", "held"})
FOR_DELIVERIES = frozenset({"slow", "dropped", "cut", "skewed", "twice", "late"})
ANY = "*"

# What can be asked for from outside; an answer that is held needs somebody to release it.
KINDS: dict[str, str] = {
    "ratelimited": "answers 429 with Retry-After, and does nothing",
    "broken": "answers with an HTTP error such as 500 or 503, and does nothing",
    "refused": "answers with an error by Slack's name for it, and does nothing",
    "slow": "does it, and answers late; an event sets out late",
    "dropped": "does it, and gives no answer; of an event, the acknowledgement is lost",
    "cut": "does it, and the connection ends in the middle of the answer; of an event, before the acknowledgement",
    "skewed": "does it by a clock that is wrong",
    "twice": "delivers an event again that was acknowledged",
    "late": "delivers an event after the next one",
}


@dataclass(slots=True)
class Hold:
    """An answer that is kept back: the call has been carried out, and its caller waits."""

    _reached: asyncio.Event = field(default_factory=asyncio.Event)
    _released: asyncio.Event = field(default_factory=asyncio.Event)

    async def reached(self) -> None:
        """Waits until a call has been carried out and is waiting for its answer."""
        await self._reached.wait()

    def release(self) -> None:
        """Lets the answer go."""
        self._released.set()

    async def wait(self) -> None:
        self._reached.set()
        await self._released.wait()


@dataclass(frozen=True, slots=True)
class Trouble:
    kind: Kind
    seconds: float = 1
    status: int = 500
    error: str = ""
    hold: Hold | None = None


class Odds(TypedDict, total=False):
    """Where and how often: only one workspace (by id), only some of the times (0 to 1)."""

    workspace: str
    probability: float


@dataclass(slots=True)
class Rule:
    """One trouble and when it strikes; `left` is None for one without end, `met` how often it struck."""

    number: int
    what: str
    trouble: Trouble
    workspace: str
    probability: float
    left: int | None
    dice: Random
    met: int = 0

    def strikes(self, what: str, team: str) -> bool:
        """Whether it is for this and the dice say so; counts it then."""
        fits = fnmatchcase(what, self.what) and self.workspace in (ANY, team)
        if not fits or self.left == 0 or self.dice.random() >= self.probability:
            return False
        self.met += 1
        self.left = self.left if self.left is None else self.left - 1
        return True

    def shown(self) -> Json:
        trouble = self.trouble
        told = {"kind": trouble.kind, "seconds": trouble.seconds, "status": trouble.status, "error": trouble.error}
        where = {"number": self.number, "method": self.what, "workspace": self.workspace}
        return where | told | {"probability": self.probability, "left": self.left, "met": self.met}


class Misbehave:
    """The troubles that wait, first come first served.

    Each is for a method of the Web API (`chat.postMessage`, `response_url`) or for what goes to an app (an event's
    type, `slash_commands`, `block_actions`); `chat.*` and `*` are for several. It strikes `times` often: once where
    nothing else is said, without end where there is a probability. The dice come from a seed: the same seed, the same
    rule and the same calls give the same trouble.
    """

    def __init__(self, seed: int = 0) -> None:
        self.rules: list[Rule] = []
        self._seed = seed
        self._numbers = itertools.count(1)

    @property
    def seed(self) -> int:
        return self._seed

    @seed.setter
    def seed(self, seed: int) -> None:
        """Throws every rule's dice from the beginning."""
        self._seed = seed
        for rule in self.rules:
            rule.dice = self._dice(rule.what, rule.trouble.kind, rule.workspace)

    def ratelimit(self, method: str, times: int | None = None, *, retry_after: int = 1, **odds: Unpack[Odds]) -> None:
        """Answers 429 with `Retry-After`, and does nothing."""
        self.plan(method, Trouble("ratelimited", seconds=retry_after), times=times, **odds)

    def fail(self, method: str, times: int | None = None, *, status: int = 500, **odds: Unpack[Odds]) -> None:
        """Answers with a bare HTTP error, and does nothing."""
        self.plan(method, Trouble("broken", status=status), times=times, **odds)

    def refuse(self, method: str, times: int | None = None, *, error: str, **odds: Unpack[Odds]) -> None:
        """Answers `ok: false` with an error by its name, and does nothing."""
        self.plan(method, Trouble("refused", error=error), times=times, **odds)

    def slow(self, what: str, times: int | None = None, *, seconds: float, **odds: Unpack[Odds]) -> None:
        """Does what was asked, and answers late; what goes to an app sets out late."""
        self.plan(what, Trouble("slow", seconds=seconds), times=times, **odds)

    def drop(self, what: str, times: int | None = None, **odds: Unpack[Odds]) -> None:
        """Does what was asked, then ends the connection without an answer; from an app, loses the acknowledgement."""
        self.plan(what, Trouble("dropped"), times=times, **odds)

    def cut(self, what: str, times: int | None = None, **odds: Unpack[Odds]) -> None:
        """Does what was asked, and ends the connection in the middle of the answer; to an app, before it answers."""
        self.plan(what, Trouble("cut"), times=times, **odds)

    def skew(self, what: str, times: int | None = None, *, seconds: float, **odds: Unpack[Odds]) -> None:
        """Does it by a clock that is wrong by so many seconds: stamps, event times and signatures follow it."""
        self.plan(what, Trouble("skewed", seconds=seconds), times=times, **odds)

    def twice(self, event: str, times: int | None = None, **odds: Unpack[Odds]) -> None:
        """Delivers again what was delivered and acknowledged."""
        self.plan(event, Trouble("twice"), times=times, **odds)

    def late(self, event: str, times: int | None = None, *, seconds: float = 5, **odds: Unpack[Odds]) -> None:
        """Delivers an event after the one that comes next, or after so many seconds if none does."""
        self.plan(event, Trouble("late", seconds=seconds), times=times, **odds)

    def hold(self, method: str) -> Hold:
        """Does what is asked next, and answers when the hold is released."""
        hold = Hold()
        self.plan(method, Trouble("held", hold=hold))
        return hold

    def plan(
        self,
        what: str,
        trouble: Trouble,
        *,
        times: int | None = None,
        workspace: str = ANY,
        probability: float = 1.0,
    ) -> Rule:
        """Any trouble. Raises ValueError for one that there is not, or that does not happen there."""
        _refuse_nonsense(what, trouble, times=times, probability=probability)
        left = 1 if times is None and probability == 1 else times
        dice = self._dice(what, trouble.kind, workspace)
        rule = Rule(next(self._numbers), what, trouble, workspace, probability, left, dice)
        self.rules.append(rule)
        return rule

    def take(self, what: str, team: str = ANY, *, among: Iterable[str] = FOR_CALLS) -> Trouble | None:
        """The trouble that is due for this call or delivery, if any."""
        for rule in self.rules:
            if rule.trouble.kind in among and rule.strikes(what, team):
                return rule.trouble
        return None

    def clear(self, number: int | None = None) -> None:
        """Ends one trouble, or all. Raises KeyError where there is none with that number."""
        if number is not None and all(rule.number != number for rule in self.rules):
            raise KeyError(f"there is no trouble {number}")
        self.rules = [rule for rule in self.rules if number not in (None, rule.number)]

    def _dice(self, what: str, kind: str, workspace: str) -> Random:
        return Random(f"{self._seed} {what} {kind} {workspace}")  # noqa: S311  trouble, not a secret


def _refuse_nonsense(what: str, trouble: Trouble, *, times: int | None, probability: float) -> None:
    if trouble.kind not in get_args(Kind):
        raise ValueError(f"kind is one of {', '.join(get_args(Kind))}")
    is_method = "." in what or what == "response_url"
    if trouble.kind not in (FOR_CALLS if is_method else FOR_CALLS | FOR_DELIVERIES if what == ANY else FOR_DELIVERIES):
        raise ValueError(f"{trouble.kind} does not happen to {what}: it is for {'events' if is_method else 'methods'}")
    if not 0 < probability <= 1:
        raise ValueError("probability is above 0, and 1 at most")
    if times is not None and times < 1:
        raise ValueError("times is 1 at least")
