"""How this Slack says no: to an app, and to a person."""

from collections.abc import Mapping, Sequence
from typing import Any


class ApiError(Exception):
    """A Web API answer with `ok: false`, by Slack's name for it; `extra` goes into the answer beside the name."""

    def __init__(self, error: str, messages: Sequence[str] = (), **extra: Any) -> None:
        super().__init__(error if not messages else f"{error}: {'; '.join(messages)}")
        self.error = error
        self.answer: dict[str, Any] = {"ok": False, "error": error, **extra}
        if messages:
            self.answer["response_metadata"] = {"messages": [f"[ERROR] {message}" for message in messages]}


class TooMany(ApiError):
    """A call that came too early, by so many seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__("ratelimited")
        self.seconds = seconds


class ActFailed(Exception):
    """What a person tried came to nothing; `error` is the word that Slack would have shown, `detail` why."""

    def __init__(self, error: str, detail: str = "", errors: Mapping[str, str] | None = None) -> None:
        super().__init__(f"{error}: {detail}" if detail else error)
        self.error = error
        self.detail = detail
        self.errors = dict(errors or {})
