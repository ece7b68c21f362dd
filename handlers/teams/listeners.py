"""Slack spoke: a manager looks at their team, or a manager or admin says who is on it and where its digest goes."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from slack_sdk.models.blocks import Block

from db import handovers, lookups, moves, teams
from db.engine import Session
from growth import names
from growth.facts import Person, Standing, Team
from growth.line import Takes
from handlers.framework import blocks
from handlers.framework.blocks import Message
from handlers.framework.listener import AsksSlack, Reads
from handlers.framework.registry import Command, Registry, Role
from handlers.framework.request import Request, Stale
from handlers.shared import buttons, leading
from handlers.shared.buttons import TeamRef
from handlers.shared.happenings import ReportWanted, TeamShown
from handlers.teams import handover_notes, in_letter, moving, notes, saving, versions, views
from handlers.teams.versions import DrawnTeam, TeamChoices
from handlers.teams.views import TeamFormRef


def register(registry: Registry) -> None:
    registry.command(
        Command(
            "team",
            Reads(team),
            "my people and where the digest goes; with a name, the page of that person",
            "[@person]",
            role=Role.MANAGER,
            takes=Takes.PERSON,
        )
    )
    registry.action(buttons.TEAM.id, Reads(show))
    registry.action(buttons.EDIT_TEAM.id, edit)
    registry.action(buttons.NEW_TEAM.id, new)
    registry.form(views.FORM, AsksSlack(save))
    moving.register(registry)
    in_letter.register(registry)


async def team(request: Request) -> None:
    """`/growth team`, or the page of somebody who is named behind it."""
    if not request.text:
        return await show(request)
    async with request.tenant.app.transaction() as session:
        await request.signals.tell(session, ReportWanted(request, request.text))
    return None


async def show(request: Request) -> None:
    async with request.tenant.app.transaction() as session:
        led = await teams.led_by(session, request.workspace, request.person.id)
        known = {team.id: await _here(session, team) for team in led}
        everybody = [person for members in known.values() for person in members]
        cards = [
            c
            for team in led
            for c in await _card(session, request, team, names.called(known[team.id], among=everybody))
        ]
    if not led:
        return await leading.not_a_manager(request, "team")
    return await request.reply(Message.of(*cards))


async def _here(session: Session, team: Team) -> list[Person]:
    """Who is on a team. Slack knows no more of who is gone."""
    return [
        person
        for person in await teams.members(session, team.workspace, team.id)
        if person.standing is not Standing.GONE
    ]


async def _card(session: Session, request: Request, team: Team, members: Sequence[Person]) -> Sequence[Sequence[Block]]:
    """A team: who is on it, and how its people see themselves."""
    asked = names.called(
        [move.person for move in await moves.to_team(session, request.workspace, team.id, request.now)], among=members
    )
    later = len(await lookups.waiting_for(session, request.workspace, team.id))
    more = buttons.of_team(TeamRef(team=team.id))[1:]
    overview = views.overview(team, members, [person.name for person in asked], more, later=later)
    shown = await request.signals.tell(session, TeamShown(request.context, team, members))
    it = await handovers.planned(session, request.workspace, team.id)
    planned = [blocks.quiet("{line}", line=handover_notes.line(it, request.person.zone))] if it else []
    return overview, planned, shown.first, shown.blocks


async def edit(request: Request) -> None:
    async with request.tenant.app.transaction() as session:
        team = await allowed(session, request, request.value(TeamRef))
        members = await _wanted(session, team, request.now) if team else []
        zones = {person.zone for person in await _here(session, team)} if team else set()
        shown = await _to_be_led(session, team) if team else None
    await request.open(_form(request, shown, members, zones={*zones, request.person.zone}))


def _form(request: Request, team: Team | None, shown: Sequence[str], *, zones: Collection[str]) -> dict[str, Any]:
    days = request.tenant.calendar(team.manager if team else request.person).manners.workdays
    by_admin = request.tenant.is_admin(request.person)
    return views.form(
        team, shown, by_admin=by_admin, ladders=request.tenant.app.ladders, workdays=days, zones=sorted(zones)
    )


async def _wanted(session: Session, team: Team, now: datetime) -> list[str]:
    """Whom the form shows, by their Slack ids: who is on the team, who has been asked to be, and who is looked up.

    Slack knows no more of who is gone.
    """
    asked = [move.person for move in await moves.to_team(session, team.workspace, team.id, now)]
    known = [*await _here(session, team), *(person for person in asked if person.standing is not Standing.GONE)]
    return [*(person.slack_id for person in known), *await lookups.waiting_for(session, team.workspace, team.id)]


async def _to_be_led(session: Session, team: Team) -> Team:
    """The team as its form shows it: led by whoever was chosen last, from then on or already."""
    it = await handovers.planned(session, team.workspace, team.id)
    return replace(team, manager=it.manager) if it is not None else team


async def new(request: Request) -> None:
    if not request.tenant.is_admin(request.person):
        raise Stale
    await request.open(_form(request, None, [], zones=[request.person.zone]))


async def allowed(session: Session, request: Request, ref: TeamRef) -> Team | None:
    """The team, if the person leads it or runs Trellis here; None for a new one. Raises Stale for anything else."""
    if ref.team is None and request.tenant.is_admin(request.person):
        return None
    every = await teams.of_workspace(session, request.workspace)
    team = next((team for team in every if team.id == ref.team), None)
    if team is None or not (team.manager.id == request.person.id or request.tenant.is_admin(request.person)):
        raise Stale
    return team


async def save(request: Request) -> None:
    """The form: makes or changes a team. Whoever it names anew is asked, and on it once they agree."""
    sent = views.read(request.values)
    if isinstance(sent, dict):
        return request.refuse_form(sent)
    ref = TeamFormRef.model_validate_json(request.made) if request.made else request.metadata(TeamFormRef)
    async with request.tenant.app.reading() as session:
        choices, elsewhere = await _merged(session, await allowed(session, request, ref), ref, sent, now=request.now)
    roster = await saving.roster(request, choices)
    if not isinstance(roster, saving.Roster):
        return request.refuse_form(roster)
    async with request.tenant.app.transaction() as session:
        team = await allowed(session, request, ref)
        written = await saving.write(session, request, team, choices=choices, roster=roster)
        asked = [person.name for person in names.called(written.asked, among=await _here(session, written.team))]
        also = views.remarks(elsewhere, written.later) + notes.ended(written.ended)
        said = views.saved(written.team, written.invited, request.person.zone, asked=asked, also=also)
        if written.handover is not None:
            said = Message.of_drawn((*said.blocks, *handover_notes.beside(written.handover, request.person.zone)))
        await request.post(session, said)
        shown = DrawnTeam.of(await _to_be_led(session, written.team), await _wanted(session, written.team, request.now))
        await request.leave(session, TeamFormRef(team=written.team.id, drawn=shown).model_dump_json())
    request.home_is_stale = True
    return None


async def _merged(
    session: Session, team: Team | None, ref: TeamFormRef, sent: TeamChoices, *, now: datetime
) -> tuple[TeamChoices, tuple[str, ...]]:
    """What the form says, with what was changed elsewhere while it was open."""
    if team is None or ref.drawn is None:
        return sent, ()
    now_led = await _to_be_led(session, team)
    return versions.merged(ref.drawn, DrawnTeam.of(now_led, await _wanted(session, team, now)), sent)
