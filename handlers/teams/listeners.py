"""Slack spoke: a manager looks at their team, or a manager or admin says who is on it and where its digest goes."""

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import Block

from db import lookups, moves, people, teams
from db.engine import Session
from growth import names
from growth.facts import Person, Standing, Team
from handlers import blocks
from handlers.assessments import team as assessed
from handlers.blocks import Message
from handlers.call import Call, Stale
from handlers.registry import Command, Registry, Role
from handlers.teams import moving, saving, versions, views
from handlers.teams.versions import Choices, Drawn
from handlers.teams.views import FormRef, TeamRef, team_buttons


def register(registry: Registry) -> None:
    registry.command(Command("team", show, "my people, and where the digest goes", role=Role.MANAGER))
    registry.action(views.SHOW, show)
    registry.action(views.EDIT, edit)
    registry.action(views.NEW, new)
    registry.form(views.FORM, save)
    moving.register(registry)


async def show(call: Call) -> None:
    async with call.deps.transaction() as session:
        led = await teams.led_by(session, call.person.id)
        known = {team.id: await _here(session, team) for team in led}
        everybody = [person for members in known.values() for person in members]
        cards = [
            c for team in led for c in await _card(session, call, team, names.called(known[team.id], among=everybody))
        ]
    if not led:
        return await not_a_manager(call, "team")
    return await call.reply(Message.of(*cards))


async def _here(session: Session, team: Team) -> list[Person]:
    """Who is on a team. Slack knows no more of who is gone."""
    return [person for person in await teams.members(session, team.id) if person.standing is not Standing.GONE]


async def _card(session: Session, call: Call, team: Team, members: Sequence[Person]) -> Sequence[Sequence[Block]]:
    """A team: who is on it, and how its people see themselves."""
    asked = names.called([move.person for move in await moves.to_team(session, team.id)], among=members)
    later = len(await lookups.waiting_for(session, team.id))
    buttons = team_buttons(TeamRef(team=team.id))[1:]
    overview = views.overview(team, members, [person.name for person in asked], buttons, later=later)
    return overview, await assessed.part(session, call.scene, members)


async def not_a_manager(call: Call, word: str) -> None:
    """A manager's command from somebody else: who could change that."""
    text = views.NOT_A_MANAGER.format(command=call.deps.command, word=word, ask=await ask_admins(call))
    await call.reply(Message.of(blocks.words(text)))


async def ask_admins(call: Call) -> str:
    """Who runs Trellis here, as somebody to ask."""
    async with call.deps.transaction() as session:
        known = await people.admins(session, call.workspace)
    ids = dict.fromkeys([*sorted(call.deps.admins), *(person.slack_id for person in known)])
    names = [f"<@{slack_id}>" for slack_id in ids][:3]
    return views.ASK.format(names=blocks.listed(names) if names else "an admin of this workspace")


async def edit(call: Call) -> None:
    async with call.deps.transaction() as session:
        team = await allowed(session, call, call.value(TeamRef))
        members = await _wanted(session, team) if team else []
    await call.open(_form(call, team, members))


def _form(call: Call, team: Team | None, shown: Sequence[str]) -> dict[str, Any]:
    days = call.deps.calendar(team.manager if team else call.person).manners.workdays
    by_admin = call.deps.is_admin(call.person)
    return views.form(team, shown, by_admin=by_admin, ladders=call.deps.ladders, workdays=days)


async def _wanted(session: Session, team: Team) -> list[str]:
    """Whom the form shows, by their Slack ids: who is on the team, who has been asked to be, and who is looked up.

    Slack knows no more of who is gone.
    """
    asked = [move.person for move in await moves.to_team(session, team.id)]
    known = [*await _here(session, team), *(person for person in asked if person.standing is not Standing.GONE)]
    return [*(person.slack_id for person in known), *await lookups.waiting_for(session, team.id)]


async def new(call: Call) -> None:
    if not call.deps.is_admin(call.person):
        raise Stale
    await call.open(_form(call, None, []))


async def allowed(session: Session, call: Call, ref: TeamRef) -> Team | None:
    """The team, if the person leads it or runs Trellis here; None for a new one. Raises Stale for anything else."""
    if ref.team is None and call.deps.is_admin(call.person):
        return None
    every = await teams.of_workspace(session, call.workspace)
    team = next((team for team in every if team.id == ref.team), None)
    if team is None or not (team.manager.id == call.person.id or call.deps.is_admin(call.person)):
        raise Stale
    return team


async def save(call: Call) -> None:
    """The form: makes or changes a team. New people are invited, those on another team are asked."""
    sent = views.read(call.values)
    if isinstance(sent, dict):
        return call.refuse_form(sent)
    ref = FormRef.model_validate_json(call.made) if call.made else call.metadata(FormRef)
    async with call.deps.transaction() as session:
        choices, elsewhere = await _merged(session, await allowed(session, call, ref), ref, sent)
    roster = await saving.roster(call, choices)
    if not isinstance(roster, saving.Roster):
        return call.refuse_form(roster)
    async with call.deps.transaction() as session:
        team = await allowed(session, call, ref)
        written = await saving.write(session, call, team, choices=choices, roster=roster)
        asked = [person.name for person in names.called(written.asked, among=await _here(session, written.team))]
        also = views.remarks(elsewhere, written.later)
        said = views.saved(written.team, written.invited, call.person.zone, asked=asked, also=also)
        await call.post(session, said)
        shown = Drawn.of(written.team, await _wanted(session, written.team))
        await call.leave(session, FormRef(team=written.team.id, drawn=shown).model_dump_json())
    call.home_is_stale = True
    return None


async def _merged(session: Session, team: Team | None, ref: FormRef, sent: Choices) -> tuple[Choices, tuple[str, ...]]:
    """What the form says, with what was changed elsewhere while it was open."""
    if team is None or ref.drawn is None:
        return sent, ()
    return versions.merged(ref.drawn, Drawn.of(team, await _wanted(session, team)), sent)
