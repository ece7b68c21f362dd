"""Signed requests: the way to an app that has a request URL."""

import json
import time
import urllib.parse
import uuid
from collections.abc import AsyncIterator, Mapping

import aiohttp
from slack_sdk.signature import SignatureVerifier

from playground.config import AppSpec
from playground.delivery.link import NoAnswer, Parcel
from playground.wire import Json, parse

_FORM = "application/x-www-form-urlencoded"
_REDIRECTS = 2  # source: https://docs.slack.dev/apis/events-api

# How Slack calls what went wrong, in the header of what it sends again.
# source: https://docs.slack.dev/apis/events-api
_REASONS: dict[type[aiohttp.ClientError], str] = {
    aiohttp.TooManyRedirects: "too_many_redirects",
    aiohttp.ClientSSLError: "ssl_error",
    aiohttp.ClientConnectionError: "connection_failed",
}


def sign(secret: str, body: bytes, at: int) -> dict[str, str]:
    """The two headers that prove to an app that a body comes from Slack."""
    signature = SignatureVerifier(secret).generate_signature(timestamp=str(at), body=body)
    return {"x-slack-request-timestamp": str(at), "x-slack-signature": str(signature)}


class Webhook:
    """The addresses of one app; `url` is one for all, if it is set. That of events is verified before the first."""

    def __init__(self, app: AppSpec) -> None:
        self.url: str | None = None
        self._app = app
        self._session: aiohttp.ClientSession | None = None
        self._verified: str | None = None

    @property
    def is_open(self) -> bool:
        app = self._app
        own = (app.request_url, app.interactivity_url, *(command.url for command in app.commands))
        return any((self.url, *own))

    async def carry(self, parcel: Parcel, seconds: float) -> Json:
        """Posts a signed request; a 2xx answer is the acknowledgement."""
        address = self._address(parcel)
        if address is None:
            raise NoAnswer("dispatch_failed", "connection_failed", final=True)
        if parcel.kind == "events_api":
            await self._verify(address, seconds)
            body, content_type = json.dumps(parcel.payload).encode(), "application/json"
        elif parcel.kind == "slash_commands":
            body, content_type = urllib.parse.urlencode(parcel.payload).encode(), _FORM
        else:
            body, content_type = urllib.parse.urlencode({"payload": json.dumps(parcel.payload)}).encode(), _FORM
        headers = {"content-type": content_type}
        if parcel.attempt:
            headers |= {"x-slack-retry-num": str(parcel.attempt), "x-slack-retry-reason": parcel.reason}
        headers |= self._signature(body, wrong_by=parcel.wrong_by)
        if parcel.is_cut:
            headers["content-length"] = str(len(body))
        return _parsed(await self._post(address, _half(body) if parcel.is_cut else body, headers, seconds=seconds))

    def _address(self, parcel: Parcel) -> str | None:
        """Where something goes: to an address of its own if the app has one, else to its request URL."""
        app, own = self._app, None
        if parcel.kind == "slash_commands":
            own = next((c.url for c in app.commands if c.command == parcel.payload["command"]), None)
        elif parcel.kind == "interactive":
            asks = parcel.what == "block_suggestion"
            own = (app.options_url if asks else None) or app.interactivity_url
        return self.url or own or app.request_url

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def _verify(self, address: str, seconds: float) -> None:
        if self._verified == address:
            return
        challenge = uuid.uuid4().hex
        asked = {"type": "url_verification", "token": "playground-verification", "challenge": challenge}
        body = json.dumps(asked).encode()
        headers = {"content-type": "application/json"} | self._signature(body)
        answer = await self._post(address, body, headers, seconds=seconds)
        if challenge not in answer:
            raise NoAnswer("dispatch_failed", "http_error")
        self._verified = address

    def _signature(self, body: bytes, *, wrong_by: float = 0) -> dict[str, str]:
        # By the real time, whatever the playground's clock says: the app checks it against its own.
        return sign(self._app.signing_secret, body, int(time.time() + wrong_by))

    async def _post(
        self, address: str, body: bytes | AsyncIterator[bytes], headers: Mapping[str, str], *, seconds: float
    ) -> str:
        if self._session is None:
            self._session = aiohttp.ClientSession()
        how: Json = {"timeout": aiohttp.ClientTimeout(total=seconds), "max_redirects": _REDIRECTS}
        try:
            async with self._session.post(address, data=body, headers=headers, **how) as response:
                text = await response.text()
        except TimeoutError:
            raise NoAnswer("operation_timeout", "http_timeout") from None
        except aiohttp.ClientError as error:
            reason = next((name for kind, name in _REASONS.items() if isinstance(error, kind)), "unknown_error")
            raise NoAnswer("dispatch_failed", reason) from None
        if response.status // 100 != 2:
            raise NoAnswer("dispatch_failed", "http_error", final=response.headers.get("x-slack-no-retry") == "1")
        return text


async def _half(body: bytes) -> AsyncIterator[bytes]:
    """The first half of a body, and then the end of the line."""
    yield body[: len(body) // 2]
    raise ConnectionError("cut in the middle")


def _parsed(text: str) -> Json:
    """The acknowledgement's body; plain words are a text."""
    try:
        body = parse(text or "{}")
    except ValueError:
        return {"text": text}
    return body if isinstance(body, dict) else {"text": text}
