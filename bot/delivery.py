"""Sends what is queued: in order, once, at the pace Slack allows, in several conversations at a time.

The row says `sending`, on the disk, before the request leaves, and is settled after the answer came. A crash in between
leaves the row at `sending`: whoever speaks next looks for the message in its conversation, see `bot.doubt`.
"""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

import aiohttp
from slack_sdk.errors import SlackApiError

from bot import answers, doubt, drawing, expiry, requests, settling
from bot.conversations import Conversations
from bot.endings import Endings
from bot.outbox import AWAY, REQUEST, NotTaken, Outbox, Outcome, Unsent
from bot.pacing import Pacing
from db import claims, deliveries, lanes
from db.claims import Room
from db.engine import Session
from db.outbox import Delivery, Method
from db.sending import Arrived
from handlers.framework.errors import LockedOut, NotGranted, TryLater

FEWEST, MOST = 16, 200  # messages claimed together: as many as go out in half a second
TOO_MANY = ("429", "rate_limited", "ratelimited")
LOOK_AGAIN = 1.0  # seconds until the queue is looked at again while something is in hand, or another one speaks
DOUBT_AGAIN = 30.0  # seconds between two looks for what may have arrived, while a long queue is sent


async def drain(outbox: Outbox, stopping: Callable[[], bool] = lambda: False) -> int:
    """Sends everything that may leave now, or until `stopping`; returns how many messages arrived.

    A stop is looked at before each message: those in hand are finished, however many wait behind them. What has to wait
    for its pace is sent when somebody wakes the sender, which is asked for. While another one speaks to the workspace,
    nothing is sent. Raises LockedOut where Slack does not let us in: that is no message's fault, so all of them wait.
    """
    await settling.catch_up(outbox)
    now = outbox.tenant.app.now()
    async with outbox.tenant.app.reading() as session:
        late = await deliveries.overdue(session, outbox.workspace, now)
        due = await claims.waiting(session, outbox.workspace, now)
    if late:
        await expiry.expire(outbox, stopping)
    # What waited for one that was too late may leave now, or end too.
    return await Drain(outbox, stopping).run() if due or late else 0


