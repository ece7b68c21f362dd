"""Writes a team down: asks Slack first, and only then opens the transaction."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time

from db import deliveries, people, teams
from db.deliveries import Order
from db.engine import Session
from db.people import Profile
from growth import cadence, quiet
from growth.facts import Person, Standing, Team
from handlers.blocks import Message
from handlers.call import Call
from handlers.deps import Member
from handlers.ladders import beginning
from handlers.teams import channels, views
from handlers.teams.views import Choices, TeamRef, team_buttons

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
    named = dict.fromkeys([*([choices.manager] if choices.manager else []), *choices.people])
    known = dict(zip(named, await asyncio.gather(*map(call.deps.slack.member, named)), strict=True))
    manager = known.get(choices.manager or "")
    members = [known[slack_id] for slack_id in choices.people]
    if manager is not None and _outside(call, manager):
        return {views.MANAGER: views.NOT_A_MEMBER.format(name=manager.profile.name)}
    if stranger := next((member for member in members if _outside(call, member)), None):
        return {views.PEOPLE: views.NOT_A_MEMBER.format(name=stranger.profile.name)}
    return Roster(manager.profile if manager else None, tuple(member.profile for member in members))


def _outside(call: Call, member: Member) -> bool:
    return member.is_bot or member.is_guest or member.profile.deactivated or call.workspace not in member.workspaces


async def write(
    session: Session, call: Call, team: Team | None, *, choices: Choices, roster: Roster
) -> tuple[Team, int]:
    """Writes the team down, and invites who is new to Trellis; returns it with the number of the invited."""
    manager = await _manager(session, call, team, roster)
    if team is None:
        team = await teams.create(session, manager, choices.name, weekday=choices.weekday, at=DIGEST_AT, now=call.now)
    await teams.set_manager(session, team.id, manager.id)
    await teams.configure(session, team.id, name=choices.name, channel=choices.channel, weekday=choices.weekday)
    if choices.ladder is not None:
        await teams.set_ladder(session, team.id, None if choices.ladder == views.OF_WORKSPACE else choices.ladder)
    members = [await _meet(session, call, profile) for profile in roster.members]
    added = await teams.set_members(session, team.id, [person.id for person in members], call.now)
    members = [await beginning.follow(session, call.deps, person) for person in members]
    invited = [person for person in members if person.id in added and person.standing is Standing.NEW]
    for person in invited:
        await _invite(session, call, person)
    saved = await teams.get(session, team.id)
    await teams.schedule_digest(session, team.id, cadence.next_digest(saved, call.now, call.deps.calendar(manager)))
    return await teams.get(session, team.id), len(invited)


async def _manager(session: Session, call: Call, team: Team | None, roster: Roster) -> Person:
    if roster.manager is not None:
        return await _meet(session, call, roster.manager)
    return team.manager if team else call.person


async def _meet(session: Session, call: Call, profile: Profile) -> Person:
    ladder = await beginning.ladder(session, call.deps)
    return await people.meet(session, call.workspace, profile, ladder=ladder, rhythm=call.deps.rhythm, now=call.now)


async def _invite(session: Session, call: Call, person: Person) -> None:
    """One welcome, in their own working hours, from the next workday on: their manager can speak first."""
    await people.set_standing(session, person.id, Standing.INVITED)
    invited = replace(person, standing=Standing.INVITED)
    await people.schedule(session, person.id, cadence.next_workday(invited, call.now, call.deps.calendar(person)))


async def tell_manager(session: Session, call: Call, team: Team) -> None:
    """Queues what somebody reads who was made a manager."""
    members = await teams.members(session, team.id)
    message = views.welcome_manager(team, members, team_buttons(TeamRef(team=team.id)))
    await _tell(session, call, team.manager, team, message=message)


async def _tell(session: Session, call: Call, person: Person, team: Team, *, message: Message) -> None:
    """Queues a message about the team for somebody's own working hours."""
    held = quiet.held(person, call.now, call.deps.calendar(person))
    order = Order(
        workspace=team.workspace,
        key=f"team:{team.id}:{person.id}:{call.occasion}",
        due_at=held.until if held else None,
        channel=person.slack_id,
        person_id=person.id,
        payload=message.payload(),
    )
    await deliveries.queue(session, order, call.now)
