"""Who the tests tell of. Alice is an engineer, Bob her manager; Charlie is on another team and must see nothing."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from random import Random
from typing import Any

from content.model.offers import Action, Resource
from growth.choose import Choice, wording
from growth.facts import (
    Answer,
    Assessment,
    Audience,
    Claim,
    ClaimKind,
    Kind,
    Person,
    Presence,
    Rated,
    Rating,
    Rhythm,
    Round,
    RoundState,
    Sharing,
    Standing,
    Step,
    StepState,
    Team,
    Win,
    WinDraft,
    Wording,
)

WORKSPACE = "T0GARDEN"
ELSEWHERE = "T0ORCHARD"
BERLIN, NEW_YORK, KOLKATA = "Europe/Berlin", "America/New_York", "Asia/Kolkata"


def utc(text: str) -> datetime:
    """An instant as it is written in the tables: `utc("2026-11-24 08:30")`."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


class _Still(Random):
    def random(self) -> float:
        return 1.0


STILL = _Still()  # a chance that moves nothing, where a test is about what it moves

NOW = utc("2026-11-24 08:30")  # a Tuesday, 09:30 in Berlin: Alice's own moment

_ALICE = Person(
    id=1,
    workspace=WORKSPACE,
    slack_id="U0ALICE",
    name="Alice Brandt",
    zone=BERLIN,
    standing=Standing.ACTIVE,
    is_admin=False,
    ladder="ml-engineer",
    level="junior",
    areas=("systems",),
    rhythm=Rhythm(),
    pause=None,
    presence=Presence(),
    silent_rounds=0,
    quiet_shared_with=None,
    next_touch_at=NOW,
    started_at=utc("2026-10-06 08:00"),
)


def alice(**changes: Any) -> Person:
    return replace(_ALICE, **changes)


def bob(**changes: Any) -> Person:
    return replace(_ALICE, **{"id": 2, "slack_id": "U0BOB", "name": "Bob Whitfield", "zone": NEW_YORK, **changes})


def charlie(**changes: Any) -> Person:
    return replace(_ALICE, **{"id": 3, "slack_id": "U0CHARLIE", "name": "Charlie Nair", "zone": KOLKATA, **changes})


def team(**changes: Any) -> Team:
    """Bob's team, on which Alice grows."""
    ranking = Team(
        id=1,
        workspace=WORKSPACE,
        name="Ranking",
        manager=bob(),
        channel="C0RANKING",
        weekday=4,
        at=time(15, 0),
        next_digest_at=None,
        created_at=NOW,
    )
    return replace(ranking, **changes)


def a_round(**changes: Any) -> Round:
    """Alice's check-in of this week, open and without a word in it."""
    opened = Round(
        id=1,
        person_id=1,
        week="2026-W48",
        question="what-broke",
        asked="What broke, and what did you learn?",
        ladder="ml-engineer",
        ladder_version="1",
        state=RoundState.OPEN,
        opened_at=NOW,
        answered_at=None,
        reminded_at=None,
        later=False,
        pulse=None,
        delivery_id=None,
        step_id=None,
    )
    return replace(opened, **changes)


def an_answer(**changes: Any) -> Answer:
    """What Alice did, written for herself alone."""
    private = Answer(
        id=1,
        round_id=1,
        author=alice(),
        kind=Kind.WIN,
        text="I drew the failure modes of the feature store.",
        sharing=Sharing(),
        theme=None,
        manager_name=None,
        written_at=NOW,
        handled_at=None,
    )
    return replace(private, **changes)


def shared(audience: Audience = Audience.MANAGER, **changes: Any) -> Sharing:
    """With Bob, who leads Alice's team, since now."""
    return replace(Sharing(audience, reader_id=2, team_id=1, since=NOW), **changes)


def a_step(action: str = "draw-a-diagram", **changes: Any) -> Step:
    """An action offered to Alice, about which she has said nothing yet."""
    offered = Step(
        id=1,
        person_id=1,
        action=action,
        wording=Wording(
            "Draw a diagram", "Draw the parts of your system on one page.", 30, "Somebody else can read it."
        ),
        resource=None,
        ladder="ml-engineer",
        ladder_version="1",
        state=StepState.OFFERED,
        for_good=False,
        because=(),
        offered_at=NOW,
        decided_at=None,
    )
    return replace(offered, **changes)


def an_assessment(*ratings: tuple[str, Rating], **changes: Any) -> Assessment:
    """How Alice sees herself, finished and for herself alone: the ids of competencies, each with its rating."""
    own = Assessment(
        id=1,
        subject=alice(),
        author=alice(),
        ladder="ml-engineer",
        ladder_version="1",
        level="junior",
        ratings=tuple(Rated(competency, competency.capitalize(), rating, NOW) for competency, rating in ratings),
        started_at=NOW,
        finished_at=NOW,
        sharing=Sharing(),
    )
    return replace(own, **changes)


def a_choice(action: Action, resource: Resource | None = None, because: tuple[str, ...] = ()) -> Choice:
    """An action of a ladder, as it is chosen to be offered."""
    return Choice(action.id, wording(action), resource, because, action.areas, action.expectations)


def a_claim(kind: ClaimKind, entry: str, text: str = "As the ladder says.") -> Claim:
    return Claim(kind, entry, text)


def a_win(day: int = 24, did: str = "Shipped the dedup job.", **changes: Any) -> Win:
    """What Alice did on that day of November; `shows`, `outcome` and a `when` of another month are told apart."""
    when = changes.pop("when", date(2026, 11, day))
    draft = WinDraft(did, changes.pop("outcome", ""), when, changes.pop("shows", ()))
    kept = Win(
        id=day,
        author=alice(),
        draft=draft,
        ladder="ml-engineer",
        ladder_version="1",
        sharing=Sharing(),
        kept_at=NOW,
    )
    return replace(kept, **changes)
