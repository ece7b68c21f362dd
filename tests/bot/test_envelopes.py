"""What comes over a socket and makes no sense here: acknowledged, so that it does not come again, and not acted on."""

import logging
from dataclasses import dataclass, field
from typing import Any

import pytest
from house import House
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from test_doors import CLICK, COMMAND, EVENT, SENT, changed, without

from bot.sockets import Socket

pytestmark = pytest.mark.anyio


@dataclass
class Line:
    """The other end of the socket, as far as an answer goes."""

    answers: list[SocketModeResponse] = field(default_factory=list)
    logger: logging.Logger = field(default_factory=lambda: logging.getLogger("tests.line"))

    async def send_socket_mode_response(self, answer: SocketModeResponse) -> None:
        self.answers.append(answer)


@pytest.mark.parametrize(
    "payload",
    [
        pytest.param({}, id="nothing"),
        pytest.param(changed(EVENT, "event", to=None), id="no event"),
        pytest.param(changed(EVENT, "enterprise", to=5), id="an organisation that is a number"),
        pytest.param(changed(EVENT, "team_id", to="T9"), id="an event of another workspace"),
        pytest.param(without(CLICK, "actions"), id="a click on nothing"),
        pytest.param(changed(CLICK, "user", to=3), id="a click by a number"),
        pytest.param(without(SENT, "view", "state"), id="a form without state"),
        pytest.param(changed(COMMAND, "user_id", to=None), id="a command by nobody"),
        pytest.param(changed(COMMAND, "team_id", to="T9"), id="a command of another workspace"),
    ],
)
async def test_an_envelope_that_is_not_for_us(home: House, payload: dict[str, Any]) -> None:
    line, before = Line(), len(home.slack.calls)
    socket = Socket(home.trellis.bolt, "xapp-playground", home.trellis.tenant.workspace, heard=home.trellis.listens)
    try:
        await socket.handle(line, SocketModeRequest("events_api", "E1", payload))  # type: ignore[arg-type] # as far as it goes
    finally:
        await socket.finish()
    assert [(answer.envelope_id, answer.payload) for answer in line.answers] == [("E1", None)]
    assert len(home.slack.calls) == before
