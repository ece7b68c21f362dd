"""Where words are still to be found: every table, and in the local Slack every message, file, Home and open modal."""

from collections.abc import Iterable, Iterator

from db.tables import Base
from playground.testing import Member
from tests.house import House

# What Trellis cannot take away, and says so before the second confirmation and in docs/privacy.md.
BY_THEIR_OWN_HAND = "a message that they typed themselves: only they can delete it"
BEFORE_ONE_ALONE = "an answer that Slack showed one person alone: it is in no conversation, and gone when they reload"


async def left(here: House, words: Iterable[str], *, of: Member) -> list[tuple[str, str]]:
    """Each of the words with a place where it still is; what Trellis cannot take away left out."""
    places = [*await _rows(here), *_messages(here, of), *_files(here), *_views(here)]
    return [(word, f"{place}: {text[:300]}") for word in words for place, text in places if word in text]


async def _rows(here: House) -> list[tuple[str, str]]:
    async with here.trellis.tenant.app.transaction() as session:
        tables = Base.metadata.sorted_tables
        return [(table.name, str(row)) for table in tables for row in (await session.execute(table.select())).all()]


def _messages(here: House, of: Member) -> Iterator[tuple[str, str]]:
    slack = here.slack.slack
    for channel in slack.world.conversations:
        for person in ("", *slack.world.people):
            for message in slack.messages.seen(channel, person):
                if _excuse(message.user, message.seen_by, of) is None:
                    yield f"a message in {channel}", str(message)


def _excuse(author: str, seen_by: str | None, of: Member) -> str | None:
    if author == of.id:
        return BY_THEIR_OWN_HAND
    return BEFORE_ONE_ALONE if seen_by else None


def _files(here: House) -> Iterator[tuple[str, str]]:
    for file in here.slack.slack.files.every():
        yield f"the file {file.name}", f"{file.title} {(file.content or b'').decode(errors='replace')}"


def _views(here: House) -> Iterator[tuple[str, str]]:
    views = here.slack.slack.views
    for view in (*views.homes.values(), *(view for stack in views.stacks.values() for view in stack)):
        yield f"a view before {view.user}", str(view.given)
