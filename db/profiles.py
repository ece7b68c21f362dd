"""What Slack says of a member, for whoever asks Slack and whoever writes it down."""

from dataclasses import dataclass

from growth.facts import Presence


@dataclass(frozen=True, slots=True)
class Profile:
    """What Slack says of a member."""

    slack_id: str
    name: str
    zone: str
    is_admin: bool
    deactivated: bool  # no full member of the workspace any more: a guest counts as gone
    presence: Presence
    locale: str = ""
    real_name: str = ""
    handle: str = ""
