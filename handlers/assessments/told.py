"""What either of the two reads of the other's view: that it is there, that it is asked for, or that both could look."""

from slack_sdk.models.blocks import Block

from growth.facts import Person
from handlers.assessments import views
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.shared import buttons

PROPOSED = (
    "{name} proposes that both of you look at where you stand, each alone. You mark yourself, and {name} marks how "
    "they see it. Neither of you reads the other's before both are done and you have shared yours."
)
NOT_TOLD = "If you would rather not, there is nothing to do. {name} is not told whether you begin."
ASKED = (
    "You are asked for a second view: {name} has shared with you how they see themselves. Neither of you reads the "
    "other's before yours is finished."
)
BOTH = (
    "You are asked for a second view, and yours is finished: {name} has shared with you how they see themselves, so "
    "that both stand side by side."
)


def written(author: Person) -> Message:
    """What somebody reads, once, whose manager has finished a view that stands beside their own now."""
    name = words.escape(author.name)
    return Message.of(
        blocks.section(
            "You shared how you see yourself. {name} has written a view of where you stand, too. For your "
            "next 1:1, if you like.",
            name=name,
        ),
        blocks.row(
            blocks.button("Read both side by side", views.BESIDE, views.SubjectRef(person=author.id), style="primary")
        ),
        _between(author),
    )


def asked(subject: Person, *, both: bool) -> Message:
    """What a manager reads, once, with whom somebody shared theirs. `both`: the manager's own is finished, too."""
    label = "Read both side by side" if both else "Begin my view"
    return Message.of(
        blocks.section(BOTH if both else ASKED, name=words.escape(subject.name)),
        blocks.row(blocks.button(label, views.MY_VIEW, views.SubjectRef(person=subject.id), style="primary")),
        _between(subject),
    )


def asks(subject: Person, *, both: bool) -> Block:
    """The same in their weekly letter, where that comes on the same day."""
    label = "Read both side by side" if both else "Begin my view"
    button = blocks.button(label, views.MY_VIEW, views.SubjectRef(person=subject.id))
    return blocks.section(BOTH if both else ASKED, button, name=words.escape(subject.name))


def proposed(author: Person) -> Message:
    """What somebody reads whose manager would like that both of them look."""
    name = words.escape(author.name)
    return Message.of(
        blocks.section(PROPOSED, name=name), blocks.row(buttons.ASSESS.button()), blocks.quiet(NOT_TOLD, name=name)
    )


def _between(other: Person) -> Block:
    return blocks.quiet("*Who sees it:* You and {name}.", name=words.escape(other.name))
