"""Writes a team down: asks Slack first, and only then opens the transaction. Whom Slack tells of later, come later."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from db import handovers, lookups, people, team_settings, teams
from db.engine import Session
from db.lookups import Form
from db.profiles import Profile
from growth import names
from growth.facts import Handover, Person, Standing, Team
from handlers.framework import words
from handlers.framework.request import Request
from handlers.framework.tenant import Member
from handlers.shared import buttons, channels, colleagues, telling
from handlers.shared.buttons import TeamRef
from handlers.shared.happenings import Parted, Turned
from handlers.teams import announcing, handing_over, handover_notes, moving, notes, placing, taking_over, views
from handlers.teams.notes import News
from handlers.teams.versions import OF_MANAGER, OF_WORKSPACE, TeamChoices

AT_ONCE = 10  # of a burst that Slack bears, with room for what else it is asked


@dataclass(frozen=True, slots=True)
class Roster:
    """Whom the form names: who is new as Slack describes them; by their ids those of whom it tells `later`.

    There is no `manager` where the form does not ask.
    """

    manager: Profile | Person | None
    members: tuple[Profile | Person, ...]
    later: tuple[str, ...] = ()


async def roster(request: Request, choices: TeamChoices) -> Roster | Mapping[str, str]:
    """Who is meant; or, by field, what speaks against somebody or against the channel."""
    known, why = await asyncio.gather(_members(request, choices), _against(request, choices.channel))
    if why:
        return {views.CHANNEL: words.text(views.UNREACHABLE, why=why)}
    manager = known.get(choices.manager or "")
    if choices.manager and manager is None:
        return {views.MANAGER: views.HIDDEN if choices.manager in known else colleagues.NOT_TOLD}
    members = [member for slack_id in choices.people if (member := known.get(slack_id)) is not None]
    if manager is not None and _outside(request, manager):
        return {views.MANAGER: words.text(views.NOT_A_MEMBER, name=_who(manager).name)}
    if stranger := next((member for member in members if _outside(request, member)), None):
        return {views.PEOPLE: words.text(views.NOT_A_MEMBER, name=_who(stranger).name)}
    later = tuple(slack_id for slack_id in choices.people if known.get(slack_id) is None)
    return Roster(_who(manager) if manager else None, tuple(map(_who, members)), later)


def _who(member: Member | Person) -> Profile | Person:
    return member if isinstance(member, Person) else member.profile


async def _against(request: Request, channel: str | None) -> str | None:
    return await channels.against(request.tenant.slack, channel) if channel else None


async def _members(request: Request, choices: TeamChoices) -> dict[str, Member | Person | None]:
    """Those named who can be told of at once; None for whom Slack does not show. It is asked about some, together."""
    named = dict.fromkeys([*([choices.manager] if choices.manager else []), *choices.people])
    async with request.tenant.app.reading() as session:
        known = await people.of_workspace(session, request.workspace, named)
    here: dict[str, Member | Person | None] = {p.slack_id: p for p in known if p.standing is not Standing.GONE}
    new = [slack_id for slack_id in named if slack_id not in here]
    return here | await colleagues.at_once(request.tenant, new[:AT_ONCE])


def _outside(request: Request, member: Member | Person) -> bool:
    """Whether somebody cannot be on a team here. Guests and strangers are never written down, so who is known can."""
    return isinstance(member, Member) and member.outside(request.workspace)


@dataclass(frozen=True, slots=True)
class Written:
    """A team as it was written down, who is invited, whom I ask to move to it, and how many are looked up later.

    `ended` names those with whom the rhythm of a 1:1 ended of whoever sent the form; `handover` is the change of who
    leads it that is to come.
    """

    team: Team
    invited: tuple[Person, ...]
    asked: tuple[Person, ...]
    later: int
    ended: Sequence[str] = ()
    handover: Handover | None = None


async def write(
    session: Session, request: Request, team: Team | None, *, choices: TeamChoices, roster: Roster
) -> Written:
    """Writes the team down, invites who is new to Trellis, asks who is on another team, and tells who is concerned."""
    manager = await _manager(session, request, team, roster)
    before = team
    if team is None:
        team = await teams.create(
            session, manager, choices.name, weekday=choices.weekday, at=choices.at, now=request.now
        )
    await teams.configure(
        session, request.workspace, team.id, name=choices.name, channel=choices.channel, weekday=choices.weekday
    )
    await _rhythm(session, request.workspace, team.id, choices)
    if choices.ladder is not None:
        await teams.set_ladder(
            session, request.workspace, team.id, None if choices.ladder == OF_WORKSPACE else choices.ladder
        )
    saved = await teams.get(session, request.workspace, team.id)
    if before is not None:
        await request.signals.tell(session, Turned(request, before, saved))
    form = Form(team.id, request.person, request.occasion)
    await lookups.want(session, form, named=choices.people, later=roster.later, now=request.now)
    named = [await colleagues.meet(session, request, profile) for profile in roster.members]
    handover = await _hand_over(session, request, saved, manager) if roster.manager is not None else None
    led = await teams.get(session, request.workspace, team.id)
    written = await _people(session, request, led, named, is_new=before is None or led.manager.id != saved.manager.id)
    await taking_over.schedule(session, request.tenant, led, request.now)
    return replace(written, team=await teams.get(session, request.workspace, team.id), handover=handover)


async def _hand_over(session: Session, request: Request, team: Team, manager: Person) -> Handover | None:
    """What becomes of who leads the team: nothing new, a change that is to come, or one at once."""
    it = await handovers.planned(session, request.workspace, team.id)
    if manager.id == (it.manager if it else team.manager).id:
        return None
    stays = manager.id == team.manager.id
    if it is not None:
        why, instead = handover_notes.taken_back(it), None if stays else manager
        await handing_over.undo(session, request, it, why=why, instead=instead)
    if stays:
        return None
    new = await handing_over.plan(session, request, team, manager)
    if new.effective_at > request.now:
        return new
    await taking_over.take_effect(session, request, new, request.signals)
    return None


async def _rhythm(session: Session, workspace: str, team_id: int, choices: TeamChoices) -> None:
    zone = None if choices.zone == OF_MANAGER else choices.zone
    await team_settings.set_clock(session, workspace, team_id, at=choices.at, zone=zone)
    await team_settings.set_questions(session, workspace, team_id, choices.questions)


async def _people(session: Session, request: Request, team: Team, named: Sequence[Person], *, is_new: bool) -> Written:
    """Makes these people the team, as far as they are free to be on it. A manager who `is_new` reads of all of them."""
    placed = await placing.place(session, request, team, named)
    for move in placed.withdrawn:
        await moving.withdraw(session, request, move)
    ended = [
        person_id
        for person_id in placed.change.left
        if (await request.signals.tell(session, Parted(request, placed.known[person_id], team.manager))).ended
    ]
    news = announcing.news(placed.change, placed.known, ended)
    await _tell_manager(session, request, team, news, is_new=is_new)
    asked = tuple(placed.known[person_id] for person_id in placed.change.asked)
    later = len(await lookups.waiting_for(session, request.workspace, team.id))
    return Written(team, placed.invited, asked, later, news.ended if team.manager.id == request.person.id else ())


async def _manager(session: Session, request: Request, team: Team | None, roster: Roster) -> Person:
    if roster.manager is not None:
        return await colleagues.meet(session, request, roster.manager)
    return team.manager if team else request.person


async def _tell_manager(session: Session, request: Request, team: Team, news: News, *, is_new: bool) -> None:
    """Tells somebody who was made a manager, or whose team was changed by somebody else."""
    if is_new:
        members, later = (
            names.called(await teams.members(session, request.workspace, team.id)),
            await lookups.waiting_for(session, request.workspace, team.id),
        )
        more = buttons.of_team(TeamRef(team=team.id))
        begins = not any(person.active for person in members)
        message = views.welcome_manager(team, members, news.asked, more, later=len(later), begins=begins)
        await telling.manager(session, request, team, message, why="leads")
    elif news:
        await telling.manager(session, request, team, notes.changed(team, request.person, news), why="roster")
