"""People's own words in a digest, whole, and blocks under the ids by which they are found again."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, InteractiveElement

from growth.facts import Answer, Kind, Win
from handlers.digests import pages
from handlers.digests.recipe import KEPT
from handlers.framework import blocks, words
from handlers.shared import asked

SAYS_ITSELF = (Kind.WIN, Kind.HELP)  # the line that says whose it is tells what these are to


def keyed(key: str, drawn: Sequence[Block]) -> list[Block]:
    """Blocks under ids by which they are found again when the message is drawn anew; those that have one keep it."""
    for number, block in enumerate(drawn):
        block.block_id = block.block_id or f"{key}-{number}"
    return list(drawn)


def win(lead: str, kept: Win, accessory: InteractiveElement | None = None) -> list[Block]:
    """A win that somebody keeps, word for word: what they did, and under it what came of it."""
    drawn = quoted(f"{lead}\n", kept.did, accessory)
    if kept.draft.outcome:
        drawn += quoted(words.text("What came of it:\n"), kept.draft.outcome)
    return keyed(f"{KEPT}-{kept.id}", drawn)


def told(lead: str, answer: Answer, accessory: InteractiveElement | None = None) -> list[Block]:
    """An answer, word for word under a line that says whose it is."""
    about = "" if answer.kind in SAYS_ITSELF else asked.of(answer)
    return quoted("\n".join(filter(None, (lead, about))) + "\n", answer.text, accessory)


def quoted(lead: str, text: str, accessory: InteractiveElement | None = None) -> list[Block]:
    """Words under a line that says what they are: what one section cannot hold goes on in the next."""
    quoted = [words.quote(piece, blocks.SECTION) for piece in pages.pieces(text)]
    return [
        blocks.section(f"{lead}{quoted[0]}", accessory),
        *(blocks.section(more) for more in quoted[1:]),
    ]
