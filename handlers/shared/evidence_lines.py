"""What somebody kept and tried for a line of the ladder, in a few lines of text."""

from collections.abc import Iterator
from datetime import date

from content.model.ladder import Expectation
from growth import local
from growth.evidence import Evidence
from growth.facts import Step, Win
from handlers.framework import words

EACH = 3
LONGEST = 200  # characters of a win


def under(evidence: Evidence, wish: Expectation, zone: str) -> Iterator[str]:
    """What they say shows it, in their own words; then what they tried for it, which claims nothing."""
    shown, tried = evidence.shown.get(wish.id, ()), evidence.tried.get(wish.id, ())
    for each in shown[:EACH]:
        yield words.text("In your words: {win}", win=win(each))
    if len(shown) > EACH:
        yield words.text("… and {count} more before that.", count=len(shown) - EACH)
    for done in tried[:EACH]:
        yield words.text("Tried: {step}", step=step(done, zone))
    if len(tried) > EACH:
        yield words.text("… and {count} more tried before that.", count=len(tried) - EACH)


def win(kept: Win) -> str:
    """What came of it in their own words, where they wrote that, behind what they did."""
    did, outcome = kept.draft.did.strip(), kept.draft.outcome.strip()
    joint = ": " if did[-1:].isalnum() else " "
    return quoted(joint.join(filter(None, (did, outcome))), kept.day)


def quoted(text: str, when: date) -> str:
    """What somebody wrote, in one line, with its day."""
    said = words.escape(words.clip(" ".join(text.split()), LONGEST))
    return words.text("“{said}”, {day}", said=said, day=words.dated(when))


def step(done: Step, zone: str) -> str:
    when = local.wall(done.decided_at or done.offered_at, zone).date()
    return f"*{words.escape(done.wording.title)}*, {words.dated(when)}"
