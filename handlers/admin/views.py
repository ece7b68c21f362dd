"""What somebody who runs Trellis here looks after: every team, and the ladder on which people start."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import Block

from content.model.ladder import Ladder
from growth.facts import Handover, Standing, Team
from handlers.admin import letters_views
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.shared import buttons
from handlers.shared.buttons import TeamRef

LADDER = "admin.ladder"
ROOM_FOR_TEAMS = 40

NO_TEAMS = "There is no team yet. Make one, and its manager and people each get one message from me."
LADDER_SET = (
    "From now on people start on *{ladder}*, unless their team has a ladder of its own. "
    "Whoever has started stays where they are."
)


@dataclass(frozen=True, slots=True)
class Led:
    """A team, and who leads it from when on, where that is planned: in the reader's zone."""

    team: Team
    then: Handover | None
    zone: str


def page(
    teams: Sequence[Led], ladders: Mapping[str, Ladder], chosen: str, more: Sequence[Block] = (), *, lost: int = 0
) -> Message:
    """Every team with who leads it and where its digest goes, and the ladder for those who start. No person's data.

    `more` is what other features add, `lost` how many messages did not get through.
    """
    return Message.of(
        letters_views.line(lost),
        blocks.header("Teams"),
        list(_teams(teams)) or blocks.section(NO_TEAMS),
        blocks.row(buttons.NEW_TEAM.button()),
        _ladder(ladders, chosen),
        more,
        blocks.quiet("Running Trellis shows you teams and settings. It shows you no answer of anybody."),
    )


def _teams(teams: Sequence[Led]) -> Iterator[Block]:
    for led in teams[:ROOM_FOR_TEAMS]:
        team = led.team
        where = f"<#{team.channel}>" if team.channel else words.text("no channel")
        yield blocks.section(
            "*{team}*, {leads}. Digest: {where}.",
            buttons.EDIT_TEAM.button(TeamRef(team=team.id), "Change"),
            team=words.escape(team.name),
            leads=_leads(led),
            where=where,
        )


def _leads(led: Led) -> str:
    name = words.escape(led.team.manager.name)
    gone = led.team.manager.standing is Standing.GONE
    leads = words.text("led by nobody: {name} is gone", name=name) if gone else words.text("led by {name}", name=name)
    if led.then is None:
        return leads
    when, then = words.moment(led.then.effective_at, led.zone), words.escape(led.then.manager.name)
    return words.text("{leads}, from {when} on by {then}", leads=leads, when=when, then=then)


def _ladder(ladders: Mapping[str, Ladder], chosen: str) -> list[Block]:
    if len(ladders) < 2:
        return []
    choices = [(ladder.id, ladder.name) for ladder in ladders.values()]
    text = "*Ladder for those who start*\nA team can have another one, and each person can change their own."
    return [blocks.section(text, blocks.select(LADDER, "Which ladder?", choices, chosen))]
