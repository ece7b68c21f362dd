"""A team as its manager sees it, and the form that says who is on it and where its digest goes."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import Block, InteractiveElement

from content.model.ladder import Ladder
from growth.facts import Person, Team
from handlers.framework import blocks, forms, words
from handlers.framework.blocks import Message
from handlers.shared.buttons import TeamRef
from handlers.shared.workdays import one_of
from handlers.teams import rhythm_fields
from handlers.teams.versions import OF_WORKSPACE, DrawnTeam, TeamChoices

FORM = "teams.form"
NAME, MANAGER, PEOPLE, CHANNEL, WEEKDAY, LADDER = "name", "manager", "people", "channel", "weekday", "ladder"

YOUR_PART = "*Your part:* tell them before the welcome comes, in your own words, why the team tries this."
TOLD_BEFORE = "Where you change it, everybody on the team is told first. It takes effect a night later."
NO_PEOPLE = "Pick at least one person."
NO_NAME = "Give it a name that people recognise."
HIDDEN = "Slack does not show me who that is, so they cannot lead a team here. Choose somebody else."
NOT_A_MEMBER = "{name} can't be on a team here: Trellis is for full members of this workspace."
NO_ZONE = "Slack has no time zone for {names}: until it has, nothing comes by itself, and no welcome either."
ALSO = "While the form was open somebody changed {what}: that is kept."
MANY = 20  # names that one still reads
UNREACHABLE = "I can't post in that channel: {why}"


class TeamFormRef(TeamRef):
    """Which team a form is about, and what it was drawn from."""

    drawn: DrawnTeam | None = None


def form(
    team: Team | None,
    shown: Sequence[str],
    *,
    by_admin: bool,
    ladders: Mapping[str, Ladder],
    workdays: frozenset[int],
    zones: Sequence[str] = (),
) -> dict[str, Any]:
    """Name, people, channel, day and hour of the digest, own questions; the manager, where an admin fills it in; the
    ladder to begin on.

    `workdays` are those of whoever leads it, or of who makes it: a digest comes on one of them. `zones` are those of
    its people.
    """
    days, day = one_of(workdays, team.weekday if team else 0)
    manager = forms.person(
        MANAGER, "Who leads it?", team.manager.slack_id if team else None, hint=TOLD_BEFORE if team else ""
    )
    drawn: list[Block] = [
        forms.line(NAME, "What is the team called?", value=team.name if team else None),
        *([manager] if by_admin else []),
        forms.people(
            PEOPLE,
            "Who grows on it?",
            shown,
            hint="Each new one is asked once, and is on the team if they agree.",
        ),
        forms.channel(
            CHANNEL,
            "Where does the weekly digest go?",
            team.channel if team else None,
            hint="Empty: no digest in a channel.",
        ),
        forms.choice(WEEKDAY, "On which day?", days, day),
        *rhythm_fields.fields(team, zones),
        *([_ladder(team, ladders)] if len(ladders) > 1 else []),
    ]
    ref = TeamFormRef(team=team.id, drawn=DrawnTeam.of(team, shown)) if team else TeamFormRef()
    return forms.modal(FORM, "Team", drawn, submit="Save", metadata=ref.model_dump_json())


def _ladder(team: Team | None, ladders: Mapping[str, Ladder]) -> Block:
    choices = [(OF_WORKSPACE, "That of the workspace"), *((each.id, each.name) for each in ladders.values())]
    chosen = team.ladder if team and team.ladder in ladders else OF_WORKSPACE
    return forms.choice(
        LADDER,
        "Which ladder?",
        choices,
        chosen,
        hint="People begin on it. Whoever has started stays where they are, and can change their own.",
    )


def read(values: forms.Values) -> TeamChoices | dict[str, str]:
    """What the form says; or, by field, what needs another look."""
    people = forms.all_chosen(values, PEOPLE)
    if not forms.written(values, NAME):
        return {NAME: NO_NAME}
    if not people:
        return {PEOPLE: NO_PEOPLE}
    asks = rhythm_fields.questions(values)
    if why := rhythm_fields.against(asks):
        return {rhythm_fields.QUESTIONS: why}
    return TeamChoices(
        name=forms.written(values, NAME),
        manager=forms.chosen(values, MANAGER),
        people=tuple(people),
        channel=forms.chosen(values, CHANNEL),
        weekday=int(forms.chosen(values, WEEKDAY) or 0),
        ladder=forms.chosen(values, LADDER),
        at=rhythm_fields.at(values),
        zone=rhythm_fields.zone(values),
        questions=asks,
    )


def overview(
    team: Team,
    members: Sequence[Person],
    asked: Sequence[str],
    buttons: Sequence[InteractiveElement],
    *,
    later: int = 0,
) -> list[Block]:
    """A manager's team: who is on it, and what will and will not be shown. Who started is their own affair."""
    names = words.listed([words.escape(person.name) for person in members])
    some = words.plural("*{count} person:* {names}.", "*{count} people:* {names}.", len(members), names=names)
    many = some if members else words.text("*Nobody is on it yet.*")
    where = f"<#{team.channel}>" if team.channel else words.text("no channel yet")
    when = words.moment(team.next_digest_at, team.clock) if team.next_digest_at else words.text("once a day is set")
    return [
        blocks.header("Your team: {team}", team=team.name),
        blocks.section(f"{many}{_asked(asked)}{unplaced(members)}{_later(later)}"),
        blocks.section("*Digest:* in {where}, and in private to you; next {when}.", where=where, when=when),
        blocks.row(*buttons, block_id=f"team-{team.id}"),
        blocks.quiet(
            "You see what people choose to share, word for word. You don't see who answers, who pauses, steps, how "
            "anybody feels, or a level that nobody shared with you."
        ),
    ]


