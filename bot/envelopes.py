"""Whether what came makes sense here: what has not the shape of something that Slack sends reaches no listener."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl

from pydantic import ValidationError

from bot import shapes
from bot.shapes import Shape

UNSPEAKABLE = re.compile("[\ud800-\udfff]")  # half of a character: no database and no wire takes it
DEEPEST = 40


class Senseless(Exception):
    """A request that Slack would not send. The text says where, and nothing of what stands there."""


class Elsewhere(Exception):
    """A request about another workspace than ours."""


def opened(read: Callable[[], Any], workspace: str) -> dict[str, Any]:
    """What `read` makes of what came, if it makes sense here. Raises Senseless or Elsewhere."""
    try:
        body: dict[str, Any] = read()
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise Senseless(f"it cannot be read: {type(error).__name__}") from None
    judge(body, workspace)
    return body


def unpacked(sent: str, content_type: str) -> Any:
    """What stands in a body that came over HTTP: JSON, by itself or in the field `payload` of a form, or a form.

    Raises ValueError where it is none of these.
    """
    if content_type.partition(";")[0].strip() == "application/json" or sent.startswith("{"):
        return json.loads(sent)
    form = dict(parse_qsl(sent, keep_blank_values=True))
    return json.loads(form["payload"]) if "payload" in form else form


def judge(body: object, workspace: str) -> None:
    """Lets pass what has the shape of something that Slack sends to this workspace. Raises Senseless or Elsewhere."""
    if not isinstance(body, dict):
        raise Senseless("it is no object")
    _speakable(body)
    kind = body.get("type")
    if "command" not in body and kind == "url_verification":
        _fits(shapes.Asked, body)
        return
    shape = shapes.CommandShape if "command" in body else shapes.KINDS.get(kind) if isinstance(kind, str) else None
    if shape is None:
        raise Senseless("it is nothing that Trellis takes")
    _fits(shape, body)
    if shape is shapes.Happened:
        event = body["event"]
        _fits(
            shapes.EVENTS.get(event["type"], shapes.EventShape)
            if isinstance(event.get("type"), str)
            else shapes.EventShape,
            event,
        )
    if workspace not in (teams := set(_teams(body))):
        raise Elsewhere(", ".join(sorted(teams)) or "none")


def _fits(shape: type[Shape], body: Mapping[str, Any]) -> None:
    try:
        shape.model_validate(body)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        raise Senseless(f"{'.'.join(str(step)[:40] for step in first['loc'])}: {first['type']}") from None


def _teams(body: Mapping[str, Any]) -> Iterator[str]:
    """The workspaces that it says it concerns. Whose member somebody is, in a shared channel, is another question."""
    places = [body, body.get("team"), *(body.get("authorizations") or ())]
    for place in (each for each in places if isinstance(each, dict)):
        yield from (found for name in ("team_id", "context_team_id") if isinstance(found := place.get(name), str))
    if isinstance(team := body.get("team"), dict) and isinstance(team.get("id"), str):
        yield team["id"]
    view = body.get("view") or {}
    yield from (found for name in ("app_installed_team_id", "team_id") if (found := view.get(name)))


def _speakable(body: dict[str, Any]) -> None:
    """Nothing in it, however deep, is half a character; and in an event nothing is a NUL, which PostgreSQL cannot keep.

    Somebody who types one in a command gets an answer.
    """
    waiting: list[tuple[object, int]] = [(body, 0)]
    while waiting:
        thing, depth = waiting.pop()
        if depth > DEEPEST:
            raise Senseless("it is nested too deep")
        if isinstance(thing, str) and (UNSPEAKABLE.search(thing) or ("\0" in thing and "event" in body)):
            raise Senseless("it has characters that are none")
        if isinstance(thing, dict):
            waiting.extend((part, depth + 1) for pair in thing.items() for part in pair)
        elif isinstance(thing, list):
            waiting.extend((part, depth + 1) for part in thing)
