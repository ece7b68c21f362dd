"""Why messages did not arrive, in plain words, and what whoever runs Trellis here can do about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.dead_letters import Tally
from db.outbox import Delivery, DeliveryState


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason that many messages can share; `says` and `mend` are templates."""

    id: str
    says: str
    mend: str


ARCHIVED = Reason(
    "archived", "The channel is archived.", "Unarchive it, or choose another one by Change on its team. Then retry."
)
NOT_IN = Reason(
    "not_in", "I am not in the channel, or it is gone.", "Type `/invite @Trellis` there, or choose another. Then retry."
)
RESTRICTED = Reason(
    "restricted",
    "I am not allowed to post there.",
    "Allow it in the channel's settings, or choose another. Then retry.",
)
NOBODY = Reason(
    "nobody",
    "Slack does not let me write to them.",
    "They have left, or somebody restricted it. Retry once that is over.",
)
GONE = Reason("gone", "What it was to answer is gone.", "Nothing to do: drop it.")
OURS = Reason(
    "ours",
    "Slack would not take it as I wrote it.",
    "That is a fault of mine. Please report it, with the words in brackets; after an update, retry.",
)
UNSURE_POST = Reason(
    "unsure_post",
    "Slack's answer was lost, and I may not read there.",
    "Look into the channel. If the message is there, drop this; if not, retry.",
)
UNSURE = Reason(
    "unsure",
    "Slack's answer was lost, and I may not read there.",
    "I tell the person where they look by themselves. With the scope `im:history` I find out alone. Drop these.",
)
EVERY = {each.id: each for each in (ARCHIVED, NOT_IN, RESTRICTED, NOBODY, GONE, OURS, UNSURE_POST, UNSURE)}

# Slack's own names. source: https://docs.slack.dev/reference/methods/chat.postMessage
BY_ERROR = {
    "is_archived": ARCHIVED,
    **dict.fromkeys(("not_in_channel", "channel_not_found", "channel_is_limited_access"), NOT_IN),
    **dict.fromkeys(("no_permission", "posting_to_channel_denied", "access_denied"), RESTRICTED),
    **dict.fromkeys(("user_disabled", "user_not_found", "user_not_visible", "cannot_dm_bot", "is_inactive"), NOBODY),
    **dict.fromkeys(("thread_not_found", "message_not_found", "cannot_reply_to_message", "not_found"), GONE),
}


def why(state: DeliveryState, error: str, *, to_person: bool) -> Reason:
    """The reason of a message that ended so."""
    if state is DeliveryState.UNCERTAIN:
        return UNSURE if to_person else UNSURE_POST
    name = code(error)
    found = RESTRICTED if name.startswith("restricted_action") else BY_ERROR.get(name, OURS)
    return NOBODY if to_person and found in (ARCHIVED, NOT_IN, RESTRICTED) else found


def of(delivery: Delivery) -> Reason:
    return why(delivery.state, delivery.error or "", to_person=delivery.person_id is not None)


def code(error: str) -> str:
    """Slack's name of an error, without what it says beside."""
    return error.partition(":")[0]


def grouped(tallies: Sequence[Tally]) -> Mapping[Reason, list[Tally]]:
    """Which tallies share a reason, in the order of the reasons."""
    found: dict[Reason, list[Tally]] = {reason: [] for reason in EVERY.values()}
    for each in tallies:
        found[why(each.state, each.error, to_person=each.to_person)].append(each)
    return {reason: alike for reason, alike in found.items() if alike}
