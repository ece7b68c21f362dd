"""Slack spoke: somebody looks at where they stand, shares it, or writes their view of somebody they lead."""

from slack_sdk.models.blocks import Block

from db import assessments, teams
from db.engine import Session
from growth import assessing, names
from growth.audience import Reader, readable
from growth.facts import Audience
from growth.line import Takes
from handlers.assessments import (
    asking,
    focusing,
    gather,
    history,
    in_letter,
    level_form,
    manager_view,
    on_report,
    results,
    reviewing,
    team,
    views,
    wizard,
)
from handlers.assessments.side_by_side import Beside, side_by_side
from handlers.assessments.views import AssessmentRef, ShareRef, SubjectRef
from handlers.framework import blocks, forms, guards, words
from handlers.framework.blocks import Message
from handlers.framework.context import Context
from handlers.framework.registry import Command, Registry
from handlers.framework.request import Request, Stale
from handlers.framework.sections import HomePlace
from handlers.shared import buttons, shared_assessment

ABOUT = "where I stand, one competency at a time; `short` for my areas; with a name, my view of somebody I lead"


def register(registry: Registry) -> None:
    registry.command(Command("assess", assess, ABOUT, "[short, history, or @person]", takes=Takes.PERSON))
    registry.action(buttons.ASSESS.id, begin)
    registry.action(views.AGAIN, again)
    registry.action(buttons.MARK_AGAIN.id, short)
    registry.action(views.SUMMARY, summary)
    registry.action(views.SHARE, share)
    registry.action(views.UNSHARE, unshare)
    registry.action(views.BESIDE, beside)
    registry.action(views.VIEW_OF, view_of)
    registry.action(views.MY_VIEW, my_view)
    registry.action(views.TAKE_BACK, take_back)
    registry.form(level_form.FORM, level, turns=True)
    registry.section(HomePlace.STANDING, on_the_home)
    wizard.register(registry)
    reviewing.register(registry)
    asking.register(registry)
    focusing.register(registry)
    history.register(registry)
    team.register(registry)
    on_report.register(registry)
    in_letter.register(registry)


async def on_the_home(session: Session, context: Context) -> list[Block]:
    """When the person last looked at where they stand, with the way to it. Nothing on a ladder without competencies."""
    if not context.ladder.competencies:
        return []
    done = assessing.finished(await assessments.of(session, context.workspace, context.person.id, context.person.id))
    return views.on_the_home(done, context.person.zone)


async def assess(request: Request) -> None:
    """`/growth assess`: oneself; `/growth assess @person`: a manager's view; and the words for one's own."""
    if not request.text:
        return await begin(request)
    if (word := WORDS.get(request.text.casefold())) is not None:
        return await word(request)
    async with request.tenant.app.transaction() as session:
        led = await gather.led(session, request.person)
        meant = manager_view.meant(request.text, [request.person, *led])
        if [person.id for person in meant] == [request.person.id]:
            return await _begin(session, request)
        if len(meant) > 1:
            return await request.reply(
                views.several(names.called(meant, among=[request.person, *led]), request.tenant.app.command)
            )
        return await _view_of(session, request, meant[0].id if meant else None)


async def begin(request: Request) -> None:
    """What was begun goes on; what is done is shown; else it begins."""
    async with request.tenant.app.transaction() as session:
        await _begin(session, request)


async def _begin(session: Session, request: Request) -> None:
    ladder = request.context.ladder
    if not request.person.active:
        return await guards.not_started(request)
    if not ladder.competencies:
        return await request.reply(views.no_competencies(ladder))
    mine = await assessments.of(session, request.workspace, request.person.id, request.person.id)
    going = assessing.unfinished(mine, ladder, assessing.level_of(ladder, request.person))
    done = assessing.finished(mine)
    if going is None and done is not None:
        return await wizard.show(session, request, done)
    return await _go_through(session, request)


async def _go_through(session: Session, request: Request) -> None:
    """Begins with oneself, or goes on with what was begun against the level one is at now."""
    ladder, person = request.context.ladder, request.person
    if not ladder.competencies:
        return await request.reply(views.no_competencies(ladder))
    level = assessing.level_of(ladder, person)
    going = await assessments.begin(session, person, person, ladder=ladder, level=level, now=request.now)
    return await wizard.turn_to(session, request, going, None)


async def short(request: Request) -> None:
    """`/growth assess short`: the few competencies that matter now, and nothing else."""
    ladder, person = request.context.ladder, request.person
    if not person.active:
        return await guards.not_started(request)
    if not ladder.competencies:
        return await request.reply(views.no_competencies(ladder))
    level = assessing.level_of(ladder, person)
    async with request.tenant.app.transaction() as session:
        only = await gather.asked_shortly(session, request)
        going = await assessments.begin_short(session, person, only, ladder=ladder, level=level, now=request.now)
        return await wizard.turn_to(session, request, going, None)


