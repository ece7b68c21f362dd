"""A workspace as data: who is in it, which channels it has, and which apps are installed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

# Whether people and an app may write to each other: both, only the app, or nobody.
MessagesTab = Literal["open", "read_only", "off"]


@dataclass(frozen=True, slots=True)
class MemberSpec:
    """A person as the workspace begins; the id is made of the name where none is given."""

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

    @property
    def uid(self) -> str:
        return self.id or f"U0{_plain(self.name)}"


@dataclass(frozen=True, slots=True)
class ChannelSpec:
    """A channel; `members` are names of people and of apps."""

    name: str
    members: tuple[str, ...] = ()
    topic: str = ""
    is_private: bool = False
    is_archived: bool = False

    @property
    def uid(self) -> str:
        return f"C0{_plain(self.name)}"


@dataclass(frozen=True, slots=True)
class CommandSpec:
    command: str
    description: str = ""
    usage_hint: str = ""
    should_escape: bool = False


@dataclass(frozen=True, slots=True)
class ShortcutSpec:
    name: str
    callback_id: str
    type: str = "message"


@dataclass(frozen=True, slots=True)
class Enterprise:
    """An Enterprise organisation, to which several workspaces may belong."""

    name: str
    id: str
    domain: str = ""


@dataclass(frozen=True, slots=True)
class AppSpec:
    """An app: what its manifest says, and the secrets that it was given."""

    name: str
    scopes: frozenset[str]
    events: frozenset[str] = frozenset()
    commands: tuple[CommandSpec, ...] = ()
    shortcuts: tuple[ShortcutSpec, ...] = ()
    bot_token: str = "xoxb-playground"  # noqa: S105  the playground's tokens open nothing
    app_token: str = "xapp-playground"  # noqa: S105
    signing_secret: str = "playground-secret"  # noqa: S105
    client_id: str = "playground"
    client_secret: str = "playground-client-secret"  # noqa: S105
    color: str = "#2f6f4f"
    request_url: str | None = None
    redirect_urls: tuple[str, ...] = ()
    is_org_ready: bool = False
    has_home: bool = True
    messages_tab: MessagesTab = "open"

    @property
    def id(self) -> str:
        return f"A0{_plain(self.name)}"

    @property
    def user(self) -> str:
        return f"U0{_plain(self.name)}"

    @property
    def bot(self) -> str:
        return f"B0{_plain(self.name)}"

    @classmethod
    def from_manifest(cls, manifest: Mapping[str, Any], **secrets: str) -> "AppSpec":
        """The app that an app manifest describes; `secrets` may name tokens, secrets and the request URL."""
        features, settings = manifest.get("features", {}), manifest.get("settings", {})
        app_home = features.get("app_home", {})
        return cls(
            name=manifest["display_information"]["name"],
            scopes=frozenset(manifest["oauth_config"]["scopes"]["bot"]),
            events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", ())),
            commands=tuple(_command(given) for given in features.get("slash_commands", ())),
            shortcuts=tuple(
                ShortcutSpec(s["name"], s["callback_id"], s["type"]) for s in features.get("shortcuts", ())
            ),
            color=manifest["display_information"].get("background_color", "#2f6f4f"),
            redirect_urls=tuple(manifest["oauth_config"].get("redirect_urls", ())),
            is_org_ready=settings.get("org_deploy_enabled", False),
            has_home=app_home.get("home_tab_enabled", False),
            messages_tab=_messages_tab(app_home),
            **secrets,
        )


def _messages_tab(app_home: Mapping[str, Any]) -> MessagesTab:
    if not app_home.get("messages_tab_enabled", True):
        return "off"
    return "read_only" if app_home.get("messages_tab_read_only_enabled", False) else "open"


def _command(given: Mapping[str, Any]) -> CommandSpec:
    return CommandSpec(
        given["command"],
        given.get("description", ""),
        given.get("usage_hint", ""),
        should_escape=given.get("should_escape", False),
    )


def _plain(name: str) -> str:
    return "".join(letter for letter in name.upper() if letter.isascii() and letter.isalnum())


SCOPES = frozenset(
    {
        *("app_mentions:read", "channels:history", "channels:join", "channels:read", "chat:write", "commands"),
        *(
            "dnd:read",
            "files:read",
            "files:write",
            "groups:history",
            "groups:read",
            "im:history",
            "im:read",
            "im:write",
            "mpim:history",
            "mpim:read",
            "mpim:write",
        ),
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
    command = CommandSpec("/growth", "What is next for you", "[start | checkin | next | win | ladder | help]")
    shortcuts = (
        ShortcutSpec("Save as win", "save_as_win"),
        ShortcutSpec("Add to 1:1", "add_to_one_on_one"),
    )
    return AppSpec(name="Trellis", scopes=SCOPES, events=EVENTS, commands=(command,), shortcuts=shortcuts)


_MEMBERS = (
    MemberSpec("alice", "Alice Moreau", "Europe/Paris", "Machine learning engineer"),
    MemberSpec("bob", "Bob Okafor", "Europe/London", "Engineering manager", is_admin=True, is_owner=True),
    MemberSpec("charlie", "Charlie Nguyen", "America/New_York", "Machine learning engineer"),
    MemberSpec("dana", "Dana Levi", "Asia/Jerusalem", "Senior machine learning engineer"),
    MemberSpec("esha", "Esha Rao", "Asia/Kolkata", "Data scientist"),
    MemberSpec("felix", "Felix Brandt", "America/Los_Angeles", "Machine learning engineer"),
    MemberSpec("grace", "Grace Hall", "Europe/London", "Contractor", is_guest=True),
    MemberSpec("henry", "Henry Silva", "America/Sao_Paulo", "Data engineer", deleted=True),
)
_CHANNELS = (
    ChannelSpec("general", ("alice", "bob", "charlie", "dana", "esha", "felix"), "Everyone, about everything"),
    ChannelSpec("growth", ("alice", "bob", "charlie", "dana", "esha", "felix", "trellis"), "What we are learning"),
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
            replace(channel, members=tuple(app.user if name == "trellis" else name for name in channel.members))
            for channel in _CHANNELS
        )
        return cls(channels=channels, apps=(app,))
