"""One deed, one transaction: a process may die between any two statements, and nothing is doubled or lost."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import pytest
from sqlalchemy import event, select, text
from sqlalchemy.exc import OperationalError

from db import people, workspaces
from db.tables import Base
from handlers.framework.listener import Reads
from handlers.framework.registry import Command
from handlers.framework.request import Request
from playground.testing import Member, Patience, Playground
from tests.handlers.conftest import MONDAY
from tests.house import DID, WORKSPACE, House, moved_in

pytestmark = pytest.mark.anyio

Body = dict[str, Any]


class Death(BaseException):
    """The process ends here."""


@contextmanager
def dying(here: House, at: int) -> Iterator[list[str]]:
    """The process dies before its nth statement, or the commit that follows; what it had said until then."""
    engine, said = here.trellis.engine.sync_engine, list[str]()

    def die(what: str) -> None:
        said.append(what)
        if len(said) == at:
            raise Death

    def statement(_c: object, _cursor: object, statement: str, *_: object) -> None:
        die(statement)

    def commit(_connection: object) -> None:
        die("COMMIT")

    event.listen(engine, "before_cursor_execute", statement)
    event.listen(engine, "commit", commit)
    try:
        yield said
    finally:
        event.remove(engine, "before_cursor_execute", statement)
        event.remove(engine, "commit", commit)


async def everything(here: House) -> dict[str, list[tuple[Any, ...]]]:
    """All that is kept, by table."""
    async with here.trellis.tenant.app.reading() as session:
        return {
            table.name: sorted((tuple(row) for row in await session.execute(select(table))), key=repr)
            for table in Base.metadata.sorted_tables
        }


def newest(here: House, what: str) -> Body:
    traffic = here.slack.slack.recorder.traffic
    payload: Body = next(entry for entry in reversed(traffic) if entry["what"] == what)["payload"]
    return payload


async def reply(here: House) -> tuple[str, Body]:
    """Alice's words in the thread of her check-in."""
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    checkin = alice.messages()[-1]
    words = {"type": "message", "user": alice.id, "text": "Once.", "thread_ts": checkin.ts, "channel": checkin.channel}
    return "event", {"event_id": "Ev1", "event": words | {"channel_type": "im", "ts": f"{here.now.timestamp():.6f}"}}


async def form(here: House) -> tuple[str, Body]:
    """Her check-in's form, with other words in it than were sent before."""
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    await here.write(alice, (DID, "Before."))
    sent = newest(here, "view_submission")
    for fields in sent["view"]["state"]["values"].values():
        for given in fields.values():
            if given.get("value") == "Before.":
                given["value"] = "Once."
    return "form", sent


async def click(here: House) -> tuple[str, Body]:
    """A click on the step that she is offered."""
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    await alice.clicks("Try it")
    return "click", {**newest(here, "block_actions"), "trigger_id": "another"}


async def first_contact(here: House) -> tuple[str, Body]:
    """Somebody whom nobody here knows types a command."""
    await here.member("alice").types("/growth start")
    return "command", {**newest(here, "slash_commands"), "user_id": here.member("erin").id, "trigger_id": "another"}


async def outlives(act: Awaitable[object]) -> bool:
    """Whether the process is still there after it."""
    try:
        await act
    except Death:
        return False
    return True


@pytest.mark.parametrize("deed", [reply, form, click, first_contact])
async def test_a_crash_at_any_moment_leaves_all_of_a_deed_or_nothing(here: House, deed: Any) -> None:
    kind, body = await deed(here)
    before = await everything(here)
    for moment in range(1, 100):
        with dying(here, moment) as said:
            survived = await outlives(here.hands_over(kind, body))
        done = await everything(here)
        if survived or done != before:  # or it died when all was kept already, while it showed what it had done
            break
    assert "COMMIT" in said
    assert done != before
    await here.hands_over(kind, body)
    assert await everything(here) == done


async def test_words_of_which_a_crash_cut_short_the_keeping_are_kept_once(here: House) -> None:
    kind, body = await reply(here)
    with dying(here, 12), pytest.raises(Death):
        await here.hands_over(kind, body)
    await here.let(here.hands_over(kind, body), here.hands_over(kind, body))
    alice = here.member("alice")
    assert next(found for found in alice.reads() if "Growth check-in" in found).count("> Once.") == 1
    await alice.clicks("Edit")
    assert "(text: Once.)" in (alice.modal or "")


