"""The processes of Trellis, as somebody runs them: started, killed, frozen, and started again."""

import asyncio
import signal
from asyncio.subprocess import STDOUT, Process
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.bot.process import INSTALLED

PATIENCE = 120.0


@dataclass
class Hand:
    """One process. What it prints goes to a file."""

    name: str
    command: str
    process: Process
    log: Path
    frozen: bool = False

    @property
    def ready(self) -> bool:
        return " ready " in self.log.read_text(encoding="utf-8")

    def send(self, number: signal.Signals) -> None:
        if self.process.returncode is None:
            self.process.send_signal(number)

    def freeze(self) -> None:
        self.send(signal.SIGSTOP)
        self.frozen = True

    def thaw(self) -> None:
        self.send(signal.SIGCONT)
        self.frozen = False


@dataclass
class Crew:
    """All that run now. `environment` are the settings of each, by their names in small letters."""

    folder: Path
    environment: dict[str, str]
    hands: list[Hand] = field(default_factory=list)
    started: int = 0

    async def start(self, command: str) -> Hand:
        self.started += 1
        name = f"{command}-{self.started}"
        log = self.folder / f"{name}.log"
        with log.open("wb") as out:
            process = await asyncio.create_subprocess_exec(
                INSTALLED,
                command,
                cwd=self.folder,
                env={key.upper(): value for key, value in self.environment.items()},
                stdout=out,
                stderr=STDOUT,
            )
        hand = Hand(name, command, process, log)
        self.hands.append(hand)
        return hand

    async def replace(self, hand: Hand) -> Hand:
        """Kills it where it stands, and starts another one in its place."""
        await self.kill(hand)
        return await self.start(hand.command)

    async def kill(self, hand: Hand) -> None:
        hand.send(signal.SIGKILL)
        await hand.process.wait()
        self.hands.remove(hand)

    async def ready(self, *hands: Hand) -> None:
        """Waits until they say that they are. Raises RuntimeError with what one said that ended before."""
        async with asyncio.timeout(PATIENCE):
            for hand in hands:
                while not hand.ready:
                    if hand.process.returncode is not None:
                        raise RuntimeError(f"{hand.name} ended:\n{hand.log.read_text(encoding='utf-8')}")
                    await asyncio.sleep(0.05)

    async def stop(self) -> None:
        """Asks all of them to stop in order, and waits for it."""
        for hand in self.hands:
            hand.thaw()
            hand.send(signal.SIGTERM)
        for hand in self.hands:
            await hand.process.wait()
        self.hands.clear()

    def awake(self) -> Iterator[Hand]:
        return (hand for hand in self.hands if not hand.frozen and hand.ready)


@asynccontextmanager
async def crew(folder: Path, environment: dict[str, str]) -> AsyncIterator[Crew]:
    """A crew with nobody in it yet; whoever is left at the end is killed."""
    ours = Crew(folder, environment)
    try:
        yield ours
    finally:
        for hand in list(ours.hands):
            await ours.kill(hand)
