"""What a manager's page of their team says of assessments: whose view to write, who shared theirs, what is covered."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from slack_sdk.models.blocks import Block

from content.model.ladder import Competency, Ladder
from db import team_periods, teams
from db.engine import Session
from growth import coverage
from growth.facts import Assessment, Person, Team
from growth.summary import Covered, Numbers, Portion
from handlers.assessments import coverage_picture, gather, views
from handlers.assessments.coverage_picture import Periods
from handlers.framework import blocks, words
from handlers.framework.context import Context
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.shared.buttons import TeamRef
from handlers.shared.happenings import TeamShown
from handlers.shared.pictures import showing

HEAD = (
    "*What the team covers* on the {ladder} ladder, in the four weeks from {day}: how many see themselves there or "
    "beyond, each next to their own level, by what they shared with you."
)
PORTIONS = {
    Portion.MOST: "*Most of the team:* {names}",
    Portion.HALF: "*About half of the team:* {names}",
    Portion.SOME: "*Some of the team:* {names}",
}
ROUGHLY = "Inexact on purpose, drawn once every four weeks: it points at nobody, and two looks give nobody away."
SHARED_BY_ONE = (
    "{names} has shared with you how they see themselves. Once you finish your own view, they are told, and each of "
    "you reads both side by side."
)
SHARED_BY_SOME = (
    "{names} have shared with you how they see themselves. Once you finish your own view, they are told, and each of "
    "you reads both side by side."
)
PICK = "Your view of somebody, one competency at a time. Only you see it until they have shared theirs."
TOO_FEW = "What the team covers is told here every four weeks, once {count} people have shared their view with you."
NEXT_MOVE = (
    "*Your next move:* find one piece of work that asks for *{name}*. In your 1:1s, see who would like to learn on it."
)


def register(registry: Registry) -> None:
    registry.signals.when(TeamShown, shown)
    registry.action(coverage_picture.PICTURE, as_a_picture)


async def as_a_picture(request: Request) -> None:
    """The team, period by period, for whoever leads it. Raises Stale for anybody else, and where there is nothing."""
    wanted = request.value(TeamRef).team
    async with request.tenant.app.transaction() as session:
        led = await teams.led_by(session, request.workspace, request.person.id)
        team = next((each for each in led if each.id == wanted), None)
        found = await _periods(session, request.context, team) if team else []
        ladder = request.tenant.app.ladders.get(found[-1][2].ladder) if found else None
        if ladder is None:
            raise Stale
        picture = coverage_picture.covered(ladder, found, floor=request.tenant.manners.smallest_count)
        await showing.show(session, request, picture)


async def _periods(session: Session, context: Context, team: Team) -> list[tuple[datetime, Numbers, Covered]]:
    """The team's last periods as they were told to this very reader, on the newest's ladder, the oldest first."""
    told = await team_periods.history(session, context.workspace, team.id, limit=coverage_picture.PERIODS)
    found = [(began, numbers, numbers.covered) for began, numbers in reversed(told) if numbers.covered]
    mine = [each for each in found if each[2].reader == context.person.id]
    return [each for each in mine if each[2].ladder == mine[-1][2].ladder]


async def shown(session: Session, page: TeamShown) -> None:
    """For the manager alone, by what was shared with them. Everybody on the team can be picked, started or not."""
    context, others = page.context, gather.others(page.context.person, page.members)
    if not others or not any(ladder.competencies for ladder in context.tenant.app.ladders.values()):
        return
    shared = await gather.shared_with(session, context.person, others)
    names = [(str(person.id), person.name) for person in others[:100]]
    pick = blocks.select(views.VIEW_OF, "Pick a name", names)
    told = _covered(context, page.team, await _periods(session, context, page.team))
    page.blocks.extend([blocks.section(PICK, pick), *_shared(shared, others), *told])


def _shared(shared: Sequence[Assessment], others: Sequence[Person]) -> list[Block]:
    known = {found.subject.id for found in shared}
    names = sorted(words.escape(person.name) for person in others if person.id in known)
    if not names:
        return []
    told = words.plural(SHARED_BY_ONE, SHARED_BY_SOME, len(names), names=words.listed(names))
    return [blocks.section(told)]


def _covered(context: Context, team: Team, found: Periods) -> list[Block]:
    """The newest period: what few are there in, category by category, then the rest, and where one could begin."""
    ladder = context.tenant.app.ladders.get(found[-1][2].ladder) if found else None
    if ladder is None:
        return [blocks.quiet(TOO_FEW, count=coverage.enough(context.tenant.manners))]
    began, _, told = found[-1]
    floor, by_portion = context.tenant.manners.smallest_count, dict(told.portions)
    thin = [each for each, portion in told.portions if portion is None and ladder.find(Competency, each)]
    head = words.text(HEAD, ladder=words.escape(ladder.name), day=words.on_day(began, "UTC"))
    drawn = [head, *_thin(ladder, thin, floor), *_rest(ladder, by_portion)]
    if thin:
        drawn.append(words.text(NEXT_MOVE, name=_names(ladder, thin[:1])))
    over_time = blocks.row(showing.button(coverage_picture.PICTURE, TeamRef(team=team.id)))
    return [*(blocks.section(text) for text in drawn), over_time, blocks.quiet(ROUGHLY)]


def _thin(ladder: Ladder, thin: Sequence[str], floor: int) -> list[str]:
    """What few are there in, a line for each category."""
    of = {competency.id: competency.category for competency in ladder.competencies}
    groups = [(c.name, [found for found in thin if of[found] == c.id]) for c in ladder.categories]
    lines = [f"• {words.escape(name)}: {_names(ladder, found)}" for name, found in groups if found]
    return ["\n".join([words.text("*Fewer than {floor} people:*", floor=floor), *lines])] if thin else []


def _rest(ladder: Ladder, told: Mapping[str, Portion | None]) -> list[str]:
    """All others, those that most are there in first."""
    known = [(each, portion) for each, portion in told.items() if ladder.find(Competency, each)]
    groups = [(template, [each for each, so in known if so is portion]) for portion, template in PORTIONS.items()]
    lines = [words.text(template, names=_names(ladder, found)) for template, found in groups if found]
    return ["\n".join(lines)] if lines else []


def _names(ladder: Ladder, competencies: Sequence[str]) -> str:
    return words.listed([words.escape(ladder.competency(found).name) for found in competencies])
