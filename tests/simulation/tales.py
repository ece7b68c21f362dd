"""Tales that lead near a promise, where mere chance comes too seldom: several things at once, and one in the way."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from random import Random
from zoneinfo import ZoneInfo

from playground.core.misbehave import Misbehave, Trouble
from tests.simulation.life import SCOPES, Life
from tests.simulation.population import Inhabitant
from tests.simulation.witness import CLOSES, OPENS

OFTEN = 0.15  # of all steps
PATIENCE = (30, 300, 900)  # seconds that Slack asks for
DAYS, A_DAY = 4, timedelta(days=1).total_seconds()
A_LITTLE = 5.0  # seconds between two things that somebody does
Hurry = Callable[[list[Inhabitant]], Awaitable[None]]


class Tales:
    """`hurry` lets the moments of people come now, as a change of their team does; `tick` is a step of Trellis."""

    def __init__(self, life: Life, misbehave: Misbehave, *, hurry: Hurry, tick: Callable[[], Awaitable[None]]) -> None:
        self._life, self._misbehave, self._hurry, self._tick = life, misbehave, hurry, tick
        self._crowded = False

    @property
    def _dice(self) -> Random:
        return self._life.dice

    async def perhaps(self) -> str | None:
        """Tells one of them now and then; returns which. The first is told soon, so that what it leads to comes."""
        if not self._crowded:
            self._crowded = True
            return await self.everybody_shares()
        if self._dice.random() > OFTEN:
            return None
        tales = (
            self.everybody_shares,
            self.everybody_shares,
            self.much_at_once,
            self.much_at_once,
            self.in_the_way,
            self.in_the_way,
            self.too_late,
            self.too_late,
            self.day_after_day,
        )
        return await self._dice.choice(tales)()

    async def everybody_shares(self) -> str:
        """A team answers at once, with every audience in turn; the one who leads it looks, and some think better."""
        team = self._dice.choice(self._life.population.teams)
        first = self._dice.randrange(len(SCOPES))
        for n, name in enumerate(team.people):
            person = self._life.population.people[name]
            self._life.wishes = (first + n) % len(SCOPES)
            await self._life.tries(self._life.asks, person)
            await self._life.tries(self._life.answers, person)
            self._life.wishes = None
            if self._dice.random() < 0.2:
                await self._life.tries(self._life.undoes, person)
        await self._life.tries(self._life.leads, self._life.population.people[team.manager])
        return "everybody shares"

    async def much_at_once(self) -> str:
        """Somebody says several things while Slack asks for patience, after somebody else: they wait in one line."""
        person, other = self._somebody(), self._somebody()
        self._rest(times=self._dice.randint(1, 3))
        await self._life.tries(self._life.talks, other)
        for _ in range(3):
            await self._life.tries(self._life.talks, person)
            await asyncio.sleep(A_LITTLE)
        return "much at once"

    async def in_the_way(self) -> str:
        """Something stands in the way of somebody, and then their moment comes; and another one soon after."""
        person = self._somebody()
        await self._life.tries(self._dice.choice((self._life.is_busy, self._life.is_away, self._life.pauses)), person)
        if self._dice.random() < 0.5:
            self._rest("dnd.*")
        for _ in range(2):
            await self._hurry([person])
            await self._tick()
            await asyncio.sleep(A_LITTLE)
        return "in the way"

    async def day_after_day(self) -> str:
        """The moment of somebody comes again and again, for some days."""
        await self.comes_again([self._somebody()], DAYS)
        return "day after day"

    async def comes_again(self, some: list[Inhabitant], days: int) -> None:
        """The moment of these people comes today, and on the days after."""
        for _ in range(days):
            await self._hurry(some)
            await self._tick()
            await asyncio.sleep(A_DAY)

    async def too_late(self) -> str:
        """Messages wait for Slack's patience, and those they are for want quiet before it is over."""
        some = [self._somebody() for _ in range(3)]
        self._rest()
        await self._hurry(some)
        await self._tick()
        for person in some:
            await self._life.tries(self._life.pauses, person)
        return "too late"

    def _rest(self, method: str = "chat.postMessage", *, times: int | None = None) -> None:
        trouble = Trouble("ratelimited", seconds=self._dice.choice(PATIENCE))
        self._misbehave.plan(method, trouble, times=times or self._dice.randint(1, 2))

    def _somebody(self) -> Inhabitant:
        """One at whose place people work now, where there is one."""
        everybody = list(self._life.population.people.values())
        now = self._life.slack.clock.moment() + timedelta(seconds=1)
        zones = {person.name: self._life.slack.member(person.uid).person.tz for person in everybody}
        at_work = [p for p in everybody if OPENS <= now.astimezone(ZoneInfo(zones[p.name])).time() <= CLOSES]
        return self._dice.choice(at_work or everybody)