async def again(request: Request) -> None:
    """All of them once more, each with the mark of last time: a new assessment, and the old one stays as it was."""
    async with request.tenant.app.transaction() as session:
        assessment = await wizard.mine(session, request, request.value(AssessmentRef).assessment)
        if assessment.own:
            return await _go_through(session, request)
        return await _view_of(session, request, assessment.subject.id, anew=True)


async def _view_of(session: Session, request: Request, subject_id: int | None, *, anew: bool = False) -> None:
    """A manager's view of somebody they lead, started or not. One sentence for everybody else."""
    led = await gather.led(session, request.person)
    subject = next((person for person in led if person.id == subject_id), None)
    if subject is None:
        text = words.text(views.NOT_THEIRS, command=request.tenant.app.command)
        return await request.reply(Message.of(blocks.section(text)))
    ladder = await manager_view.ladder_for(session, request, subject)
    if not ladder.competencies:
        return await request.reply(views.no_competencies(ladder))
    return await (manager_view.begin if anew else manager_view.open_view)(session, request, subject)


async def view_of(request: Request) -> None:
    """A name picked from one's team."""
    if not request.picked.isdecimal():
        raise Stale
    async with request.tenant.app.transaction() as session:
        await _view_of(session, request, int(request.picked))


async def my_view(request: Request) -> None:
    """From the message that somebody asks for it."""
    async with request.tenant.app.transaction() as session:
        await _view_of(session, request, request.value(SubjectRef).person)


async def level(request: Request) -> None:
    """The manager picked the level to look at."""
    picked, subject_id = level_form.read(request.values), request.metadata(SubjectRef).person
    async with request.tenant.app.transaction() as session:
        led = await gather.led(session, request.person)
        subject = next((person for person in led if person.id == subject_id), None)
        if subject is None:
            text = words.text(views.NOT_THEIRS, command=request.tenant.app.command)
            return await request.turn(forms.notice("Trellis", Message.of(blocks.section(text))))
        if picked not in {x.id for x in assessing.described(await manager_view.ladder_for(session, request, subject))}:
            raise Stale
        return await manager_view.begin(session, request, subject, picked)


async def take_back(request: Request) -> None:
    """The manager takes back a view that was just shown. One click more finds it unfinished, and changes nothing."""
    async with request.tenant.app.transaction() as session:
        view = await wizard.mine(session, request, request.value(AssessmentRef).assessment)
        if view.own or view.finished_at is None or not await manager_view.may_go_on(session, request, view):
            raise Stale
        text = await manager_view.take_back(session, request, view)
    await request.turn(forms.notice("Your view", Message.of(blocks.section(text))))


async def summary(request: Request) -> None:
    """What came of one that is finished."""
    async with request.tenant.app.transaction() as session:
        assessment = await wizard.mine(session, request, request.value(AssessmentRef).assessment)
        if not await manager_view.may_go_on(session, request, assessment):
            raise Stale
        await wizard.show(session, request, assessment)


async def share(request: Request) -> None:
    """Lets the manager read it whom the button named, and nobody else."""
    ref = request.value(ShareRef)
    async with request.tenant.app.transaction() as session:
        assessment = await results.own(session, request, ref)
        circle = await teams.circle(session, request.person)
        manager = circle.manager
        if manager is None or manager.id != ref.manager:
            return await results.show(session, request, assessment, views.MOVED)
        every = await assessments.of(session, request.workspace, request.person.id, request.person.id)
        for older in readable(Reader(person_id=manager.id), every):  # they read one of somebody's, the one shared last
            await shared_assessment.take_back(session, request, older)
        await assessments.share(session, request.workspace, assessment.id, circle.share(Audience.MANAGER, request.now))
        await asking.ask(session, request, assessment, manager)
        await results.show(session, request, assessment, words.text(views.SHARED, manager=words.escape(manager.name)))
    return None


async def unshare(request: Request) -> None:
    """Takes back what was shared, with whomever: nobody but the person can read it from now on."""
    async with request.tenant.app.transaction() as session:
        assessment = await results.own(session, request, request.value(AssessmentRef))
        for shared in await assessments.of(session, request.workspace, request.person.id, request.person.id):
            await shared_assessment.take_back(session, request, shared)
        await results.show(session, request, assessment, views.TAKEN_BACK)


async def beside(request: Request) -> None:
    """The manager's view beside one's own; one's own alone where it was taken back since."""
    author_id = request.value(SubjectRef).person
    async with request.tenant.app.transaction() as session:
        every = await assessments.about(session, request.workspace, request.person.id)
        if pair := gather.both(every, request.person, author_id):
            ladder = gather.ladder_of(request.tenant, pair[0])
            times = gather.each_time(every, request.person, pair)
            return await request.turn(side_by_side(Beside(ladder, *pair, every=times)))
        done = assessing.finished(found for found in every if found.own)
        if done is None:
            raise Stale
        return await wizard.show(session, request, done)


WORDS = {"history": history.show, "short": short}
