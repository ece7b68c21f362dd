"""Slack spoke: somebody sets when their 1:1 is, moves one, skips one, or ends it."""

from datetime import datetime

from db import people, talks
from db.engine import Session
from growth.facts import Person, RegularTalk
from growth.talks import Turn
from handlers.framework.blocks import Message, section
from handlers.framework.listener import AsksSlack
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.one_on_ones import gather, planning, rhythm_form, rhythm_views, views, whom
from handlers.one_on_ones.rhythm_form import RhythmRef, TalkTurnRef, WrittenRhythm
from handlers.shared import counterparts
from handlers.shared.buttons import OtherRef


def register(registry: Registry) -> None:
    registry.action(rhythm_views.RHYTHM, change)
    registry.action(rhythm_views.MOVE, move)
    registry.action(rhythm_views.SKIP, skip)
    registry.action(rhythm_views.STOP, stop)
    registry.action(rhythm_views.AGREE, agree)
    registry.action(rhythm_views.DECLINE, decline)
    registry.form(rhythm_form.RHYTHM_FORM, AsksSlack(save))
    registry.form(rhythm_form.MOVE_FORM, save_move)


async def change(request: Request) -> None:
    """The form of the rhythm with somebody, or with whomever is chosen in it."""
    other = request.value(OtherRef).other
    async with request.tenant.app.transaction() as session:
        known = (await people.of_ids(session, request.workspace, [other])).get(other) if other is not None else None
        talk = await talks.between(session, request.workspace, request.person.id, known.id) if known else None
        met = {each.id for each in await counterparts.of(session, request.person)}
    if other is not None and (known is None or (talk is None and known.id not in met)):
        raise Stale
    await request.turn(rhythm_form.rhythm(request.person, known, talk, request.now))


async def save(request: Request) -> None:
    """Kept, and the other one told; whoever is on no team with them is asked first."""
    ref = request.metadata(RhythmRef)
    written = rhythm_form.read(request.values, ref, request.person, request.now)
    if not isinstance(written, WrittenRhythm):
        return request.refuse_form(written)
    who = await whom.named(request, ref)
    if isinstance(who, dict):
        return request.refuse_form(who)
    async with request.tenant.app.transaction() as session:
        other = await whom.met(session, request, who)
        said = await _plan(session, request, other, written)
        view = await gather.agenda(session, request.context)
    request.home_is_stale = True
    return await request.turn(views.page(view, other.id, said))


async def _plan(session: Session, request: Request, other: Person, written: WrittenRhythm) -> str:
    """Writes the rhythm down; returns what whoever set it reads."""
    here, me = request.workspace, request.person
    before = await talks.between(session, here, me.id, other.id)
    same = before is not None and (before.rhythm, before.next_at) == (written.rhythm, written.next_at)
    if before is not None and same:
        return rhythm_views.yourself(rhythm_views.SET_YOURSELF, before, me)
    met = {each.id for each in await counterparts.of(session, me)}
    agreed = request.now if other.id in met else None
    talk = await talks.plan(session, me, other.id, written.rhythm, agreed=agreed)
    why = f"{talk.id}:{written.next_at.isoformat()}:{talk.every.value}"
    if not talk.agreed:
        question = rhythm_views.question(talk, other)
        await planning.tell(session, request, other, question, why=f"ask:{why}", by=None)
        return rhythm_views.yourself(rhythm_views.ASKED_YOURSELF, talk, me)
    await planning.put(session, request, talk, Turn(talk.first, written.next_at), last_at=talk.last_at)
    now = await _now(session, request, talk.id)
    await _tell(session, request, now, rhythm_views.SET, why=f"set:{why}")
    await planning.redraw(session, request, now, request.context.draws, since=request.now)
    return rhythm_views.yourself(rhythm_views.SET_YOURSELF, now, me)


async def _tell(
    session: Session, request: Request, talk: RegularTalk, template: str, *, why: str, before: datetime | None = None
) -> None:
    other = talk.other(request.person.id)
    said = rhythm_views.told(template, talk, request.person, other, before=before)
    moments = [each for each in (before, talk.next_at) if each is not None]
    await planning.tell(session, request, other, said, why=why, by=min(moments, default=None))


async def _now(session: Session, request: Request, talk_id: int) -> RegularTalk:
    """One of theirs, as it is. Raises Stale where it is gone, or between two others."""
    talk = await talks.get(session, request.workspace, talk_id)
    if talk is None or not talk.has(request.person.id):
        raise Stale
    return talk


async def _seen(session: Session, request: Request, ref: TalkTurnRef) -> RegularTalk:
    """The same, where it is planned for the moment that stood beside the button, and that is not over."""
    talk = await _now(session, request, ref.talk)
    if talk.next_at is None or talk.next_at != ref.at or talk.next_at <= request.now:
        raise Stale
    return talk


