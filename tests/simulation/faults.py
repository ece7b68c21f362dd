"""What goes wrong of a day: Slack, the line, the database, the clock, and Trellis itself, all drawn from the seed."""

import sqlite3
from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

from sqlalchemy.exc import OperationalError

from playground.core.misbehave import Kind, Misbehave, Trouble
from tests.simulation.process import PROCESS, Process

OFTEN = 0.12  # of all steps
CALLS: tuple[Kind, ...] = ("ratelimited", "broken", "slow", "dropped", "cut")
DELIVERIES: tuple[Kind, ...] = ("twice", "late", "slow", "dropped", "cut")
METHODS = ("chat.postMessage", "chat.update", "chat.*", "users.info", "dnd.*", "views.*", "*.*")
EVENTS = ("block_actions", "view_submission", "slash_commands", "message", "user_change", "app_home_opened")
SKEWS = (timedelta(minutes=2), timedelta(minutes=-2), timedelta(hours=1), timedelta(hours=-1))
SOON = 120  # steps of a process: somewhere within what it does next


class Faults:
    """Strikes now and then. `wrong_by` is how far Trellis's clock is from the truth."""

    def __init__(self, dice: Random, misbehave: Misbehave, tell: Callable[..., None]) -> None:
        self.wrong_by = timedelta()
        self.down_for = timedelta()
        self._dice, self._misbehave, self._tell = dice, misbehave, tell
        self._statements = 0  # until one fails
        self._kinds = (self._crash, self._outage, self._call, self._call, self._delivery, self._delivery, self._clock,
                       self._database)  # fmt: skip

    def clear(self) -> None:
        """All is well."""
        self.wrong_by, self._statements = timedelta(), 0
        self._misbehave.clear()

    def strike(self, process: Process) -> None:
        """Perhaps something goes wrong."""
        if self.wrong_by and self._dice.random() < 0.3:
            self.wrong_by = timedelta()
        if self._dice.random() < OFTEN:
            kind = self._dice.choice(self._kinds)
            kind(process)

    def statement(self, *_: Any) -> None:
        """Before each statement of Trellis's: perhaps it fails. Raises OperationalError."""
        if self._statements and PROCESS.get() is not None:
            self._statements -= 1
            if not self._statements:
                self._tell("a statement fails")
                raise OperationalError("a statement", None, sqlite3.OperationalError("disk I/O error"))

    def _crash(self, process: Process) -> None:
        process.fatal = process.steps + self._dice.randint(1, SOON)
        self._tell("a crash comes")

    def _outage(self, process: Process) -> None:
        process.kill()
        self.down_for = timedelta(hours=self._dice.choice((1, 3, 8, 30)))
        self._tell("an outage comes", self.down_for)

    def _call(self, _: Process) -> None:
        self._plan(self._dice.choice(METHODS), self._dice.choice(CALLS), (1, 30, 45, 600))

    def _delivery(self, _: Process) -> None:
        self._plan(self._dice.choice(EVENTS), self._dice.choice(DELIVERIES), (1, 2, 5))

    def _plan(self, what: str, kind: Kind, seconds: tuple[int, ...]) -> None:
        trouble = Trouble(kind, seconds=self._dice.choice(seconds))
        self._misbehave.plan(what, trouble, times=self._dice.randint(1, 4))
        self._tell("trouble comes", what, kind, trouble.seconds)

    def _clock(self, _: Process) -> None:
        self.wrong_by = self._dice.choice(SKEWS)
        self._tell("a clock is wrong", self.wrong_by)

    def _database(self, _: Process) -> None:
        self._statements = self._dice.randint(1, SOON)
        self._tell("trouble of the database comes")
