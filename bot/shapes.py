"""The shapes of what Slack hands over, as far as Trellis reads it. Slack may add to the rest what it likes."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

Name = Annotated[str, Field(min_length=1, max_length=255)]
Words: TypeAlias = str | None


class Shape(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore")


class PlacedShape(Shape):
    """Whatever names a workspace, or lies inside something that does."""

    id: Words = None
    team_id: Words = None


class Option(Shape):
    value: str


class StateShape(Shape):
    """What stands in one control."""

    value: Words = None
    selected_option: Option | None = None
    selected_options: list[Option] | None = None
    selected_user: Words = None
    selected_users: list[str] | None = None
    selected_conversation: Words = None
    selected_date: Words = None


class ActionShape(StateShape):
    action_id: Name


class Someone(Shape):
    id: Name
    team_id: Words = None


class Block(Shape):
    type: Name
    block_id: Words = None


class Values(Shape):
    values: dict[str, dict[str, StateShape]]


class ViewShape(Shape):
    id: Name
    type: Name
    callback_id: str
    private_metadata: Words = None
    blocks: list[Block] = []
    state: Values | None = None
    app_installed_team_id: Words = None
    team_id: Words = None


class SentView(ViewShape):
    state: Values


class Container(Shape):
    type: Words = None
    is_ephemeral: bool | None = None


class MessageContainer(Container):
    type: Literal["message"]
    channel_id: Name
    message_ts: Name


class ViewContainer(Container):
    type: Literal["view", "message_attachment"]


class CommandShape(Shape):
    command: Name
    user_id: Name
    team_id: Name
    trigger_id: Name
    text: Words = None
    response_url: Words = None


class Click(Shape):
    user: Someone
    actions: Annotated[list[ActionShape], Field(min_length=1)]
    trigger_id: Name
    team: PlacedShape | None = None
    container: MessageContainer | ViewContainer | None = None
    view: ViewShape | None = None
    response_url: Words = None


class FormShape(Shape):
    user: Someone
    view: SentView
    trigger_id: Name
    team: PlacedShape | None = None


class ShortcutMessage(Shape):
    """A message on which somebody used a shortcut."""

    ts: Name
    user: Words = None
    text: Words = None


class ShortcutChannel(Shape):
    id: Name


class Shortcut(Shape):
    user: Someone
    callback_id: Name
    trigger_id: Name
    channel: ShortcutChannel
    message: ShortcutMessage
    team: PlacedShape | None = None
    response_url: Words = None


class ProfileShape(Shape):
    display_name: Words = None
    real_name: Words = None
    status_text: Words = None
    status_emoji: Words = None
    status_expiration: float | None = None


class Organised(Shape):
    teams: list[str] = []


class MemberShape(Shape):
    """Somebody as an event describes them."""

    id: Name
    team_id: Words = None
    name: Words = None
    real_name: Words = None
    tz: Words = None
    profile: ProfileShape | None = None
    enterprise_user: Organised | None = None


class Edited(Shape):
    ts: Words = None


class Said(Shape):
    user: Words = None
    text: Words = None
    ts: Words = None
    thread_ts: Words = None
    bot_id: Words = None
    edited: Edited | None = None


class EventShape(Shape):
    type: Name
    user: Annotated[str, Field(max_length=255)] | MemberShape | None = None
    bot_id: Words = None
    subtype: Words = None
    user_team: Words = None


class MessageShape(EventShape):
    type: Literal["message"]
    channel: Name
    channel_type: Words = None
    text: Words = None
    ts: Words = None
    thread_ts: Words = None
    team: Words = None
    message: Said | None = None
    previous_message: Said | None = None
    deleted_ts: Words = None


class HomeOpened(EventShape):
    type: Literal["app_home_opened"]
    user: Name
    tab: Words = None


class Changed(EventShape):
    type: Literal["user_change"]
    user: MemberShape


class Joined(EventShape):
    type: Literal["team_join"]
    user: MemberShape


EVENTS: Mapping[str, type[EventShape]] = {
    "message": MessageShape,
    "app_home_opened": HomeOpened,
    "user_change": Changed,
    "team_join": Joined,
}


class Happened(Shape):
    event_id: Name
    team_id: Words = None
    context_team_id: Words = None
    authorizations: list[PlacedShape] | None = None
    enterprise: str | PlacedShape | None = None
    event: dict[str, Any]


KINDS: Mapping[str, type[Shape]] = {
    "block_actions": Click,
    "event_callback": Happened,
    "message_action": Shortcut,
    "view_submission": FormShape,
}


class Asked(Shape):
    """Slack looks whether the address is ours."""

    challenge: str
