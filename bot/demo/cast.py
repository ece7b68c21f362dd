"""The cast: six invented people on three continents, what they are like, and the workspace they share."""

from dataclasses import dataclass

from bot.manifest import manifest
from playground.config import AppSpec, ChannelSpec, MemberSpec, Workspace

CHANNEL = "ranking-growth"
TEAM = "Ranking"


@dataclass(frozen=True, slots=True)
class Role:
    """How somebody of the cast behaves. Chances are between 0 and 1."""

    name: str
    level: str
    areas: tuple[str, ...]
    rhythm: str
    day: str
    answers: float = 0.9
    shares: float = 0.75
    tries: float = 0.7
    away: tuple[int, int] | None = None  # the days of the story, from and to, on which the Slack status says vacation
    pauses_on: int | None = None
    silent_after: int | None = None  # the day of the story after which nothing more is heard of them


MANAGER = "bob"

ROLES = {
    "alice": Role("alice", "Junior", ("Systems", "Ops"), "Every week", "Tuesday", answers=0.95, shares=0.8),
    "bob": Role("bob", "Senior", ("Systems",), "Every two weeks", "Wednesday", answers=0.8, shares=0.2),
    "diego": Role("diego", "Junior", ("Models", "Data"), "Every two weeks", "Tuesday", pauses_on=23),
    "kenji": Role("kenji", "Novice", ("Models", "Systems"), "Every week", "Thursday", answers=0.9),
    "maya": Role("maya", "Seasoned", ("Systems", "Data"), "Every week", "Monday", silent_after=16),
    "priya": Role("priya", "Senior", ("Data", "Ops", "Systems"), "Every two weeks", "Wednesday", away=(26, 36)),
}

_MEMBERS = (
    MemberSpec("alice", "Alice Brandt", "Europe/Berlin", "Machine learning engineer"),
    MemberSpec("bob", "Bob Whitfield", "America/New_York", "Engineering manager, Ranking", is_admin=True),
    MemberSpec("diego", "Diego Salas", "America/Mexico_City", "Machine learning engineer"),
    MemberSpec("kenji", "Kenji Mori", "Asia/Tokyo", "Machine learning engineer"),
    MemberSpec("maya", "Maya Lindqvist", "America/Los_Angeles", "Staff machine learning engineer"),
    MemberSpec("priya", "Priya Raman", "Asia/Kolkata", "Senior machine learning engineer"),
)
_EVERYBODY = tuple(member.name for member in _MEMBERS)


def workspace() -> Workspace:
    """The workspace of the demo, with Trellis installed as its own manifest says."""
    return Workspace(
        name="Harbor",
        id="T0HARBOR",
        domain="harbor",
        members=_MEMBERS,
        channels=(
            ChannelSpec("general", _EVERYBODY, "Everyone, about everything"),
            ChannelSpec(CHANNEL, (*_EVERYBODY, "trellis"), "What the Ranking team is learning"),
        ),
        apps=(AppSpec.from_manifest(manifest()),),
    )
