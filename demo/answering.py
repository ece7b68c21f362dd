"""What whoever leads the cast does with what waits on them: a word, a thanks, and what is done is done."""

from demo.cast import CastRole
from demo.story import Story

MOST = 3  # in one sitting
WAITING, AFTER = "Waiting on you", ("Wins shared with you", "Shared with you", "You can't see")
FORM = "What do you say to "


def waits(letter: str) -> bool:
    """Whether something in the letter still waits."""
    _, _, rest = letter.partition(WAITING)
    for heading in AFTER:
        rest = rest.partition(heading)[0]
    return "[Answer]" in rest


def _letter(story: Story, role: CastRole) -> str:
    said = story.member(role).reads()
    return next((text for text in reversed(said) if text.startswith("Your week with")), "")


async def answers(story: Story, role: CastRole) -> None:
    """The first time in words, the second with thanks; from then on it is done."""
    bob = story.member(role)
    for _ in range(MOST):
        if not waits(_letter(story, role)):
            return
        asks = "would like a hand" if "would like a hand" in _letter(story, role) else "put this on your"
        await bob.clicks("Answer", beside=asks)
        deed = min(story.answered, 2)
        story.answered += 1
        if deed == 0:
            field = next(line for line in (bob.modal or "").splitlines() if line.startswith(FORM))
            await bob.fills(field, "I ask Priya tomorrow, and tell you by Thursday.")
            await bob.submits()
        else:
            await bob.clicks("Thank" if deed == 1 else "Done")
        await story.stage.settle()
        while bob.modal:
            await bob.closes()
        story.did(role, ("replies to", "gives thanks for", "is done with")[deed] + " something that waited")
