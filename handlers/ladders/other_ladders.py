"""What other ladders call a level, with the titles and the pay that they give, exactly as they give them."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block

from content.model.ladder import Ladder, Level
from content.model.scales import Rung, Scale
from handlers.framework import blocks, words


def section(ladder: Ladder, level: Level) -> Iterator[Block]:
    """A block for each other ladder that knows the level; at the highest one also where it leads off this ladder."""
    rungs = ladder.elsewhere(level.id)
    if rungs:
        yield blocks.section("*What other ladders call it*")
        yield from _by_scale(ladder, rungs)
    off = [rung for rung in ladder.rungs if not rung.levels]
    if off and ladder.next_level(level.id) is None:
        yield blocks.section("*Where it goes on elsewhere, off this ladder*")
        yield from _by_scale(ladder, off)


def _by_scale(ladder: Ladder, rungs: Sequence[Rung]) -> Iterator[Block]:
    for scale in ladder.scales:
        lines = [_rung(rung) for rung in rungs if rung.scale == scale.id]
        if lines:
            yield blocks.section(
                "\n".join([f"_{words.escape(scale.name)}_ ({words.escape(_source(ladder, scale))})", *lines])
            )


def _source(ladder: Ladder, scale: Scale) -> str:
    return ladder.source(scale.source).title


def _rung(rung: Rung) -> str:
    titles = words.text(" Titles: {titles}.", titles=", ".join(rung.titles)) if rung.titles else ""
    pay = words.text(" Pay: {pay}. {remark}", pay=rung.pay, remark=rung.pay.remark).rstrip() if rung.pay else ""
    return f"*{words.escape(rung.name)}*. {words.escape(f'{rung.text}{titles}{pay}')}"


def names(ladder: Ladder, level: Level) -> str:
    """The names of a level on the other ladders, in a line: "Mid level (Entry to principal)"."""
    scales = {scale.id: scale.name for scale in ladder.scales}
    return ", ".join(f"{rung.name} ({scales[rung.scale]})" for rung in ladder.elsewhere(level.id))
