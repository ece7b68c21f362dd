"""Depth against breadth as text: bars for the eye, on a phone too, and numbers beside them for a screen reader."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block

from content.model.ladder import Ladder
from growth.evidence import Evidence
from handlers.framework import blocks, words

BAR, LONGEST = "▇", 12
ENOUGH = 5  # steps, before it means something how broad they are

BEFORE_THE_FIRST = "With the first step you do, you see here how deep and how broad you go."
BOTH_COUNT = "Depth and breadth both count. A step counts in every area that it serves."


def depth_and_breadth(ladder: Ladder, evidence: Evidence) -> Iterator[Block]:
    """The steps somebody did in each area, and in a sentence how deep and, from a few on, how broad that is.

    Before there is one, it says that it will come; not to somebody who has steps, though none in these areas.
    """
    if not evidence.deepest:
        if not evidence.others:
            yield blocks.section("*Depth and breadth*\n{before_the_first}", before_the_first=BEFORE_THE_FIRST)
        return
    most = max(evidence.areas.values())
    rows = [_row(ladder.area(area).name, count, most) for area, count in evidence.areas.items()]
    yield blocks.section("\n".join(["*Depth and breadth*", *rows, _sentence(ladder, evidence)]))
    yield blocks.quiet(BOTH_COUNT)


def _row(name: str, count: int, most: int) -> str:
    length = count if most <= LONGEST else -(-count * LONGEST // most)
    bar = f"{BAR * length}  " if count else ""
    return f"{words.escape(name)}  {bar}{_steps(count)}"


def _steps(count: int) -> str:
    return words.plural("{count} step", "{count} steps", count)


def _sentence(ladder: Ladder, evidence: Evidence) -> str:
    deepest = words.listed([f"*{words.escape(ladder.area(area).name)}*" for area in evidence.deepest])
    each = words.text(" each") if len(evidence.deepest) > 1 else ""
    most = _steps(evidence.areas[evidence.deepest[0]])
    broad = (
        words.text(" Broad: {breadth} of {count} areas.", breadth=evidence.breadth, count=len(evidence.areas))
        if evidence.count >= ENOUGH
        else ""
    )
    return words.text(
        "Deepest in {deepest}, with {most}{each}.{broad}", deepest=deepest, most=most, each=each, broad=broad
    )
