"""Slack spoke: somebody answers what was shared with them, or answers back."""

from db import remarks
from db.engine import Session
from growth.facts import RemarkDraft, RemarkKind
from handlers.framework import forms
from handlers.framework.blocks import Message, section
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.remarks import face, gather, read_by, saying, views
from handlers.remarks.views import TalkRef
from handlers.shared import buttons
from handlers.shared.buttons import SharedRef
from handlers.shared.happenings import PutOnAgenda

BY_A_CLICK = {views.THANK: RemarkKind.THANKS, views.TALK: RemarkKind.AGENDA, views.DONE: RemarkKind.DONE}
OLD_DONE = "digests.handled"  # on letters from before one could answer


def register(registry: Registry) -> None:
    registry.action(buttons.REMARK.id, show)
    registry.action(views.REPLY, answer_back)
    for action in BY_A_CLICK:
        registry.action(action, click)
    registry.action(OLD_DONE, done)
    registry.form(views.FORM, send)
    registry.signals.when(PutOnAgenda, on_agenda)
    face.register(registry)
    read_by.register(registry)


async def show(request: Request) -> None:
    """What somebody shared, with all that one can do with it."""
    async with request.tenant.app.reading() as session:
        talk = await gather.as_reader(session, request.person, request.value(SharedRef), request.now)
    if talk is not None and read_by.is_told(talk):
        async with request.tenant.app.transaction() as session:
            await read_by.note(session, request, talk)
    await request.open(views.card(talk) if talk is not None else views.no_longer())


async def answer_back(request: Request) -> None:
    """The same from the message in which the other one said something."""
    async with request.tenant.app.reading() as session:
        talk = await gather.either(session, request.person, request.value(TalkRef), request.now)
    await request.open(views.card(talk) if talk is not None else views.no_longer())


async def click(request: Request) -> None:
    """Thanked, put on the 1:1, or done: said to the other one. What was typed beside it stays."""
    kind = BY_A_CLICK[request.body["actions"][0]["action_id"]]
    async with request.tenant.app.transaction() as session:
        talk = await gather.as_reader(session, request.person, request.value(TalkRef), request.now)
        if talk is None:
            raise Stale
        late = views.too_late(talk, kind)
        if not late:
            await saying.once(session, request, talk, kind)
        talk = await gather.as_reader(session, request.person, request.value(TalkRef), request.now)
    await request.turn(views.card(talk, late) if talk is not None else views.no_longer())


async def on_agenda(session: Session, put: PutOnAgenda) -> None:
    """By a button that stands elsewhere: its author hears of it as they would of a click here."""
    ref = SharedRef.of(put.answer.key)
    talk = await gather.as_reader(session, put.request.person, ref, put.request.now)
    if talk is not None and not talk.said(RemarkKind.AGENDA):
        await saying.say(session, put.request, talk, RemarkDraft(ref.key, RemarkKind.AGENDA))


async def done(request: Request) -> None:
    """By the button that stood beside each thing in a letter."""
    async with request.tenant.app.transaction() as session:
        talk = await gather.as_reader(session, request.person, request.value(SharedRef), request.now)
        if talk is None:
            raise Stale
        late = views.too_late(talk, RemarkKind.DONE)
        if not late:
            await saying.once(session, request, talk, RemarkKind.DONE)
    await request.reply(Message.of(section("{late}", late=late) if late else views.off_the_list(talk)))


async def send(request: Request) -> None:
    """The form: kept and sent once, whatever is clicked again."""
    ref, text = request.metadata(TalkRef), forms.written(request.values, views.WORDS)
    if wrong := views.wrong(text):
        return request.refuse_form(wrong)
    async with request.tenant.app.transaction() as session:
        talk = await gather.either(session, request.person, ref, request.now)
        if talk is None:
            return request.refuse_form(views.refused())
        before = await remarks.get(session, request.workspace, int(request.made)) if request.made else None
        if before is not None:
            await saying.reword(session, request, request.own(before), text)
        else:
            before = await saying.say(session, request, talk, RemarkDraft(ref.key, RemarkKind.WORDS, text))
        await request.leave(session, str(before.id))
        talk = await gather.either(session, request.person, ref, request.now)
    return await request.turn(views.sent(talk) if talk is not None else views.no_longer())
