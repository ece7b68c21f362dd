"""Two of the cast talk with each other as mentor and mentee, until one of them ends it."""

from functools import partial

from demo.cast import CastRole
from demo.story import Story

ASKED = "asks whether you would be their mentor"
MET = "Did you meet? I ask this once."
TOPIC, WISH = "Ops", "I have never been on call, and would like to be good at it before my first week."


async def offers(story: Story, role: CastRole) -> None:
    person = story.member(role)
    await person.types("/growth mentor")
    await person.clicks("Offer to be one")
    await person.chooses("What would you talk about?", [TOPIC])
    await person.submits()
    story.did(role, f"types /growth mentor and offers talks about {TOPIC}")
    story.read(role, person.modal or "")
    await person.closes()


async def asks(story: Story, role: CastRole, mentor: str) -> None:
    """Asks for one, and takes whom Trellis names."""
    person = story.member(role)
    await person.types(f"/growth mentor {TOPIC.lower()}")
    await person.fills("A sentence of your own", WISH)
    await person.submits()
    story.did(role, f"types /growth mentor {TOPIC.lower()} and writes: {WISH}")
    story.read(role, person.modal or "")
    if f"[Ask {mentor}]" in (person.modal or ""):
        await person.clicks(f"Ask {mentor}")
        story.did(role, f"presses “Ask {mentor}”")
        await story.stage.settle()
    await person.closes()


def react(story: Story, role: CastRole, text: str) -> None:
    """Says yes to being a mentor, and that they met."""
    for said, label in ((ASKED, "Yes, gladly"), (MET, "We met")):
        if said in text:
            story.soon(partial(answers, story, role, label), minutes=(20, 90))


async def answers(story: Story, role: CastRole, label: str) -> None:
    await story.member(role).clicks(label)
    await story.stage.settle()
    story.did(role, f"presses “{label}”")


async def ends(story: Story, role: CastRole) -> None:
    """Ends the talks, without a word on why."""
    await story.member(role).clicks("End it")
    await story.stage.settle()
    story.did(role, "presses “End it” below the pair")
