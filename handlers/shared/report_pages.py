"""The way to the pages of people whom somebody leads."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, ButtonElement

from growth import names
from growth.facts import Person
from handlers.framework import blocks, words
from handlers.shared.buttons import REPORT, REPORTS, ReportRef

FEW = 4  # buttons that one still reads beside each other
ALL_OF = "All that {name} shared"


def ways_to(others: Sequence[Person]) -> list[Block]:
    """A button for each of a few people, for more of them a list to pick from; nothing for nobody."""
    shown = names.shown(others)
    if not others:
        return []
    if len(others) > FEW:
        choices = [(str(each.id), shown[each.id]) for each in others[: blocks.OPTIONS]]
        return [blocks.row(blocks.select(REPORTS.id, REPORTS.label, choices))]
    return [blocks.row(*(_way(number, each, shown[each.id]) for number, each in enumerate(others)))]


def _way(number: int, person: Person, name: str) -> ButtonElement:
    label = words.text(ALL_OF, name=words.clip(name, 50))
    return blocks.button(label, f"{REPORT.id}{blocks.NTH}{number}", ReportRef(person=person.id))
