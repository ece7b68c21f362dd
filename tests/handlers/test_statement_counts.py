"""What each deed asks of the database, on both: one transaction, and so many statements. A growth of one is seen here.

"1/6, 0/0" are a transaction and six statements until the deed is committed and Slack has its answer, and none for what
is shown after that, such as the Home. Whoever makes a deed cheaper writes it down here; whoever makes one dearer says
why.
"""

from collections.abc import AsyncIterator, Awaitable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from db import deliveries
from db.address import async_url
from db.deliveries import NewDelivery
from playground.testing import Member
from tests.handlers.counting import Cost, cost, counted
from tests.house import DID, House, house

pytestmark = pytest.mark.anyio

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
Costs = dict[str, str]


@pytest.fixture(params=["sqlite", "postgres"])
async def here(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[House]:
    """A house on either database. Alice is at her first check-in, and Dana leads the team that she and Erin are on."""
    given = {}  # SQLite, on a file that is migrated already
    if request.param == "postgres":
        given["database_url"] = await emptied(request.getfixturevalue("postgres"))
    async with house(tmp_path, start=MONDAY, **given) as opened:
        await opened.make_team("alice", "erin", manager="dana")
        await opened.start("dana")
        await opened.start("alice")
        await opened.on("alice", "2026-11-24 09:30")
        yield opened


async def emptied(server: str) -> str:
    """The address of a database of the test's own, on a server that is there."""
    admin = create_async_engine(async_url(server), isolation_level="AUTOCOMMIT")
    async with admin.connect() as connection:
        await connection.execute(text("DROP DATABASE IF EXISTS counted WITH (FORCE)"))
        await connection.execute(text("CREATE DATABASE counted"))
    await admin.dispose()
    return make_url(server).set(database="counted").render_as_string(hide_password=False)


COMMANDS: Costs = {
    "": "1/13, 0/0",
    "help": "1/2, 0/0",
    "hour": "1/2, 0/0",
    "days": "1/2, 0/0",
    "start": "1/2, 0/0",
    "look back": "1/8, 0/0",
    "checkin": "1/7, 0/0",
    "skip": "1/15, 0/0",
    "next": "1/3, 0/0",
    "shift": "1/4, 0/0",
    "ladder": "1/4, 0/0",
    "win": "1/3, 0/0",
    "level": "1/4, 0/0",
    "ready": "1/5, 0/0",
    "wins": "1/3, 0/0",
    "agenda": "1/9, 0/0",
    "mentor": "1/5, 0/0",
    "explore": "1/4, 0/0",
    "assess": "1/11, 0/0",
    "candidate": "1/3, 0/0",
    "pause": "1/4, 1/14",
    "resume": "1/4, 0/0",
    "stop": "1/2, 0/0",
    "status": "1/8, 0/0",
    "who-sees": "1/16, 0/0",
    "export": "1/34, 0/0",
    "delete": "1/4, 0/0",
    "team": "1/10, 0/0",
    "digest": "1/19, 0/0",
    "admin": "1/9, 0/0",
}


async def test_every_command(here: House) -> None:
    dana = here.member("dana")
    found: Costs = {}
    for words in here.trellis.registry.commands:
        found[words] = str(await cost(here, dana.types(f"/growth {words}")))
        while dana.modal:
            await dana.closes()
    assert found == COMMANDS


CLICKS: Costs = {
    "Answer": "1/8, 0/0",
    "Try it": "1/14, 0/0",
    "Still going": "1/14, 0/0",
    "I did this": "1/15, 0/0",
    "Keep what came of it": "1/6, 0/0",
    "Later": "1/7, 0/0",
    "a word for how it goes": "1/14, 0/0",
    "Skip this one": "1/15, 0/0",
    "Show me a step": "1/6, 1/14",
    "My ladder": "1/3, 1/14",
    "Wins": "1/3, 1/4",
    "1:1": "1/3, 1/10",
    "Explore": "1/3, 1/5",
    "Settings": "1/3, 1/2",
    "Who can read what": "1/15, 0/0",
    "Change level, areas or rhythm": "1/2, 0/0",
}


async def test_usual_clicks(here: House) -> None:
    alice = here.member("alice")
    found: Costs = {}

    async def clicks(label: str) -> None:
        found[label] = str(await cost(here, alice.clicks(label)))
        while alice.modal:
            await alice.closes()

    for label in ("Answer", "Try it", "Still going", "I did this", "Keep what came of it", "Later"):
        await clicks(label)
    found["a word for how it goes"] = str(await cost(here, alice.chooses("How is work going?", "Good")))
    await clicks("Skip this one")
    await alice.opens_home()
    for label in ("Show me a step", "My ladder", "Wins", "1:1", "Explore", "Settings"):
        await clicks(label)
    for label in ("Who can read what", "Change level, areas or rhythm"):
        await clicks(label)
    assert found == CLICKS


FORMS: Costs = {
    "mentors.ask_form": "1/13, 1/2",
    "mentors.offer_form": "1/7, 1/2",
    "remarks.form": "1/12, 0/0",
    "checkins.form": "1/22, 1/14",
    "onboarding.form": "1/16, 1/14",
    "assessments.review": "1/22, 0/0",
    "assessments.page": "1/10, 0/0",
    "assessments.level_form": "1/20, 0/0",
    "candidates.level_form": "1/4, 0/0",
    "candidates.page": "1/3, 0/0",
    "levels.form": "1/10, 1/14",
    "levels.reply": "1/13, 1/16",
    "explore.search": "1/4, 0/0",
    "days.form": "1/5, 1/2",
    "wins.form": "1/10, 1/2",
    "readiness.share_form": "1/12, 0/0",
    "wins.search": "1/3, 0/0",
    "one_on_ones.form": "1/14, 1/2",
    "one_on_ones.rhythm_form": "3/26, 1/2",
    "one_on_ones.move_form": "1/11, 0/0",
    "one_on_ones.action_form": "1/14, 1/2",
    "one_on_ones.notes_form": "1/14, 1/2",
    "teams.form": "4/39, 1/16",
}


async def test_every_form(here: House) -> None:
    alice, dana, erin = (here.member(name) for name in ("alice", "dana", "erin"))
    found: Costs = {}

    async def sends(who: Member, *fills: Awaitable[object]) -> None:
        for fill in fills:
            await fill
        form = here.slack.slack.views.stack(who.id)[-1].given["callback_id"]
        found[form] = str(await cost(here, who.submits()))
        while who.modal:
            await who.closes()

    await sends(alice, alice.clicks("Answer"), alice.fills(DID[0], "Wrote the runbook."))
    await sends(erin, erin.types("/growth start"), erin.clicks("Start"), erin.clicks("Junior"))
    await sends(alice, alice.types("/growth assess"), alice.clicks("There"))
    await sends(dana, dana.types("/growth assess Alice"), dana.clicks("Junior"))
    await sends(alice, alice.types("/growth candidate Sam R."), alice.clicks("Junior"))
    await sends(alice, alice.types("/growth candidate Sam R."), alice.clicks("There"))
    await here.let(dana.types("/growth assess Alice"), dana.clicks("Junior"), dana.submits())
    for _ in range(16):
        await here.let(dana.clicks("There"), dana.submits())
    await sends(dana)
    await sends(dana, dana.types("/growth level"), dana.clicks("Senior"))
    await sends(alice, alice.types("/growth level"), alice.fills("A note to Dana", "I led the design."))
    await sends(dana, dana.opens_home(), dana.clicks("Let's talk"), dana.fills("A line to Alice", "Gladly."))
    await sends(alice, alice.types("/growth explore"), alice.fills("What are you looking for?", "monitoring"))
    await sends(alice, here.turn_to(alice, "Settings"), alice.clicks("Change days"), alice.clicks("Monday"))
    await sends(alice, alice.types("/growth win Wrote the runbook."), alice.chooses("Who sees it?", "You and Dana"))
    await sends(alice, alice.types("/growth wins"), alice.fills("Search your wins", "runbook"))
    await sends(
        alice, alice.types("/growth agenda Who labels?"), alice.clicks("1:1 agenda"), alice.clicks("Change the words")
    )
    await sends(alice, alice.types("/growth agenda"), alice.clicks("Set a rhythm"))
    await sends(alice, alice.types("/growth agenda"), alice.chooses("Move it to", "Another day or hour"))
    await sends(alice, alice.types("/growth agenda"), alice.clicks("Take it on"))
    await sends(
        alice,
        alice.types("/growth agenda"),
        alice.clicks("Write a note"),
        alice.fills("Your own notes", "The offsite."),
    )
    await sends(alice, alice.types("/growth ready"), alice.clicks("Share it"))
    await sends(alice, alice.types("/growth mentor"), alice.clicks("Offer to be one"))
    await sends(alice, alice.types("/growth mentor ops"), alice.fills("A sentence of your own", "I am stuck."))
    await here.let(dana.types("/growth team @alice"))
    await sends(dana, dana.clicks("Answer"), dana.fills("What do you say to Alice?", "Thank you."))
    await sends(dana, dana.types("/growth admin"), dana.clicks("Change"))
    assert found.keys() == here.trellis.registry.forms.keys()
    assert found == FORMS


EVENTS: Costs = {
    "the Home is opened": "2/15, 0/0",
    "a message": "2/6, 0/0",
    "a reply in a thread": "2/31, 0/0",
    "other words in it": "3/27, 0/0",
    "it is deleted": "2/29, 1/14",
    "another zone": "2/7, 0/0",
}


async def test_every_event(here: House) -> None:
    alice = here.member("alice")
    checkin = alice.messages()[-1]
    found: Costs = {}

    async def costs(what: str, act: Awaitable[object]) -> None:
        found[what] = str(await cost(here, act))

    await costs("the Home is opened", alice.opens_home())
    await costs("a message", alice.says("Good morning"))
    await costs("a reply in a thread", alice.says("Wrote the runbook.", in_thread_of=checkin))
    reply = next(m for m in alice.messages() if m.text == "Wrote the runbook.")
    await costs("other words in it", alice.rewrites(reply, "Wrote it."))
    await costs("it is deleted", alice.takes_back(reply))
    await costs("another zone", alice.changes(tz="Europe/London"))
    assert found == EVENTS


SENDER: Costs = {
    "0 messages": "1/3, 0/0",
    "1 messages": "3/15, 0/0",
}


async def test_what_the_sender_does_for_messages(here: House) -> None:
    found: Costs = {}
    for count in (0, 1):
        found[f"{count} messages"] = str(await sent(here, count))
    assert found == SENDER


async def test_what_the_sender_does_for_more_of_them_is_to_write_down_that_they_arrived(here: House) -> None:
    one, many = await sent(here, 1), await sent(here, 12)
    assert many.deed.transactions <= one.deed.transactions + 11
    assert many.deed.statements <= one.deed.statements + 11


async def sent(here: House, count: int) -> Cost:
    """What it costs to send so many messages."""
    for number in range(count):
        await owed(here, f"{count}.{number}")
    async with counted(here) as counts:
        await here.trellis.drain()
    return counts


async def owed(here: House, key: str) -> None:
    """A message to Alice in the queue, as an answer to something that she did."""
    new = NewDelivery(workspace="T0PLAYGROUND", key=key, channel=here.member("alice").id, payload={"text": key})
    async with here.trellis.tenant.app.transaction() as session:
        await deliveries.queue(session, new, here.now)


ASK_SLACK = {"teams.form", "one_on_ones.rhythm_form"}  # and read before that without a lock


def within(costs: Costs, transactions: int, statements: int) -> bool:
    """Whether each deed stays below, what is shown after its answer left out."""
    deeds = (cost.partition(",")[0].split("/") for cost in costs.values())
    return all(int(opened) <= transactions and int(said) <= statements for opened, said in deeds)


def test_no_deed_costs_more_than_was_agreed() -> None:
    assert within({"status": COMMANDS["status"]}, 1, 8)
    assert within(CLICKS, 1, 15)
    assert within({form: cost for form, cost in FORMS.items() if form not in ASK_SLACK}, 2, 25)
