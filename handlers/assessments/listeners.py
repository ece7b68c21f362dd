"""Slack spoke: somebody looks at where they stand, shares it, or writes their view of somebody they lead."""

from db import assessments, people, teams
from db.engine import Session
from growth import assessing, names
from growth.facts import Assessment
from growth.line import Takes
from handlers import blocks, forms
from handlers.assessments import form, gather, managing, views, walking
from handlers.assessments.beside import side_by_side
from handlers.assessments.views import AssessmentRef, ShareRef, SubjectRef
from handlers.blocks import Message
from handlers.call import Call, Stale
from handlers.preferences import listeners as preferences
from handlers.registry import Command, Registry

ABOUT = "where I stand, one competency at a time; with a name, my view of somebody on my team"


def register(registry: Registry) -> None:
    registry.command(Command("assess", assess, ABOUT, "[@person]", takes=Takes.PERSON))
    registry.action(views.BEGIN, begin)
    registry.action(views.AGAIN, again)
    registry.action(views.SUMMARY, summary)
    registry.action(views.SHARE, share)
    registry.action(views.UNSHARE, unshare)
    registry.action(views.FOCUS, focus)
    registry.action(views.BESIDE, beside)
    registry.action(views.VIEW_OF, view_of)
    registry.action(views.TAKE_BACK, take_back)
    registry.form(form.LEVEL_FORM, level, turns=True)
    walking.register(registry)


async def assess(call: Call) -> None:
    """`/growth assess`: oneself; `/growth assess @person`: a manager's view."""
    if not call.text:
        return await begin(call)
    async with call.deps.transaction() as session:
        led = await gather.led(session, call.person)
        meant = managing.meant(call.text, [call.person, *led])
        if [person.id for person in meant] == [call.person.id]:
            return await _begin(session, call)
        if len(meant) > 1:
            return await call.reply(views.several(names.called(meant, among=[call.person, *led]), call.deps.command))
        return await _view_of(session, call, meant[0].id if meant else None)


async def begin(call: Call) -> None:
    """What was begun goes on; what is done is shown; else it begins."""
    async with call.deps.transaction() as session:
        await _begin(session, call)


async def _begin(session: Session, call: Call) -> None:
    ladder = call.scene.ladder
    if not call.person.active:
        return await preferences.not_started(call)
    if not ladder.competencies:
        return await call.reply(views.no_competencies(ladder))
    mine = await assessments.of(session, call.person.id, call.person.id)
    going = assessing.unfinished(mine, ladder, assessing.level_of(ladder, call.person))
    done = assessing.finished(mine)
    if going is None and done is not None:
        return await walking.show(session, call, done)
    return await _go_through(session, call)


async def _go_through(session: Session, call: Call) -> None:
    """Begins with oneself, or goes on with what was begun against the level one is at now."""
    ladder, person = call.scene.ladder, call.person
    if not ladder.competencies:
        return await call.reply(views.no_competencies(ladder))
    level = assessing.level_of(ladder, person)
    going = await assessments.begin(session, person, person, ladder=ladder, level=level, now=call.now)
    return await walking.turn_to(session, call, going, None)


async def again(call: Call) -> None:
    """All of them once more, each with the mark of last time: a new assessment, and the old one stays as it was."""
    async with call.deps.transaction() as session:
        assessment = await walking.mine(session, call, call.value(AssessmentRef).assessment)
        if assessment.own:
            return await _go_through(session, call)
        return await _view_of(session, call, assessment.subject.id, anew=True)


async def _view_of(session: Session, call: Call, subject_id: int | None, *, anew: bool = False) -> None:
    """A manager's view of somebody they lead, started or not. One sentence for everybody else."""
    led = await gather.led(session, call.person)
    subject = next((person for person in led if person.id == subject_id), None)
    if subject is None:
        text = views.NOT_THEIRS.format(command=call.deps.command)
        return await call.reply(Message.of(blocks.words(text)))
    ladder = await managing.ladder_for(session, call, subject)
    if not ladder.competencies:
        return await call.reply(views.no_competencies(ladder))
    return await (managing.begin if anew else managing.open_view)(session, call, subject)


