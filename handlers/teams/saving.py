"""Writes a team down: asks Slack first, and only then opens the transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time

from db import deliveries, people, teams
from db.deliveries import Order
from db.engine import Session
from db.people import Profile
from growth import cadence, quiet
from growth.facts import Person, Standing, Team
from handlers.call import Call
from handlers.deps import Member
from handlers.home.views import team_buttons
from handlers.teams import channels, views
from handlers.teams.views import Choices, TeamRef

DIGEST_AT = time(9, 30)


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody whom the form names, as Slack describes them; `manager` is None where the form does not ask."""

    manager: Profile | None
    members: tuple[Profile, ...]


async def roster(call: Call, choices: Choices) -> Roster | Mapping[str, str]:
    """Who is meant; or, by field, what speaks against somebody or against the channel."""
    if choices.channel and (why := await channels.against(call.deps.slack, choices.channel)):
        return {views.CHANNEL: views.UNREACHABLE.format(why=why)}
    manager = await call.deps.slack.member(choices.manager) if choices.manager else None
    members = [await call.deps.slack.member(slack_id) for slack_id in choices.people]
    if manager is not None and _outside(call, manager):
        return {views.MANAGER: views.NOT_A_MEMBER.format(name=manager.profile.name)}
    if stranger := next((member for member in members if _outside(call, member)), None):
        return {views.PEOPLE: views.NOT_A_MEMBER.format(name=stranger.profile.name)}
    return Roster(manager.profile if manager else None, tuple(member.profile for member in members))


def _outside(call: Call, member: Member) -> bool:
    return member.is_bot or member.is_guest or member.profile.deactivated or member.workspace != call.workspace


async def write(
    session: Session, call: Call, team: Team | None, *, choices: Choices, roster: Roster
) -> tuple[Team, int]:
    """Writes the team down, and invites who is new to it; returns it with the number of new people."""
    manager = await _manager(session, call, team, roster)
    if team is None:
        team = await teams.create(session, manager, choices.name, weekday=choices.weekday, at=DIGEST_AT, now=call.now)
    await teams.set_manager(session, team.id, manager.id)
    await teams.configure(session, team.id, name=choices.name, channel=choices.channel, weekday=choices.weekday)
    members = [await _meet(session, call, profile) for profile in roster.members]
    added = await teams.set_members(session, team.id, [person.id for person in members], call.now)
    for person in members:
        if person.id in added and person.standing is Standing.NEW:
            await _invite(session, call, person)
    saved = await teams.get(session, team.id)
    await teams.schedule_digest(session, team.id, cadence.next_digest(saved, call.now, call.deps.calendar(manager)))
    return await teams.get(session, team.id), len(added)


async def _manager(session: Session, call: Call, team: Team | None, roster: Roster) -> Person:
    if roster.manager is not None:
        return await _meet(session, call, roster.manager)
    return team.manager if team else call.person


async def _meet(session: Session, call: Call, profile: Profile) -> Person:
    deps = call.deps
    return await people.meet(
        session, call.workspace, profile, ladder=deps.default_ladder, rhythm=deps.rhythm, now=call.now
    )


async def _invite(session: Session, call: Call, person: Person) -> None:
    """One welcome, in their own working hours, from the next workday on: their manager can speak first."""
    await people.set_standing(session, person.id, Standing.INVITED)
    invited = replace(person, standing=Standing.INVITED)
    await people.schedule(session, person.id, cadence.next_workday(invited, call.now, call.deps.calendar(person)))


async def tell_manager(session: Session, call: Call, team: Team) -> None:
    """Queues what somebody reads who was made a manager, for their own working hours."""
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
    await deliveries.queue(session, order, call.now)
