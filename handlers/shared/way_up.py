"""The way from one level to the next, as other pages speak of it: the button, the line, and its end."""

from pydantic import BaseModel
from slack_sdk.models.blocks import InteractiveElement

from content.model.ladder import Ladder
from growth import shift
from growth.facts import Person
from growth.shift import Way
from handlers.framework import blocks, words

CHOOSE, LEAVE = "shift.choose", "shift.leave"
OFFER = "{title}. To practise them, or only to look: `{command} shift`."
REACHED = "You are at {level} now, so the way there is behind you, and I draw no more steps from it."
OFF_THE_WAY = "The way to {level} does not begin at your level, so you no longer practise it."
OTHER_LADDER = "The way up that you practised belongs to the other ladder, so it has ended."


class WayRef(BaseModel):
    """The level that a way leads to."""

    towards: str


def choose_button(ladder: Ladder, person: Person) -> InteractiveElement | None:
    """The way in for other pages, or the way out for somebody who practises; None where no way leads up."""
    way = shift.ahead(ladder, person)
    if way is None:
        return None
    chosen = shift.chosen(ladder, person) is not None
    return toggle(way, words.text("Practise the way to {towards}", towards=way.towards.name), chosen=chosen)


def toggle(way: Way, choose: str, *, chosen: bool) -> InteractiveElement:
    ref = WayRef(towards=way.towards.id)
    return blocks.button("Let it go", LEAVE, ref) if chosen else blocks.button(choose, CHOOSE, ref)


def offer(ladder: Ladder, person: Person, command: str) -> str:
    """The way in one line, for somebody who could practise it; empty for others."""
    way = shift.ahead(ladder, person)
    return words.text(OFFER, title=title(way), command=command) if way and way.towards.id != person.towards else ""


def title(way: Way) -> str:
    count = len(way.behaviours)
    return words.plural(
        "The way to {level}: {number} behaviour",
        "The way to {level}: {number} behaviours",
        count,
        level=words.escape(way.towards.name),
        number=words.spelled(count),
    )


def ended(ladder: Ladder, before: Person, now: Person) -> str:
    """Why the way that somebody practised is over: they reached its end, or stand elsewhere."""
    names = {level.id: level.name for level in ladder.levels}
    if before.ladder != now.ladder or before.towards not in names:
        return OTHER_LADDER
    text = REACHED if before.towards == now.level else OFF_THE_WAY
    return words.text(text, level=words.escape(names[before.towards]))
