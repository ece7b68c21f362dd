"""Slack spoke: one of the two ends their talks, says whether they would again, or whether they met."""

from db import mentoring, pair_words, pairs
from db.engine import Session
from growth.facts import MentorPair, Met, PairState
from handlers.framework.blocks import Message
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.mentors import faces, telling_both
from handlers.mentors.faces import PairRef


def register(registry: Registry) -> None:
    registry.action(faces.END, end)
    registry.action(faces.AGAIN, again)
    registry.action(faces.NOT_AGAIN, not_again)
    registry.action(faces.HAVE_MET, have_met)
    registry.action(faces.NOT_MET, not_met)


async def end(request: Request) -> None:
    """Over, without a reason; the other one reads it in one sentence."""
    async with request.tenant.app.transaction() as session:
        pair = await _mine(session, request)
        here = request.workspace
        if await pairs.settle(session, here, pair.id, PairState.ENDED, was=PairState.ACTIVE, now=request.now):
            ended = await pairs.get(session, here, pair.id) or pair
            await telling_both.put(session, request, ended, ended.other(request.person.id))
        await _show(session, request, pair)


async def again(request: Request) -> None:
    await _again(request, gladly=True)


async def not_again(request: Request) -> None:
    await _again(request, gladly=False)


async def _again(request: Request, *, gladly: bool) -> None:
    """Whether they would be paired again, for themselves alone."""
    async with request.tenant.app.transaction() as session:
        pair = await _mine(session, request)
        if pair.state is not PairState.ENDED:
            raise Stale
        await pair_words.say_again(session, request.workspace, pair.id, request.person.id, again=gladly)
        if not gladly:
            await mentoring.avoid(session, request.workspace, request.person.id, pair.other(request.person.id).id)
        await _show(session, request, pair)


async def have_met(request: Request) -> None:
    await _met(request, Met.YES)


async def not_met(request: Request) -> None:
    await _met(request, Met.NOT_YET)


async def _met(request: Request, said: Met) -> None:
    """Their answer, for themselves alone."""
    async with request.tenant.app.transaction() as session:
        pair = await _mine(session, request)
        if await pair_words.of(session, request.workspace, pair.id, request.person.id) is None:
            raise Stale
        await pair_words.say_met(session, request.workspace, pair.id, request.person.id, said)
        word = await pair_words.of(session, request.workspace, pair.id, request.person.id)
        if word is not None:
            await request.show(session, Message.of(faces.whether_met(pair, request.person, word)))


async def _mine(session: Session, request: Request) -> MentorPair:
    """A pair in which this person is one of the two. Raises Stale for anything else."""
    pair = await pairs.get(session, request.workspace, request.value(PairRef).pair)
    if pair is None or not pair.has(request.person.id):
        raise Stale
    return pair


async def _show(session: Session, request: Request, pair: MentorPair) -> None:
    """How it stands, where they clicked."""
    now = await pairs.get(session, request.workspace, pair.id) or pair
    word = await pair_words.of(session, request.workspace, pair.id, request.person.id)
    await request.show(
        session, Message.of(faces.face(now, request.person, request.tenant.ladder(now.mentee, request.person), word))
    )
    request.home_is_stale = True
