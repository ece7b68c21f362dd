"""What is next for one person: behind `/growth`, and on the Home tab with everything else."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from content.model.ladder import Ladder
from growth.facts import Person, Round, RoundState, Step, Team
from growth.prompts import Coming
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.framework.rendering import rendered
from handlers.framework.sections import HomePlace
from handlers.home import tabs
from handlers.home.tabs import Tab
from handlers.shared import buttons, ladder_words, step_card, workdays
from handlers.shared.buttons import RoundRef, TeamRef

TEAMS_IN_FULL, TEAMS_IN_A_LINE = 6, 20  # on a Home, beside all else that it may show


@dataclass(frozen=True, slots=True)
class Home:
    """What the Home of one person is drawn from."""

    ladder: Ladder
    person: Person
    paused: bool
    checkin: Round | None
    following: datetime | None
    coming: Coming | None
    step: Step | None
    step_ladder: Ladder
    leads: Sequence[Team]
    is_admin: bool
    command: str
    called: Callable[[Iterable[str]], str]  # kinds of what is said by itself, in words
    lost: Sequence[Block] = ()  # what may not have reached them
    sections: Mapping[HomePlace, Sequence[Block]] = field(default_factory=dict)  # what other features show of today


def home(drawn: Sequence[Block], tab: Tab | None) -> dict[str, Any]:
    """The Home tab, with one of its tabs open; without any for somebody who has not started."""
    whole = [tabs.row(tab), *drawn, blocks.quiet("Only you see this page.")] if tab else drawn
    return rendered(View(type="home", callback_id="home", blocks=whole))


def not_started(view: Home) -> list[Block]:
    """All that somebody sees who has not started: it is never empty."""
    return [
        *view.sections.get(HomePlace.ASKED, ()),
        *view.sections.get(HomePlace.WELCOME, ()),
        blocks.row(
            buttons.WHO_SEES.button(),
            buttons.HELP.button(),
            buttons.EXPLORE.button(),
            *([buttons.AGENDA.button()] if view.leads else []),
        ),
        *_leading(view),
    ]


def today(view: Home) -> list[Block]:
    """What waits, what comes next, and the step at hand; for somebody who leads a team, that too."""
    return [
        *view.sections.get(HomePlace.ASKED, ()),
        *view.lost,
        blocks.header("What is next"),
        *next_up(view),
        blocks.divider(),
        *(step_card.step_blocks(view.step_ladder, view.person, view.step, lone=False) if view.step else _no_step()),
        *view.sections.get(HomePlace.TODAY, ()),
        blocks.quiet("You are {focus}.", focus=ladder_words.focus(view.ladder, view.person)),
        *_leading(view),
    ]


def next_up(view: Home) -> list[Block]:
    """When the next check-in comes, or the one that is open; with the way to pause beside it."""
    if view.paused:
        until = view.person.pause.until if view.person.pause else None
        length = (
            words.text("until {day}", day=words.on_day(until, view.person.zone))
            if until
            else words.text("until you resume")
        )
        return [blocks.section("Paused {length}.", buttons.RESUME.button(), length=length)]
    if view.checkin is not None and view.checkin.state is RoundState.OPEN:
        ref = RoundRef(round=view.checkin.id)
        question = blocks.section(f"*{words.escape(view.checkin.asked)}*", buttons.pause_menu())
        answer = buttons.ANSWER.button(ref, style="primary")
        return [question, blocks.row(answer, buttons.SKIP.button(ref))]
    return [blocks.section(_planned(view), buttons.pause_menu()), blocks.row(buttons.CHECK_IN.button())]


def _planned(view: Home) -> str:
    """When the next check-in comes, and what may come before it as things stand."""
    if view.following is None:
        return "Nothing is planned."
    if not view.person.zone:
        return workdays.NO_HOURS
    zone, before = view.person.zone, ""
    if view.coming and view.coming.at < view.following:
        what, day = view.called(view.coming.kinds), words.on_day(view.coming.at, zone)
        before = words.text(" Before that, {what} may come on {day}.", what=what, day=day)
    return words.text(
        "The next check-in comes *{moment}*.{before}", moment=words.moment(view.following, zone), before=before
    )


def _no_step() -> list[Block]:
    return [
        blocks.section("No step at the moment."),
        blocks.row(buttons.STEP.button()),
    ]


def _leading(view: Home) -> list[Block]:
    """What somebody who leads a team, or runs Trellis here, also finds."""
    drawn: list[Block] = []
    for team in view.leads[:TEAMS_IN_FULL]:
        ref = TeamRef(team=team.id)
        when = (
            words.text(
                " The next digest goes out {moment}.", moment=words.moment(team.next_digest_at, team.manager.zone)
            )
            if team.next_digest_at
            else ""
        )
        drawn += [
            blocks.divider(),
            blocks.header("Your team: {team}", team=team.name),
            blocks.section("You see what people choose to share, in a private digest each week.{when}", when=when),
            blocks.row(*buttons.of_team(ref), block_id=f"team-{team.id}"),
        ]
    drawn += _more_teams(view.leads[TEAMS_IN_FULL:])
    if view.is_admin:
        drawn += [
            blocks.divider(),
            blocks.section(
                "You run Trellis here. `{command} admin` shows the teams and makes new ones.",
                buttons.NEW_TEAM.button(),
                command=view.command,
            ),
        ]
    return drawn


def _more_teams(leads: Sequence[Team]) -> list[Block]:
    """A line each for those that would not fit in full, as a Home has room for a hundred blocks."""
    drawn: list[Block] = [blocks.divider()] if leads else []
    for team in leads[:TEAMS_IN_A_LINE]:
        first, *_ = buttons.of_team(TeamRef(team=team.id))
        drawn.append(blocks.section(words.text("*Your team: {team}*", team=words.escape(team.name)), first))
    if rest := len(leads) - TEAMS_IN_A_LINE if len(leads) > TEAMS_IN_A_LINE else 0:
        drawn.append(blocks.quiet(words.plural("And {count} more team.", "And {count} more teams.", rest)))
    return drawn


def card(view: Home) -> Message:
    """`/growth` alone: what is next for me, and the way to everything else."""
    if not view.person.active:
        return Message.of(view.sections.get(HomePlace.WELCOME, ()), blocks.quiet(_more(view)))
    step = step_card.step_blocks(view.step_ladder, view.person, view.step, lone=False) if view.step else _no_step()
    return Message.of(next_up(view), blocks.divider(), step, blocks.quiet(_more(view)))


def _more(view: Home) -> str:
    return words.text("Everything else: `{command} help`, or my Home tab. Only you see this.", command=view.command)
