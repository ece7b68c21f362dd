"""Hears what people type into the local Slack while a test runs, so that none of it may stand in what was logged."""

import json
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from playground.testing import Playground

SHORTEST = 13  # characters: shorter words stand in a log by chance

typed: set[str] = set()
printed: list[str] = []  # by processes of their own


def listen(slack: Playground) -> None:
    """Hears from now on what goes from this Slack to its app."""
    telling = slack.slack.recorder.on_traffic
    if hear not in telling:
        telling.append(hear)


def caught(logged: str) -> list[str]:
    """What was typed and stands in this text, as it is or as JSON or Python writes it."""
    whole = "\n".join([logged, *printed])
    return sorted(words for words in typed if any(form in whole for form in _written(words)))


def forget() -> None:
    typed.clear()
    printed.clear()


def hear(entry: Mapping[str, Any]) -> None:
    if entry["direction"] == "out":
        for text in _texts(entry["payload"]):
            typed.update(line.strip() for line in text.splitlines() if len(line.strip()) >= SHORTEST)


def _texts(payload: Mapping[str, Any]) -> Iterator[str]:
    """The words after a command, of a message, and in the fields of a form."""
    for message in (payload, payload.get("message") or {}):
        if isinstance(text := message.get("text"), str) and not message.get("bot_id"):
            yield text
    state = (payload.get("view") or {}).get("state") or payload.get("state") or {}
    for fields in (state.get("values") or {}).values():
        for field in fields.values():
            if isinstance(value := field.get("value"), str):
                yield value


def _written(words: str) -> set[str]:
    plain = {words, unescape(words)}
    return plain | {json.dumps(each)[1:-1] for each in plain} | {repr(each)[1:-1] for each in plain}
