"""What somebody typed, out of what Slack makes of it: links in angle brackets, ids for names, three entities."""

import re
from collections.abc import Iterable, Mapping

from db import people
from handlers.framework.errors import Gone, Refused, TryLater
from handlers.framework.tenant import Tenant

WRAPPED = re.compile(r"<([^<>\n]+)>")
MENTION = re.compile(r"<@(\w+)(?:\|[^<>]*)?>")
CHANNEL = re.compile(r"<#(\w+)\|?>")
SCHEME = re.compile(r"^(?:https?://|mailto:|tel:)", re.IGNORECASE)
EVERYBODY = ("here", "channel", "everyone")
ASKED = 10  # names in one text that Slack is asked for


def words(text: str, names: Mapping[str, str] | None = None, *, mentions: bool = False) -> str:
    """The text as it stood before its author. Nothing of it is lost, and nothing of it pings or links any more.

    A person or a channel is called by its name among `names` (by id), else as Slack labels it, else by its id.
    With `mentions` those of people are left as Slack writes them, for a command that is about somebody.
    """

    def unwrapped(found: re.Match[str]) -> str:
        if mentions and found[1].startswith("@"):
            return found[0]
        return _token(found[1], names or {}, whole=found[0])

    return _unescaped(WRAPPED.sub(unwrapped, text)).strip()


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _token(inner: str, names: Mapping[str, str], *, whole: str) -> str:
    target, _, label = inner.partition("|")
    kind, rest = target[:1], target[1:]
    if kind == "@":
        return "@" + (names.get(rest) or label.lstrip("@") or rest)
    if kind == "#":
        return "#" + (names.get(rest) or label.lstrip("#") or rest)
    if kind == "!":
        return _special(rest, label, whole=whole)
    return _link(target, label) if SCHEME.match(target) else whole


def _special(name: str, label: str, *, whole: str) -> str:
    """`@here`, a group of users, a date that everybody reads in their own zone."""
    command, _, detail = name.partition("^")
    if command in EVERYBODY:
        return f"@{command}"
    if command == "subteam":
        return "@" + (label.lstrip("@") or detail)
    return label or whole


def _link(url: str, label: str) -> str:
    """A link that Slack made of a typed one is as it was typed; a name that hides one is followed by it."""
    bare = SCHEME.sub("", url)
    if not label:
        return bare if url.lower().startswith(("mailto:", "tel:")) else url
    if label in (url, bare) or label.rstrip("/") == bare.rstrip("/"):
        return label
    return f"{label} ({url if url.lower().startswith('http') else bare})"


async def heard(tenant: Tenant, text: str) -> str:
    """The words of a message, with the names of those it mentions. Slack is asked for who is not known here."""
    names = await _people(tenant, dict.fromkeys(MENTION.findall(text)))
    for channel in list(dict.fromkeys(CHANNEL.findall(text)))[:ASKED]:
        try:
            names[channel] = (await tenant.slack.channel(channel)).name
        except (Gone, Refused, TryLater):
            continue  # the id stays: a reply must not wait for a name
    return words(text, names)


async def _people(tenant: Tenant, ids: Iterable[str]) -> dict[str, str]:
    names: dict[str, str] = {}
    for slack_id in list(ids)[:ASKED]:
        async with tenant.app.reading() as session:
            known = await people.find(session, tenant.workspace, slack_id)
        try:
            names[slack_id] = known.name if known else (await tenant.slack.member(slack_id)).profile.name
        except (Gone, Refused, TryLater):
            continue
    return names
