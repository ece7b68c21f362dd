"""The fields of a team's form that say when its digest comes, by whose clock, and what the team asks itself."""

from collections.abc import Iterable, Sequence
from datetime import time

from slack_sdk.models.blocks import Block

from growth import hours
from growth.facts import Team
from handlers.framework import forms, words
from handlers.teams.versions import DIGEST_AT, OF_MANAGER

AT, ZONE, QUESTIONS = "at", "zone", "questions"
MOST, LONGEST = 10, 200
ON_WHOSE = "That of whoever leads it"
ASKS = (
    "One a line, ten at most. Now and then one of them stands in the digest, or in somebody's check-in in place of one "
    "of the ladder's."
)
TOO_MANY = "Ten questions at most. These are {count}."
TOO_LONG = "At most 200 characters for a question. “{start}…” has {count}."


def fields(team: Team | None, zones: Iterable[str]) -> list[Block]:
    """The hour, the clock and the questions. `zones` are those of the people on the team."""
    at, own = (team.at, team.zone) if team else (DIGEST_AT, None)
    offered = sorted({*zones, *([own] if own else [])} - {""})[:99]
    walls = [(OF_MANAGER, ON_WHOSE), *((zone, zone.replace("_", " ")) for zone in offered)]
    asked = "\n".join(team.questions) if team else ""
    return [
        forms.choice(AT, "At what time?", [(f"{x:%H:%M}",) * 2 for x in hours.offered(at)], f"{at:%H:%M}"),
        forms.choice(ZONE, "By which clock?", walls, own or OF_MANAGER),
        forms.text(QUESTIONS, "What does the team ask itself?", value=asked, hint=ASKS),
    ]


def at(values: forms.Values) -> time:
    chosen = forms.chosen(values, AT)
    return time.fromisoformat(chosen) if chosen else DIGEST_AT


def zone(values: forms.Values) -> str:
    return forms.chosen(values, ZONE) or OF_MANAGER


def questions(values: forms.Values) -> tuple[str, ...]:
    """The questions as they stand in the form, each once."""
    lines = (" ".join(line.split()) for line in forms.written(values, QUESTIONS).splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


def against(asks: Sequence[str]) -> str:
    """What speaks against them; empty where nothing does."""
    if len(asks) > MOST:
        return words.text(TOO_MANY, count=len(asks))
    long = next((each for each in asks if len(each) > LONGEST), None)
    return words.text(TOO_LONG, start=words.clip(long, 40), count=len(long)) if long else ""
