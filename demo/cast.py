"""The cast: six invented people on three continents, what they are like, and the workspace they share."""

from dataclasses import dataclass

from bot.manifest import manifest
from playground.config import AppSpec, ChannelSpec, MemberSpec, Workspace

CHANNEL = "ranking-growth"
TEAM = "Ranking"


@dataclass(frozen=True, slots=True)
class CastRole:
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
    direction: str = ""  # the track or specialisation they find in Explore
    practises: bool = False  # whether they practise the way to the level above
    looks_on: int | None = None  # the day on which they look at where they stand, and share it
    then: tuple[int, str] | None = None  # the day on which another level is asked for or proposed, and which
    takes_on: str = ""  # the project whose first step they take on, late in the story


MANAGER = "bob"

_ROLES = (
    CastRole(
        "alice",
        "Junior",
        ("Systems", "Ops"),
        "Every week",
        "Tuesday",
        answers=0.95,
        shares=0.8,
        practises=True,
        looks_on=15,
        then=(64, "Senior"),
    ),
    CastRole("bob", "Senior", ("Systems",), "Every two weeks", "Wednesday", answers=0.8, shares=0.2),
    CastRole(
        "diego",
        "Junior",
        ("Models", "Data"),
        "Every two weeks",
        "Tuesday",
        pauses_on=23,
        direction="Responsible AI engineering",
        looks_on=17,
    ),
    CastRole(
        "kenji",
        "Novice",
        ("Models", "Systems"),
        "Every week",
        "Thursday",
        direction="Product ML engineer",
        looks_on=21,
        then=(45, "Junior"),
        takes_on="A model behind a web API",
    ),
    CastRole("maya", "Seasoned", ("Systems", "Data"), "Every week", "Monday", silent_after=16, looks_on=10),
    CastRole(
        "priya",
        "Senior",
        ("Data", "Ops", "Systems"),
        "Every two weeks",
        "Wednesday",
        away=(26, 36),
        direction="MLOps",
        looks_on=9,
    ),
)
ROLES = {role.name: role for role in _ROLES}

# They live in the zones that Slack gives: Alice is in Berlin, and Slack has Amsterdam for it.
_MEMBERS = (
    MemberSpec("alice", "Alice Brandt", "Europe/Amsterdam", "Machine learning engineer", locale="de-DE"),
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
