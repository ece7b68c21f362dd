"""What the team's form was drawn from, what it says, and what becomes of both when the team changed meanwhile."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pydantic import BaseModel

from growth import merge
from growth.facts import Team

OF_WORKSPACE = "*"  # not one that a ladder can be called
ROOM = 2400  # characters: Slack lets a form carry 3,000


@dataclass(frozen=True, slots=True)
class TeamChoices:
    name: str
    manager: str | None
    people: tuple[str, ...]
    channel: str | None
    weekday: int
    ladder: str | None  # OF_WORKSPACE for that of the workspace; None where the form does not ask


class DrawnTeam(BaseModel):
    """A team as a form showed it. `people`, by their Slack ids, is empty for more of them than a form can carry."""

    name: str
    manager: str
    people: str
    channel: str | None
    weekday: int
    ladder: str | None

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
        )


def merged(before: DrawnTeam, now: DrawnTeam, sent: TeamChoices) -> tuple[TeamChoices, tuple[str, ...]]:
    """The choices, with what was changed elsewhere while the form was open; and the names of what that was."""
    people = sent.people
    if before.people and now.people:
        people = merge.many(before.people.split(), now.people.split(), sent.people)
    kept = replace(
        sent,
        name=merge.one(before.name, now.name, sent.name),
        manager=merge.one(before.manager, now.manager, sent.manager) if sent.manager else None,
        people=people,
        channel=merge.one(before.channel, now.channel, sent.channel),
        weekday=merge.one(before.weekday, now.weekday, sent.weekday),
        ladder=merge.one(before.ladder, now.ladder, sent.ladder) if sent.ladder else None,
    )
    return kept, tuple(_elsewhere(kept, sent))


def _elsewhere(kept: TeamChoices, sent: TeamChoices) -> Iterator[str]:
    differing = {
        "its name": kept.name != sent.name,
        "who leads it": kept.manager != sent.manager,
        "who is on it": set(kept.people) != set(sent.people),
        "its channel": kept.channel != sent.channel,
        "the day of its digest": kept.weekday != sent.weekday,
        "its ladder": kept.ladder != sent.ladder,
    }
    return (name for name, differs in differing.items() if differs)