def unplaced(people: Sequence[Person]) -> str:
    """To whom nothing comes by itself, as far as anybody can see in Slack: whoever has no time zone there."""
    names = words.listed([words.escape(person.name) for person in people if not person.zone])
    return f" {words.text(NO_ZONE, names=names)}" if names else ""


def _asked(names: Sequence[str]) -> str:
    """Who was asked, and is on the team once they agree."""
    if not names:
        return ""
    listed = words.listed([words.escape(name) for name in names[:MANY]])
    if len(names) > MANY:
        listed = words.listed([listed, words.text("{count} more", count=len(names) - MANY)])
    return words.plural(
        " I ask {names}, who is on it once they agree.",
        " I ask {names}, each of whom is on it once they agree.",
        len(names),
        names=listed,
    )


def _later(count: int) -> str:
    """How many are looked up in Slack before they can be on the team."""
    if not count:
        return ""
    return words.plural(
        " I am still looking up {count} person in Slack: each joins as soon as I know who it is.",
        " I am still looking up {count} people in Slack: each joins as soon as I know who it is.",
        count,
    )


def welcome_manager(
    team: Team,
    members: Sequence[Person],
    asked: Sequence[str],
    buttons: Sequence[InteractiveElement],
    *,
    later: int = 0,
    begins: bool = True,
) -> Message:
    """What somebody reads who was made a manager here, of a team that `begins` or that somebody else led before."""
    return Message.of(
        blocks.header("You lead {team} in Trellis", team=team.name),
        blocks.section(
            "{some}{unplaced}{asked}{later} Each week you get a private digest of what was shared with you, "
            "what waits on you first.",
            some=_on_it(members, team.manager),
            unplaced=unplaced(members),
            asked=_asked(asked),
            later=_later(later),
        ),
        [blocks.section(YOUR_PART)] if begins else [],
        blocks.row(*buttons, block_id=f"team-{team.id}"),
    )


def _on_it(members: Sequence[Person], reader: Person) -> str:
    """Who is on a team, for somebody who can be one of them."""
    others = [words.escape(person.name) for person in members if person.id != reader.id]
    if not members:
        return words.text("Nobody is on it yet.")
    if not others:
        return words.text("You are on it.")
    count, names = len(others), words.listed(others)
    if count == len(members):
        return words.plural("{names} is on it.", "{names} are on it.", count, names=names)
    return words.plural("{names} is on it, and so are you.", "{names} are on it, and so are you.", count, names=names)


def remarks(elsewhere: Sequence[str], later: int) -> str:
    """What else whoever sent the form should know: what was changed meanwhile, and who is looked up later."""
    also = f" {words.text(ALSO, what=words.listed(list(elsewhere)))}" if elsewhere else ""
    return f"{also}{_later(later)}{words.text(' I tell you when I am through.') if later else ''}"


def saved(team: Team, invited: Sequence[Person], zone: str, *, asked: Sequence[str] = (), also: str = "") -> Message:
    """After the form: what happens next, in the time of the one who reads it."""
    reached = sum(bool(person.zone) for person in invited)
    welcomed = words.plural(
        " {count} person gets a welcome in their own working hours.",
        " {count} people get a welcome in their own working hours.",
        reached,
    )
    when = (
        words.text(" The next digest goes out {moment}.", moment=words.moment(team.next_digest_at, zone))
        if team.next_digest_at
        else ""
    )
    return Message.of(
        blocks.section(
            "Saved *{team}*.{also}{welcomed}{unplaced}{asked}{when}",
            team=words.escape(team.name),
            also=also,
            welcomed=welcomed if reached else "",
            unplaced=unplaced(invited),
            asked=_asked(asked),
            when=when,
        )
    )
