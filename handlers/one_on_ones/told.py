"""What people read in answer to what they did with an agenda."""

from collections.abc import Iterator
from typing import Any

from slack_sdk.models.blocks import Block

from growth.facts import AgendaItem, Person
from handlers.framework import blocks, forms, words
from handlers.framework.blocks import Message
from handlers.one_on_ones.views import BACK, NOBODY, PAGE, REMOVE, ItemRef
from handlers.shared import buttons
from handlers.shared.buttons import OtherRef

KEPT_HERE = "Nothing was kept. So that your words are not lost, this is what you wrote:"


def taking_off(item: AgendaItem) -> dict[str, Any]:
    """Whether it is meant: the words are gone for good then."""
    return forms.modal(PAGE, "Take it off?", _taking_off(item), submit=None, close="Close")


def _taking_off(item: AgendaItem) -> Iterator[Block]:
    yield blocks.section(words.quote(item.words))
    yield blocks.section("It is gone for good then, for both of you.")
    back = OtherRef(other=item.other.id if item.other else 0)
    yield blocks.row(
        blocks.button("Take it off", REMOVE, ItemRef(item=item.id), style="danger"),
        blocks.button("Leave it", BACK, back),
    )


def added(item: AgendaItem) -> Message:
    """What stands on the agenda now, who can read it, and the way to all of it."""
    name = words.escape(item.other.name) if item.other else ""
    return Message.of(
        blocks.section(
            "On the agenda of your 1:1 with {name}, who can read it from now on:\n{text}",
            name=name,
            text=words.quote(item.words),
        ),
        blocks.row(buttons.AGENDA.button(), blocks.button("Take it off", REMOVE, ItemRef(item=item.id))),
    )


def no_talk_with(author: Person) -> Message:
    return Message.of(blocks.section("You have no 1:1 with {name} any more.", name=words.escape(author.name)))


def taken_off() -> Message:
    return Message.of(blocks.section("Taken off. It stands nowhere any more."), blocks.row(buttons.AGENDA.button()))


def nobody(command: str, text: str = "") -> Message:
    """There is nobody to talk with; what was typed is given back."""
    typed = [blocks.section(KEPT_HERE), blocks.section(words.quote(text, blocks.SECTION - 100))] if text else []
    return Message.of(blocks.section(NOBODY, command=command), *typed)
