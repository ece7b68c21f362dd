"""Slack spoke: somebody wants all that is kept of them."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from db import conversations
from handlers.framework import words
from handlers.framework.listener import Reads
from handlers.framework.registry import Command, Registry
from handlers.framework.request import Request
from handlers.framework.tenant import SentFile
from handlers.privacy import deleting, document, views
from handlers.privacy.document import TakenOut
from handlers.shared import buttons, sent_files
from handlers.shared.sent_files import Went


@dataclass(frozen=True, slots=True)
class Found:
    """All that is kept of somebody; where files can be sent to them, or what is against it."""

    taken: TakenOut
    channel: str
    against: str

    @property
    def counts(self) -> dict[str, int]:
        return {table: len(rows) for table, rows in self.taken.kept.items()}


def register(registry: Registry) -> None:
    registry.command(Command("export", Reads(partial(show, registry)), "all that I keep of you, as files"))
    registry.action(buttons.EXPORT.id, Reads(partial(show, registry)))
    registry.action(views.SEND, partial(send, registry))
    deleting.register(registry)


async def show(registry: Registry, request: Request) -> None:
    """What there is, with the button that sends it."""
    found = await _found(registry, request)
    await request.open(views.page(found.counts, against=found.against))


async def send(registry: Registry, request: Request) -> None:
    """Both files, sent once Slack has its answer."""
    sent_files.need_a_page(request)
    found = await _found(registry, request)
    if found.against:
        return await request.turn(views.page(found.counts, against=found.against))
    request.after.append(partial(_upload, request, found))
    return None


async def _upload(request: Request, found: Found) -> None:
    name = f"trellis-{found.taken.today.isoformat()}"
    day = words.day(found.taken.today)
    to_read = words.text("What Trellis keeps of you, {day} (to read)", day=day)
    for_programs = words.text("What Trellis keeps of you, {day} (JSON)", day=day)
    readable = SentFile(f"{name}.md", to_read, document.as_markdown(found.taken))
    whole = SentFile(f"{name}.json", for_programs, document.as_json(found.taken))

    def page(went: Went) -> dict[str, Any]:
        against = views.NOT_GRANTED if went is Went.NEVER else ""
        return views.page(found.counts, against=against, said=views.SAID.get(went, ""))

    await sent_files.upload(request, found.channel, [readable, whole], page)


async def _found(registry: Registry, request: Request) -> Found:
    async with request.tenant.app.transaction() as session:
        kept = await registry.export(session, request.workspace, request.person.id)
        channel = await conversations.with_person(session, request.workspace, request.person.id)
    against = "" if channel else views.NO_CONVERSATION
    if not request.tenant.sends_files:
        against = views.NOT_GRANTED
    taken = TakenOut(request.person.name, kept, request.now, request.context.today)
    return Found(taken, channel or "", against)
