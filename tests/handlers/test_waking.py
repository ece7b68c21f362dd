"""The sender is woken for what was queued, and for nothing else."""

from dataclasses import replace

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from handlers.framework.dispatcher import Dispatcher
from tests.house import House

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("line", "woken"),
    [
        pytest.param("status", 0, id="what reads"),
        pytest.param("pause 1w", 0, id="what writes, and answers by itself"),
        pytest.param("skip", 0, id="what finds nothing to do"),
        pytest.param("checkin", 1, id="what queues a message"),
    ],
)
async def test_it_is_woken_for_a_message(here: House, line: str, woken: int) -> None:
    await here.start("alice")
    times: list[str] = []
    tenant = here.trellis.tenant
    counting = replace(tenant, app=replace(tenant.app, wake=lambda: times.append(line)))
    body = {"command": "/growth", "text": line, "user_id": here.member("alice").id, "trigger_id": "another"}
    client = AsyncWebClient("xoxb-playground", base_url=here.slack.api_url)
    await Dispatcher(here.trellis.registry, counting).command(body, client)
    assert len(times) == woken
