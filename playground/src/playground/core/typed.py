"""How a person's typing becomes Slack's text: what Slack's server tags before anybody is told of it."""

import re
from urllib.parse import quote

from playground.core.world import World
from playground.wire import escape

# The ends of names that are taken for addresses where no "https://" stands before them. Slack knows them all; here are
# those that people type, and those that make an address of a file's name.
_GENERIC = "com|org|net|edu|gov|int|info|biz|dev|app|cloud|tech|blog|wiki|page|site|online|xyz"
_COUNTRIES = (
    "ac|ai|at|au|be|br|ca|cc|ch|cl|cn|co|cz|de|dk|ee|es|eu|fi|fm|fr|gg|gr|hk|hr|hu|ie|il|im|in|io|is|it|jp|ke|kr|li|lt|"
    "lu|lv|ly|md|me|mx|my|nl|no|nz|ph|pl|pt|py|ro|rs|ru|se|sg|sh|si|sk|so|th|tk|to|tr|tv|tw|ua|uk|us|vn|ws|za"
)
_HOST = rf"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:{_GENERIC}|{_COUNTRIES})(?![\w-])"

_TAGGED = re.compile(
    r"(?P<kept><(?:[@#!][^<>]+|(?:https?://|mailto:)[^<>]+)>)"
    r"|(?P<url>\bhttps?://[^\s<>\"]+)"
    rf"|(?P<mail>(?<![\w.+-])[\w.+-]+@{_HOST})"
    rf"|(?P<bare>(?<![\w.@/+-]){_HOST}(?::\d+)?(?:[/?#][^\s<>\"]*)?)"
    r"|(?<![\w.@])@(?P<name>[^\W_](?:[\w.-]*\w)?)"
    r"|(?<![\w&#/])\#(?P<channel>[^\W_](?:[\w-]*\w)?)",
    re.IGNORECASE,
)
_EVERYBODY = ("channel", "everyone", "here")
_STOPS = ".,;:!?'*_~`"
_OPENED = {")": "(", "]": "[", "}": "{"}


def typed(text: str, world: World, *, labelled: bool = False) -> str:
    """What Slack makes of typed words: addresses, mails, people and channels tagged, and the rest escaped.

    A person's tag names them in a command (`labelled`), and is bare in a message. What is written in Slack's own angle
    brackets stays as it is.
    """
    found, at = [], 0
    for hit in _TAGGED.finditer(text):
        found += [escape(text[at : hit.start()]), _tag(hit, world, labelled=labelled)]
        at = hit.end()
    return "".join([*found, escape(text[at:])])


def _tag(hit: re.Match[str], world: World, *, labelled: bool) -> str:
    kind, words = hit.lastgroup, hit[0]
    if kind == "kept":
        return words
    if kind == "mail":
        return f"<mailto:{escape(words)}|{escape(words)}>"
    if kind == "name":
        return _person(hit["name"], world, labelled=labelled) or words
    if kind == "channel":
        return _channel(hit["channel"], world) or words
    address = _without_stop(words)
    scheme = "" if kind == "url" else "http://"
    label = "" if kind == "url" else f"|{escape(address)}"
    return f"<{scheme}{_escaped(address)}{label}>{escape(words[len(address) :])}"


def _person(name: str, world: World, *, labelled: bool) -> str | None:
    if name.lower() in _EVERYBODY:
        return f"<!{name.lower()}>"
    uid = world.names().get(name.lower())
    if uid is None:
        return None
    return f"<@{uid}|{world.people[uid].name}>" if labelled else f"<@{uid}>"


def _channel(name: str, world: World) -> str | None:
    channels = (one for one in world.conversations.values() if one.kind == "channel")
    found = next((one for one in channels if one.name == name.lower()), None)
    return f"<#{found.id}|{found.name}>" if found else None


def _without_stop(address: str) -> str:
    """An address without what ends the sentence it stands in."""
    while address[-1] in _STOPS or address.count(address[-1]) > address.count(_OPENED.get(address[-1], address[-1])):
        address = address[:-1]
    return address


def _escaped(address: str) -> str:
    # A bar would end the address, and what stands behind it would be its label.
    return escape(address).replace("|", quote("|"))
