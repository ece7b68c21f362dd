"""A competency from the result of an assessment as a focus area: which are on offer, and which area makes way."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from slack_sdk.models.blocks import Block, StaticSelectElement

from growth.facts import Rating
from handlers.framework import blocks, forms, words
from handlers.shared import rating_words
from handlers.shared.ladder_words import MOST_AREAS

FOCUS, SWAP, LEAVE = "assessments.focus", "assessments.swap", "assessments.leave_focus"
PAGE = "assessments.focus_page"

FOCUSED = "*{name}* is one of your focus areas now, and weighs in on the steps you are offered."
SWAPPED = "*{name}* is one of your focus areas now, in the place of *{gone}*."
MAKE_IT = "Make it a focus area"
ROOM = "One that is not there yet can weigh in on the steps you are offered."
FULL = "One that is not there yet can weigh in on your steps. You have three focus areas: {names}. One would make way."
WHICH = "*{name}* would be a fourth focus area, and three are the most, so that each gets some attention."
STAYS = "What makes way stays on the ladder, with all that you did for it. You can choose it again any time."
LEFT = "what left the ladder"


class SwapRef(BaseModel):
    """Which competency becomes a focus area on which result, and which area makes way; none to leave all as it is."""

    assessment: int
    competency: str
    instead_of: str = ""


@dataclass(frozen=True, slots=True)
class Growing:
    """What can become a focus area, by its mark: ids with names; and the areas chosen now, as many as there are.

    An area that the ladder does not have any more has no name, and still counts.
    """

    offered: Sequence[tuple[Rating, Sequence[tuple[str, str]]]] = ()
    areas: Sequence[tuple[str, str]] = ()

    @property
    def names(self) -> dict[str, str]:
        return dict(pair for _, pairs in self.offered for pair in pairs)

    @property
    def full(self) -> bool:
        return len(self.areas) >= MOST_AREAS


def offered(growing: Growing) -> list[Block]:
    """The menu of them, those one is getting there in first; with three areas already, it says that one makes way."""
    groups = [
        group
        for rating, pairs in growing.offered
        for group in blocks.groups(words.text(rating_words.RATINGS[rating]), [blocks.option(*pair) for pair in pairs])
    ]
    if not groups:
        return []
    pick = StaticSelectElement(action_id=FOCUS, placeholder=blocks.plain(MAKE_IT), option_groups=groups)
    if not growing.full:
        return [blocks.section(ROOM, pick)]
    return [blocks.section(FULL, pick, names=words.listed([_called(area) for area in growing.areas]))]


def _called(area: tuple[str, str]) -> str:
    return f"*{words.escape(area[1])}*" if area[1] else words.text(LEFT)


def which(assessment: int, competency: tuple[str, str], areas: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Which of the areas makes way: a button for each, and one that leaves all as it is."""
    ref = SwapRef(assessment=assessment, competency=competency[0])
    swaps = [
        blocks.button(
            words.text("Instead of {area}", area=name or words.text(LEFT)),
            f"{SWAP}{blocks.NTH}{nth}",
            ref.model_copy(update={"instead_of": area}),
        )
        for nth, (area, name) in enumerate(areas)
    ]
    drawn = [
        blocks.section(WHICH, name=words.escape(competency[1])),
        blocks.section("Which one makes way?"),
        blocks.row(*swaps),
        blocks.quiet(STAYS),
        blocks.row(blocks.button("Leave it as it is", LEAVE, ref)),
    ]
    return forms.modal(PAGE, "A focus area", drawn, submit=None, close="Close")
