"""The app's manifest, as Slack's "create from manifest" takes it."""

from typing import Any

BOT_SCOPES = {
    "channels:read": "to see that a digest's channel is open, and not shared with another company",
    "chat:write": "to write to people and to post the digest",
    "commands": "for the slash command",
    "dnd:read": "to stay quiet while somebody pauses notifications",
    "files:write": "to send people their own brag document and their own data as files",
    "groups:read": "the same for a private channel",
    "im:history": "to take a reply in the thread of a check-in as an answer, and to see what arrived without an answer",
    "im:write": "to find the direct message in which something may have arrived",
    "users:read": "for the time zone, the status and the name",
}
# Trellis does less without one of these, and works. What it then does stands here and in the README.
WITHOUT = {
    "channels:read": "no digest goes to an open channel.",
    "dnd:read": "Trellis cannot see that somebody pauses notifications, and keeps to hours, status and days off.",
    "files:write": (
        "a brag document is a page to copy, and comes as no file; pictures are Slack's charts or words; nobody can "
        "take out their data."
    ),
    "groups:read": "no digest goes to a private channel.",
    "im:history": "a reply in a thread and words in a direct message reach nobody; check-ins and the help say so.",
    "im:write": "what Trellis first wrote to somebody, and lost Slack's answer to, stays uncertain.",
}
EVENTS = ("app_home_opened", "message.im", "team_join", "user_change")

SHORTCUTS = (
    {
        "name": "Save as a win",
        "type": "message",
        "callback_id": "wins.save_message",
        "description": "Keep it as evidence of what you did, for you alone",
    },
    {
        "name": "Add to 1:1",
        "type": "message",
        "callback_id": "one_on_ones.add_message",
        "description": "Put it on the agenda of your 1:1",
    },
)


def manifest(command: str = "/growth", *, request_url: str | None = None) -> dict[str, Any]:
    """The manifest for Socket Mode; with a `request_url`, the one for HTTP."""
    target = {"url": request_url} if request_url else {}
    where = {"request_url": request_url} if request_url else {}
    return {
        "display_information": {
            "name": "Trellis",
            "description": "Small steps along your career ladder, at your own pace.",
            "background_color": "#1f4d3a",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Trellis", "always_online": True},
            "slash_commands": [
                {
                    "command": command,
                    "description": "What is next for you, and the way to everything else",
                    "usage_hint": "[start | checkin | next | win | status | pause 2w | help]",
                    "should_escape": True,  # so that a name comes with the id of whom it means
                    **target,
                }
            ],
            "shortcuts": list(SHORTCUTS),
        },
        "oauth_config": {"scopes": {"bot": sorted(BOT_SCOPES), "bot_optional": sorted(WITHOUT)}},
        "settings": {
            "event_subscriptions": {"bot_events": list(EVENTS), **where},
            "interactivity": {"is_enabled": True, **where},
            "org_deploy_enabled": False,
            "socket_mode_enabled": request_url is None,
            "token_rotation_enabled": False,
        },
    }
