"""A delivery as it leaves the database: one message that Trellis owes Slack, and how it stands."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

FACE = "face"  # in a payload: who draws the message when it leaves. One without it holds the words themselves


class DeliveryState(StrEnum):
    """How a delivery stands: queued, sending, and then one of the others, or queued again where Slack said "later".

    `QUEUED` and `SENDING` are on their way; `SENT`, `FAILED` and `EXPIRED` are the end. What is `UNCERTAIN` may still
    be proved to have arrived, and is `SENT` then.
    """

    QUEUED = "queued"
    SENDING = "sending"  # written before the request leaves
    SENT = "sent"
    FAILED = "failed"  # Slack will not have it: `error` says why
    UNCERTAIN = "uncertain"  # the answer was lost: it may have arrived, so it is never sent again blindly
    EXPIRED = "expired"  # held so long that it would be noise now


class Method(StrEnum):
    """How a message reaches Slack: as a new one, or in the place of one that stands there."""

    POST = "chat.postMessage"
    UPDATE = "chat.update"


class Priority:
    """Lower goes first: answers to people before what Trellis starts by itself.

    A claim asks for each of `EVERY` by itself: a row of another priority would never leave.
    """

    ANSWER = 10
    DIGEST = 50
    NUDGE = 90
    EVERY = (ANSWER, DIGEST, NUDGE)


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message that Trellis owes Slack, and how it stands.

    `key` names the occasion, unique in the workspace; `token` is the opaque id that goes with the message as metadata,
    by which it is found again. `ts` and `thread_ts` are Slack's names of messages (seconds since 1970, as text),
    `attempts` how often it has left, or may have. A lower `priority` goes first. `fence` is the token of the lane in
    whose name it was claimed last, at `sending_at`. It leaves at `due_at` or later; `error` is why it did not.
    """

    id: int
    workspace: str
    key: str
    token: str
    method: Method
    channel: str | None  # a conversation's id, or a person's: Slack opens the direct message
    person_id: int | None
    team_id: int | None
    kinds: tuple[str, ...]  # of its parts, as "checkin" or "digest"
    payload: dict[str, Any]
    state: DeliveryState
    attempts: int
    redraws: int | None  # the delivery whose message gets a new face
    priority: int
    ts: str | None  # the message to redraw, or where this one came to stand
    thread_ts: str | None
    error: str | None
    created_at: datetime
    sent_at: datetime | None
    due_at: datetime
    sending_at: datetime | None = None
    fence: int | None = None

    @property
    def face(self) -> str | None:
        """Who draws it when it leaves; None for one whose words were queued with it."""
        return self.payload.get(FACE)

    @property
    def homeless(self) -> bool:
        """Whether it is a new face of a message that stands nowhere."""
        return self.method is Method.UPDATE and self.ts is None

    @property
    def order(self) -> tuple[int, datetime, int]:
        """Its place in the queue: lower goes first."""
        return self.priority, self.due_at, self.id
