"""Who lives in a simulated workspace, and every word that they wrote, drawn from the seed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from bot.manifest import manifest
from playground.config import AppSpec, ChannelSpec, MemberSpec, Workspace

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


@dataclass
class Team:
    """A channel, who leads there, and who grows there. `leads` are all who were ever to lead it, one after another."""

    name: str
    manager: str
    people: tuple[str, ...]
    leads: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.leads.append(self.manager)


@dataclass
class Inhabitant:
    """Somebody, and what the simulation knows of them that Slack does not say."""

    name: str
    uid: str
    home: str
    team: Team
    started: datetime | None = None
    level: str = ""

    @property
    def called(self) -> str:
        """As others read their name."""
        return self.name.capitalize()


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
        members = [MemberSpec(p.name, p.called, p.home, id=p.uid) for p in self.people.values()]
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
