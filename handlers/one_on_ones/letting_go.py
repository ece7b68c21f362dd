"""After a 1:1, what one of the two had asked of the other in check-ins waits on them no longer."""

from datetime import datetime

from db import agendas, checkins, talk_answers
from db.engine import Session
from growth import digest, one_on_ones
from growth.facts import Answer, RegularTalk
from handlers.one_on_ones.planning import ClockDeed
from handlers.shared import standing


async def after(session: Session, deed: ClockDeed, talk: RegularTalk, was: datetime) -> bool:
    """Takes off either's list what was there when they met; whether there was anything.

    What was written for the agenda stays on that, in its author's words and as old as it is.
    """
    here, ids = deed.tenant.workspace, [person.id for person in talk.both]
    shared = await talk_answers.of_people(session, here, ids, since=was - digest.WAITS)
    waited = [answer for answer in shared if _waited(answer, talk, was)]
    letters = await standing.holding(session, here, [answer.key for answer in waited])
    for answer in waited:
        await _let_go(session, deed, talk, answer)
    await standing.follow(session, letters, deed.occasion, deed.now)
    return bool(waited)


def _waited(answer: Answer, talk: RegularTalk, was: datetime) -> bool:
    """Whether one of the two shared it with the other before they met, and it asks something still."""
    ids = [person.id for person in talk.both]
    between = answer.author.id in ids and answer.sharing.names(talk.other(answer.author.id).id)
    owed = digest.is_owed(answer) and not digest.is_done(answer)
    return between and owed and not answer.sharing.after(was)


async def _let_go(session: Session, deed: ClockDeed, talk: RegularTalk, answer: Answer) -> None:
    here, since = deed.tenant.workspace, answer.sharing.since or answer.written_at
    await checkins.handle(session, here, answer.id, deed.now)
    if answer.sharing.for_agenda:
        reader = talk.other(answer.author.id)
        sharing = one_on_ones.shared(answer.author, since)
        await agendas.add_answer(session, reader, answer, sharing=sharing, now=since)
