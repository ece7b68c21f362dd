"""Writes a team down: asks Slack first, and only then opens the transaction."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time

from db import moves, people, teams
from db.engine import Session
from db.profiles import Profile
from growth import cadence, names
from growth import roster as rosters
from growth.facts import Person, Standing, Team
from handlers.call import Call
from handlers.deps import Member
from handlers.digests import last, turning
from handlers.ladders import beginning
from handlers.teams import channels, moving, notes, telling, views
from handlers.teams.notes import News
from handlers.teams.versions import OF_WORKSPACE, Choices
from handlers.teams.views import TeamRef, team_buttons

DIGEST_AT = time(9, 30)


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody whom the form names, who is new as Slack describes them; no `manager` where the form does not ask."""

    manager: Profile | Person | None
    members: tuple[Profile | Person, ...]


async def roster(call: Call, choices: Choices) -> Roster | Mapping[str, str]:
    """Who is meant; or, by field, what speaks against somebody or against the channel."""
    known, why = await asyncio.gather(_members(call, choices), _against(call, choices.channel))
    if why:
        return {views.CHANNEL: views.UNREACHABLE.format(why=why)}
    manager = known.get(choices.manager or "")
    members = [known[slack_id] for slack_id in choices.people]
    if manager is not None and _outside(call, manager):
        return {views.MANAGER: views.NOT_A_MEMBER.format(name=_who(manager).name)}
    if stranger := next((member for member in members if _outside(call, member)), None):
        return {views.PEOPLE: views.NOT_A_MEMBER.format(name=_who(stranger).name)}
    return Roster(_who(manager) if manager else None, tuple(map(_who, members)))


def _who(member: Member | Person) -> Profile | Person:
    return member if isinstance(member, Person) else member.profile


async def _against(call: Call, channel: str | None) -> str | None:
    return await channels.against(call.deps.slack, channel) if channel else None


async def _members(call: Call, choices: Choices) -> dict[str, Member | Person]:
    """Everybody who is named. Slack is asked about those alone who are not known here, all of them at once."""
    named = dict.fromkeys([*([choices.manager] if choices.manager else []), *choices.people])
    async with call.deps.transaction() as session:
        known = await people.of_workspace(session, call.workspace, named)
    here: dict[str, Member | Person] = {p.slack_id: p for p in known if p.standing is not Standing.GONE}
    new = [slack_id for slack_id in named if slack_id not in here]
    return here | dict(zip(new, await asyncio.gather(*map(call.deps.slack.member, new)), strict=True))


def _outside(call: Call, member: Member | Person) -> bool:
    """Whether somebody cannot be on a team here. Guests and strangers are never written down, so who is known can."""
    if isinstance(member, Person):
        return False
    return member.outside(call.workspace)


@dataclass(frozen=True, slots=True)
class Written:
    """A team as it was written down, who is invited, and whom I ask to move to it."""

    team: Team
    invited: tuple[Person, ...]
    asked: tuple[Person, ...]


async def write(session: Session, call: Call, team: Team | None, *, choices: Choices, roster: Roster) -> Written:
    """Writes the team down, invites who is new to Trellis, asks who is on another team, and tells who is concerned."""
    manager = await _manager(session, call, team, roster)
    before = team
    if team is None:
        team = await teams.create(session, manager, choices.name, weekday=choices.weekday, at=DIGEST_AT, now=call.now)
    await teams.set_manager(session, team.id, manager.id)
    await teams.configure(session, team.id, name=choices.name, channel=choices.channel, weekday=choices.weekday)
    if choices.ladder is not None:
        await teams.set_ladder(session, team.id, None if choices.ladder == OF_WORKSPACE else choices.ladder)
    saved = await teams.get(session, team.id)
    if before is not None:
        await turning.tell(session, call, before, saved)
    named = [await _meet(session, call, profile) for profile in roster.members]
    if before is not None and before.manager.id != manager.id:
        await last.letter(session, call.deps, before, call.now)
        await telling.another_manager(session, call, saved, before.manager)
    written = await _people(session, call, saved, named, is_new=before is None or before.manager.id != manager.id)
    await teams.schedule_digest(session, team.id, cadence.next_digest(saved, call.now, call.deps.calendar(manager)))
    return replace(written, team=await teams.get(session, team.id))


async def _people(session: Session, call: Call, team: Team, named: Sequence[Person], *, is_new: bool) -> Written:
    """Makes these people the team, as far as they are free to be on it. A manager who `is_new` reads of all of them."""
    here, asked = await teams.members(session, team.id), await moves.to_team(session, team.id)
    change = rosters.change(
        [person.id for person in named],
        here=here,
        elsewhere=await teams.elsewhere(session, [person.id for person in named], team.id),
        asked={move.person.id for move in asked},
    )
    known = {person.id: person for person in (*here, *named)}
    await teams.set_members(session, team.id, change.roster, call.now)
    known |= {person.id: await beginning.follow(session, call.deps, person) for person in named}
    for move in asked:
        if move.person.id in change.withdrawn:
            await moving.withdraw(session, call, move)
    for person_id in change.asked:
        await moving.ask(session, call, team, known[person_id])
    invited = [known[person_id] for person_id in change.joined if known[person_id].standing is Standing.NEW]
    for person in invited:
        await _invite(session, call, person)
    await telling.roster(session, call, team, change, known)
    await _tell_manager(session, call, team, telling.news(change, known), is_new=is_new)
    return Written(team, tuple(invited), tuple(known[person_id] for person_id in change.asked))


async def _manager(session: Session, call: Call, team: Team | None, roster: Roster) -> Person:
    if roster.manager is not None:
        return await _meet(session, call, roster.manager)
    return team.manager if team else call.person


async def _meet(session: Session, call: Call, who: Profile | Person) -> Person:
    if isinstance(who, Person):
        return await people.get(session, who.id)
    ladder = await beginning.ladder(session, call.deps)
    return await people.meet(session, call.workspace, who, ladder=ladder, rhythm=call.deps.rhythm, now=call.now)


async def _invite(session: Session, call: Call, person: Person) -> None:
    """One welcome, in their own working hours, from the next workday on: their manager can speak first."""
    await people.set_standing(session, person.id, Standing.INVITED)
    invited = replace(person, standing=Standing.INVITED)
    await people.schedule(session, person.id, cadence.next_workday(invited, call.now, call.deps.calendar(person)))


async def _tell_manager(session: Session, call: Call, team: Team, news: News, *, is_new: bool) -> None:
    """Tells somebody who was made a manager, or whose team was changed by somebody else."""
    if is_new:
        members = names.called(await teams.members(session, team.id))
        message = views.welcome_manager(team, members, news.asked, team_buttons(TeamRef(team=team.id)))
        await telling.manager(session, call, team, message, why="leads")
    elif news:
        await telling.manager(session, call, team, notes.changed(team, call.person, news), why="roster")
