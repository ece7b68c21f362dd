"""A year of a workspace, drawn from a seed: people act, Slack and the database fail, Trellis dies and comes back.

The same seed is the same year, to the last word: time is virtual, nothing runs in a thread, and all chance is the
seed's.
"""

import asyncio
import gc
import json
import warnings
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import aiohttp
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.app import Trellis
from bot.settings import SettingsError
from handlers.framework.errors import LockedOut, TryLater
from playground.core.recorder import Call
from playground.delivery.outage import cuttable
from playground.server import application
from playground.testing import Playground
from tests import blank
from tests.simulation import around, ledger
from tests.simulation.affairs import Affairs
from tests.simulation.allowance import Allowance
from tests.simulation.around import STARTS, Size
from tests.simulation.breakages import WHOLE, Breakage
from tests.simulation.faults import Faults
from tests.simulation.life import Life
from tests.simulation.patience import Patience
from tests.simulation.population import ADMIN, Inhabitant, Population
from tests.simulation.process import Killed, Process, task_factory
from tests.simulation.seams import in_process, on_the_way
from tests.simulation.tale import Tale
from tests.simulation.tales import Tales
from tests.simulation.virtual_time import VirtualLoop
from tests.simulation.wire import Site, Wire
from tests.simulation.witness import Broken, Witness

SLACK, BOT = "slack.test", "trellis.test"
LOOKS = timedelta(hours=12)
A_MOMENT = timedelta(seconds=10)  # between two who act: Slack bears only so much in a minute
AGAIN = timedelta(minutes=20)  # later, where something is due that cannot be done now


def simulate(seed: int, size: Size, folder: Path, *, aloud: bool = False, breakage: Breakage = WHOLE) -> Tale:
    """A whole simulation. Raises Broken with the seed, the step and what was not as promised."""
    loop = VirtualLoop()
    loop.set_task_factory(task_factory)
    try:
        with in_process(), breakage.at_work(), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of connections that nobody closes: whoever is killed leaves them open
            simulation = Simulation(Tale(seed, aloud=aloud), loop, folder, size=size, breakage=breakage)
            told = loop.run_until_complete(simulation.run())
            gc.collect()
            return told
    finally:
        loop.close()


