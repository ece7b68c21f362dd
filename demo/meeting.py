"""Two of the cast have 1:1s: one sets when they are, both add to the agenda, and after one they carry what is open."""

from datetime import timedelta
from functools import partial

from demo import cast
from demo.cast import ROLES, CastRole
from demo.story import Story
from playground.testing import Message

FIRST = "Who decides when the old ranker goes?"
SECOND = "What would you like to lead next quarter?"
COMES, OVER, OPEN_STILL = "[Skip this 1:1]", "Your 1:1 with ", " still open."
SOON = timedelta(minutes=25)
AFTER = timedelta(hours=33)  # from the morning before a 1:1 to the evening of its day
TO_TALK_ABOUT = (
    "Where do you want to see the scorer a year from now?",
    "I said yes to two things on the same Friday. Which one do I move?",
    "Could I go to the review of the other team, and listen?",
    "How much may the new index cost a month?",
    "I would like to hear what went well in the release, and not only what did not.",
    "Who tells the product side that the threshold changes?",
    "Is the design note worth the day that it takes me?",
    "May I give the newcomer a part of my own, and not a task?",
    "What did they say about us in the planning of the year?",
    "I disagree with the order of the next three things. Here is mine.",
    "Do we need both dashboards, now that nobody opens the old one?",
    "When do we look at how the on-call weeks are spread?",
    "Could somebody else take the on-call hand-over next month?",
    "The two evaluations disagree. Which of them do we believe?",
    "I would like to give the talk on the batch scorer myself.",
    "Is there money for the course on causal inference?",
    "What did you make of the review of the ranker?",
    "How do we say no to the third dashboard?",
    "Two people want to read the embeddings before we ship them. Which two?",
    "May I drop the old sampler from my list?",
    "I was too slow in the incident on Tuesday. What would you have done?",
    "Kenji asks for more reviews. Do I have room for that?",
    "What does the roadmap say about the labels of last year?",
    "I would rather write the post-mortem than hear it read out.",
)


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


def react(story: Story, role: CastRole, text: str) -> None:
    """Whoever reads what there is for a 1:1 adds to it in most weeks, and afterwards closes what is open."""
    if COMES not in text:
        return
    if role.name != cast.MANAGER and story.to_talk_about and story.now.isocalendar().week % 4:
        story.plan(story.now + SOON, partial(adds, story, role.name, story.to_talk_about.pop()))
    story.plan(story.now + AFTER, partial(closes, story, role))


async def closes(story: Story, role: CastRole) -> None:
    """Of what is still open after a 1:1, the one ticks off the oldest; the other carries what is left after that.

    Nothing is done where the newest message of one asks nothing.
    """
    asked, button = _asked(story, role), "Carry all over" if role.name == cast.MANAGER else "Talked about"
    if asked is not None:
        await story.member(role).clicks(button, on=asked)
        await story.stage.settle()
        story.did(role, f"presses “{button}” after the 1:1")


def _asked(story: Story, role: CastRole) -> Message | None:
    """The newest message about a 1:1 that is over, where that asks what became of what was open."""
    said = (message for message in reversed(story.member(role).messages()) if message.app_id)
    newest = next((message for message in said if OVER in story.stage.slack.read(message)), None)
    return newest if newest is not None and OPEN_STILL in story.stage.slack.read(newest) else None
