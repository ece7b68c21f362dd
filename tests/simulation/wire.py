"""HTTP without a network: what one side asks of the other goes from client to application within the process."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from contextvars import Context, copy_context
from typing import Any
from urllib.parse import urlencode, urlsplit

import aiohttp
from multidict import CIMultiDict

from tests.simulation.allowance import POST, Allowance
from tests.simulation.patience import Patience

Application = Callable[[MutableMapping[str, Any], Callable[[], Awaitable[Any]], Callable[[Any], Awaitable[None]]], Any]
TRANSPORT = "playground.transport"  # where the local Slack looks for the connection that it is to break


class Site:
    """One application under a host's name. Its tasks live in a `context`, and are counted until they have ended."""

    def __init__(self, application: Application, context: Context | None = None) -> None:
        self.application = application
        self.context = context or copy_context()
        self.tasks: dict[asyncio.Task[None], None] = {}
        self.is_down = False

    def serve(self, exchange: "Exchange") -> None:
        task = self.context.run(asyncio.create_task, self._carry_out(exchange))
        self.tasks[task] = None
        task.add_done_callback(lambda _: self.tasks.pop(task, None))

    async def _carry_out(self, exchange: "Exchange") -> None:
        try:
            await self.application(exchange.scope, exchange.receive, exchange.send)
        except Exception as error:  # noqa: BLE001 - the other side sees a line that breaks
            if not exchange.head.done():
                exchange.head.set_exception(aiohttp.ServerDisconnectedError(str(error)))
        finally:
            exchange.abort()

    async def quiet(self) -> None:
        """Waits until nothing is under way."""
        while self.tasks:
            await asyncio.wait(list(self.tasks))


class Exchange:
    """One request and its answer, as an application sees them."""

    def __init__(self, method: str, url: str, headers: Mapping[str, str], body: bytes) -> None:
        parts = urlsplit(url)
        self.head: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self.status, self.headers, self.body = 0, CIMultiDict[str](), bytearray()
        self.transport = self
        self._asked, self._gone = [body], asyncio.Event()
        self.scope: dict[str, Any] = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": parts.scheme,
            "path": parts.path,
            "raw_path": parts.path.encode(),
            "query_string": parts.query.encode(),
            "root_path": "",
            "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
            "client": ("127.0.0.1", 1),
            "server": (parts.hostname, parts.port or 80),
        }

    async def receive(self) -> dict[str, Any]:
        if self._asked:
            return {"type": "http.request", "body": self._asked.pop(), "more_body": False}
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Mapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers.extend((name.decode(), value.decode()) for name, value in message.get("headers", ()))
            return
        self.body += message.get("body", b"")
        if not message.get("more_body") and not self.head.done():
            self.head.set_result(Answer(self.status, self.headers, bytes(self.body)))

    def abort(self) -> None:
        """The connection ends, with whatever was not sent by then."""
        self._gone.set()
        if not self.head.done():
            self.head.set_exception(aiohttp.ServerDisconnectedError())

    close = abort


class Answer:
    """As much of aiohttp's response as a client of Slack's, and Slack's own, look at."""

    def __init__(self, status: int, headers: CIMultiDict[str], body: bytes) -> None:
        self.status, self.headers, self._body = status, headers, body
        self.content_type = headers.get("content-type", "").partition(";")[0]

    async def __aenter__(self) -> "Answer":
        return self

    async def __aexit__(self, *_: object) -> None:
        return None

    async def read(self) -> bytes:
        return self._body

    async def text(self) -> str:
        return self._body.decode()

    async def json(self, **_: Any) -> Any:
        if self.content_type != "application/json":
            raise aiohttp.ContentTypeError(None, (), message=self.content_type)  # type: ignore[arg-type]
        return json.loads(self._body)


class Wire:
    """Every host there is. `asked` is called before a request sets out, and again once its answer is there.

    What `echoes` arrives twice: it is how an address ends.
    """

    def __init__(self, asked: Callable[[], Awaitable[None]], patience: Patience, allowance: Allowance) -> None:
        self.sites: dict[str, Site] = {}
        self.echoes = ""
        self._asked, self._patience, self._allowance = asked, patience, allowance

    async def request(self, session: aiohttp.ClientSession, verb: str, url: Any, **given: Any) -> Answer:
        """In the place of `aiohttp.ClientSession._request`. Raises aiohttp.ClientError and TimeoutError."""
        host, address = urlsplit(str(url)).hostname or "", str(url)
        await self._asked()
        method = address.rpartition("/")[2]
        self._patience.sets_out(method)
        self._allowance.sets_out(method, channel(given) if method == POST else "")
        site = self.sites.get(host)
        if site is None or site.is_down:
            raise aiohttp.ClientConnectorError(_Key(host), OSError("connection refused"))  # type: ignore[arg-type]
        headers, body = await _written(given)
        if params := given.get("params"):
            address += f"?{urlencode(params)}"
        exchange = Exchange(verb, address, headers, body)
        site.serve(exchange)
        if self.echoes == method:
            site.serve(Exchange(verb, address, headers, body))
        limit = given.get("timeout") or session.timeout
        try:
            async with asyncio.timeout(limit.total if isinstance(limit, aiohttp.ClientTimeout) else None):
                answer = await exchange.head
        finally:
            exchange.abort()
        self._patience.answered(method, answer.status, answer.headers.get("retry-after", "0"))
        await self._asked()
        return answer


def channel(given: Mapping[str, Any]) -> str:
    """In which conversation something is said, if it is: Trellis writes its JSON itself, Slack's library does not."""
    body = given.get("json") or given.get("data")
    if isinstance(body, bytes):
        body = json.loads(body)
    return str(body.get("channel", "")) if isinstance(body, Mapping) else ""


class _Key:
    """Which host could not be reached, as aiohttp tells it."""

    ssl, port = False, 80

    def __init__(self, host: str) -> None:
        self.host = host


async def _written(given: Mapping[str, Any]) -> tuple[dict[str, str], bytes]:
    """The headers and the body. A body that breaks off on its way raises what aiohttp does."""
    headers = {str(name): str(value) for name, value in (given.get("headers") or {}).items()}
    data = given.get("data")
    if given.get("json") is not None:
        return {"Content-Type": "application/json", **headers}, json.dumps(given["json"]).encode()
    if isinstance(data, Mapping):
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        return form | headers, urlencode({key: value for key, value in data.items() if value is not None}).encode()
    if data is None or isinstance(data, (bytes, str)):
        return headers, data.encode() if isinstance(data, str) else data or b""
    raise aiohttp.ServerDisconnectedError("cut in the middle")
