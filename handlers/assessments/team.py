"""What a manager's page of their team says of assessments: whose view to write, who shared theirs, what is covered."""

from collections.abc import Sequence
from datetime import time

from slack_sdk.models.blocks import Block

from content.model.ladder import Ladder
from db.engine import Session
from growth import coverage, local
from growth.coverage import Coverage, Covered
from growth.facts import Assessment, Person
from handlers.assessments import coverage_picture, gather, views
from handlers.assessments.coverage_picture import CoverageRef
from handlers.framework import blocks, words
from handlers.framework.context import Context
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.shared.happenings import TeamShown
from handlers.shared.pictures import showing

SHARED_BY_ONE = (
    "{names} has shared with you how they see themselves. Once you finish your own view, they are told, and each of "
    "you reads both side by side."
)
SHARED_BY_SOME = (
    "{names} have shared with you how they see themselves. Once you finish your own view, they are told, and each of "
    "you reads both side by side."
)
PICK = "Your view of somebody, one competency at a time. Only you see it until they have shared theirs."
TOO_FEW = "What the team covers is told here once {count} people have shared their view with you."
NEXT_MOVE = (
    "*Your next move:* find one piece of work that asks for *{name}*. In your 1:1s, see who would like to learn on it."
)


def register(registry: Registry) -> None:
    registry.signals.when(TeamShown, shown)
    registry.action(coverage_picture.PICTURE, as_a_picture)


async def as_a_picture(request: Request) -> None:
    """Coverage quarter by quarter, of everybody the person leads. Raises Stale where too few share by now."""
    ladder = request.tenant.app.ladders.get(request.value(CoverageRef).ladder)
    if ladder is None:
        raise Stale
    zone, manners = request.person.zone, request.tenant.manners
    quarters = local.quarters(local.wall(request.now, zone).date(), coverage_picture.QUARTERS)[1:]
    moments = [*(local.instant(day, time(), zone) for day in quarters), request.now]
    async with request.tenant.app.transaction() as session:
        shared = await gather.shared_with(session, request.person, await gather.led(session, request.person))
        found = coverage.over_time(ladder, shared, moments, manners)
        if not found:
            raise Stale
        picture = coverage_picture.covered(ladder, found, zone=zone, floor=manners.smallest_count)
        await showing.show(session, request, picture)


async def shown(session: Session, team: TeamShown) -> None:
    team.blocks.extend(await part(session, team.context, team.members))


async def part(session: Session, context: Context, members: Sequence[Person]) -> list[Block]:
    """For the manager alone, by what was shared with them. Everybody on the team can be picked, started or not."""
    others = gather.others(context.person, members)
    ladders = [ladder for ladder in context.tenant.app.ladders.values() if ladder.competencies]
    if not others or not ladders:
        return []
    shared = await gather.shared_with(session, context.person, others)
    names = [(str(person.id), person.name) for person in others[:100]]
    pick = blocks.select(views.VIEW_OF, "Pick a name", names)
    return [blocks.section(PICK, pick), *_shared(shared, others), *_covered(context, ladders, shared)]


def _shared(shared: Sequence[Assessment], others: Sequence[Person]) -> list[Block]:
    known = {found.subject.id for found in shared}
    names = sorted(words.escape(person.name) for person in others if person.id in known)
    if not names:
        return []
    told = words.plural(SHARED_BY_ONE, SHARED_BY_SOME, len(names), names=words.listed(names))
    return [blocks.section(told)]


def _covered(context: Context, ladders: Sequence[Ladder], shared: Sequence[Assessment]) -> list[Block]:
    found = [(ladder, coverage.cover(ladder, shared, context.tenant.manners)) for ladder in ladders]
    told = [block for ladder, cover in found if cover for block in _coverage(ladder, cover)]
    return told or [blocks.quiet(TOO_FEW, count=coverage.enough(context.tenant.manners))]


def _coverage(ladder: Ladder, cover: Coverage) -> list[Block]:
    """One ladder: what few are there in, category by category, the rest in a line, and where one could begin."""
    head = words.text(
        "*What the team covers* on the {ladder} ladder: how many of the {whole} who shared see "
        "themselves there or beyond, each next to their own level.",
        ladder=words.escape(ladder.name),
        whole=cover.whole,
    )
    thin = [c for c in cover.competencies if c.fewer_than]
    rest = [c for c in cover.competencies if not c.fewer_than]
    drawn = [head, *_thin(ladder, thin), *_rest(ladder, rest)]
    if thin:
        drawn.append(words.text(NEXT_MOVE, name=_names(ladder, thin[:1])))
    over_time = blocks.row(showing.button(coverage_picture.PICTURE, CoverageRef(ladder=ladder.id)))
    return [*(blocks.section(text) for text in drawn), over_time]


def _thin(ladder: Ladder, thin: Sequence[Covered]) -> list[str]:
    """What few are there in, a line for each category."""
    of = {competency.id: competency.category for competency in ladder.competencies}
    groups = [(c.name, [found for found in thin if of[found.competency] == c.id]) for c in ladder.categories]
    lines = [f"• {words.escape(name)}: {_names(ladder, found)}" for name, found in groups if found]
    return (
        ["\n".join([words.text("*Fewer than {fewer_than} people:*", fewer_than=thin[0].fewer_than), *lines])]
        if thin
        else []
    )


def _rest(ladder: Ladder, rest: Sequence[Covered]) -> list[str]:
    """All others in one line, those that most are there in first."""
    by_number: dict[str, list[Covered]] = {}
    for found in sorted(rest, key=lambda c: -(c.at_least or c.count or 0)):
        number = words.text("{at_least} or more", at_least=found.at_least) if found.at_least else str(found.count)
        by_number.setdefault(number, []).append(found)
    parts = [
        words.text("{number} in {names}", number=number, names=_names(ladder, found))
        for number, found in by_number.items()
    ]
    return [words.text("*The rest:* {parts}.", parts=", ".join(parts))] if parts else []


def _names(ladder: Ladder, covered: Sequence[Covered]) -> str:
    return words.listed([words.escape(ladder.competency(found.competency).name) for found in covered])
