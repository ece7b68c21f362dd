"""An app as data: what its manifest says, and the secrets that it was given."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

# Whether people and an app may write to each other: both, only the app, or nobody.
MessagesTab = Literal["open", "read_only", "off"]


@dataclass(frozen=True, slots=True)
class CommandSpec:
    command: str
    description: str = ""
    usage_hint: str = ""
    should_escape: bool = False
    url: str | None = None


@dataclass(frozen=True, slots=True)
class ShortcutSpec:
    name: str
    callback_id: str
    type: str = "message"


@dataclass(frozen=True, slots=True)
class AppSpec:
    """An app: what its manifest says, and the secrets that it was given.

    `request_url` is where it takes signed requests; a command, clicks and forms, and the questions of a select may
    have an address of their own.
    """

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
    interactivity_url: str | None = None
    options_url: str | None = None
    redirect_urls: tuple[str, ...] = ()
    is_org_ready: bool = False
    has_home: bool = True
    messages_tab: MessagesTab = "open"

    @property
    def id(self) -> str:
        return f"A0{plain(self.name)}"

    @property
    def user(self) -> str:
        return f"U0{plain(self.name)}"

    @property
    def bot(self) -> str:
        return f"B0{plain(self.name)}"

    def profile(self, team: str) -> dict[str, Any]:
        """The app as its messages tell of it."""
        ids = {"id": self.bot, "app_id": self.id, "user_id": self.user, "team_id": team}
        return ids | {"name": self.name, "deleted": False, "updated": 0, "icons": {}}

    @classmethod
    def from_manifest(cls, manifest: Mapping[str, Any], **secrets: str) -> "AppSpec":
        """The app that an app manifest describes; `secrets` may name tokens, secrets and the request URL."""
        features, settings = manifest.get("features", {}), manifest.get("settings", {})
        app_home, interactivity = features.get("app_home", {}), settings.get("interactivity", {})
        subscriptions = settings.get("event_subscriptions", {})
        addresses = {
            "request_url": subscriptions.get("request_url"),
            "interactivity_url": interactivity.get("request_url"),
            "options_url": interactivity.get("message_menu_options_url"),
        }
        return cls(
            name=manifest["display_information"]["name"],
            scopes=frozenset(manifest["oauth_config"]["scopes"]["bot"]),
            events=frozenset(subscriptions.get("bot_events", ())),
            commands=tuple(_command(given) for given in features.get("slash_commands", ())),
            shortcuts=tuple(
                ShortcutSpec(s["name"], s["callback_id"], s["type"]) for s in features.get("shortcuts", ())
            ),
            color=manifest["display_information"].get("background_color", "#2f6f4f"),
            redirect_urls=tuple(manifest["oauth_config"].get("redirect_urls", ())),
            is_org_ready=settings.get("org_deploy_enabled", False),
            has_home=app_home.get("home_tab_enabled", False),
            messages_tab=_messages_tab(app_home),
            **(addresses | secrets),
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
        url=given.get("url"),
    )


def plain(name: str) -> str:
    return "".join(letter for letter in name.upper() if letter.isascii() and letter.isalnum())
