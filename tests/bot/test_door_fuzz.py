"""Twenty thousand requests at the door: mangled ones, unsigned and signed. Not one breaks it, and none is let in."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from request_url import SECRET, ask, signature, site, stamp
from test_doors import CLICK, COMMAND, EVENT, FORM, JSON, SENT, USED

from bot import web
from playground.testing import START

pytestmark = pytest.mark.anyio

MANY = 20_000
JUNK: list[Any] = [None, True, -1, 1e308, "", "x", "T9", "\0", "\ud800", "U0ALICE", [], [[]], [None], {}, {"id": None}]
JUNK += [{"id": "U0ALICE"}, {"type": "message"}, "9" * 400, [{}], {"values": {"a": {"a": {"value": 1}}}}]
HOME = {"type": "app_home_opened", "user": "U0ALICE", "tab": "home", "channel": "D1", "event_ts": "1.1"}
BODIES = [COMMAND, CLICK, SENT, USED, EVENT, EVENT | {"event": HOME}]


def places(thing: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a body, the whole included."""
    yield path
    steps = thing.items() if isinstance(thing, dict) else enumerate(thing) if isinstance(thing, list) else ()
    for step, part in steps:
        yield from places(part, (*path, step))


def mangled(dice: Random) -> Any:
    """One of the bodies, with junk in one to three places."""
    body: Any = deepcopy(dice.choice(BODIES))
    for _ in range(dice.randint(1, 3)):
        path = dice.choice(list(places(body)))
        if not path:
            return deepcopy(dice.choice(JUNK))
        place = body
        for step in path[:-1]:
            place = place[step]
        if dice.random() < 0.3:
            del place[path[-1]]
        else:
            place[path[-1]] = deepcopy(dice.choice(JUNK))
    return body


def as_fields(body: Any) -> tuple[str, str]:
    """As a form with a field for each part; what has no parts stays JSON."""
    if not isinstance(body, dict):
        return json.dumps(body), FORM
    fields = {str(name): part if isinstance(part, str) else json.dumps(part) for name, part in body.items()}
    return urlencode(fields, errors="replace"), FORM


WAYS: list[Callable[[Any], tuple[str, str]]] = [
    lambda body: (json.dumps(body), JSON),
    lambda body: (f"payload={quote(json.dumps(body))}", FORM),
    lambda body: (json.dumps(body), FORM),
    lambda body: (json.dumps(body), "text/plain"),
    as_fields,
]


def written(dice: Random) -> tuple[str, str]:
    """A mangled body as it travels: as JSON, as a form's payload, as a form; and at times cut off or shuffled."""
    body = mangled(dice)
    text, kind = dice.choice(WAYS)(body)
    if dice.random() < 0.1:
        text = text[: dice.randint(0, len(text))]
    if dice.random() < 0.05:
        text = "".join(dice.sample(text, len(text)))
    return text, kind


def marks(dice: Random, body: bytes) -> tuple[dict[str, str], bool]:
    """Headers for the body, and whether they are Slack's."""
    now = stamp()
    good = {"x-slack-request-timestamp": now, "x-slack-signature": signature(now, body.decode())}
    if dice.random() < 0.2:
        return good, True
    bad = dice.choice(
        [
            {},
            good | {"x-slack-signature": signature(now, body.decode(), secret="another")},
            good | {"x-slack-request-timestamp": dice.choice(["", "x", "0", stamp(400), "9" * 40, "-1", "1e9"])},
            good | {"x-slack-signature": dice.choice(["", "v0=", "v1=" + "0" * 64, "v0=" + "é" * 64])},
        ]
    )
    return bad, False


async def test_twenty_thousand_requests(tmp_path: Path) -> None:
    dice = Random(8)
    async with site(tmp_path, start=START) as home:
        application = web.site(home.trellis.bolt, SECRET, home.trellis.tenant.workspace, home.trellis.access)
        seen: Counter[tuple[bool, int]] = Counter()
        for _ in range(MANY):
            text, kind = written(dice)
            body = text.encode()
            headers, is_slacks = marks(dice, body)
            status = await ask(application, body, headers | {"content-type": kind})
            assert status < 500, (headers, text)
            seen[is_slacks, status] += 1
        assert {status for is_slacks, status in seen if not is_slacks} == {401}
        assert {status for is_slacks, status in seen if is_slacks} >= {200, 400, 403}
        assert sum(seen.values()) == MANY
        alice = home.member("alice")
        await alice.types("/growth help")
        assert "What I can do" in alice.newest()
