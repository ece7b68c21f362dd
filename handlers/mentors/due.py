"""The clock spoke: whether two met is asked once; and how the messages of pairs look."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from db import pair_words, pairs
from db.engine import Session
from growth import pairing
from growth.facts import PairState
from handlers.framework.context import Drawing
from handlers.framework.message_parts import Part, Redraw
from handlers.framework.tenant import Tenant
from handlers.framework.undelivered import Undelivered
from handlers.mentors import faces, telling_both, views
from handlers.mentors.telling_both import KIND
from handlers.shared.telling import OnItsOwn


async def ask(session: Session, parts: Sequence[Part]) -> list[Redraw]:
    """Remembers that each was asked, and where."""
    asked: dict[tuple[int, int], int | None] = {}
    for part in parts:
        if (pair := pairing.to_ask(part.facts.pairs, part.context.now)) is not None:
            asked[pair.id, part.context.person.id] = part.delivery
    await pair_words.note_asked(session, parts[0].context.workspace, asked)
    return []


APPLIES = {pairing.MET: ask}


async def draw(session: Session, drawings: Sequence[Drawing]) -> list[Sequence[Block]]:
    """The pair in each message that tells of one, and the question whether they met."""
    workspace = drawings[0].context.workspace
    own = [d.delivery.id for d in drawings if d.delivery.kinds == (KIND,)]
    asking = [d.delivery.id for d in drawings if pairing.MET in d.delivery.kinds]
    found = await pairs.by_deliveries(session, workspace, own) if own else {}
    asked = await pair_words.in_messages(session, workspace, asking) if asking else {}
    shown: list[Sequence[Block]] = []
    for drawing in drawings:
        me, key = drawing.context.person, drawing.delivery.id
        if key in asked:
            word, pair = asked[key]
            shown.append(faces.whether_met(pair, me, word))
        elif key in found:
            pair = found[key]
            said = await pair_words.of(session, workspace, pair.id, me.id)
            shown.append(faces.face(pair, me, drawing.context.tenant.ladder(pair.mentee, me), said))
        else:
            gone = drawing.delivery.kinds in ((KIND,), (pairing.MET,))
            shown.append(faces.moved_on() if gone else [])
    return shown


async def undo(session: Session, tenant: Tenant, lost: Undelivered) -> None:
    """A question that surely nobody saw was not asked: whoever waits for an answer is told, with the next best."""
    if not lost.certain:
        return
    if pairing.MET in lost.delivery.kinds:
        await pair_words.never_asked(session, lost.delivery.workspace, lost.delivery.id)
    if lost.delivery.kinds == (KIND,):
        await _never_asked(session, tenant, lost)


async def _never_asked(session: Session, tenant: Tenant, lost: Undelivered) -> None:
    it = lost.delivery
    pair = (await pairs.by_deliveries(session, it.workspace, [it.id])).get(it.id)
    if pair is None or pair.mentor_delivery_id != it.id:
        return
    if await pairs.settle(session, it.workspace, pair.id, PairState.WITHDRAWN, was=PairState.ASKED, now=lost.now):
        deed = OnItsOwn(tenant, pair.mentee, lost.now, f"never-asked:{it.id}")
        await telling_both.say_and_look(session, deed, pair, views.NOT_REACHED)
