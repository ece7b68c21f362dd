"""Looks whether the links of a ladder still lead to what they are about: politely, and never more than is needed."""

import asyncio
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from html import unescape
from http import HTTPStatus
from importlib.metadata import version
from itertools import islice
from urllib.parse import urlsplit

import aiohttp

AGENT = f"trellis-ladder-check/{version('trellis')} (looks whether the links of a career ladder still lead somewhere)"
READ = 100_000  # bytes of a page: its heading is among the first of them
FOR_GOOD = (301, 308)  # redirections that are meant to stay
GONE, REFUSED = (404, 410), (401, 402, 403, 407, 418, 429, 451, 999)
HEADING = re.compile(r"<(title|h1)\b[^>]*>(.{1,200}?)</\1>", re.IGNORECASE | re.DOTALL)
NOT_THERE = re.compile(
    r"\b(?:404|not (?:be )?found|no longer (?:available|exists?)|(?:does not|doesn.t) exist|has been removed"
    r"|nothing (?:was )?found)\b",
    re.IGNORECASE,
)
LOGIN = re.compile(r"/(?:log-?in|sign-?in|auth|sso|oauth)\b", re.IGNORECASE)
PAGES = ("text/html", "application/xhtml+xml")
SHOWN = 80  # characters of what a page says of itself


class Verdict(StrEnum):
    """What became of a link."""

    GOOD = "good"
    MOVED = "moved"
    GONE = "gone"
    EMPTY = "not what it was"  # an answer that says all is well, from a page that says it is not
    SLOW = "slow"
    REFUSED = "refused"
    UNREACHABLE = "not reached"


@dataclass(frozen=True, slots=True)
class LinkManners:
    """How sites are treated: requests at a time in all, seconds between two to one host, and how long one may take."""

    together: int = 16
    rest: float = 0.5
    patience: float = 20.0


@dataclass(frozen=True, slots=True)
class Look:
    """What was found at a link: where it leads now for one that moved, else what the answer was."""

    link: str
    verdict: Verdict
    detail: str = ""
    heading: str = ""  # what a good page says of itself


async def look(
    links: Iterable[str], told: Callable[[Look], None], manners: LinkManners | None = None
) -> dict[str, Look]:
    """What there is at each link, telling of each as it is found. Each host is asked one thing at a time."""
    manners = manners or LinkManners()
    hosts: dict[str, list[str]] = {}
    for link in dict.fromkeys(links):
        hosts.setdefault(urlsplit(link).netloc, []).append(link)
    found: dict[str, Look] = {}
    together = asyncio.Semaphore(manners.together)
    timeout = aiohttp.ClientTimeout(total=manners.patience)
    async with aiohttp.ClientSession(timeout=timeout, headers={"User-Agent": AGENT}, trust_env=True) as session:

        async def visit(host: list[str]) -> None:
            for number, link in enumerate(host):
                if number:
                    await asyncio.sleep(manners.rest)
                async with together:
                    found[link] = await _look(session, link, manners)
                told(found[link])

        async with asyncio.TaskGroup() as group:
            for host in hosts.values():
                group.create_task(visit(host))
    return found


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    ways: tuple[int, ...]  # by which redirections it was come to
    address: str
    page: bool = False
    heading: str = ""


async def _look(session: aiohttp.ClientSession, link: str, manners: LinkManners) -> Look:
    """HEAD first, which costs a site least; GET where that is refused, or where a page may say that it is not there."""
    try:
        answer = await _head(session, link)
        if answer is None or answer.page or answer.status >= HTTPStatus.BAD_REQUEST:
            await asyncio.sleep(manners.rest)
            answer = await _answer(session, "GET", link)
        return judged(link, answer)
    except TimeoutError:
        return Look(link, Verdict.SLOW, f"no answer within {manners.patience:g} seconds")
    except aiohttp.TooManyRedirects:
        return Look(link, Verdict.GONE, "it leads in a circle")
    except (aiohttp.ClientError, OSError, ValueError) as error:
        return Look(link, Verdict.UNREACHABLE, str(error) or type(error).__name__)


async def _head(session: aiohttp.ClientSession, link: str) -> _Answer | None:
    """The answer to HEAD; None from a site that leaves it without one."""
    try:
        return await _answer(session, "HEAD", link)
    except (TimeoutError, aiohttp.ServerDisconnectedError, aiohttp.ClientPayloadError):
        return None


async def _answer(session: aiohttp.ClientSession, method: str, link: str) -> _Answer:
    async with session.request(method, link) as response:
        page = response.content_type in PAGES
        heading = _heading(await _begins(response)) if page and method == "GET" else ""
        ways = tuple(step.status for step in response.history)
        return _Answer(response.status, ways, str(response.url), page, heading)


async def _begins(response: aiohttp.ClientResponse) -> str:
    read = b""
    async for chunk in response.content.iter_chunked(READ):
        read += chunk
        if len(read) >= READ:
            break
    return read.decode("utf-8", errors="replace")


def _heading(page: str) -> str:
    """The title and the first heading of a page, as they read."""
    texts = (unescape(re.sub(r"<[^>]*>", " ", text)) for _, text in HEADING.findall(page))
    return " · ".join(dict.fromkeys(" ".join(text.split()) for text in islice(texts, 2)))


def judged(link: str, answer: _Answer) -> Look:
    """What an answer means for who wrote the link down."""
    if answer.status in GONE:
        return Look(link, Verdict.GONE, f"the answer is {answer.status}")
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR and answer.status not in REFUSED:
        return Look(link, Verdict.UNREACHABLE, f"the answer is {answer.status}")
    if answer.status >= HTTPStatus.BAD_REQUEST:
        return Look(link, Verdict.REFUSED, f"the answer is {answer.status}")
    before, after = urlsplit(link), urlsplit(answer.address)
    if answer.ways and LOGIN.search(after.path) and not LOGIN.search(before.path):
        return Look(link, Verdict.REFUSED, "it asks to log in")
    if answer.ways and before.path.strip("/") and not after.path.strip("/"):
        return Look(link, Verdict.EMPTY, f"it leads to the front page of {after.netloc}")
    if NOT_THERE.search(answer.heading):
        return Look(link, Verdict.EMPTY, f"the page says “{answer.heading[:SHOWN]}”")
    if any(way in FOR_GOOD for way in answer.ways) and _plain(link) != _plain(answer.address):
        return Look(link, Verdict.MOVED, answer.address)
    return Look(link, Verdict.GOOD, heading=answer.heading)


def shows(look: Look, title: str) -> bool:
    """Whether a page says of itself half at least of the words that a title is made of."""
    asked = {word for word in _words(title) if len(word) > 2}
    return bool(asked) and len(asked & _words(look.heading)) * 2 >= len(asked)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _plain(link: str) -> str:
    """An address without what changes nothing: www, a slash at its end, what was searched for."""
    parts = urlsplit(link)
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.removesuffix('/index.html').rstrip('/')}"
