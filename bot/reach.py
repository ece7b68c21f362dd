"""Whether Trellis and Slack reach each other: the tokens, what they are allowed, and the way in."""

import json
import re
from collections.abc import AsyncIterator
from secrets import token_hex
from typing import Any

import aiohttp
import structlog
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from bot import clock, manifest, sockets
from bot.access import LET_IN
from bot.answers import asked
from bot.finding import Finding
from bot.settings import Settings, SettingsError
from handlers.framework.errors import Gone, LockedOut, Refused, TryLater

PATIENCE = aiohttp.ClientTimeout(total=5)  # Slack itself waits three seconds
ORGANISATION = (
    "SLACK_BOT_TOKEN is that of an app installed for a whole Enterprise organisation. Trellis serves one workspace: "
    "install the app in that workspace alone, and use the token it gets there."
)
ONE_OF_SEVERAL = "one workspace of an Enterprise organisation: people who are only in others are strangers here"
REINSTALL = "Add them under OAuth & Permissions, then reinstall the app."
log = structlog.get_logger()


def one_workspace(me: Any) -> Any:
    """Slack's word of who we are, as it is. Raises SettingsError where that is a whole organisation."""
    if me.get("is_enterprise_install"):
        raise SettingsError([ORGANISATION])
    return me


def enough(me: Any) -> Any:
    """The same, of a workspace where Trellis can work; what is smaller there is logged. Raises SettingsError."""
    found = _scopes(granted(one_workspace(me)))
    if lacking := [finding.detail for finding in found if not finding.works]:
        raise SettingsError([f"SLACK_BOT_TOKEN lacks scopes, {lacking[0]}. {REINSTALL}"])
    if me.get("enterprise_id"):
        log.info(ONE_OF_SEVERAL)
    for finding in found[1:]:
        log.warning(finding.what, so=finding.detail)
    return me


def granted(me: Any) -> frozenset[str]:
    """The scopes that Slack says the bot token has; none where it does not say."""
    header = str(me.headers.get("x-oauth-scopes") or "")
    return frozenset(scope.strip() for scope in header.split(",") if scope.strip())


def hears(me: Any) -> bool:
    """Whether what people write to Trellis, and reply in a thread, reaches it. Where Slack does not say, it does."""
    return not granted(me) or "im:history" in granted(me)


def sends_files(me: Any) -> bool:
    """Whether Trellis may send a file. Where Slack does not say, it may."""
    return not granted(me) or "files:write" in granted(me)


async def look(settings: Settings) -> AsyncIterator[Finding]:
    """What Slack says of the tokens, then whether what it sends would come in."""
    async with aiohttp.ClientSession(timeout=PATIENCE) as http:
        client = AsyncWebClient(
            token=settings.slack_bot_token.get_secret_value(),
            base_url=settings.slack_api_url,
            session=http,
            retry_handlers=[],
        )
        try:
            me = await asked(client.auth_test())
        except (Gone, LockedOut, Refused, TryLater) as error:
            mend = LET_IN if isinstance(error, LockedOut) else "Check SLACK_BOT_TOKEN and SLACK_API_URL."
            yield Finding("Slack", works=False, detail=str(error), mend=mend)
            return
        yield _place(me)
        for finding in _scopes(granted(me)):
            yield finding
        yield await (_socket(client, me, settings) if settings.socket_mode else _request_url(http, settings))


def _place(me: Any) -> Finding:
    name = f"{me['team']}, as {me['user']}"
    if me.get("is_enterprise_install"):
        return Finding("Slack", works=False, detail=name, mend=ORGANISATION)
    return Finding("Slack", works=True, detail=f"{name}; {ONE_OF_SEVERAL}" if me.get("enterprise_id") else name)


def _scopes(granted: frozenset[str]) -> list[Finding]:
    """What was not granted: a fault where Trellis needs it, and said all the same where it does less without."""
    if not granted:
        return [Finding("scopes", works=True, detail="Slack did not say")]
    lacking = {scope: why for scope, why in manifest.BOT_SCOPES.items() if scope not in granted}
    needed = [f"{scope} {why}" for scope, why in lacking.items() if scope not in manifest.WITHOUT]
    if needed:
        found = [Finding("scopes", works=False, detail=f"missing: {'; '.join(needed)}", mend=REINSTALL)]
    else:
        found = [Finding("scopes", works=True, detail="all that is needed" if lacking else "all granted")]
    smaller = [
        Finding(f"without {scope}", works=True, detail=manifest.WITHOUT[scope])
        for scope in lacking
        if scope in manifest.WITHOUT
    ]
    return found + smaller


async def _socket(client: AsyncWebClient, me: Any, settings: Settings) -> Finding:
    token = settings.slack_app_token.get_secret_value()
    if (other := await _another_app(client, me, token)) is not None:
        return other
    try:
        await sockets.address(client, token)
    except (Gone, LockedOut, Refused, TryLater) as error:
        return Finding("Socket Mode", works=False, detail=str(error), mend=sockets.APP_TOKEN)
    return Finding("Socket Mode", works=True, detail="open")


async def _another_app(client: AsyncWebClient, me: Any, token: str) -> Finding | None:
    """An app-level token names its app (`xapp-1-A…`); with another's, what Slack sends would go to that one."""
    named = re.match(r"xapp-\d+-(A\w+)-", token)
    if named is None or not me.get("bot_id"):
        return None
    try:
        ours = (await asked(client.bots_info(bot=me["bot_id"])))["bot"].get("app_id")
    except (Gone, LockedOut, Refused, TryLater):
        return None
    if not ours or ours == named[1]:
        return None
    detail = f"SLACK_APP_TOKEN belongs to the app {named[1]}, and SLACK_BOT_TOKEN to {ours}"
    mend = f"Take both from one app's page: https://api.slack.com/apps/{ours}."
    return Finding("Socket Mode", works=False, detail=detail, mend=mend)


async def _request_url(http: aiohttp.ClientSession, settings: Settings) -> Finding:
    """Asks at the Request URL what Slack asks there, signed as Slack signs it: it proves the way and the secret."""
    url = settings.trellis_request_url
    if not url:
        detail = "not looked at: TRELLIS_REQUEST_URL does not say where Slack reaches Trellis"
        return Finding("Request URL", works=True, detail=detail)
    challenge = token_hex(8)
    body = json.dumps({"type": "url_verification", "challenge": challenge})
    try:
        async with http.post(url, data=body, headers=_signed(body, settings), allow_redirects=False) as response:
            status, answer = response.status, await response.content.read(2000)
    except (aiohttp.ClientError, TimeoutError) as error:
        detail = f"{url} cannot be reached: {str(error) or 'no answer in five seconds'}"
        mend = "Start Trellis, then look at the proxy in front of it and at its certificate."
        return Finding("Request URL", works=False, detail=detail, mend=mend)
    if status == 200 and challenge.encode() in answer:
        return Finding("Request URL", works=True, detail=f"{url} answers")
    mends = {401: "Check SLACK_SIGNING_SECRET, there and here.", 404: "It must end in /slack/events."}
    mend = mends.get(status, "Something else than Trellis answers there: look at the proxy in front of it.")
    return Finding("Request URL", works=False, detail=f"{url} answers {status}", mend=mend)


def _signed(body: str, settings: Settings) -> dict[str, str]:
    stamp = str(int(clock.now().timestamp()))
    secret = settings.slack_signing_secret.get_secret_value()
    signature = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=body)
    return {
        "content-type": "application/json",
        "x-slack-request-timestamp": stamp,
        "x-slack-signature": signature or "",
    }
