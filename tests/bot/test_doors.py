"""The door of the HTTP side: what is too much, too slow or senseless is turned away, and nothing breaks."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from request_url import Site, signature, site, stamp

from bot import web
from playground.testing import START

pytestmark = pytest.mark.anyio

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
OURS = "T0PLAYGROUND"
COMMAND = {"command": "/growth", "text": "help", "user_id": "U0ALICE", "team_id": OURS, "trigger_id": "1.1.a"}
CLICK: dict[str, Any] = {
    "type": "block_actions",
    "user": {"id": "U0ALICE", "team_id": OURS},
    "team": {"id": OURS},
    "trigger_id": "1.1.b",
    "actions": [{"action_id": "home.help", "block_id": "b", "type": "button"}],
    "container": {"type": "message", "channel_id": "D1", "message_ts": "1.1"},
}
SENT: dict[str, Any] = {
    "type": "view_submission",
    "user": {"id": "U0ALICE", "team_id": OURS},
    "team": {"id": OURS},
    "trigger_id": "1.1.c",
    "view": {"id": "V1", "type": "modal", "callback_id": "none", "blocks": [], "state": {"values": {}}},
}
USED: dict[str, Any] = {
    "type": "message_action",
    "callback_id": "wins.save_message",
    "user": {"id": "U0ALICE", "team_id": OURS},
    "team": {"id": OURS, "domain": "playground"},
    "trigger_id": "1.1.d",
    "channel": {"id": "C0GENERAL", "name": "general"},
    "message": {"type": "message", "user": "U0BOB", "ts": "1.1", "text": "Well done"},
}
EVENT: dict[str, Any] = {
    "type": "event_callback",
    "team_id": OURS,
    "event_id": "Ev1",
    "event": {"type": "message", "channel": "D1", "channel_type": "im", "user": "U0ALICE", "text": "Hi", "ts": "1.1"},
}


@pytest.fixture(scope="module")
async def door(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Site]:
    async with site(tmp_path_factory.mktemp("door"), start=START) as opened:
        yield opened


def without(body: dict[str, Any], *path: str) -> dict[str, Any]:
    return changed(body, *path, to=...)


def changed(body: dict[str, Any], *path: str, to: object) -> dict[str, Any]:
    """A copy of the body in which something else stands at one place, or nothing."""
    copy: dict[str, Any] = json.loads(json.dumps(body))
    place: Any = copy
    for step in path[:-1]:
        place = place[int(step)] if isinstance(place, list) else place[step]
    if to is ...:
        del place[path[-1]]
    else:
        place[path[-1]] = to
    return copy


def payload(body: object) -> str:
    return urlencode({"payload": json.dumps(body)})


SENSELESS = [
    pytest.param("{", JSON, id="no JSON"),
    pytest.param("[]", JSON, id="a list"),
    pytest.param("null", JSON, id="nothing"),
    pytest.param("{}", JSON, id="an empty object"),
    pytest.param("[" * 100_000, JSON, id="100,000 brackets"),
    pytest.param('{"type":' + '{"a":' * 500 + "1" + "}" * 501, JSON, id="a deep type"),
    pytest.param('{"type":"event_callback","event_time":' + "9" * 5000 + "}", JSON, id="a number of 5,000 digits"),
    pytest.param(json.dumps({"type": ["event_callback"]}), JSON, id="a type that is a list"),
    pytest.param(json.dumps({"type": "url_verification"}), JSON, id="nothing to repeat"),
    pytest.param(json.dumps(changed(EVENT, "event", to=None)), JSON, id="no event"),
    pytest.param(json.dumps(changed(EVENT, "event", to=[])), JSON, id="an event that is a list"),
    pytest.param(json.dumps(changed(EVENT, "event", "user", to=5)), JSON, id="a user that is a number"),
    pytest.param(json.dumps(changed(EVENT, "event", "type", to={})), JSON, id="an event of no type"),
    pytest.param(json.dumps(changed(EVENT, "event", "channel", to={"id": 1})), JSON, id="a channel that is an object"),
    pytest.param(json.dumps(changed(EVENT, "event", "text", to=["Hi"])), JSON, id="words that are a list"),
    pytest.param(json.dumps(changed(EVENT, "event", "text", to="a\ud800")), JSON, id="half a character"),
    pytest.param(json.dumps(changed(EVENT, "event", "text", to="a\0")), JSON, id="a NUL"),
    pytest.param(json.dumps(without(EVENT, "event_id")), JSON, id="an event without its id"),
    pytest.param(json.dumps(changed(EVENT, "authorizations", to=[1])), JSON, id="authorizations that are none"),
    pytest.param(json.dumps(changed(EVENT, "enterprise", to=5)), JSON, id="an organisation that is a number"),
    pytest.param("payload=%7B", FORM, id="a payload that is half an object"),
    pytest.param("payload=null", FORM, id="a payload that is nothing"),
    pytest.param("payload=", FORM, id="an empty payload"),
    pytest.param(payload([]), FORM, id="a payload that is a list"),
    pytest.param(payload(changed(CLICK, "actions", to=[])), FORM, id="a click without actions"),
    pytest.param(payload(without(CLICK, "actions")), FORM, id="a click on nothing"),
    pytest.param(payload(changed(CLICK, "actions", to=[{"action_id": 7}])), FORM, id="an action that is a number"),
    pytest.param(payload(changed(CLICK, "actions", "0", "selected_option", to="x")), FORM, id="an option that is none"),
    pytest.param(payload(changed(CLICK, "user", to=None)), FORM, id="a click by nobody"),
    pytest.param(payload(changed(CLICK, "container", to={"type": "message"})), FORM, id="a message that is nowhere"),
    pytest.param(payload(changed(CLICK, "view", to={})), FORM, id="a click in a view that is none"),
    pytest.param(payload(without(CLICK, "trigger_id")), FORM, id="a click without a trigger"),
    pytest.param(payload(without(SENT, "view", "state")), FORM, id="a view without state"),
    pytest.param(payload(changed(SENT, "view", "state", to={"values": {"a": None}})), FORM, id="a field of nothing"),
    pytest.param(payload(changed(SENT, "view", "callback_id", to=None)), FORM, id="a form without a name"),
    pytest.param(payload(without(USED, "message")), FORM, id="a shortcut on no message"),
    pytest.param(payload(changed(USED, "message", "ts", to=1.1)), FORM, id="a message at a number"),
    pytest.param(payload(changed(USED, "channel", to="C1")), FORM, id="a place that is a word"),
    pytest.param(payload({"type": "dialog_submission", "callback_id": "x"}), FORM, id="a dialog"),
    pytest.param("text=hello", FORM, id="neither command nor payload"),
    pytest.param("command=%2Fgrowth", FORM, id="a command by nobody"),
    pytest.param("", FORM, id="no body"),
]


@pytest.mark.parametrize(("body", "kind"), SENSELESS)
async def test_a_signed_request_that_makes_no_sense_is_turned_away(
    door: Site, capsys: pytest.CaptureFixture[str], body: str, kind: str
) -> None:
    before = len(door.slack.calls)
    assert await door.post(body, stamp=stamp(), kind=kind) == (400, '{"error":"invalid request"}')
    assert len(door.slack.calls) == before
    printed = "".join(capsys.readouterr())
    assert ("makes no sense" in printed, "Traceback" in printed) == (True, False)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        pytest.param(urlencode(changed(COMMAND, "team_id", to="T9")), FORM, id="a command"),
        pytest.param(payload(changed(CLICK, "team", to={"id": "T9"})), FORM, id="a click"),
        pytest.param(payload(changed(SENT, "team", to={"id": "T9"})), FORM, id="a form"),
        pytest.param(payload(changed(USED, "team", to={"id": "T9"})), FORM, id="a shortcut"),
        pytest.param(json.dumps(changed(EVENT, "team_id", to="T9")), JSON, id="an event"),
        pytest.param(json.dumps(without(EVENT, "team_id")), JSON, id="an event of nowhere"),
    ],
)
async def test_a_request_of_another_workspace_is_refused(door: Site, body: str, kind: str) -> None:
    before = len(door.slack.calls)
    assert await door.post(body, stamp=stamp(), kind=kind) == (403, '{"error":"another workspace"}')
    assert len(door.slack.calls) == before


async def test_an_event_in_a_channel_shared_with_us_is_ours(door: Site) -> None:
    """Slack Connect: it happened at another company, and comes to us by our own authorization."""
    shared = changed(EVENT, "team_id", to="T9") | {"authorizations": [{"team_id": OURS}], "event_id": "Ev2"}
    status, _ = await door.post(json.dumps(shared), stamp=stamp(), kind=JSON)
    assert status == 200


async def test_somebody_whom_slack_does_not_know_is_nobody(door: Site) -> None:
    unknown = changed(EVENT, "event", "user", to="U0NOBODY") | {"event_id": "Ev3"}
    status, _ = await door.post(json.dumps(unknown), stamp=stamp(), kind=JSON)
    assert status == 200


@asynccontextmanager
async def line(door: Site) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """A bare connection to the door."""
    address = urlsplit(door.url)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    try:
        yield reader, writer
    finally:
        writer.close()


def head(*lines: str) -> bytes:
    return "\r\n".join(["POST /slack/events HTTP/1.1", "Host: here", *lines, "", ""]).encode()


def signed(body: str) -> list[str]:
    now = stamp()
    return [f"X-Slack-Request-Timestamp: {now}", f"X-Slack-Signature: {signature(now, body)}"]


@pytest.mark.parametrize("marks", [pytest.param([], id="unsigned"), pytest.param(signed("a"), id="signed")])
async def test_a_large_body_is_refused_before_it_is_read(door: Site, marks: list[str]) -> None:
    async with line(door) as (reader, writer):
        writer.write(head("Content-Length: 60000000", *marks))
        assert (await reader.readline()).startswith(b"HTTP/1.1 413")
        assert b"connection: close" in await reader.read()


async def test_a_large_body_that_does_not_say_so_is_cut_off(door: Site) -> None:
    async with line(door) as (reader, writer):
        writer.write(head("Transfer-Encoding: chunked", *signed("a")))
        piece = b"10000\r\n" + b"a" * 65536 + b"\r\n"
        writer.writelines([piece] * 17)
        assert (await reader.readline()).startswith(b"HTTP/1.1 413")


async def test_without_a_signature_a_large_body_is_not_even_parsed(door: Site) -> None:
    started = time.process_time()
    status, _ = await door.post("a=1&" * 240_000, stamp="", secret="")
    assert (status, time.process_time() - started < 2) == (401, True)


SAID_HALF = {
    "unsigned": head("Content-Length: 100") + b"half",
    "signed": head("Content-Length: 100", *signed("a")) + b"half",
    "nothing": b"",
    "half a line": b"POST /slack/ev",
    "half a head": b"POST / HTTP/1.1\r\nHost: here\r\n",
}


@pytest.fixture(scope="module")
async def answered(door: Site) -> dict[str, bytes]:
    """What each of those gets who say half and then no more: side by side, as each of them waits for seconds."""

    async def get(said: bytes) -> bytes:
        async with line(door) as (reader, writer):
            writer.write(said)
            async with asyncio.timeout(web.WITHIN * 3):
                return await reader.read()

    return dict(zip(SAID_HALF, await asyncio.gather(*map(get, SAID_HALF.values())), strict=True))


@pytest.mark.parametrize("said", ["unsigned", "signed"])
async def test_a_body_that_does_not_end_is_closed_within_seconds(answered: dict[str, bytes], said: str) -> None:
    assert answered[said].startswith(b"HTTP/1.1 408")


@pytest.mark.parametrize("said", ["nothing", "half a line", "half a head"])
async def test_who_connects_and_asks_for_nothing_is_let_go(answered: dict[str, bytes], said: str) -> None:
    assert answered[said] == b""


async def test_a_watcher_hears_that_slack_does_not_let_it_in(tmp_path: Path) -> None:
    async with site(tmp_path, start=START) as home:
        home.slack.misbehave.refuse("auth.test", 1, error="token_revoked")
        await home.trellis.access.attempt(home.trellis.knock)
        assert await home.get("/healthz") == (503, "Slack does not let Trellis in: token_revoked")
        await home.trellis.access.attempt(home.trellis.knock)
        assert await home.get("/healthz") == (200, "ok")
