"""Slack spoke: a manager looks at their team, or a manager or admin says who is on it and where its digest goes."""

from dataclasses import replace
from datetime import time

from db import people, teams
from db.deliveries import Order, queue
from db.engine import Session
from growth import cadence, quiet
from growth.facts import Person, Standing, Team
from handlers import blocks
from handlers.blocks import Message
from handlers.call import Call, Stale
from handlers.deps import Member
from handlers.home.views import team_buttons
from handlers.registry import Command, Registry, Role
from handlers.teams import channels, views
from handlers.teams.views import Choices, TeamRef

DIGEST_AT = time(9, 30)


def register(registry: Registry) -> None:
    registry.command(Command("team", show, "my people, and where the digest goes", role=Role.MANAGER))
    registry.action(views.SHOW, show)
    registry.action(views.EDIT, edit)
    registry.action(views.NEW, new)
    registry.form(views.FORM, save)


async def show(call: Call) -> None:
    async with call.deps.transaction() as session:
        led = await teams.led_by(session, call.person.id)
        members = [await teams.members(session, team.id) for team in led]
    if not led:
        return await not_a_manager(call, "team")
    cards = [
        views.overview(team, on_it, team_buttons(TeamRef(team=team.id)))
        for team, on_it in zip(led, members, strict=True)
    ]
    return await call.reply(Message.of(*cards))


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
        members = await teams.members(session, team.id) if team else []
    await call.open(views.form(team, members, by_admin=call.deps.is_admin(call.person)))


async def new(call: Call) -> None:
    if not call.deps.is_admin(call.person):
        raise Stale
    await call.open(views.form(None, [], by_admin=True))


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
    """The form: makes or changes a team. New people are invited, a new manager is told."""
    choices = views.read(call.values)
    if isinstance(choices, dict):
        return call.refuse_form(choices)
    if errors := await _refused(call, choices):
        return call.refuse_form(errors)
    async with call.deps.transaction() as session:
        team = await allowed(session, call, call.metadata(TeamRef))
        manager = await _meet(session, call, choices.manager) if choices.manager else team and team.manager
        before = team.manager.id if team else None
        saved, added = await _write(session, call, team, manager or call.person, choices)
        if saved.manager.id not in (before, call.person.id):
            await _tell_manager(session, call, saved)
        await call.post(session, views.saved(saved, added))
    call.home_is_stale = True
    return None


async def _refused(call: Call, choices: Choices) -> dict[str, str]:
    """What Slack says against the channel and the people, by field."""
    if choices.channel and (why := await channels.against(call.deps.slack, choices.channel)):
        return {views.CHANNEL: views.UNREACHABLE.format(why=why)}
    for field, slack_ids in ((views.MANAGER, [choices.manager]), (views.PEOPLE, choices.people)):
        for slack_id in filter(None, slack_ids):
            member = await call.deps.slack.member(slack_id)
            if _outside(call, member):
                return {field: views.NOT_A_MEMBER.format(name=member.profile.name)}
    return {}


def _outside(call: Call, member: Member) -> bool:
    return member.is_bot or member.is_guest or member.profile.deactivated or member.workspace != call.workspace


async def _meet(session: Session, call: Call, slack_id: str) -> Person:
    known = await people.find(session, call.workspace, slack_id)
    if known is not None:
        return known
    member = await call.deps.slack.member(slack_id)
    return await people.meet(
        session,
        call.workspace,
        member.profile,
        ladder=call.deps.default_ladder,
        rhythm=call.deps.rhythm,
        now=call.now,
    )


async def _write(
    session: Session, call: Call, team: Team | None, manager: Person, choices: Choices
) -> tuple[Team, int]:
    """Writes the team down, and invites who is new to it; returns it with the number of new people."""
    if team is None:
        team = await teams.create(session, manager, choices.name, weekday=choices.weekday, at=DIGEST_AT, now=call.now)
    await teams.set_manager(session, team.id, manager.id)
    await teams.configure(session, team.id, name=choices.name, channel=choices.channel, weekday=choices.weekday)
    members = [await _meet(session, call, slack_id) for slack_id in choices.people]
    added = await teams.set_members(session, team.id, [person.id for person in members], call.now)
    for person in members:
        if person.id in added and person.standing is Standing.NEW:
            await _invite(session, call, person)
    team = await teams.get(session, team.id)
    await teams.schedule_digest(session, team.id, cadence.next_digest(team, call.now, call.deps.calendar(manager)))
    return await teams.get(session, team.id), len(added)


async def _invite(session: Session, call: Call, person: Person) -> None:
    """One welcome, in their own working hours, from the next workday on: their manager can speak first."""
    await people.set_standing(session, person.id, Standing.INVITED)
    invited = replace(person, standing=Standing.INVITED)
    await people.schedule(session, person.id, cadence.next_workday(invited, call.now, call.deps.calendar(person)))


async def _tell_manager(session: Session, call: Call, team: Team) -> None:
    members = await teams.members(session, team.id)
    message = views.welcome_manager(team, members, team_buttons(TeamRef(team=team.id)))
    held = quiet.held(team.manager, call.now, call.deps.calendar(team.manager))
    order = Order(
        workspace=team.workspace,
        key=f"manager:{team.id}:{team.manager.id}",
        due_at=held.until if held else None,
        channel=team.manager.slack_id,
        person_id=team.manager.id,
        team_id=team.id,
        payload=message.payload(),
    )
    await queue(session, order, call.now)