async def move(request: Request) -> None:
    """To a moment that was on offer, or by a form."""
    pick = rhythm_views.pick(request.picked)
    if pick is None:
        raise Stale
    async with request.tenant.app.transaction() as session:
        talk = await _seen(session, request, pick)
        if pick.to is not None:
            if pick.to <= request.now:
                raise Stale
            return await _moved(session, request, talk, pick.to)
    return await request.turn(rhythm_form.move(request.person, talk, request.now))


async def save_move(request: Request) -> None:
    async with request.tenant.app.transaction() as session:
        ref = request.metadata(TalkTurnRef)
        talk = await _now(session, request, ref.talk)
        if not request.made:
            talk = await _seen(session, request, ref)
        at = rhythm_form.when(request.values, talk.zone, request.now)
        if isinstance(at, dict):
            return request.refuse_form(at)
        if at == talk.next_at:
            view = await gather.agenda(session, request.context)
            return await request.turn(views.page(view, talk.other(request.person.id).id))
        await request.leave(session, str(talk.id))
        return await _moved(session, request, talk, at)


async def _moved(session: Session, request: Request, talk: RegularTalk, to: datetime) -> None:
    before = talk.next_at
    if not await planning.move(session, request, talk, to):
        raise Stale
    await _settled(session, request, talk.id, rhythm_views.MOVED, rhythm_views.MOVED_YOURSELF, before=before)


async def skip(request: Request) -> None:
    """Not this time."""
    async with request.tenant.app.transaction() as session:
        talk = await _seen(session, request, request.value(TalkTurnRef))
        before = talk.next_at or request.now
        after = planning.following(request.tenant, talk, before)
        if not await planning.put(session, request, talk, after, last_at=talk.last_at):
            raise Stale
        await _settled(session, request, talk.id, rhythm_views.SKIPPED, rhythm_views.SKIPPED_YOURSELF, before=before)


async def _settled(
    session: Session, request: Request, talk_id: int, template: str, mine: str, *, before: datetime | None
) -> None:
    """Tells the other one, draws what stands of it anew, and shows whoever did it how it is now."""
    now = await _now(session, request, talk_id)
    why = f"{talk_id}:{now.next_at.isoformat() if now.next_at else ''}"
    await _tell(session, request, now, template, why=why, before=before)
    await planning.redraw(session, request, now, request.context.draws, since=request.now)
    await _show(session, request, now, rhythm_views.yourself(mine, now, request.person))


async def _show(session: Session, request: Request, talk: RegularTalk, said: str) -> None:
    """Where they clicked: the page of it, their Home; beside a message, a word that only they see."""
    container = (request.body.get("container") or {}).get("type")
    request.home_is_stale = True
    if (request.body.get("view") or {}).get("type") == "modal":
        view = await gather.agenda(session, request.context)
        return await request.turn(views.page(view, talk.other(request.person.id).id, said))
    if container == "message":
        return await request.reply(Message.of(section("{said}", said=said)))
    return None


async def stop(request: Request) -> None:
    """No rhythm any more."""
    async with request.tenant.app.transaction() as session:
        talk = await _now(session, request, request.value(TalkTurnRef).talk)
        await planning.end(session, request, talk, request.context.draws, readers=talk.both)
        if talk.agreed:
            await _tell(session, request, talk, rhythm_views.STOPPED, why=f"stop:{talk.id}")
        await _show(session, request, talk, rhythm_views.yourself(rhythm_views.STOPPED_YOURSELF, talk, request.person))


async def agree(request: Request) -> None:
    """Yes: it begins with the first moment of the rhythm that is not over."""
    async with request.tenant.app.transaction() as session:
        talk = await _asked(session, request)
        await talks.agree(session, request.workspace, talk.id, request.now)
        first = planning.following(request.tenant, talk, request.now)
        await planning.put(session, request, talk, first, last_at=None)
        now = await _now(session, request, talk.id)
        await _tell(session, request, now, rhythm_views.AGREED, why=f"agree:{talk.id}")
        said = rhythm_views.yourself(rhythm_views.SET_YOURSELF, now, request.person)
        await request.show(session, Message.of(section("{said}", said=said)))
    request.home_is_stale = True


async def decline(request: Request) -> None:
    """No: nothing of it is kept."""
    async with request.tenant.app.transaction() as session:
        talk = await _asked(session, request)
        await talks.remove(session, request.workspace, talk.id)
        await _tell(session, request, talk, rhythm_views.DECLINED, why=f"decline:{talk.id}")
        said = rhythm_views.yourself(rhythm_views.NO_MORE, talk, request.person)
        await request.show(session, Message.of(section("{said}", said=said)))
    request.home_is_stale = True


async def _asked(session: Session, request: Request) -> RegularTalk:
    """The 1:1 that the other one would like. Raises Stale where that is settled."""
    talk = await _now(session, request, request.value(TalkTurnRef).talk)
    if talk.agreed or talk.asked_by_id == request.person.id:
        raise Stale
    return talk
