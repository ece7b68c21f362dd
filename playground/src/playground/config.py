"""A workspace as data: who is in it, which channels it has, and which apps are installed."""

from dataclasses import dataclass, field, replace

from playground.apps import AppSpec, CommandSpec, ShortcutSpec, plain

__all__ = [
    "AppSpec",
    "ChannelSpec",
    "CommandSpec",
    "Enterprise",
    "MemberSpec",
    "ShortcutSpec",
    "Workspace",
    "default_app",
]


@dataclass(frozen=True, slots=True)
class MemberSpec:
    """A person as the workspace begins; the id is made of the name where none is given.

    `display_name` is what they chose to be called: the first word of their name if nothing is said, nothing if empty.
    `nightly` is whether Slack keeps them undisturbed from ten at night to eight in the morning, as it does most.
    `locale` is the language and country that they set; Slack tells it where it is asked for, in `users.info`.
    """

    name: str
    real_name: str
    tz: str = "UTC"
    title: str = ""
    id: str = ""
    is_admin: bool = False
    is_owner: bool = False
    is_guest: bool = False
    is_bot: bool = False
    deleted: bool = False
    display_name: str | None = None
    nightly: bool = True
    locale: str = "en-GB"

    @property
    def uid(self) -> str:
        return self.id or f"U0{plain(self.name)}"


@dataclass(frozen=True, slots=True)
class ChannelSpec:
    """A channel; `members` are names of people and of apps. The id is made of the name where none is given."""

    name: str
    members: tuple[str, ...] = ()
    topic: str = ""
    is_private: bool = False
    is_archived: bool = False
    id: str = ""

    @property
    def uid(self) -> str:
        return self.id or f"C0{plain(self.name)}"


@dataclass(frozen=True, slots=True)
class Enterprise:
    """An Enterprise organisation, to which several workspaces may belong."""

    name: str
    id: str
    domain: str = ""


SCOPES = frozenset(
    {
        *("app_mentions:read", "channels:history", "channels:join", "channels:read"),
        *("chat:write", "chat:write.customize", "commands", "dnd:read", "files:read", "files:write"),
        *("groups:history", "groups:read", "im:history", "im:read", "im:write"),
        *("mpim:history", "mpim:read", "mpim:write"),
        *("reactions:read", "reactions:write", "team:read", "users.profile:read", "users:read", "users:read.email"),
    }
)
EVENTS = frozenset(
    {
        *("app_home_opened", "app_mention", "app_uninstalled", "message.im"),
        *("team_join", "tokens_revoked", "user_change"),
    }
)


def default_app() -> AppSpec:
    """The app of the default workspace, which knows one command and asks for every scope that is understood here."""
    command = CommandSpec("/robot", "Talks to the robot", "[start | stop | help]")
    shortcuts = (
        ShortcutSpec("Save for later", "save_for_later"),
        ShortcutSpec("Make a task", "make_a_task"),
    )
    return AppSpec(name="Robot", scopes=SCOPES, events=EVENTS, commands=(command,), shortcuts=shortcuts)


_MEMBERS = (
    MemberSpec("alice", "Alice Moreau", "Europe/Brussels", "Machine learning engineer"),
    MemberSpec("bob", "Bob Okafor", "Europe/London", "Engineering manager", is_admin=True, is_owner=True),
    MemberSpec("charlie", "Charlie Nguyen", "America/New_York", "Machine learning engineer"),
    MemberSpec("dana", "Dana Levi", "Asia/Jerusalem", "Senior machine learning engineer"),
    MemberSpec("esha", "Esha Rao", "Asia/Kolkata", "Data scientist"),
    MemberSpec("felix", "Felix Brandt", "America/Los_Angeles", "Machine learning engineer", nightly=False),
    MemberSpec("grace", "Grace Hall", "Europe/London", "Contractor", is_guest=True),
    MemberSpec("henry", "Henry Silva", "America/Sao_Paulo", "Data engineer", deleted=True),
)
_CHANNELS = (
    ChannelSpec("general", ("alice", "bob", "charlie", "dana", "esha", "felix"), "Everyone, about everything"),
    ChannelSpec("ideas", ("alice", "bob", "charlie", "dana", "esha", "felix", "robot"), "What could be"),
    ChannelSpec("leads", ("bob", "dana"), "Leads only", is_private=True),
    ChannelSpec("launch-2024", ("alice", "bob"), "Shipped", is_archived=True),
)


@dataclass(frozen=True, slots=True)
class Workspace:
    """All that a playground starts from. The default is a small one that is good for most tests.

    `apps` are installed in it from the start, those in `offered` can be; `beside` are other workspaces on the same
    server, into which any of them can be installed too.
    """

    name: str = "Playground"
    id: str = "T0PLAYGROUND"
    domain: str = "playground"
    members: tuple[MemberSpec, ...] = _MEMBERS
    channels: tuple[ChannelSpec, ...] = _CHANNELS
    apps: tuple[AppSpec, ...] = field(default_factory=lambda: (default_app(),))
    offered: tuple[AppSpec, ...] = ()
    enterprise: Enterprise | None = None
    beside: tuple["Workspace", ...] = ()

    @classmethod
    def of(cls, app: AppSpec) -> "Workspace":
        """The default workspace, with another app where the default one would be."""
        channels = tuple(
            replace(channel, members=tuple(app.user if name == "robot" else name for name in channel.members))
            for channel in _CHANNELS
        )
        return cls(channels=channels, apps=(app,))
