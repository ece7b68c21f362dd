"""Depth against breadth as text: bars for the eye, on a phone too, and numbers beside them for a screen reader."""

from collections.abc import Callable, Iterator

from slack_sdk.models.blocks import Block

from content.model.ladder import Ladder
from growth.evidence import Evidence
from handlers.framework import blocks, words
from handlers.shared.pictures import showing

PICTURE = "ladders.picture"
BAR, LONGEST = "▇", 12
ENOUGH = 5  # steps, before it means something how broad they are

BEFORE_THE_FIRST = "With the first step you do, you see here how deep and how broad you go."
BOTH_COUNT = "Depth and breadth both count. A step counts in every area that it serves."


def depth_and_breadth(ladder: Ladder, evidence: Evidence, *, pictured: bool = True) -> Iterator[Block]:
    """The steps somebody did in each area, and in a sentence how deep and, from a few on, how broad that is.

    Before there is one, it says that it will come; not to somebody who has steps, though none in these areas.
    `pictured`: with the way to the same as a picture.
    """
    if not evidence.deepest:
        if not evidence.others:
            yield blocks.section("*Depth and breadth*\n{before_the_first}", before_the_first=BEFORE_THE_FIRST)
        return
    most = max(evidence.areas.values())
    rows = [_row(ladder.area(area).name, count, most) for area, count in evidence.areas.items()]
    said = sentence(ladder, evidence, called=_bold)
    accessory = showing.button(PICTURE) if pictured else None
    yield blocks.section("\n".join(["*Depth and breadth*", *rows, said]), accessory)
    yield blocks.quiet(BOTH_COUNT)


def _row(name: str, count: int, most: int) -> str:
    length = count if most <= LONGEST else -(-count * LONGEST // most)
    bar = f"{BAR * length}  " if count else ""
    return f"{words.escape(name)}  {bar}{steps(count)}"


def steps(count: int) -> str:
    return words.plural("{count} step", "{count} steps", count)


def sentence(ladder: Ladder, evidence: Evidence, *, called: Callable[[str], str] = str) -> str:
    """How deep somebody goes, and how broad: plain text, unless the areas are `called` as a message has them."""
    names = [ladder.area(area).name for area in evidence.deepest]
    deepest = words.listed([called(name) for name in names])
    each = words.text(" each") if len(evidence.deepest) > 1 else ""
    most = steps(evidence.areas[evidence.deepest[0]])
    broad = (
        words.text(" Broad: {breadth} of {count} areas.", breadth=evidence.breadth, count=len(evidence.areas))
        if evidence.count >= ENOUGH
        else ""
    )
    return words.text(
        "Deepest in {deepest}, with {most}{each}.{broad}", deepest=deepest, most=most, each=each, broad=broad
    )


def _bold(name: str) -> str:
    return f"*{words.escape(name)}*"
