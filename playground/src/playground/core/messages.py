"""What was said: messages by conversation and moment, threads, and what is unread."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from playground.core.clock import Clock
from playground.wire import Json

_EMOJI = re.compile(r"[a-z0-9_+'-]+(::skin-tone-[2-6])?")


@dataclass(frozen=True, slots=True)
class Message:
    """One message as it is now; an edit makes a new one. `seen_by` is the only person who sees an ephemeral one.

    `username` and `icons` are what an app calls itself in this one; a `broadcast` reply stands in the conversation too.
    """

    ts: str
    channel: str
    user: str
    text: str = ""
    blocks: list[Json] | None = None
    thread_ts: str | None = None
    bot_id: str | None = None
    app_id: str | None = None
    metadata: Json | None = None
    edited: Json | None = None
    seen_by: str | None = None
    files: list[Json] | None = None
    attachments: list[Json] | None = None
    reactions: tuple[tuple[str, str], ...] = ()
    replies: int = 0
    broadcast: bool = False
    username: str | None = None
    icons: Json | None = None
    bot_profile: Json | None = None

    @property
    def is_reply(self) -> bool:
        return self.thread_ts is not None and self.thread_ts != self.ts

    @property
    def is_news(self) -> bool:
        """Whether it makes its conversation unread: what stands in a thread, or before one person, does not."""
        return self.seen_by is None and (self.broadcast or not self.is_reply)

    @property
    def subtype(self) -> str | None:
        """What Slack calls a message that is not a plain one."""
        if self.broadcast:
            return "thread_broadcast"
        return "bot_message" if self.username or self.icons else None

    def content(self) -> Json:
        """The message as Slack's API and events write it, without its metadata."""
        given: Json = {"type": "message", "user": self.user, "text": self.text, "ts": self.ts}
        optional = {
            "subtype": self.subtype,
            "username": self.username,
            "icons": self.icons,
            "bot_id": self.bot_id,
            "app_id": self.app_id,
            "bot_profile": self.bot_profile,
            "blocks": self.blocks,
            "thread_ts": self.ts if self.replies else self.thread_ts,
            "reply_count": self.replies or None,
            "edited": self.edited,
            "files": self.files,
            "attachments": self.attachments,
            "reactions": self._reactions() or None,
        }
        return given | {key: value for key, value in optional.items() if value is not None}

    def shown(self) -> Json:
        """The message as the page gets it."""
        given = self.content() | {"channel": self.channel, "ephemeral": self.seen_by is not None}
        del given["type"]
        return given | {"metadata": self.metadata} if self.metadata else given

    def _reactions(self) -> list[Json]:
        by_name: dict[str, list[str]] = defaultdict(list)
        for name, user in self.reactions:
            by_name[name].append(user)
        return [{"name": name, "users": users, "count": len(users)} for name, users in by_name.items()]


class Messages:
    """All messages, found by conversation and `ts` in one step."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0
        self._by_channel: dict[str, dict[str, Message]] = defaultdict(dict)
        self._threads: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._unread: dict[tuple[str, str], int] = defaultdict(int)

    def next_ts(self) -> str:
        """A moment of its own: later than any before, even while the clock stands still."""
        self._last = max(self._last + 1, int(self._clock.now() * 1_000_000))
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"

    def add(self, message: Message) -> Message | None:
        """Keeps a message; returns the head of its thread, which changed by it, if it is a reply."""
        self._by_channel[message.channel][message.ts] = message
        head = self.find(message.channel, message.thread_ts)
        if head is None or not message.is_reply or message.seen_by:
            return None
        thread = self._threads[message.channel, head.ts]
        thread.append(message.ts)
        return self.change(message.channel, head.ts, replies=len(thread))

    def find(self, channel: str, ts: str | None) -> Message | None:
        return self._by_channel[channel].get(ts or "")

    def with_file(self, file: str) -> list[Message]:
        """All messages that a file came with."""
        said = (message for of_channel in self._by_channel.values() for message in of_channel.values())
        return [message for message in said if any(one["id"] == file for one in message.files or ())]

    def change(self, channel: str, ts: str, **changes: Any) -> Message:
        changed = replace(self._by_channel[channel][ts], **changes)
        self._by_channel[channel][ts] = changed
        return changed

    def remove(self, channel: str, ts: str) -> None:
        gone = self._by_channel[channel].pop(ts)
        if gone.is_reply and not gone.seen_by:
            thread = self._threads[channel, str(gone.thread_ts)]
            thread[:] = [kept for kept in thread if kept != ts]
            if gone.thread_ts in self._by_channel[channel]:
                self.change(channel, str(gone.thread_ts), replies=len(thread))

    def seen(self, channel: str, by: str) -> Iterator[Message]:
        """All that a person sees in a conversation, replies and ephemeral messages included, oldest first."""
        return (m for m in self._by_channel[channel].values() if m.seen_by in (None, by))

    def main(self, channel: str, by: str | None = None) -> list[Message]:
        """The conversation itself, without its threads; with the ephemeral messages of one person, if one is named."""
        said = self._by_channel[channel].values()
        return [m for m in said if (m.broadcast or not m.is_reply) and m.seen_by in (None, by)]

    def thread(self, channel: str, head: str, *, by: str | None = None) -> list[Message]:
        """A thread with its head first."""
        kept = self._by_channel[channel]
        if by is None:
            return [kept[ts] for ts in (head, *self._threads[channel, head]) if ts in kept]
        return [m for m in self.seen(channel, by) if head in (m.ts, m.thread_ts)]

    def latest(self, channel: str) -> str | None:
        return next((ts for ts, m in reversed(self._by_channel[channel].items()) if m.seen_by is None), None)

    def unread(self, channel: str, by: str) -> int:
        return self._unread[channel, by]

    def mark_new(self, channel: str, by: str) -> None:
        self._unread[channel, by] += 1

    def mark_read(self, channel: str, by: str) -> None:
        self._unread[channel, by] = 0


def is_emoji(name: str) -> bool:
    """Whether an emoji could be called so; Slack's own list is not here, and a workspace may add to it."""
    return _EMOJI.fullmatch(name) is not None
