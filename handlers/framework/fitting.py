"""Room in a message: Slack holds so many characters in all of its texts together, and refuses one more."""

from collections.abc import Iterable, Sequence

from slack_sdk.models.blocks import Block, BlockElement, SectionBlock, TextObject

from handlers.framework.blocks import SECTION, mrkdwn
from handlers.framework.rendering import rendered
from handlers.framework.words import clip

# Slack documents no such limit; found out in https://github.com/slackapi/bolt-js/issues/2509
MESSAGE = 13_000
CONTROLS = 1_000  # kept for the words on buttons


def fitting(drawn: Iterable[Block]) -> list[Block]:
    """The blocks, with the longest of their paragraphs shortened where one message could not hold them all."""
    whole = list(drawn)
    lengths = [len(block.text.text) for block in whole if isinstance(block, SectionBlock) and block.text]
    beside = sum(_length(rendered(block)) for block in whole if not isinstance(block, SectionBlock))
    most = _most(sorted(lengths), MESSAGE - CONTROLS - beside)
    return [_shortened(block, most) for block in whole]


def _length(drawn: object) -> int:
    """Of all the texts in a block."""
    if isinstance(drawn, dict):
        return sum(
            len(value) if key == "text" and isinstance(value, str) else _length(value) for key, value in drawn.items()
        )
    return sum(_length(each) for each in drawn) if isinstance(drawn, list) else 0


def _most(lengths: Sequence[int], room: int) -> int:
    """How long each may be, so that all of them fit: the short ones stay as they are. `lengths` go upwards."""
    for n, length in enumerate(lengths):
        share = room // (len(lengths) - n)
        if length > share:
            return share
        room -= length
    return SECTION


def _shortened(block: Block, most: int) -> Block:
    if not isinstance(block, SectionBlock) or not isinstance(block.text, TextObject) or len(block.text.text) <= most:
        return block
    accessory = block.accessory if isinstance(block.accessory, BlockElement) else None
    return SectionBlock(text=mrkdwn(clip(block.text.text, most)), accessory=accessory)
