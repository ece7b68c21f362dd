"""What Slack's answers mean: one of a few things to do, whatever came back."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from slack_sdk.errors import SlackApiError

from bot import answers, refusals, slack
from handlers.framework.errors import Gone, LockedOut, NotGranted, Refused, TryLater, Uncertain

pytestmark = pytest.mark.anyio


async def answered(status: int, **answer: Any) -> Exception:
    """What is made of one such answer, over the wire."""

    async def once(_: web.Request) -> web.Response:
        return web.Response(status=status, **answer)

    site = web.Application()
    site.router.add_post("/api/chat.postMessage", once)
    runner = web.AppRunner(site)
    await runner.setup()
    door = web.TCPSite(runner, "127.0.0.1", 0)
    await door.start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}/api/"
    try:
        async with aiohttp.ClientSession() as http:
            client = slack.Client("xoxb-1", base_url=address, session=http, retry_handlers=[])
            with pytest.raises((SlackApiError, aiohttp.ClientError)) as error:
                await client.chat_postMessage(channel="C1", text="Hello")
    finally:
        await runner.cleanup()
    return answers.meaning(error.value)


LOST = "the answer was lost: ClientPayloadError"
JSON, TEXT, PAGE = ({"content_type": kind} for kind in ("application/json", "text/plain", "text/html"))
GZIP = {"content_type": "application/gzip"}


@pytest.mark.parametrize(
    ("status", "answer", "meaning", "why"),
    [
        pytest.param(200, JSON | {"text": '{"ok":false,"error":"is_archived"}'}, Gone, "is_archived", id="gone"),
        pytest.param(200, JSON | {"text": '{"ok":false,"error":"no_text"}'}, Refused, "no_text", id="our mistake"),
        pytest.param(200, JSON | {"text": '{"ok":false,"error":"ratelimited"}'}, TryLater, "ratelimited", id="busy"),
        pytest.param(200, JSON | {"text": '{"ok":false,"error":"fatal_error"}'}, Uncertain, "fatal_error", id="unsure"),
        pytest.param(200, JSON | {"text": '{"ok":tr'}, Uncertain, LOST, id="half an answer"),
        pytest.param(200, PAGE | {"text": "<h1>Please log in</h1>"}, Uncertain, LOST, id="a page in between"),
        pytest.param(200, TEXT | {"text": "ok"}, Uncertain, LOST, id="words in between"),
        pytest.param(200, JSON | {"text": '["ok"]'}, Uncertain, LOST, id="JSON that is no answer"),
        pytest.param(200, GZIP | {"body": b"ok"}, Uncertain, LOST, id="a file"),
        pytest.param(404, PAGE | {"text": "<h1>Not here</h1>"}, Refused, "404", id="no such address"),
        pytest.param(429, TEXT | {"text": "slow", "headers": {"Retry-After": "7"}}, TryLater, "429", id="patience"),
        pytest.param(500, TEXT | {"text": "upstream error"}, Uncertain, "500", id="broken, in words"),
        pytest.param(502, PAGE | {"text": "<h1>Bad gateway</h1>"}, Uncertain, "502", id="broken, as a page"),
        pytest.param(503, JSON | {"text": "no json"}, Uncertain, "503", id="broken, and called JSON"),
    ],
)
async def test_an_answer_means(status: int, answer: dict[str, Any], meaning: type[Exception], why: str) -> None:
    found = await answered(status, **answer)
    assert type(found) is meaning
    assert str(found) == why


async def test_retry_after_is_how_long_to_wait() -> None:
    found = await answered(429, **TEXT, text="slow", headers={"Retry-After": "7"})
    assert isinstance(found, TryLater)
    assert found.after == timedelta(seconds=7)


@pytest.mark.parametrize("wait", ["Wed, 21 Oct 2026 07:28:00 GMT", "-1", "inf", "1e9", ""])
async def test_a_wait_that_is_no_number_of_seconds_is_half_a_minute(wait: str) -> None:
    found = await answered(429, **TEXT, text="slow", headers={"Retry-After": wait})
    assert isinstance(found, TryLater)
    assert found.after == answers.PATIENCE


async def test_a_refusal_says_what_slack_says_of_the_payload() -> None:
    said = '{"ok":false,"error":"invalid_blocks","response_metadata":{"messages":["[ERROR] too long"]}}'
    assert str(await answered(200, **JSON, text=said)) == "invalid_blocks: [ERROR] too long"


ROOT = Path(__file__).parents[2]
# Of each method that Trellis calls, the errors that its page documents; and those that any method may answer with.
DOCUMENTED: dict[str, list[str]] = json.loads(Path(__file__).with_name("documented_errors.json").read_text())
MEANINGS = {
    TryLater: refusals.WAIT,
    Uncertain: refusals.UNSURE,
    LockedOut: refusals.LOCKED_OUT,
    NotGranted: refusals.NOT_GRANTED,
    Gone: refusals.STOP,
    Refused: refusals.MEND,
}


@pytest.mark.parametrize("error", sorted({error for errors in DOCUMENTED.values() for error in errors}))
async def test_every_documented_error_has_one_meaning(error: str) -> None:
    found = await answered(200, **JSON, text=json.dumps({"ok": False, "error": error}))
    assert [kind for kind, errors in MEANINGS.items() if error in errors] == [type(found)]


def test_every_method_that_trellis_calls_is_in_the_table() -> None:
    families = "apps_connections|auth|chat|conversations|dnd|files|users|views"
    called = {
        match
        for floor in ("bot", "handlers")
        for file in (ROOT / floor).rglob("*.py")
        for match in re.findall(rf"client\.((?:{families})_[A-Za-z_]+)", file.read_text())
    }
    assert called <= {method.replace(".", "_") for method in DOCUMENTED}


@pytest.mark.parametrize("error", ["team_added_to_org", "org_login_required"])
async def test_a_workspace_that_moves_into_an_organisation_is_waited_for(error: str) -> None:
    assert type(await answered(200, **JSON, text=json.dumps({"ok": False, "error": error}))) is TryLater


async def test_a_missing_scope_is_named() -> None:
    said = '{"ok":false,"error":"missing_scope","needed":"chat:write","provided":"commands"}'
    assert str(await answered(200, **JSON, text=said)) == "missing_scope: chat:write"