async def view_of(call: Call) -> None:
    """A name picked from one's team."""
    if not call.picked.isdecimal():
        raise Stale
    async with call.deps.transaction() as session:
        await _view_of(session, call, int(call.picked))


async def level(call: Call) -> None:
    """The manager picked the level to look at."""
    picked, subject_id = form.read_level(call.values), call.metadata(SubjectRef).person
    async with call.deps.transaction() as session:
        led = await gather.led(session, call.person)
        subject = next((person for person in led if person.id == subject_id), None)
        if subject is None:
            text = views.NOT_THEIRS.format(command=call.deps.command)
            return await call.turn(forms.notice("Trellis", Message.of(blocks.words(text))))
        if picked not in {x.id for x in assessing.described(await managing.ladder_for(session, call, subject))}:
            raise Stale
        return await managing.begin(session, call, subject, picked)


async def take_back(call: Call) -> None:
    """The manager takes back a view that was just shown. One click more finds it unfinished, and changes nothing."""
    async with call.deps.transaction() as session:
        view = await walking.mine(session, call, call.value(AssessmentRef).assessment)
        if view.own or view.finished_at is None or not await managing.may_go_on(session, call, view):
            raise Stale
        text = await managing.take_back(session, call, view)
    await call.turn(forms.notice("Your view", Message.of(blocks.words(text))))


async def summary(call: Call) -> None:
    """What came of one that is finished."""
    async with call.deps.transaction() as session:
        assessment = await walking.mine(session, call, call.value(AssessmentRef).assessment)
        if not await managing.may_go_on(session, call, assessment):
            raise Stale
        await walking.show(session, call, assessment)


async def _own(session: Session, call: Call, ref: AssessmentRef) -> Assessment:
    """The person's own assessment that is done. Raises Stale for anything else."""
    assessment = await walking.mine(session, call, ref.assessment)
    if not assessment.own or assessment.finished_at is None:
        raise Stale
    return assessment


async def _summary(session: Session, call: Call, assessment: Assessment, said: str) -> None:
    now = await assessments.get(session, assessment.id) or assessment
    await call.turn(views.summary(await gather.own(session, call.scene, now), said))


async def share(call: Call) -> None:
    """Lets the manager read it whom the button named, and nobody else."""
    ref = call.value(ShareRef)
    async with call.deps.transaction() as session:
        assessment = await _own(session, call, ref)
        manager = (await teams.circle(session, call.person)).manager
        if manager is None or manager.id != ref.manager:
            return await _summary(session, call, assessment, views.MOVED)
        await assessments.share(session, assessment, manager.id, call.now)
        await _summary(session, call, assessment, views.SHARED.format(manager=blocks.said(manager.name)))
    return None


async def unshare(call: Call) -> None:
    """Takes back what was shared, with whomever: nobody but the person can read it from now on."""
    async with call.deps.transaction() as session:
        assessment = await _own(session, call, call.value(AssessmentRef))
        await assessments.unshare(session, call.person.id)
        await _summary(session, call, assessment, views.TAKEN_BACK)


async def focus(call: Call) -> None:
    """Makes a competency a focus area, if there is room for it."""
    async with call.deps.transaction() as session:
        await people.hold(session, call.person.id)
        assessment = await _own(session, call, call.metadata(AssessmentRef))
        shown = await gather.own(session, call.scene, assessment)
        name = dict(shown.growing).get(call.picked)
        if name is None or shown.full:  # a second click, or another window, was faster
            return await _summary(session, call, assessment, "")
        areas = (*shown.reader.areas, call.picked)
        await people.set_focus(session, call.person.id, level=shown.reader.level, areas=areas)
        await _summary(session, call, assessment, views.FOCUSED.format(name=blocks.said(name)))
    call.home_is_stale = True
    return None


async def beside(call: Call) -> None:
    """The manager's view beside one's own; one's own alone where it was taken back since."""
    author_id = call.value(SubjectRef).person
    async with call.deps.transaction() as session:
        every = await assessments.about(session, call.person.id)
        if pair := gather.both(every, call.person, author_id):
            ladder = gather.ladder_of(call.deps, pair[0])
            return await call.turn(side_by_side(ladder, mine=pair[0], theirs=pair[1]))
        done = assessing.finished(found for found in every if found.own)
        if done is None:
            raise Stale
        return await walking.show(session, call, done)
