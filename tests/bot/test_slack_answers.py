"""What Slack's answers mean: one of four things to do, whatever came back."""

from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from bot import slack
from handlers.errors import Gone, Refused, TryLater, Uncertain

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
    client = AsyncWebClient("xoxb-1", base_url=f"http://127.0.0.1:{runner.addresses[0][1]}/api/", retry_handlers=[])
    try:
        with pytest.raises((slack.SlackApiError, aiohttp.ClientError)) as error:
            await client.chat_postMessage(channel="C1", text="Hello")
    finally:
        await runner.cleanup()
    return slack.meaning(error.value)


JSON, TEXT, PAGE = ({"content_type": kind} for kind in ("application/json", "text/plain", "text/html"))


@pytest.mark.parametrize(
    ("status", "answer", "meaning", "why"),
    [
        pytest.param(200, JSON | {"text": '{"ok":false,"error":"is_archived"}'}, Gone, "is_archived", id="gone"),
        pytest.param(200, JSON | {"text": '{"ok":false,"error":"no_text"}'}, Refused, "no_text", id="our mistake"),
        pytest.param(200, JSON | {"text": '{"ok":false,"error":"ratelimited"}'}, TryLater, "ratelimited", id="busy"),
        pytest.param(200, JSON | {"text": '{"ok":false,"error":"fatal_error"}'}, Uncertain, "fatal_error", id="unsure"),
        pytest.param(200, JSON | {"text": '{"ok":tr'}, Uncertain, "200", id="half an answer"),
        pytest.param(200, PAGE | {"text": "<h1>Please log in</h1>"}, Uncertain, "200", id="a page in between"),
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


async def test_a_refusal_says_what_slack_says_of_the_payload() -> None:
    said = '{"ok":false,"error":"invalid_blocks","response_metadata":{"messages":["[ERROR] too long"]}}'
    assert str(await answered(200, **JSON, text=said)) == "invalid_blocks: [ERROR] too long"
