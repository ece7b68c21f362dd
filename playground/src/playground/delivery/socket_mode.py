"""Socket Mode: the connections that an app holds, and the acknowledgements that come back on them."""

import asyncio
import itertools
import uuid
from contextlib import suppress

from starlette.websockets import WebSocket, WebSocketDisconnect

from playground.core.clock import Clock
from playground.delivery.ledger import Entry, Ledger
from playground.delivery.link import NoAnswer, Parcel
from playground.delivery.outage import break_off
from playground.errors import ApiError
from playground.wire import Json, parse

# source: https://docs.slack.dev/apis/events-api/using-socket-mode
CONNECTIONS = 10
BRIEFLY, NOTICE = 360.0, 10.0
TICKET_SECONDS = 30.0  # not told: Slack calls the address temporary


class Sockets:
    """All connections of one app. A payload goes to any one of them, and is acknowledged on any."""

    def __init__(self, app_id: str, clock: Clock) -> None:
        self._app_id = app_id
        self._clock = clock
        self._tickets: dict[str, float] = {}
        self._open: dict[WebSocket, int] = {}
        self._turn = itertools.count()
        self._awaited: dict[str, asyncio.Future[Json]] = {}
        self._connected = asyncio.Event()
        self._arrived = asyncio.Event()
        self._parting: set[asyncio.Task[None]] = set()
        self.lifetime = 3600.0
        self.ledger = Ledger()

    @property
    def is_open(self) -> bool:
        return bool(self._open)

    def ticket(self) -> str:
        """A pass for one connection, within half a minute. Raises ApiError when the app has ten."""
        if len(self._open) >= CONNECTIONS:
            raise ApiError("too_many_websockets")
        ticket = uuid.uuid4().hex
        self._tickets[ticket] = self._clock.now()
        return ticket

    def takes(self, ticket: str) -> bool:
        """Uses up a pass; False if it is not one of this app, or too old."""
        issued = self._tickets.pop(ticket, None)
        return issued is not None and self._clock.now() - issued <= TICKET_SECONDS

    async def connected(self) -> None:
        """Waits until the app is connected."""
        await self._connected.wait()

    async def serve(self, websocket: WebSocket) -> None:
        """Holds one connection until either side ends it; Slack's side does so after an hour."""
        await websocket.accept()
        seconds = BRIEFLY if websocket.query_params.get("debug_reconnects") == "true" else self.lifetime
        info = {"host": "playground", "approximate_connection_time": int(seconds)}
        hello = {"type": "hello", "num_connections": len(self._open) + 1, "debug_info": info}
        await websocket.send_json(hello | {"connection_info": {"app_id": self._app_id}})
        self._open[websocket] = next(self.ledger.connections)
        self._connected.set()
        self._arrived.set()
        self._arrived = asyncio.Event()
        ending = asyncio.create_task(self._end(websocket, seconds))
        try:
            while True:
                self._acknowledge(await websocket.receive_text())
        except (WebSocketDisconnect, RuntimeError):
            self._drop(websocket)
        finally:
            ending.cancel()

    async def carry(self, parcel: Parcel, seconds: float) -> Json:
        """Sends an envelope and waits for its acknowledgement."""
        envelope_id = str(uuid.uuid4())
        answer: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._awaited[envelope_id] = answer
        connections = list(self._open)
        websocket = connections[next(self._turn) % len(connections)]
        number, at = self._open[websocket], self._clock.now()
        self.ledger.entries.append(Entry(envelope_id, parcel.what, number, parcel.attempt, sent_at=at))
        try:
            await websocket.send_json(_envelope(envelope_id, parcel))
            if parcel.is_cut:
                self._cut(websocket)
            async with asyncio.timeout(seconds):
                return await answer
        except TimeoutError:
            raise NoAnswer("operation_timeout", "timeout") from None
        except (WebSocketDisconnect, RuntimeError):
            self._drop(websocket)
            raise NoAnswer("dispatch_failed", "connection_failed") from None
        finally:
            del self._awaited[envelope_id]

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Asks the app to come back on a new connection, as Slack does every few hours."""
        for websocket in list(self._open):
            await websocket.send_json(_farewell(reason))
            self._drop(websocket)
            parting = asyncio.create_task(self._part(websocket))
            self._parting.add(parting)
            parting.add_done_callback(self._parting.discard)

    async def _part(self, websocket: WebSocket) -> None:
        """Ends a connection for which there is another, or a little later. Some clients wait for that end."""
        await self._replaced(NOTICE)
        with suppress(RuntimeError, WebSocketDisconnect):
            await websocket.close()

    async def _replaced(self, seconds: float) -> bool:
        """Whether another connection came in that time."""
        try:
            async with asyncio.timeout(seconds):
                await self._arrived.wait()
        except TimeoutError:
            return False
        return True

    async def _end(self, websocket: WebSocket, seconds: float) -> None:
        """Says that a connection will end, and a little later that it has. Connections live in real time."""
        with suppress(RuntimeError, WebSocketDisconnect):
            await asyncio.sleep(max(0.0, seconds - NOTICE))
            await websocket.send_json(_farewell("warning"))
            if not await self._replaced(min(NOTICE, seconds)):
                await websocket.send_json(_farewell("refresh_requested"))
            self._drop(websocket)
            await websocket.close()

    async def close(self) -> None:
        """Ends all connections."""
        for parting in self._parting:
            parting.cancel()
        for websocket in list(self._open):
            self._drop(websocket)
            with suppress(RuntimeError, WebSocketDisconnect):
                await websocket.close(1001)

    def _acknowledge(self, text: str) -> None:
        """Takes an answer. What is none, Slack does not mind: some clients send words of their own to stay alive."""
        try:
            message = parse(text)
        except ValueError:
            return
        if not isinstance(message, dict) or "envelope_id" not in message:
            return
        waiting = self._awaited.get(message["envelope_id"])
        awaited = waiting is not None and not waiting.done()
        self.ledger.acknowledge(message["envelope_id"], self._clock.now(), awaited=awaited)
        if waiting is not None and awaited:
            waiting.set_result(message.get("payload") or {})

    def _cut(self, websocket: WebSocket) -> None:
        """Ends a connection without a word, as a broken line does."""
        self._drop(websocket)
        break_off(websocket)
        raise NoAnswer("dispatch_failed", "connection_failed")

    def _drop(self, websocket: WebSocket) -> None:
        self._open.pop(websocket, None)
        if not self._open:
            self._connected.clear()


def _farewell(reason: str) -> Json:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "playground"}}


def _envelope(envelope_id: str, parcel: Parcel) -> Json:
    envelope: Json = {
        "envelope_id": envelope_id,
        "type": parcel.kind,
        "payload": parcel.payload,
        "accepts_response_payload": parcel.kind != "events_api",
    }
    if parcel.kind == "events_api":
        envelope |= {"retry_attempt": parcel.attempt, "retry_reason": parcel.reason}
    return envelope
