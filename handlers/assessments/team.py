"""What a manager's page of their team says of assessments: whose view to write, who shared theirs, what is covered."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from content.models import Ladder
from db.engine import Session
from growth import coverage
from growth.coverage import Coverage, Covered
from growth.facts import Assessment, Person, Team
from handlers import blocks
from handlers.assessments import gather, managing, views
from handlers.scene import Scene

PICK = "Your view of somebody, one competency at a time. Only you see it until they have shared theirs."
TOO_FEW = "What the team covers is told here once {count} people have shared their view with you."
NEXT_MOVE = (
    "*Your next move:* find one piece of work that needs *{name}*, and ask in your 1:1s who would like to learn on it."
)


async def part(session: Session, scene: Scene, team: Team, members: Sequence[Person]) -> list[Block]:
    """For the manager alone, by what was shared with them. Everybody on the team can be picked, started or not."""
    others = managing.others(scene.person, members)
    ladders = [ladder for ladder in scene.deps.ladders.values() if ladder.competencies]
    if not others or not ladders:
        return []
    shared = await gather.shared_with(session, scene.person, others)
    names = [(str(person.id), person.name) for person in others[:100]]
    pick = blocks.select(f"{views.VIEW_OF}{blocks.NTH}{team.id}", "Pick a name", names)
    return [blocks.words(PICK, pick), *_shared(shared), *_covered(scene, ladders, shared)]


def _shared(shared: Sequence[Assessment]) -> list[Block]:
    names = sorted({blocks.said(found.subject.name) for found in shared})
    if not names:
        return []
    has = "has" if len(names) == 1 else "have"
    return [
        blocks.words(
            f"{blocks.listed(names)} {has} shared with you how they see themselves. "
            "You read it beside your own view, once you have written it."
        )
    ]


def _covered(scene: Scene, ladders: Sequence[Ladder], shared: Sequence[Assessment]) -> list[Block]:
    found = [(ladder, coverage.cover(ladder, shared, scene.deps.manners)) for ladder in ladders]
    told = [block for ladder, cover in found if cover for block in _coverage(ladder, cover)]
    return told or [blocks.quiet(TOO_FEW.format(count=coverage.enough(scene.deps.manners)))]


def _coverage(ladder: Ladder, cover: Coverage) -> list[Block]:
    """One ladder: category by category, and where the manager could begin."""
    of = {competency.id: competency for competency in ladder.competencies}
    head = (
        f"*What the team covers* on the {blocks.said(ladder.name)} ladder: how many of the {cover.whole} who shared "
        "see themselves there or beyond, each next to their own level."
    )
    drawn: list[Block] = [blocks.words(head)]
    for category in ladder.categories:
        lines = [
            _line(of[c.competency].name, c) for c in cover.competencies if of[c.competency].category == category.id
        ]
        if lines:
            drawn.append(blocks.words("\n".join([f"*{blocks.said(category.name)}*", *lines])))
    thin = next((c.competency for c in cover.competencies if c.fewer_than), None)
    return [*drawn, *([blocks.words(NEXT_MOVE.format(name=blocks.said(of[thin].name)))] if thin else [])]


def _line(name: str, covered: Covered) -> str:
    if covered.count is not None:
        return f"{blocks.said(name)}: {covered.count}"
    if covered.at_least is not None:
        return f"{blocks.said(name)}: {covered.at_least} or more"
    return f"{blocks.said(name)}: fewer than {covered.fewer_than}"
