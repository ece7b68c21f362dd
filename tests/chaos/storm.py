"""Rounds of trouble: people come due and answer, Slack misbehaves, processes die and freeze, the database restarts."""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from bot.app import assemble
from bot.settings import Given
from playground.delivery.link import Patience
from playground.testing import Playground
from tests.bot.process import free_port
from tests.chaos.crew import Crew, crew
from tests.chaos.reckoning import Reckoning, reckon
from tests.chaos.town import Kept, kept, town
from tests.postgres import Server, servers

A_ROUND = 5  # people whose moment comes in it
QUIET_WITHIN, A_LOOK = 60.0, 0.5  # seconds
LATER, AT_MOST = timedelta(minutes=10), 8
DID = "Something you did that you want to keep"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is run, and what of it can be looked up in Slack."""

    database: str  # "sqlite" or "postgres"
    history: bool
    rounds: int
    seed: int

    @property
    def commands(self) -> tuple[str, ...]:
        return ("run",) if self.database == "sqlite" else ("web", "worker", "worker", "worker")

    def __str__(self) -> str:
        return f"{self.database}, {'with' if self.history else 'without'} the history"


@dataclass
class Storm:
    plan: Plan
    slack: Playground
    crew: Crew
    kept: Kept
    server: Server | None
    dice: Random
    met: dict[str, int] = field(default_factory=dict)
    accepted: dict[str, str] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    acts: set[asyncio.Task[None]] = field(default_factory=set)

    def misbehave(self) -> None:
        """One answer in five is bad in some way. What is slow gives a kill something to hit."""
        bad = self.slack.misbehave
        for method in ("chat.postMessage", "chat.update"):
            bad.slow(method, seconds=0.15, probability=0.3)
            bad.drop(method, probability=0.05)
            bad.cut(method, probability=0.05)
            bad.fail(method, probability=0.05)
            bad.ratelimit(method, retry_after=1, probability=0.05)

    async def round(self, number: int) -> None:
        first = number * A_ROUND
        # Not waited for: somebody who is frozen in mid-transaction can hold what this has to lock.
        self._meanwhile(self.kept.come_due([f"U0P{n}" for n in range(first, first + A_ROUND)]))
        self._let_somebody_answer(first)
        await asyncio.sleep(self.dice.uniform(0.2, 1.5))
        await self._strike()

    async def _strike(self) -> None:
        """One blow, at whoever is at work; nobody is hit before they have begun."""
        while not (awake := list(self.crew.awake())):
            if frozen := [hand for hand in self.crew.hands if hand.frozen]:
                self.dice.choice(frozen).thaw()
                return
            await asyncio.sleep(0.05)
        frozen = any(hand.frozen for hand in self.crew.hands)
        blows = {"kill": 5, "freeze": 3, "thaw": 3 * frozen, **({"restart": 1, "crash": 1} if self.server else {})}
        (blow,) = self.dice.choices(list(blows), list(blows.values()))
        self.met[blow] = self.met.get(blow, 0) + 1
        hand = self.dice.choice(awake)
        if blow == "kill":
            await self.crew.replace(hand)
        elif blow == "freeze":
            hand.freeze()
        elif blow == "thaw":
            for each in self.crew.hands:
                each.thaw()
        elif self.server:
            await self.server.stop("immediate" if blow == "crash" else "fast")
            await self.server.start()

    def _let_somebody_answer(self, below: int) -> None:
        reached = [name for n in range(below) if self.slack.member(name := f"p{n}").messages()]
        if waiting := [name for name in reached if name not in self.asked]:
            self.asked.add(name := self.dice.choice(waiting))
            self._meanwhile(self._answer(name))

    def _meanwhile(self, act: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(act)
        self.acts.add(task)
        task.add_done_callback(self.acts.discard)

    async def _answer(self, name: str) -> None:
        """Somebody writes into their check-in. What Slack showed as failed they have seen fail, and leave it."""
        person, words = self.slack.member(name), f"I mended {name}'s pipeline"
        try:
            await person.clicks("Answer")
            await person.sees(DID)  # the form opens once the click is acknowledged
            await person.fills(DID, words)
            await person.submits()
        except AssertionError:
            return
        if not person.errors:
            self.accepted[name] = words

    async def calm(self) -> None:
        """No more trouble: whoever is frozen goes on, and what waits is sent by those who are there."""
        self.slack.misbehave.clear()
        for hand in self.crew.hands:
            hand.thaw()
        await asyncio.gather(*self.acts)
        for _ in range(int(QUIET_WITHIN / A_LOOK)):
            if not await self.kept.open_ends():
                break
            await asyncio.sleep(A_LOOK)
        await self.crew.stop()


async def weathered(plan: Plan) -> Reckoning:
    """Lives through all of it; what came of it is counted once everything has had the time that it takes."""
    async with storm(plan) as here:
        here.misbehave()
        for number in range(plan.rounds):
            await here.round(number)
        await here.calm()
        await _ten_minutes_later(here)
        people = plan.rounds * A_ROUND
        met = {"met": here.met, "accepted": here.accepted}
        return await reckon(here.slack, here.kept, people, history=plan.history, **met)


async def _ten_minutes_later(here: Storm) -> None:
    """What only time can settle: a start of Trellis then, which finds what the dead have left."""
    given, later = Given.model_validate(here.crew.environment), timedelta()

    def now() -> datetime:
        return datetime.now(UTC) + later

    def steady() -> float:
        return time.monotonic() + later.total_seconds()

    async with assemble(given, now=now, steady=steady) as trellis:
        for _ in range(AT_MOST):  # what is doubted is looked for, sent again, and then told
            later += LATER
            await trellis.tick()
            if not await here.kept.open_ends() and not await here.kept.looked_for():
                return


@asynccontextmanager
async def storm(plan: Plan) -> AsyncIterator[Storm]:
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="trellis-chaos-")))
        server = (await stack.enter_async_context(servers()))[0] if plan.database == "postgres" else None
        url = server.url if server else f"sqlite:///{folder / 'trellis.db'}"
        workspace = town(plan.rounds * A_ROUND, history=plan.history)
        patience = Patience(ack=3.0, retries=(0.0, 1.0, 3.0))
        slack = await stack.enter_async_context(
            Playground.running(workspace, start=None, seed=plan.seed, patience=patience)
        )
        here = await stack.enter_async_context(kept(url))
        await here.move_in(workspace.members)
        port = free_port()
        environment = {
            "slack_api_url": slack.api_url,
            "slack_bot_token": "xoxb-playground",
            "database_url": url,
            "trellis_tick_seconds": "1",
            "trellis_workdays": "mon,tue,wed,thu,fri,sat,sun",
            **(
                {"slack_app_token": "xapp-playground"}
                if plan.database == "sqlite"
                else {"slack_signing_secret": "playground-secret", "trellis_port": str(port)}
            ),
        }
        if plan.database == "postgres":
            slack.sends_to(f"http://127.0.0.1:{port}/slack/events")
        ours = await stack.enter_async_context(crew(folder, environment))
        await ours.ready(*[await ours.start(command) for command in plan.commands])
        yield Storm(plan, slack, ours, here, server, Random(plan.seed))