class Drain:
    """One go through the queue, as long as something may leave. At its end nothing is in hand, and the lane is free.

    A message is in hand from its claim until what became of it is written down. Pauses are seconds on the loop's clock.
    """

    def __init__(self, outbox: Outbox, stopping: Callable[[], bool]) -> None:
        self._outbox = outbox
        self._stopping = stopping
        self._lane = outbox.lane()
        self._pacing = Pacing({}, outbox.tenant.app.now(), outbox.paces, outbox.hand.channels)
        self._conversations = Conversations(outbox.at_once, self._send)
        self._endings = Endings(self._enough)
        self._mine: set[int] = set()  # all that was claimed
        self._in_hand = 0
        self._arrived = 0
        self._resting: set[Method] = set()
        self._again: list[float] = []  # seconds after which something else may leave
        self._trouble: Exception | None = None
        self._elsewhere = False  # another one speaks
        self._most = FEWEST
        self._more = False
        self._since = self._looked = self._claimed = asyncio.get_running_loop().time()

    async def run(self) -> int:
        """How many messages arrived. Raises what stopped it, once what was in hand is settled."""
        hand = self._outbox.hand
        try:
            async with asyncio.TaskGroup() as tasks:
                await self._feed(tasks)
        finally:
            hand.claimed -= self._mine - {each.delivery.id for each in hand.unsettled}
        if self._lane.token:
            with suppress(*AWAY):  # it ends by itself
                async with self._outbox.tenant.app.transaction() as session:
                    await lanes.release(session, self._outbox.workspace, self._lane.owner, self._pacing.kept())
        if self._again and not self._stopping():
            asyncio.get_running_loop().call_later(min(self._again), self._outbox.tenant.app.wake)
        if self._trouble is not None:
            raise self._trouble
        return self._arrived

    async def _feed(self, tasks: asyncio.TaskGroup) -> None:
        """Settles what is done and claims what is next, until nothing is in hand and nothing may leave."""
        while True:
            done = self._endings.take()
            self._in_hand -= len(done)
            if self._halted or not self._wants_more:
                await self._settle(done)
            else:
                await self._go_on(tasks, done)
            if not self._in_hand:
                return
            await self._endings.wait(LOOK_AGAIN)

    @property
    def _halted(self) -> bool:
        return self._trouble is not None or self._elsewhere or self._stopping()

    @property
    def _wants_more(self) -> bool:
        """Whether there is likely more, and room for it; what was queued since is looked for now and then."""
        waited = asyncio.get_running_loop().time() - self._claimed
        return not self._in_hand or (self._more and self._in_hand <= self._most // 2) or waited >= LOOK_AGAIN

    def _enough(self) -> bool:
        """Whether what is done is to be written down at once: nothing else is under way, or more has to be claimed."""
        left = self._in_hand - len(self._endings)
        return left <= (self._most // 2 if self._more else 0) or self._halted

    async def _settle(self, done: Sequence[Outcome]) -> None:
        if not done:
            return
        self._count(done)
        try:
            await settling.settle(self._outbox, done)
        except Exception as error:  # noqa: BLE001 - whatever it was is raised once what is in hand has ended
            self._trouble = self._trouble or error

    def _count(self, done: Sequence[Outcome]) -> None:
        self._arrived += sum(isinstance(each, Arrived) for each in done)
        now = asyncio.get_running_loop().time()
        if done:
            self._most = max(FEWEST, min(MOST, int(len(done) / max(now - self._since, 0.001) / 2)))
            self._since = now

    async def _go_on(self, tasks: asyncio.TaskGroup, done: Sequence[Outcome]) -> None:
        """Claims, and settles what arrived in the same transaction; what came of others can change what is claimed."""
        if not all(isinstance(each, Arrived) for each in done):
            await self._settle(done)
            done = []
        if not self._halted:
            await self._claim(tasks, done)
            self._doubt(tasks)

    async def _claim(self, tasks: asyncio.TaskGroup, done: Sequence[Outcome]) -> None:
        """Claims what is next and hands it out; where there is nothing, and nothing in hand, gives the lane back."""
        taken: list[Delivery] = []
        self._count(done)
        room, self._claimed = max(1, self._most - self._in_hand), asyncio.get_running_loop().time()
        try:
            await settling.settle(self._outbox, done, partial(self._take, taken, room))
            wanted = await drawing.wanted(self._outbox, taken)
        except AWAY as error:  # whether it was committed is not known, but that nothing of it has left
            self._trouble = error
            self._in_hand += len(taken)
            for each in taken:
                self._endings.add(Unsent(each))
            return
        self._more = len(taken) == room
        self._in_hand += len(wanted)
        self._conversations.add(tasks, wanted)

    async def _take(self, taken: list[Delivery], most: int, session: Session) -> None:
        """Puts into `taken` what was claimed, before that is committed."""
        outbox, now, before = self._outbox, self._outbox.tenant.app.now(), self._lane.token
        lease = await self._lane.take(session)
        if lease is None:
            self._elsewhere, self._again = True, [LOOK_AGAIN]
            return
        if lease.token != before:
            self._pacing = Pacing(lease.paces, now, outbox.paces, outbox.hand.channels)
        self._pacing.at(now)
        room = Room(most, self._pacing.shut(), self._pacing.admits)
        taken += await claims.claim(session, outbox.workspace, now, fence=lease.token, room=room)
        self._mine.update(each.id for each in taken)
        # Before the commit: where its answer is lost, these must not be taken for what a crash left.
        outbox.hand.claimed.update(each.id for each in taken)
        if taken or self._in_hand:
            await lanes.note(session, outbox.workspace, self._lane.owner, self._pacing.kept())
        else:
            await lanes.release(session, outbox.workspace, self._lane.owner, self._pacing.kept())
            self._lane.token = 0
        if self._pacing.short is not None:
            self._again.append(self._pacing.short)

    def _doubt(self, tasks: asyncio.TaskGroup) -> None:
        """A queue can be so long that nobody else comes to look for what may have arrived."""
        now = asyncio.get_running_loop().time()
        if now - self._looked > DOUBT_AGAIN and not self._halted:
            self._looked = now
            tasks.create_task(doubt.look(self._outbox, self._lane, self._pacing))

    async def _send(self, delivery: Delivery) -> None:
        """One request to Slack, and what came of it."""
        try:
            outcome = await self._outcome(delivery)
        except Exception as error:  # noqa: BLE001 - the others in hand go on; it is raised once they have ended
            self._trouble, outcome = self._trouble or error, None
        if outcome is None:
            self._in_hand -= 1
        self._endings.add(outcome)

    async def _outcome(self, delivery: Delivery) -> Outcome | None:
        """None for a message that has ended already, because it had nothing to say any more."""
        if self._stays(delivery):
            return Unsent(delivery)
        try:
            drawn = await drawing.drawn(self._outbox, delivery)
        except AWAY as error:
            self._trouble = self._trouble or error
            return Unsent(delivery)
        if drawn is None or self._stays(delivery):
            return None if drawn is None else Unsent(delivery)
        try:
            async with asyncio.timeout(REQUEST):
                arrived = await requests.send(self._outbox.client, drawn)
        except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
            return NotTaken(delivery, self._heeded(delivery, error))
        return Arrived(delivery, arrived.channel, arrived.ts)

    def _stays(self, delivery: Delivery) -> bool:
        """Whether it must not leave any more."""
        return self._halted or delivery.method in self._resting or not self._lane.lasts

    def _heeded(self, delivery: Delivery, error: Exception) -> Exception:
        """What an error means for this message; and for those in hand, which stay where they would meet it too."""
        what = answers.meaning(error)
        if isinstance(what, (LockedOut, NotGranted)) and self._trouble is None:
            self._trouble = LockedOut(str(what))
            self._trouble.__cause__ = error
        if isinstance(what, TryLater):
            self._resting.add(delivery.method)
            self._again.append(what.after.total_seconds())
        if isinstance(what, TryLater) and str(what) in TOO_MANY:
            self._pacing.refused(delivery.method)
        return what
