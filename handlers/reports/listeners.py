"""Slack spoke: somebody opens the page of a person they lead, or a person looks at what is seen of them."""

from db.engine import Session
from growth import names
from growth.facts import Person, Standing
from handlers.framework import typed
from handlers.framework.listener import Reads
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.reports import gather, views
from handlers.shared import buttons
from handlers.shared.buttons import ReportRef
from handlers.shared.happenings import ReportWanted, TeamShown


def register(registry: Registry) -> None:
    registry.action(buttons.REPORT.id, Reads(show))
    registry.action(buttons.SEEN_BY.id, Reads(seen_by))
    registry.action(buttons.REPORTS.id, Reads(picked))
    for action in (views.NEWER, views.OLDER):
        registry.action(action, Reads(turn))
    registry.signals.when(ReportWanted, wanted)
    registry.signals.when(TeamShown, on_the_team)


async def show(request: Request) -> None:
    """By a button of somebody's."""
    await _open(request, request.value(ReportRef).person)


async def picked(request: Request) -> None:
    """By a name picked from one's team."""
    if not request.picked.isdecimal():
        raise Stale
    await _open(request, int(request.picked))


async def _open(request: Request, person_id: int) -> None:
    async with request.tenant.app.transaction() as session:
        report = await gather.for_reader(session, request, person_id)
    await request.open(views.page(report) if report is not None else views.gone())


async def turn(request: Request) -> None:
    """Another page of what was shared, in the place of this one."""
    ref = request.value(ReportRef)
    async with request.tenant.app.transaction() as session:
        if ref.person == request.person.id:
            report = await gather.for_person(session, request)
        else:
            report = await gather.for_reader(session, request, ref.person)
    await request.turn(views.page(report, ref.page) if report is not None else views.gone())


async def seen_by(request: Request) -> None:
    """The person's own page, as whoever leads them sees it."""
    async with request.tenant.app.transaction() as session:
        report = await gather.for_person(session, request)
    await request.open(views.page(report) if report is not None else views.nobody_reads())


async def wanted(session: Session, named: ReportWanted) -> None:
    """`/growth team @person`."""
    request = named.request
    led = await gather.led(session, request.person)
    meant = _meant(named.said, led)
    if len(meant) != 1:
        return await request.reply(views.which(meant, request.tenant.app.command))
    report = await gather.for_reader(session, request, meant[0].id)
    return await request.open(views.page(report) if report is not None else views.gone())


def _meant(said: str, led: list[Person]) -> list[Person]:
    """By a mention, or by a name as it was typed."""
    if hit := typed.MENTION.search(said):
        return [person for person in led if person.slack_id == hit[1]]
    return names.meant(said, led)


async def on_the_team(_session: Session, team: TeamShown) -> None:
    """For the manager alone: the page of each."""
    me = team.context.person.id
    others = [each for each in team.members if each.id != me and each.standing is not Standing.GONE]
    team.first.extend(views.pick(others))
