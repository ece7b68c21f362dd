"""Somebody of the cast reads a wish in a digest, and can help."""

from demo.cast import CHANNEL, ROLES, CastRole
from demo.story import Story

LABEL = "I can help"


async def helps(story: Story, role: CastRole) -> None:
    """Presses the button under the newest wish of somebody else; nothing where there has been none."""
    person, slack = story.member(role), story.stage.slack
    others = [story.member(other).person.name.capitalize() for other in ROLES.values() if other is not role]
    for post in reversed(person.messages(slack.channel(CHANNEL).id)):
        text = slack.read(post) if post.app_id else ""
        wish = next((f"{name}, since" for name in others if f"\n{name}, since" in text), None)
        if wish is not None and f"[{LABEL}]" in text:
            await person.clicks(LABEL, in_channel=CHANNEL, on=post, beside=wish)
            story.did(role, f"presses {LABEL} under the wish of {wish.partition(',')[0]}")
            return
