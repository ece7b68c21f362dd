"""What the cast looks into between two check-ins: where a career can go, the way up, and where they stand."""

from functools import partial

from demo import lines
from demo.cast import ROLES, CastRole
from demo.story import Story
from playground.testing import Member

# What a manager noted with a mark, by its place.
SEEN = {
    1: "Explained in the review why the two libraries pad differently. Nobody else had noticed.",
    8: "The prototype for the ranker stood after two days, with a page on what it leaves out.",
}


async def chooses_direction(story: Story, role: CastRole) -> None:
    """Finds a track or specialisation by its name, and lets it weigh in."""
    person = story.member(role)
    await person.types(f"/growth explore {role.direction}")
    story.did(role, f"types /growth explore {role.direction}")
    story.read(role, person.modal or "")
    await person.clicks("Choose this")
    await person.closes()
    story.did(role, "presses “Choose this”")


async def practises(story: Story, role: CastRole) -> None:
    person = story.member(role)
    await person.types("/growth shift")
    await person.clicks("Practise these")
    story.did(role, "types /growth shift and presses “Practise these”")


async def takes_on(story: Story, role: CastRole) -> None:
    """Takes the first step of a project on, in the place of what is in hand."""
    person = story.member(role)
    await person.types(f"/growth explore {role.takes_on}")
    await person.clicks("Take this on")
    if "Put that one back, take this on" in (person.modal or ""):
        await person.clicks("Put that one back, take this on")
    await person.closes()
    await story.stage.settle()
    story.did(role, f"types /growth explore {role.takes_on} and takes its first step on")


def react(story: Story, role: CastRole, text: str) -> None:
    """Answers how much of the last weeks was what the question asks for."""
    if "[Don't ask this]" in text:
        story.soon(partial(answers_share, story, role, text))


async def answers_share(story: Story, role: CastRole, text: str) -> None:
    """Says how much of the last weeks was what the question asks for: a little more each time."""
    said = text.splitlines()
    asked = said[said.index("(select: Pick an answer)") - 1]
    answer = next((share for share in lines.SHARES if share not in story.said), lines.SHARES[-1])
    story.said.add(answer)
    person = story.member(role)
    await person.chooses(asked, answer)
    story.did(role, f"picks “{answer}”")
    await person.opens_home()
    await story.stage.settle()
    await person.clicks("My ladder")
    await story.stage.settle()
    story.did(role, "opens the Home and turns to “My ladder”")
    story.read(role, person.home)
    await person.opens_messages()


async def where_they_stand(story: Story, role: CastRole) -> None:
    """Marks every competency, and shares it with the manager."""
    person = story.member(role)
    await person.types("/growth assess")
    marked = await _marks(story, person)
    story.did(role, f"types /growth assess and marks {marked} competencies")
    story.read(role, person.modal or "")
    await person.clicks("Share with Bob")
    await person.closes()
    story.did(role, "presses “Share with Bob”")


async def the_team(story: Story, role: CastRole) -> None:
    """What the manager's page says of the team, and how it looks where four weeks of marks are told."""
    person = story.member(role)
    await person.types("/growth team")
    story.did(role, "types /growth team")
    if "[As a picture]" in person.newest():
        await person.clicks("As a picture")
        await story.stage.settle()
        story.did(role, "presses “As a picture”")
        story.read(role, person.modal or "")
        await person.closes()


async def view_of(story: Story, role: CastRole, name: str) -> None:
    """The manager's own view of somebody."""
    person = story.member(role)
    await person.types(f"/growth assess @{name}")
    if "Against which level do you look?" in (person.modal or ""):
        await person.clicks(ROLES[name].level)
        await person.submits()
    marked = await _marks(story, person)
    story.did(role, f"types /growth assess @{name}, marks {marked} competencies, and reads them through")
    story.read(role, person.modal or "")
    await person.submits()
    await story.stage.settle()
    story.did(role, "finishes the view")
    story.read(role, person.modal or "")
    if "[Put these on our 1:1]" in (person.modal or ""):
        await person.clicks("Put these on our 1:1")
        story.did(role, "presses “Put these on our 1:1”")
        await story.stage.settle()
    await person.closes()
    await story.stage.settle()


async def _marks(story: Story, person: Member) -> int:
    """Goes through the pages to the last. Returns how many there were."""
    count = 0
    while "[Skip this one]" in (person.modal or ""):
        if count in SEEN and "What have you seen?" in (person.modal or ""):
            await person.fills("What have you seen?", SEEN[count])
        await person.clicks(story.chance.choice(("Getting there", "There", "There", "Not yet", "Beyond")))
        await person.submits()
        await story.stage.settle()
        count += 1
    return count
