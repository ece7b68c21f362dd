"""What the cast keeps of what they did: what came of a step, and that it shows something on the ladder."""

from demo import lines, said
from demo.cast import CastRole
from demo.story import Story


async def what_came_of_it(story: Story, role: CastRole) -> None:
    """Keeps a step as a win in a line of their own, and says that it shows the first thing that is suggested."""
    person = story.member(role)
    came = lines.one(said.OF_A_STEP, role, story.chance, story.said)
    await person.clicks("Keep what came of it", beside="[Keep what came of it]")
    await person.fills("What came of it?", came)
    await person.submits()
    told = f"presses “Keep what came of it” and writes\nWhat came of it: {came}"
    if "[It shows this]" in (person.modal or ""):
        await person.clicks("It shows this")
        told += "\nand presses “It shows this” at the first thing that it may show"
    await story.stage.settle()
    story.did(role, told)
    story.read(role, person.modal or "")
    while person.modal:
        await person.closes()
