"""Two of the cast have 1:1s: one sets when they are, both add to the agenda, and after one they carry what is open."""

from demo import cast
from demo.cast import ROLES, CastRole
from demo.story import Story

FIRST = "Who decides when the old ranker goes?"
SECOND = "What would you like to lead next quarter?"
OPEN_STILL = "still open"


async def sets_a_rhythm(story: Story) -> None:
    """Bob and Alice meet each week, on the day of the week that it is in a week from now."""
    role = ROLES[cast.MANAGER]
    bob = story.member(role)
    await bob.types("/growth agenda @alice")
    await bob.clicks("Set a rhythm")
    await bob.chooses("How often?", "Every week")
    await bob.chooses("At what time?", "10:00")
    await bob.submits()
    story.did(role, "types /growth agenda @alice and sets a rhythm: every week, at 10:00")
    while bob.modal:
        await bob.closes()


async def adds(story: Story, name: str, line: str) -> None:
    role = ROLES[name]
    await story.member(role).types(f"/growth agenda {line}")
    story.did(role, f"types /growth agenda {line}")


async def closes(story: Story, role: CastRole, button: str) -> None:
    """Ticks one off, or carries all of it, in the newest message of a 1:1 that asks; nothing where none does."""
    person = story.member(role)
    for message in reversed(person.messages()):
        text = story.stage.slack.read(message) if message.app_id else ""
        if OPEN_STILL in text and f"[{button}]" in text:
            await person.clicks(button, on=message)
            await story.stage.settle()
            story.did(role, f"presses “{button}” after the 1:1")
            return
