"""Who lives in a simulated workspace, and what they do of a day, all of it drawn from the seed."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from bot.manifest import manifest
from playground.config import AppSpec, ChannelSpec, MemberSpec, Workspace
from playground.errors import ActFailed
from playground.testing import Member, Playground

# Zones of both halves of the world, with and without summer time, off by half an hour and by a quarter.
ZONES = {
    "Europe/Berlin": "DE",
    "Europe/London": "GB",
    "America/New_York": "US",
    "America/Los_Angeles": "US",
    "America/Sao_Paulo": "BR",
    "America/St_Johns": "CA",
    "Asia/Kolkata": "IN",
    "Asia/Kathmandu": "NP",
    "Asia/Tokyo": "JP",
    "Australia/Sydney": "AU",
    "Pacific/Auckland": "NZ",
    "Africa/Johannesburg": "ZA",
}
TEAMS = (5, 2, 3, 4, 6)  # how many are on each: around every floor
ADMIN = "admin"
RHYTHMS = ("Every week", "Every two weeks", "Every four weeks", "Once a month")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
DID, SEES = "Something you did that you want to keep", "Who sees what you did?"
SCOPES = ("Only you", "You and {manager}", "Team digest, with your name")


@dataclass
class Team:
    """A channel, who leads there, and who grows there."""

    name: str
    manager: str
    people: tuple[str, ...]


@dataclass
class Inhabitant:
    """Somebody, and what the simulation knows of them that Slack does not say."""

    name: str
    uid: str
    home: str
    team: Team
    started: datetime | None = None


@dataclass(frozen=True)
class Secret:
    """A word that somebody wrote, and who may read it: by id, or None for everybody."""

    author: str
    readers: frozenset[str] | None


@dataclass
class Population:
    """All of them, and every word that was written so far."""

    people: dict[str, Inhabitant]
    teams: Sequence[Team]
    secrets: dict[str, Secret] = field(default_factory=dict)

    @classmethod
    def of(cls, count: int, seed: int, dice: Random) -> "Population":
        names = [f"person{n:03d}" for n in range(count)]
        teams = _teams(names, seed)
        team_of = {name: team for team in teams for name in team.people}
        zones = list(ZONES)
        homes = [zones[(n + dice.randrange(12)) % 12] for n in range(count)]
        people = {name: Inhabitant(name, f"U0{name.upper()}", homes[n], team_of[name]) for n, name in enumerate(names)}
        return cls(people, teams)

    def workspace(self) -> Workspace:
        members = [MemberSpec(p.name, p.name.capitalize(), p.home, id=p.uid) for p in self.people.values()]
        admin = MemberSpec(ADMIN, "Admin", "Europe/London", is_admin=True, is_owner=True)
        channels = [ChannelSpec(team.name, (*team.people, ADMIN, "trellis")) for team in self.teams]
        return Workspace(members=(*members, admin), channels=tuple(channels), apps=(AppSpec.from_manifest(manifest()),))

    def secret(self, author: Inhabitant, readers: frozenset[str] | None) -> str:
        """A new word, which these may read besides its author."""
        word = f"canary{len(self.secrets):06d}"
        self.secrets[word] = Secret(author.uid, None if readers is None else readers | {author.uid})
        return word


def _teams(names: Sequence[str], size: int) -> list[Team]:
    """Everybody on one, of every size in turn. Nobody is left alone at the end."""
    teams: list[Team] = []
    rest = list(names)
    while rest:
        many = TEAMS[(size + len(teams)) % len(TEAMS)]
        many = many if len(rest) - many > 1 else len(rest)
        some, rest = rest[:many], rest[many:]
        teams.append(Team(f"team{len(teams):02d}", some[0], tuple(some)))
    return teams


class Life:
    """What people do. An act that cannot be done now is left: nobody insists."""

    def __init__(self, slack: Playground, population: Population, dice: Random) -> None:
        self.slack, self.population, self.dice = slack, population, dice
        self.wishes: int | None = None  # which of the audiences somebody has in mind
        self._acts = (
            (self.answers, 30), (self.same, 6), (self.later, 4), (self.skips, 5), (self.steps, 16), (self.wins, 6),
            (self.looks, 8), (self.pauses, 4), (self.resumes, 3), (self.is_busy, 6), (self.is_away, 4),
            (self.travels, 5), (self.leaves, 2), (self.stops, 1), (self.starts, 3), (self.talks, 3), (self.reads, 5),
        )  # fmt: skip

    async def act(self, person: Inhabitant) -> str:
        """One of the things that people do; says which, and whether it came off."""
        member = self.slack.member(person.uid)
        if member.person.deleted:
            await member.changes(deleted=False)
            return "comes back"
        (act,) = self.dice.choices([act for act, _ in self._acts], [weight for _, weight in self._acts])
        return await self.tries(act, person)

    async def tries(self, act: Callable[[Inhabitant, Member], Awaitable[None]], person: Inhabitant) -> str:
        """Does one thing, if it can be done now; says which."""
        member = self.slack.member(person.uid)
        try:
            await act(person, member)
        except (AssertionError, ActFailed, KeyError):
            await self._closes(member)
            return f"{act.__name__} (not now)"
        return act.__name__

    async def starts(self, person: Inhabitant, member: Member) -> None:
        await member.types("/growth start")
        if member.modal is None:
            await member.clicks("Start")
        await member.clicks(self.dice.choice(("Junior", "Senior", "Not sure")))
        await member.chooses("How often a check-in?", self.dice.choice(RHYTHMS))
        await member.chooses("On which day?", self.dice.choice(DAYS))
        await member.submits()
        person.started = person.started or self.slack.clock.moment()

    async def answers(self, person: Inhabitant, member: Member) -> None:
        if member.modal is None:
            await member.clicks("Answer")
        n = self.dice.choice((0, 0, 1, 2)) if self.wishes is None else self.wishes
        manager = self.population.people[person.team.manager]
        readers = (frozenset(), frozenset({manager.uid}), None)[n]
        word = self.population.secret(person, readers)
        await member.fills(DID, f"I finished {word}.")
        await member.chooses(SEES, SCOPES[n].format(manager=manager.name.capitalize()))
        await member.submits()

    async def asks(self, person: Inhabitant, member: Member) -> None:
        await member.types("/growth checkin")

    async def undoes(self, person: Inhabitant, member: Member) -> None:
        await member.clicks("Undo")

    async def leads(self, person: Inhabitant, member: Member) -> None:
        await member.types(f"/growth {self.dice.choice(('team', 'digest', 'agenda'))}")

    async def same(self, person: Inhabitant, member: Member) -> None:
        await member.clicks("Same as last time")

    async def later(self, person: Inhabitant, member: Member) -> None:
        await member.clicks("Later")

    async def skips(self, person: Inhabitant, member: Member) -> None:
        await member.clicks("Skip this one")

    async def steps(self, person: Inhabitant, member: Member) -> None:
        await member.clicks(
            self.dice.choice(("Try it", "I did this", "Something else", "Still going", "Drop it", "Less often"))
        )

    async def wins(self, person: Inhabitant, member: Member) -> None:
        await member.types(f"/growth win {self.population.secret(person, frozenset())}")
        await member.submits()

    async def looks(self, person: Inhabitant, member: Member) -> None:
        await member.types(f"/growth {self.dice.choice(('status', 'next', 'ladder', 'who-sees', 'help', 'digest'))}")

    async def reads(self, person: Inhabitant, member: Member) -> None:
        await member.opens_home()

    async def talks(self, person: Inhabitant, member: Member) -> None:
        ours = [m for m in member.messages() if m.app_id and m.metadata]
        ours = [m for m in ours if "check-in" in m.text] or ours
        if ours:
            await member.says(f"By the way: {self.population.secret(person, frozenset())}", in_thread_of=ours[-1])

    async def pauses(self, person: Inhabitant, member: Member) -> None:
        await member.types(f"/growth pause {self.dice.choice(('3 days', 'until Saturday', '1w', '2w', '4w'))}")

    async def resumes(self, person: Inhabitant, member: Member) -> None:
        await member.types("/growth resume")

    async def is_busy(self, person: Inhabitant, member: Member) -> None:
        now = int(self.slack.clock.now())  # Slack tells of it in whole seconds
        await member.changes(dnd=(now, now + self.dice.randint(1, 30) * 3600))

    async def is_away(self, person: Inhabitant, member: Member) -> None:
        until = self.slack.clock.moment() + timedelta(days=self.dice.randint(1, 14))
        given = {"status_text": "On vacation", "status_emoji": ":palm_tree:"}
        await member.changes(**given, status_expiration=int(until.timestamp()))

    async def travels(self, person: Inhabitant, member: Member) -> None:
        await member.changes(tz=self.dice.choice((person.home, *ZONES)))

    async def leaves(self, person: Inhabitant, member: Member) -> None:
        await member.changes(deleted=True)

    async def stops(self, person: Inhabitant, member: Member) -> None:
        await member.types("/growth stop")
        await member.clicks("Stop")

    async def _closes(self, member: Member) -> None:
        """Whoever met trouble closes what is open before them, so that it does not stand in their way for ever."""
        while member.modal is not None:
            try:
                await member.closes()
            except (AssertionError, ActFailed):
                return
