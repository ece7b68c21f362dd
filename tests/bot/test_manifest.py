"""The manifest asks for what the methods and events in use need, and for nothing else."""

import pytest

import handlers
from bot.manifest import BOT_SCOPES, EVENTS, WITHOUT, manifest

# As Slack documents them: any one of the scopes in a row will do. A method that is not here is new: look it up.
SCOPES_OF_METHODS = {
    "apps.connections.open": {"connections:write"},  # the app token's own, which no manifest names
    "auth.test": set[str](),
    "chat.getPermalink": set[str](),
    "chat.postMessage": {"chat:write"},
    "chat.update": {"chat:write"},
    "conversations.info": {"channels:read", "groups:read", "im:read", "mpim:read"},
    "dnd.info": {"dnd:read"},
    "dnd.teamInfo": {"dnd:read"},
    "files.completeUploadExternal": {"files:write"},
    "files.getUploadURLExternal": {"files:write"},
    "users.info": {"users:read"},
    "users.list": {"users:read"},
    "views.open": set[str](),
    "views.publish": set[str](),
    "views.push": set[str](),
    "views.update": set[str](),
}
SCOPES_OF_EVENTS = {
    "app_home_opened": set[str](),
    "message.im": {"im:history"},
    "team_join": {"users:read"},
    "user_change": {"users:read"},
}
# What no call of the story shows: the slash command; a private channel beside the open one; a document as a file.
WITHOUT_A_CALL = {"commands", "files:write", "groups:read"}


def test_every_shortcut_has_a_listener_and_every_listener_a_shortcut() -> None:
    offered = manifest()["features"]["shortcuts"]
    assert {shortcut["callback_id"] for shortcut in offered} == handlers.register().shortcuts.keys()
    # source: https://docs.slack.dev/reference/app-manifest#shortcuts
    assert all(len(s["name"]) <= 24 and len(s["description"]) <= 150 for s in offered)


def test_every_event_has_the_scope_it_needs() -> None:
    assert all(not needed or needed & set(BOT_SCOPES) for needed in (SCOPES_OF_EVENTS[event] for event in EVENTS))


def test_what_is_optional_is_asked_for_and_says_what_is_smaller_without_it() -> None:
    assert set(WITHOUT) < set(BOT_SCOPES)
    assert manifest()["oauth_config"]["scopes"]["bot_optional"] == sorted(WITHOUT)
    assert all(WITHOUT.values())


def test_every_scope_says_why_in_words() -> None:
    assert [scope for scope, why in BOT_SCOPES.items() if not why.startswith(("to ", "for ", "the same "))] == []


@pytest.mark.parametrize("url", [None, "https://trellis.example/slack/events"])
def test_what_is_asked_for_is_what_is_written_down(url: str | None) -> None:
    given = manifest(request_url=url)
    assert given["oauth_config"]["scopes"]["bot"] == sorted(BOT_SCOPES)
    assert given["settings"]["event_subscriptions"]["bot_events"] == list(EVENTS)
    assert given["settings"]["org_deploy_enabled"] is False