class Simulation:
    """One seed: `steps` counts what happened so far, and is where a failure is found again."""

    def __init__(self, tale: Tale, loop: VirtualLoop, folder: Path, *, size: Size, breakage: Breakage) -> None:
        self.dice = Random(tale.seed)
        self.tale = tale
        self.size, self.breakage, self.steps = size, breakage, 0
        self.waits: datetime | None = None
        self.population = Population.of(size.people, tale.seed, self.dice)
        self.start = STARTS[tale.seed % len(STARTS)]
        self.server = around.slack(self.population, tale.seed, f"http://{SLACK}", self.start)
        self.server.recorder.sink = self._said
        self.slack = Playground(self.server)
        self.database = folder / f"simulation-{tale.seed}.db"
        self.witness = Witness(self.slack, self.population)
        self.slack.slack.bus = self.witness
        self.life = Life(self.slack, self.population, self.dice)
        self.faults = Faults(self.dice, self.server.misbehave, self.tale.tell)
        self.leads = around.listening(self.witness)
        self.tales = Tales(self.life, self.server.misbehave, hurry=self._hurry, tick=self._tick)
        self.affairs = Affairs(self.life, tale.seed, self.tales.comes_again, first=breakage.affair)
        now, fail = self.server.clock.now, self.witness.fail
        allowance = Allowance(now, clock=lambda: self.faults.wrong_by, process=self._known, fail=fail)
        self.wire = Wire(on_the_way, Patience(now, self._known, fail), allowance)
        self.wire.echoes = breakage.echoes
        self.wire.sites[SLACK] = Site(cuttable(application(self.server)))
        self.slack.sends_to(f"http://{BOT}/slack/events")
        self.slack.waits_for(self._calm)
        self.process: Process | None = None
        self.trellis: Trellis | None = None
        loop.wire = self.wire  # type: ignore[attr-defined]
        loop.on_advance = lambda seconds: self.server.clock.jump(self.now + timedelta(seconds=seconds))

    @property
    def now(self) -> datetime:
        return self.server.clock.moment()

    def _known(self) -> object:
        """What is the same as long as nobody can have forgotten what Slack asked for."""
        return id(self.process), self.faults.wrong_by

    async def run(self) -> Tale:
        event.listen(Engine, "before_cursor_execute", self.faults.statement)
        try:
            await self._begins()
            await self._goes_on(self.start + timedelta(weeks=self.size.weeks))
            await self._rests()
        finally:
            event.remove(Engine, "before_cursor_execute", self.faults.statement)
            await self._ends()
        return self.tale

    async def _ends(self) -> None:
        if self.process is not None:
            if not self.process.dead:
                self.process.kill()
            await self.process.buried()
        await self.server.close()
        self.witness.close()

    async def _begins(self) -> None:
        """The admin makes the teams, and people start one after another in the first days."""
        self.database.write_bytes(await blank.database())
        self.witness.opens(self.database)
        await self._alive()
        admin = self.slack.member(ADMIN)
        for team in self.population.teams:
            await self._until(self.now + A_MOMENT)
            await around.make_team(admin, team)
            await self._tick()
        for person in self.population.people.values():
            await self._until(self.now + A_MOMENT)
            await self._checked(await self.life.tries(self.life.starts, person), person.name)

    async def _goes_on(self, end: datetime) -> None:
        """From one thing to the next, whichever comes first: something is due, somebody acts, something breaks."""
        while self.now < end:
            await self._alive()
            pace = timedelta(days=1) / max(1, len(self.population.people))
            act_at = self.now + pace * self.dice.expovariate(0.5)
            due = await self._due()
            moment = min(filter(None, (act_at, due, self.now + LOOKS)))
            await self._until(max(moment, self.now + timedelta(seconds=1)))
            self.faults.strike(self._process)
            self.witness.clocks.is_off(self.faults.wrong_by, self.now)
            if moment == act_at:
                person = self.dice.choice(list(self.population.people.values()))
                await self._checked(await self.life.act(person), person.name)
                for tells in (self.tales.perhaps, self.affairs.perhaps):
                    if told := await tells():
                        await self._checked(told)
            await self._tick()

    async def _rests(self) -> None:
        """All is well again for some days, and then nothing may be left undone."""
        self.faults.clear()
        self.witness.clocks.is_off(timedelta(), self.now)
        for _ in range(8):
            await self._until(self.now + timedelta(hours=6))
            await self._tick()
        ledger.at_rest(self.witness, self.now)
        await self._checked("rests")

    async def _until(self, moment: datetime) -> None:
        await asyncio.sleep((moment - self.now).total_seconds())

    async def _tick(self) -> None:
        trellis = await self._alive()
        try:
            await self._process.run(trellis.tick)
        except Killed:
            pass
        except (SQLAlchemyError, LockedOut, aiohttp.ClientError, TimeoutError) as error:
            self.tale.tell("a tick failed", type(error).__name__)
        await self.slack.idle()
        await self._checked("tick")

    async def _hurry(self, some: list[Inhabitant]) -> None:
        trellis = await self._alive()
        try:
            await self._process.run(lambda: around.hurry(trellis, [person.uid for person in some]))
        except (Killed, SQLAlchemyError):
            self.tale.tell("nobody was hurried")

    async def _due(self) -> datetime | None:
        trellis = await self._alive()
        try:
            due: datetime | None = await self._process.run(lambda: around.first_due(trellis))
        except (Killed, SQLAlchemyError):
            return None
        if due is None:
            return None
        comes = due - self.faults.wrong_by
        again = LOOKS if due == self.waits else AGAIN  # what nobody could do the last time is not tried all day
        self.waits = due if comes <= self.now else None
        return comes if comes > self.now else self.now + again

    @property
    def _process(self) -> Process:
        assert self.process is not None
        return self.process

    async def _alive(self) -> Trellis:
        """Trellis, started anew where it has died."""
        while self.process is None or self.process.dead or self.trellis is None:
            if self.process is not None:
                await self.process.buried()
                await self._until(self.now + self.faults.down_for)
                self.faults.down_for = timedelta()
            now, steady = lambda: self.now + self.faults.wrong_by, asyncio.get_running_loop().time
            how = {"now": now, "chance": Random(self.dice.random()), "steady": steady}
            kind, secret = self.breakage.settings(), self.slack.slack.app.signing_secret
            self.process = Process(around.settings(kind, f"http://{SLACK}/api/", secret, self.database), how)
            try:
                self.trellis, self.wire.sites[BOT] = await self.process.started()
            except (Killed, SQLAlchemyError, SettingsError, LockedOut, TryLater) as error:
                self.tale.tell("a start failed", type(error).__name__)
                self.process.kill()
                await self._until(self.now + timedelta(minutes=1))
        return self.trellis

    async def _calm(self) -> None:
        """Waits until Trellis has shown what it shows after an acknowledgement."""
        if BOT in self.wire.sites:
            await self.wire.sites[BOT].quiet()

    def _said(self, call: Call) -> None:
        args = {name: value for name, value in call.args.items() if name != "metadata"}
        self.tale.tell(call.method, json.dumps(args, sort_keys=True, default=str), call.ok)

    async def _checked(self, what: str, *more: object) -> None:
        """One step is over. Raises Broken."""
        self.steps += 1
        self.tale.tell(what, *more, self.now)
        ledger.each_step(self.witness)
        self.leads.look(self.now)
        if self.witness.broken:
            again = f"make simulate SEED={self.tale.seed} PEOPLE={self.size.people} WEEKS={self.size.weeks}"
            raise Broken(
                f"seed {self.tale.seed}, step {self.steps} ({what}, {self.now}): {self.witness.broken} ({again})"
            )
