"""What a step presupposes that somebody declined for good: it may be why, and they can say so once."""

from pydantic import BaseModel
from slack_sdk.models.blocks import InteractiveElement

from content.model.ladder import Ladder, Need
from content.model.offers import Action
from growth import needs
from growth.facts import Person, Step
from handlers.framework import blocks, words

NONE_OF, AFTER_ALL = "nudges.none_of", "nudges.after_all"


def needed(ladder: Ladder, step: Step, action: Action | None) -> Need | None:
    """The work that the step presupposes; None of one that was not declined for good."""
    return next(iter(needs.of_action(ladder, action)), None) if step.for_good else None


def buttons(need: Need | None, person: Person, ref: BaseModel) -> list[InteractiveElement]:
    """The way to say, once, that one does not do that work, and the way back."""
    if need is None:
        return []
    if need.id in person.without:
        return [blocks.button("I do, after all", AFTER_ALL, ref)]
    return [blocks.button(words.text("I don't work with {name}", name=need.name), NONE_OF, ref)]


def said(need: Need | None, person: Person) -> str:
    """What somebody said of it goes on in a sentence; nothing where they said nothing."""
    if need is None or need.id not in person.without:
        return ""
    return words.text(" Nor will another that needs work with {name}.", name=words.escape(need.name))
