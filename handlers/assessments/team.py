"""What a manager's page of their team says of assessments: whose view to write, who shared theirs, what is covered."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from slack_sdk.models.blocks import Block

from content.model.ladder import Competency, Ladder
from db import team_periods, teams
from db.engine import Session
from growth import coverage
from growth.coverage import Covered
from growth.facts import Assessment, Person, Team
from growth.summary import Numbers
from handlers.assessments import coverage_picture, gather, views
from handlers.assessments.coverage_picture import least_first, row
from handlers.framework import blocks, words
from handlers.framework.context import Context
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.shared.buttons import TeamRef
from handlers.shared.happenings import TeamShown
from handlers.shared.pictures import showing

HEAD = (
    "*What the team covers* on the {ladder} ladder, in the four weeks from {day}: about how many are at which level. "
    "Each counts once, at the level that they say they meet, by what they shared with you."
)
ROUGHLY = (
    "Inexact on purpose, drawn once every {weeks} weeks: it points at nobody, and two looks give nobody away. Levels "
    "with fewer than {floor} are told together, or not at all."
)
NOT_TOLD = "nothing to tell"
SHARED_BY_ONE = (
    "{names} has shared with you how they see themselves. Once you finish your own view, they are told, and each of "
    "you reads both side by side."
)
SHARED_BY_SOME = (
    "{names} have shared with you how they see themselves. Once you finish your own view, they are told, and each of "
    "you reads both side by side."
)
PICK = "Your view of somebody, one competency at a time. Only you see it until they have shared theirs."
TOO_FEW = (
    "What the team covers is told here every {weeks} weeks, once {count} people have shared their view with you and "
    "four weeks are over."
)
NEXT_MOVE = (
    "*Your next move:* find one piece of work that asks for *{name}*. In your 1:1s, see who would like to learn on it."
)


def register(registry: Registry) -> None:
    registry.signals.when(TeamShown, shown)
    registry.action(coverage_picture.PICTURE, as_a_picture)


async def as_a_picture(request: Request) -> None:
    """The team, time beside time, for whoever leads it. Raises Stale for anybody else, and where there is nothing."""
    wanted = request.value(TeamRef).team
    async with request.tenant.app.transaction() as session:
        led = await teams.led_by(session, request.workspace, request.person.id)
        team = next((each for each in led if each.id == wanted), None)
        periods = await _periods(session, request.context, team) if team else []
        found = _draws(request.context, periods)
        ladder = _ladder(request.context, found)
        if ladder is None:
            raise Stale
        floor = request.tenant.manners.smallest_count
        await showing.show(session, request, coverage_picture.covered(ladder, found, periods, floor=floor))


async def _periods(session: Session, context: Context, team: Team) -> list[tuple[datetime, Numbers]]:
    """What was told of the team's last periods, the oldest first."""
    told = await team_periods.history(session, context.workspace, team.id, limit=coverage_picture.PERIODS)
    return list(reversed(told))


def _draws(context: Context, periods: Sequence[tuple[datetime, Numbers]]) -> list[tuple[datetime, Covered]]:
    """What was told to this very reader of what the team covers, on the newest's ladder, the oldest first."""
    found = [(began, numbers.covered) for began, numbers in periods if numbers.covered]
    mine = [each for each in found if each[1].reader == context.person.id]
    return [each for each in mine if each[1].ladder == mine[-1][1].ladder]


def _ladder(context: Context, found: Sequence[tuple[datetime, Covered]]) -> Ladder | None:
    return context.tenant.app.ladders.get(found[-1][1].ladder) if found else None


async def shown(session: Session, page: TeamShown) -> None:
    """For the manager alone, by what was shared with them. Everybody on the team can be picked, started or not."""
    context, others = page.context, gather.others(page.context.person, page.members)
    if not others or not any(ladder.competencies for ladder in context.tenant.app.ladders.values()):
        return
    shared = await gather.shared_with(session, context.person, others)
    names = [(str(person.id), person.name) for person in others[:100]]
    pick = blocks.select(views.VIEW_OF, "Pick a name", names)
    told = _covered(context, page.team, _draws(context, await _periods(session, context, page.team)))
    page.blocks.extend([blocks.section(PICK, pick), *_shared(shared, others), *told])


def _shared(shared: Sequence[Assessment], others: Sequence[Person]) -> list[Block]:
    known = {found.subject.id for found in shared}
    names = sorted(words.escape(person.name) for person in others if person.id in known)
    if not names:
        return []
    told = words.plural(SHARED_BY_ONE, SHARED_BY_SOME, len(names), names=words.listed(names))
    return [blocks.section(told)]


def _covered(context: Context, team: Team, found: Sequence[tuple[datetime, Covered]]) -> list[Block]:
    """The newest draw, category by category, and where one could begin."""
    ladder, manners = _ladder(context, found), context.tenant.manners
    if ladder is None:
        return [blocks.quiet(TOO_FEW, count=coverage.enough(manners), weeks=coverage.WEEKS)]
    began, told = found[-1]
    head = blocks.section(HEAD, ladder=words.escape(ladder.name), day=words.on_day(began, "UTC"))
    first = least_first(ladder, told)
    shown = [each for each in ladder.competencies if each.id in first[: coverage_picture.ROWS]]
    known = [ladder.competency(each).name for each in first if row(ladder, told, each)]
    least = [blocks.section(NEXT_MOVE, name=words.escape(known[0]))] if known else []
    over_time = blocks.row(showing.button(coverage_picture.PICTURE, TeamRef(team=team.id)))
    roughly = blocks.quiet(ROUGHLY, weeks=coverage.WEEKS, floor=manners.smallest_count)
    return [head, *_by_category(ladder, told, shown), *least, over_time, roughly]


def _by_category(ladder: Ladder, told: Covered, shown: Sequence[Competency]) -> Iterator[Block]:
    for category in ladder.categories:
        of_it = [each for each in shown if each.category == category.id]
        lines = [f"• {words.escape(each.name)}: {words.escape(_said(ladder, told, each.id))}" for each in of_it]
        yield from blocks.paragraphs([f"*{words.escape(category.name)}*", *lines] if lines else [])


def _said(ladder: Ladder, told: Covered, competency: str) -> str:
    return row(ladder, told, competency) or words.text(NOT_TOLD)
