"""What Trellis says when it cannot do what somebody meant: kindly, only to them, with the next thing to try."""

from collections.abc import Awaitable, Callable, Mapping
from difflib import get_close_matches
from functools import partial
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from db import deliveries
from db.deliveries import NewDelivery
from growth import line
from growth.line import Meant
from handlers.framework import blocks, forms, typed, words
from handlers.framework.blocks import Message
from handlers.framework.listener import Listener
from handlers.framework.registry import Command, Registry, Role
from handlers.framework.request import Request
from handlers.framework.tenant import Tenant

ELSEWHERE = "Trellis is set up for another workspace here, so I keep nothing about you and cannot do this for you."
GUEST = (
    "Trellis is for members of this workspace. As a guest you have no growth plan here, and I keep nothing about you."
)
NOT_SHOWN = "Slack did not open it in time. Nothing is lost: type it again."
STALE = "This button is from an older message, and what it spoke of has moved on. Nothing was changed. Try `{command}`."

STALE_FORM = "This form is from another time, and what it was about has moved on. Nothing was changed. Try `{command}`."
NOT_KNOWN_AFTER = (
    "I don't know “{unused}” after `{command} {word}`, so I did nothing. `{command} {word}` alone: {about}."
)

NO_HELP = "I don't know “{text}”. This is all that I know:"
SYNONYM = "that I know"
DEAF = "I can't read messages here: what you write to me without the slash does not reach me."

HEADINGS = {Role.ANYONE: "For you", Role.MANAGER: "If you lead a team", Role.ADMIN: "If you run Trellis here"}


ToStranger = tuple[dict[str, Any], Callable[[], Awaitable[object]] | None]


async def stale(request: Request) -> None:
    """A control whose meaning is gone: an old message, an old version."""
    await request.reply(Message.of(blocks.section(STALE, command=request.tenant.app.command)))


async def out_of_date(registry: Registry, request: Request) -> None:
    """The same; but what somebody typed in a form is before them again, to be kept by one click."""
    if request.body.get("type") != "view_submission":
        return await stale(request)
    said = forms.typed(request.values) if request.body["view"]["callback_id"] in registry.holds_words else ""
    if said and registry.rescue is not None:
        return await request.turn(await registry.rescue(request, said))
    told = Message.of(blocks.section(STALE_FORM, command=request.tenant.app.command))
    return await request.turn(forms.notice("Trellis", told))  # the form closes, and nothing could be put on top of it


def meant(registry: Registry, text: str, command: str) -> Meant:
    """What a line means, out of Slack's text of it. Only a command that is about a person gets mentions as they are."""
    read = line.read(typed.words(text), command, registry.reads)
    if read.word is not None and registry.reads[read.word] is line.Takes.PERSON:
        return line.read(typed.words(text, mentions=True), command, registry.reads)
    return read


def listener(registry: Registry, meant: Meant) -> Listener:
    """The listener of what somebody meant; where not all of it is understood, one that says so and does nothing."""
    if meant.word is None:
        return partial(_unknown, registry, meant)
    if meant.word in registry.synonyms:
        return partial(_not_all, meant, SYNONYM) if meant.unused else registry.synonyms[meant.word]
    command = registry.commands[meant.word]
    return partial(_not_all, meant, command.about) if meant.unused else command.listener


async def _unknown(registry: Registry, meant: Meant, request: Request) -> None:
    """The nearest word, with what was said after it, and the help."""
    near = get_close_matches(meant.said.casefold(), [w for w in registry.commands if w], n=1, cutoff=0.6)
    text = words.text("I don't know `{command} {cut}`.", command=request.tenant.app.command, cut=_cut(meant.said, 40))
    if near:
        rest = meant.unused if registry.commands[near[0]].takes is not line.Takes.NOTHING else ""
        text += words.text(
            " Did you mean `{filter}`?",
            filter=" ".join(filter(None, (request.tenant.app.command, near[0], _cut(rest, 60)))),
        )
    await request.reply(Message.of(blocks.section(text), *help_blocks(registry, request.tenant, {Role.ANYONE})))


async def _not_all(meant: Meant, about: str, request: Request) -> None:
    unused = _cut(meant.unused, 60)
    text = words.text(NOT_KNOWN_AFTER, unused=unused, command=request.tenant.app.command, word=meant.word, about=about)
    await request.reply(Message.of(blocks.section(text)))


def _cut(text: str, most: int) -> str:
    return words.escape(words.clip(text.replace("`", "'"), most))  # a backtick would end the code around it


def about(registry: Registry, request: Request) -> list[Block]:
    """What is said of the command that somebody asked the help for; nothing where they named none."""
    meant = line.read(request.text, request.tenant.app.command, registry.reads)
    if not request.text or meant.word not in registry.commands:
        return [blocks.section(NO_HELP, text=_cut(request.text, 60))] if request.text else []
    return [blocks.section(_line(request.tenant.app.command, registry.commands[meant.word])), blocks.divider()]


def every_command(registry: Registry, tenant: Tenant, roles: frozenset[Role]) -> Message:
    """The help of somebody in these roles, drawn once: nothing else of it changes while the process runs."""
    what = (tenant.workspace, tenant.app.command, roles)
    if what not in registry.unchanging:
        registry.unchanging[what] = Message.of(
            blocks.header("What I can do"), help_blocks(registry, tenant, set(roles))
        )
    return registry.unchanging[what]


def help_blocks(registry: Registry, tenant: Tenant, roles: set[Role]) -> list[Block]:
    """Every command a person can use, in the order of the table of contents, a line each."""
    drawn: list[Block] = []
    for role in Role:
        lines = [_line(tenant.app.command, c) for c in registry.commands.values() if c.role is role and role in roles]
        if lines:
            drawn.append(blocks.section(f"*{words.text(HEADINGS[role])}*\n" + "\n".join(lines)))
    contact = words.text(" Questions: {help_contact}.", help_contact=tenant.help_contact) if tenant.help_contact else ""
    deaf = "" if tenant.hears else f" {DEAF}"
    drawn.append(
        blocks.quiet(
            "Most of this also stands on my Home tab. Only you see this.{deaf}{contact}", deaf=deaf, contact=contact
        )
    )
    return drawn


def _line(command: str, entry: Command) -> str:
    usage = " ".join(part for part in (command, entry.word, entry.hint) if part)
    return f"`{usage}`  {entry.about}"


async def to_stranger(body: Mapping[str, Any], client: AsyncWebClient, why: str, *, tenant: Tenant) -> ToStranger:
    """Says no to somebody Trellis does not serve, where only they see it: in the answer, or by what is shown after."""
    message = Message.of(blocks.section(why))
    event = body.get("event") or {}
    if "command" in body:
        return {"response_type": "ephemeral", **message.payload()}, None
    if url := body.get("response_url"):
        return {}, partial(AsyncWebhookClient(url).send, **message.payload(), replace_original=False)
    if trigger := body.get("trigger_id"):
        return {}, partial(client.views_open, trigger_id=trigger, view=forms.notice("Trellis", message))
    if event.get("type") == "app_home_opened" and event.get("tab") == "home":
        view = {"type": "home", "blocks": list(message.blocks)}
        return {}, partial(client.views_publish, user_id=event["user"], view=view)
    if event.get("channel_type") == "im" and not event.get("subtype"):
        key = f"stranger:{body['event_id']}"
        new = NewDelivery(workspace=tenant.workspace, key=key, channel=event["channel"], payload=message.payload())
        async with tenant.app.transaction() as session:
            await deliveries.queue(session, new, tenant.app.now())
        tenant.app.wake()
    return {}, None
