"""What the team's form was drawn from, what it says, and what becomes of both when the team changed meanwhile."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time
from hashlib import sha256

from pydantic import BaseModel, Field

from growth import merge
from growth.facts import Team

OF_WORKSPACE = "*"  # not one that a ladder can be called
OF_MANAGER = "*"  # nor a time zone
DIGEST_AT = time(9, 30)
ROOM = 2400  # characters: Slack lets a form carry 3,000


@dataclass(frozen=True, slots=True)
class TeamChoices:
    name: str
    manager: str | None
    people: tuple[str, ...]
    channel: str | None
    weekday: int
    ladder: str | None  # OF_WORKSPACE for that of the workspace; None where the form does not ask
    at: time = DIGEST_AT
    zone: str = OF_MANAGER
    questions: tuple[str, ...] = ()


class DrawnTeam(BaseModel):
    """A team as a form showed it. `people`, by their Slack ids, is empty for more of them than a form can carry."""

    name: str
    manager: str
    people: str
    channel: str | None
    weekday: int
    ladder: str | None
    at: time | None = None  # None, as what follows: a form from before there was a field for it
    zone: str | None = None
    asks: str | None = None  # the questions, as short as can be
    questions: tuple[str, ...] = Field(default=(), exclude=True)  # of now: a form does not carry them

    @classmethod
    def of(cls, team: Team, shown: Sequence[str]) -> "DrawnTeam":
        people = " ".join(shown)
        return cls(
            name=team.name,
            manager=team.manager.slack_id,
            people=people if len(people) <= ROOM else "",
            channel=team.channel,
            weekday=team.weekday,
            ladder=team.ladder or OF_WORKSPACE,
            at=team.at,
            zone=team.zone or OF_MANAGER,
            asks=_short(team.questions),
            questions=team.questions,
        )


def merged(before: DrawnTeam, now: DrawnTeam, sent: TeamChoices) -> tuple[TeamChoices, tuple[str, ...]]:
    """The choices, with what was changed elsewhere while the form was open; and the names of what that was."""
    people = sent.people
    if before.people and now.people:
        people = merge.many(before.people.split(), now.people.split(), sent.people)
    known = before.asks is None or _short(sent.questions) != before.asks
    kept = replace(
        sent,
        name=merge.one(before.name, now.name, sent.name),
        manager=merge.one(before.manager, now.manager, sent.manager) if sent.manager else None,
        people=people,
        channel=merge.one(before.channel, now.channel, sent.channel),
        weekday=merge.one(before.weekday, now.weekday, sent.weekday),
        ladder=merge.one(before.ladder, now.ladder, sent.ladder) if sent.ladder else None,
        at=merge.one(before.at, now.at, sent.at) or sent.at,
        zone=merge.one(before.zone, now.zone, sent.zone) or sent.zone,
        questions=sent.questions if known else now.questions,
    )
    return kept, tuple(_elsewhere(kept, sent))


def _short(questions: Sequence[str]) -> str:
    return sha256("\n".join(questions).encode()).hexdigest()[:16]


def _elsewhere(kept: TeamChoices, sent: TeamChoices) -> Iterator[str]:
    differing = {
        "its name": kept.name != sent.name,
        "who leads it": kept.manager != sent.manager,
        "who is on it": set(kept.people) != set(sent.people),
        "its channel": kept.channel != sent.channel,
        "the day of its digest": kept.weekday != sent.weekday,
        "the hour of its digest": (kept.at, kept.zone) != (sent.at, sent.zone),
        "its questions": kept.questions != sent.questions,
        "its ladder": kept.ladder != sent.ladder,
    }
    return (name for name, differs in differing.items() if differs)
