"""Whether a channel can take a digest: what Slack says against it, in a sentence for the manager."""

from handlers.framework.errors import Gone, NotGranted, Refused
from handlers.framework.tenant import Slack

ARCHIVED = "it is archived. Bring it back, or choose another channel."
SHARED = "it is shared with another company, and a digest must stay inside. Choose another channel."
NOT_SHOWN = {  # by the scope that was not granted
    "channels:read": "Slack does not show me open channels here. Choose a private one, or ask whoever runs Trellis for "
    "`channels:read`.",
    "groups:read": "Slack does not show me private channels here. Choose an open one, or ask whoever runs Trellis for "
    "`groups:read`.",
}
NONE_SHOWN = (
    "Slack does not show it to me. Ask whoever runs Trellis for `channels:read`, or for `groups:read` if it is private."
)
HIDDEN = (
    "I can't see it: it was deleted, or it is private and I am not in it. Type `/invite @Trellis` there, or choose "
    "another channel."
)
NOT_IN = "I am not in it yet. Type `/invite @Trellis` there first."


async def against(slack: Slack, channel_id: str) -> str | None:
    """What speaks against posting there; None when nothing does. Raises TryLater."""
    try:
        channel = await slack.channel(channel_id)
    except NotGranted as error:
        return NOT_SHOWN.get(error.needed, NONE_SHOWN)
    except (Gone, Refused):
        return HIDDEN
    if channel.archived:
        return ARCHIVED
    if channel.external:
        return SHARED
    return None if channel.joined else NOT_IN
