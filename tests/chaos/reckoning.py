"""What people received, counted: how often each message that was owed stands in Slack, and what is kept of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from db.outbox import DeliveryState
from playground.testing import Playground
from tests.chaos.town import Kept

ENDED = {DeliveryState.SENT, DeliveryState.FAILED, DeliveryState.UNCERTAIN, DeliveryState.EXPIRED}


@dataclass(frozen=True)
class Reckoning:
    """`lost` and `twice` name messages by their key. What is `uncertain` may have arrived, and Trellis says so."""

    owed: int
    once: int
    lost: list[str]
    twice: list[str]
    uncertain: dict[str, bool]  # whether it stands in Slack
    open: list[str]
    words_lost: list[str]
    words: int
    history: bool  # Trellis can look into its conversations
    met: Mapping[str, int] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        return not (self.lost or self.twice or self.open or self.words_lost or self.unclear)

    @property
    def unclear(self) -> list[str]:
        """What is uncertain although it could be looked up: that has arrived, or it has not and is sent again."""
        return list(self.uncertain) if self.history else []

    def __str__(self) -> str:
        there = sum(self.uncertain.values())
        return (
            f"{self.owed} owed, {self.once} once, {len(self.lost)} lost, {len(self.twice)} twice, "
            f"{len(self.uncertain)} uncertain ({there} had arrived), {len(self.open)} without an end; "
            f"{self.words} answers accepted, {len(self.words_lost)} lost; "
            + ", ".join(f"{count} × {blow}" for blow, count in self.met.items())
        )


async def reckon(
    slack: Playground, kept: Kept, people: int, *, history: bool, met: Mapping[str, int], accepted: Mapping[str, str]
) -> Reckoning:
    """Compares what stands in Slack with what is kept."""
    stands = Counter(_tokens(slack, people))
    rows = {key: (token, state) for key, token, state, _ in await kept.messages()}
    posts = {key: row for key, row in rows.items() if key.startswith("checkin:")}
    reached = {name for n in range(people) if (name := f"p{n}") and slack.member(name).messages()}
    uncertain = {key: stands[token] > 0 for key, (token, state) in rows.items() if state is DeliveryState.UNCERTAIN}
    silent = [
        key for key, (token, state) in posts.items() if not stands[token] and state is not DeliveryState.UNCERTAIN
    ]
    never_asked = people - len(posts)
    texts = {name: "\n".join(slack.member(name).reads()) for name in accepted}
    return Reckoning(
        owed=people,
        once=sum(1 for name in reached if _received(slack, name) == 1),
        lost=[*silent, *["never queued"] * never_asked],
        twice=[key for key, (token, _) in rows.items() if stands[token] > 1]
        + [name for name in reached if _received(slack, name) > 1],
        uncertain=uncertain,
        open=[key for key, (_, state) in rows.items() if state not in ENDED],
        words=len(accepted),
        words_lost=[name for name, words in accepted.items() if words not in texts[name]],
        history=history,
        met=met,
    )


def _received(slack: Playground, name: str) -> int:
    """How many check-ins somebody has before them."""
    return sum(1 for message in slack.member(name).messages() if message.metadata and not message.is_reply)


def _tokens(slack: Playground, people: int) -> list[str]:
    said = [message for n in range(people) for message in slack.member(f"p{n}").messages()]
    return [message.metadata["event_payload"]["id"] for message in said if message.metadata]