@asynccontextmanager
async def locked(here: House) -> AsyncIterator[None]:
    """Somebody else writes in the database all the while."""
    async with here.trellis.tenant.app.transaction() as session:
        await session.execute(text("UPDATE workspaces SET name = name"))
        yield


@pytest.mark.parametrize("words", ["status", "help", "who-sees", "team", ""])
async def test_what_only_reads_waits_for_nobody_who_writes(here: House, words: str) -> None:
    alice = await here.start("alice")
    before = len(alice.reads())
    async with locked(here), asyncio.timeout(10):
        await alice.types(f"/growth {words}")
    assert len(alice.reads()) == before + 1


async def test_the_home_waits_for_nobody_who_writes(here: House) -> None:
    alice = await here.start("alice")
    async with locked(here), asyncio.timeout(10):
        await alice.opens_home()
    assert "What is next" in alice.home


async def test_what_only_reads_leaves_no_trace(here: House) -> None:
    alice = await here.start("alice")
    before = await everything(here)
    await alice.types("/growth status")
    await alice.opens_home()
    assert await everything(here) == before


async def test_what_says_that_it_only_reads_cannot_write(here: House) -> None:
    async def lies(request: Request) -> None:
        async with request.tenant.app.transaction() as session:
            await workspaces.set_ladder(session, request.workspace, "ml-engineer")

    here.trellis.registry.command(Command("lie", Reads(lies), "it says that it only reads"))
    alice = await here.start("alice")
    await alice.types("/growth lie")
    assert "nothing was changed" in alice.newest()
    await alice.types("/growth pause 2w")
    async with here.trellis.tenant.app.reading() as session:
        person = await people.find(session, here.trellis.tenant.workspace, alice.id)
        with pytest.raises(OperationalError):
            await session.execute(text("UPDATE workspaces SET name = name"))
    assert person is not None
    assert person.pause is not None


@pytest.fixture
async def impatient(tmp_path: Any) -> AsyncIterator[House]:
    """Beside a Slack that waits three seconds for an answer, as the real one does, and no more."""
    async with (
        Playground.running(WORKSPACE, start=MONDAY, patience=Patience(ack=3, retries=())) as slack,
        moved_in(slack, tmp_path) as opened,
    ):
        yield opened


async def promptly(here: House) -> None:
    """From now on an act is over when it is acknowledged, whatever is still to be shown."""

    async def acknowledged() -> None: ...

    here.slack.waits_for(acknowledged)


async def test_a_slow_home_makes_no_form_time_out(impatient: House) -> None:
    alice = await impatient.start("alice")
    await alice.types("/growth checkin")
    await alice.fills(DID[0], "Wrote it.")
    held = impatient.slack.misbehave.hold("views.publish")
    await promptly(impatient)
    await alice.submits()
    assert alice.errors == {}
    assert alice.modal is None
    await held.reached()
    held.release()
    await impatient.trellis.dispatcher.showing.settled()
    await impatient.settle()
    assert alice.newest().count("> Wrote it.") == 1


async def test_a_slow_answer_makes_no_click_time_out(impatient: House) -> None:
    alice = await impatient.start("alice")
    await impatient.on("alice", "2026-11-24 09:30")
    held = impatient.slack.misbehave.hold("response_url")
    await promptly(impatient)
    await alice.clicks("Later")
    await held.reached()
    held.release()
    await impatient.trellis.dispatcher.showing.settled()
    assert sum("I bring it back" in found for found in alice.reads()) == 1


async def test_a_form_that_opens_late_makes_no_command_time_out(impatient: House) -> None:
    alice = await impatient.start("alice")
    held = impatient.slack.misbehave.hold("views.open")
    await promptly(impatient)
    await alice.types("/growth checkin")
    await held.reached()
    held.release()
    await impatient.trellis.dispatcher.showing.settled()
    assert alice.modal is not None


async def test_an_answer_of_an_event_is_queued_with_what_it_did(here: House) -> None:
    alice: Member = await here.start("alice")
    await alice.says("Good morning")
    assert "This is what I can do" not in alice.newest()
    await here.settle()
    assert "This is what I can do" in alice.newest()
