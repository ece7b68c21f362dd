"""A signed load: requests as Slack makes them, over connections that stay open, with the answers' times."""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

SECRET = "bench-secret"  # noqa: S105 - of both sides, and of nobody else
WORKSPACE = "T1"
CONNECTIONS = 16
WORDS = ("great", "good")  # of a check-in

Body = Callable[[int], dict[str, str]]


@dataclass(frozen=True, slots=True)
class Load:
    """How many were answered a second, and how long the slowest in a hundred took, in milliseconds."""

    rate: float
    p99: float


def command(text: str, users: int) -> Body:
    """A slash command, by one person after the other."""

    def body(nth: int) -> dict[str, str]:
        return {
            "token": "x",
            "team_id": WORKSPACE,
            "team_domain": "t",
            "channel_id": "C1",
            "channel_name": "c",
            "user_id": f"U{nth % users}",
            "user_name": "u",
            "command": "/growth",
            "text": text,
            "api_app_id": "A1",
            "is_enterprise_install": "false",
            "response_url": "http://127.0.0.1:9/x",
            "trigger_id": f"{time.time_ns()}.{nth}",
        }

    return body


def pulse(users: int, ts: str) -> Body:
    """A word for how it goes, picked on the check-in that stands there; by one person after the other."""

    def body(nth: int) -> dict[str, str]:
        who, where = f"U{nth % users}", f"D{nth % users}"
        action = {
            "type": "static_select",
            "action_id": "checkins.pulse",
            "block_id": "pulse",
            "selected_option": {"value": WORDS[nth % len(WORDS)], "text": {"type": "plain_text", "text": "x"}},
        }
        click = {
            "type": "block_actions",
            "team": {"id": WORKSPACE, "domain": "t"},
            "user": {"id": who, "username": who, "team_id": WORKSPACE},
            "api_app_id": "A1",
            "trigger_id": f"{time.time_ns()}.{nth}",
            "response_url": "http://127.0.0.1:9/x",
            "container": {"type": "message", "message_ts": ts, "channel_id": where, "is_ephemeral": False},
            "channel": {"id": where, "name": "directmessage"},
            "message": {"ts": ts, "text": "", "blocks": []},
            "actions": [action],
        }
        return {"payload": json.dumps(click)}

    return body


async def put(port: int, body: Body, count: int, connections: int = CONNECTIONS) -> Load:
    """Sends so many requests, as fast as they are answered. Raises RuntimeError for any answer but 200."""
    requests = iter([_request(body(nth)) for nth in range(count)])
    took: list[float] = []
    began = time.perf_counter()
    await asyncio.gather(*(_connection(port, requests, took) for _ in range(connections)))
    whole = time.perf_counter() - began
    return Load(count / whole, sorted(took)[int(count * 0.99)] * 1000)


def _request(form: dict[str, str]) -> bytes:
    body = urlencode(form).encode()
    stamp = str(int(time.time())).encode()
    signature = hmac.new(SECRET.encode(), b"v0:" + stamp + b":" + body, hashlib.sha256).hexdigest().encode()
    head = (
        b"POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        b"X-Slack-Request-Timestamp: " + stamp + b"\r\nX-Slack-Signature: v0=" + signature + b"\r\nContent-Length: "
    )
    return head + str(len(body)).encode() + b"\r\n\r\n" + body


async def _connection(port: int, requests: Iterator[bytes], took: list[float]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for request in requests:
        began = time.perf_counter()
        writer.write(request)
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        if not head.startswith(b"http/1.1 200"):
            raise RuntimeError(f"answered with {head.splitlines()[0]!r}")
        await _body(reader, head)
        took.append(time.perf_counter() - began)
    writer.close()


async def _body(reader: asyncio.StreamReader, head: bytes) -> None:
    if b"content-length:" in head:
        await reader.readexactly(int(head.split(b"content-length:")[1].split(b"\r\n")[0]))
    elif b"chunked" in head:
        await reader.readuntil(b"0\r\n\r\n")
