"""Looking at links: good, moved, gone, slow and refused are told apart, and so is what only says that all is well."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from bot.links import LinkManners, Look, Verdict, look, shows

pytestmark = pytest.mark.anyio
QUICK = LinkManners(rest=0, patience=0.3)
PAGE = "<html><head><title>{}</title></head><body><h1>{}</h1></body></html>"


@pytest.fixture(autouse=True)
def _straight(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is on loopback is not asked for by way of a proxy."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")


class Site:
    """A site on loopback, which remembers who asked for what, and how many did at once."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.agents: set[str] = set()
        self.now = self.most = 0
        self.forever = asyncio.Event()
        self.at = ""

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append((request.method, request.path))
        self.agents.add(request.headers["User-Agent"])
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            return await self.page(request)
        finally:
            self.now -= 1

    async def page(self, request: web.Request) -> web.StreamResponse:
        name = request.path.strip("/")
        if name == "slow":
            await self.forever.wait()
        if name == "deaf" and request.method == "HEAD":
            raise web.HTTPMethodNotAllowed("HEAD", ["GET"])
        to = {"moved": (301, "/new/place"), "for-now": (302, "/good"), "home": (302, "/"), "slash": (308, "/slash/")}
        to |= {"members": (302, "/login"), "circle": (302, "/circle"), "moved-and-gone": (301, "/gone")}
        if name in to and not request.path.endswith("/"):
            status, place = to[name]
            return web.Response(status=status, headers={"Location": place})
        statuses = {"gone": 404, "long-gone": 410, "keep-out": 403, "too-many": 429, "in-trouble": 503}
        if name == "paper":
            return web.Response(body=b"%PDF", content_type="application/pdf")
        heading = "Sorry, this page does not exist" if name == "lying" else "Good"
        text = PAGE.format(heading, heading)
        return web.Response(text=text, content_type="text/html", status=statuses.get(name, 200))


@asynccontextmanager
async def sited() -> AsyncIterator[Site]:
    site, app = Site(), web.Application()
    app.router.add_route("*", "/{rest:.*}", site.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    place = web.TCPSite(runner, "127.0.0.1", 0)
    await place.start()
    site.at = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield site
    finally:
        site.forever.set()
        await runner.cleanup()


async def seen(site: Site, *names: str) -> dict[str, Look]:
    told: list[Look] = []
    found = await look([f"{site.at}/{name}" for name in names], told.append, QUICK)
    assert Counter(each.link for each in told) == Counter(set(found))
    return {link.removeprefix(f"{site.at}/"): each for link, each in found.items()}


async def test_every_kind_of_page_is_told_apart() -> None:
    expected = {
        "good": (Verdict.GOOD, ""),
        "paper": (Verdict.GOOD, ""),
        "deaf": (Verdict.GOOD, ""),
        "for-now": (Verdict.GOOD, ""),
        "slash": (Verdict.GOOD, ""),
        "moved": (Verdict.MOVED, "{at}/new/place"),
        "gone": (Verdict.GONE, "the answer is 404"),
        "long-gone": (Verdict.GONE, "the answer is 410"),
        "moved-and-gone": (Verdict.GONE, "the answer is 404"),
        "circle": (Verdict.GONE, "it leads in a circle"),
        "lying": (Verdict.EMPTY, "the page says “Sorry, this page does not exist”"),
        "home": (Verdict.EMPTY, "it leads to the front page of {host}"),
        "slow": (Verdict.SLOW, "no answer within 0.3 seconds"),
        "keep-out": (Verdict.REFUSED, "the answer is 403"),
        "too-many": (Verdict.REFUSED, "the answer is 429"),
        "members": (Verdict.REFUSED, "it asks to log in"),
        "in-trouble": (Verdict.UNREACHABLE, "the answer is 503"),
    }
    async with sited() as site:
        found = await seen(site, *expected)
        words = {"at": site.at, "host": site.at.removeprefix("http://")}
    told = {name: (each.verdict, each.detail) for name, each in found.items()}
    assert told == {name: (verdict, detail.format(**words)) for name, (verdict, detail) in expected.items()}


async def test_a_site_is_asked_one_thing_at_a_time_by_somebody_who_says_what_it_is() -> None:
    async with sited() as site:
        await seen(site, *(f"page-{number}" for number in range(8)))
        assert site.most == 1
        (agent,) = site.agents
        assert agent.startswith("trellis-ladder-check/")


async def test_nothing_is_asked_for_twice_or_read_without_need() -> None:
    async with sited() as site:
        await seen(site, "paper", "paper", "good")
        assert site.asked == [("HEAD", "/paper"), ("HEAD", "/good"), ("GET", "/good")]


async def test_sites_are_looked_at_beside_each_other() -> None:
    async with sited() as one, sited() as other:
        found = await look([f"{one.at}/slow", f"{other.at}/slow", f"{one.at}/good"], lambda _: None, QUICK)
        assert [each.verdict for each in found.values()].count(Verdict.SLOW) == 2


async def test_a_site_that_is_not_there_is_said_so() -> None:
    async with sited() as site:
        at = site.at
    found = await look([f"{at}/good"], lambda _: None, QUICK)
    assert found[f"{at}/good"].verdict is Verdict.UNREACHABLE


async def test_only_a_page_that_is_there_and_shows_its_title_counts_as_looked_at() -> None:
    async with sited() as site:
        found = await seen(site, "good", "paper", "moved", "gone", "slow", "lying")
    assert {name for name, each in found.items() if shows(each, "The Good")} == {"good"}
    assert not shows(found["good"], "A book of something else")
