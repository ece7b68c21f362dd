"""Long Markdown that somebody copies out of a form, in boxes that Slack shows as they are; typed words made safe."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block, RichTextBlock, RichTextPreformattedElement

CHUNK = 2900  # characters in one block
CHUNKS = 20  # blocks on a page


def boxes(text: str) -> Iterator[Block]:
    """The text, as far as a page holds it."""
    for part in chunks(text)[:CHUNKS]:
        yield RichTextBlock(elements=[RichTextPreformattedElement(elements=[{"type": "text", "text": part}])])


def fits(text: str) -> bool:
    """Whether a page holds all of it."""
    return len(chunks(text)) <= CHUNKS


def chunks(text: str) -> list[str]:
    """The text in parts that a block holds, each of whole lines where a line is not longer than that."""
    parts, part = [], ""
    for line in text.splitlines(keepends=True):
        for piece in (line[start : start + CHUNK] for start in range(0, len(line), CHUNK)):
            if len(part) + len(piece) > CHUNK:
                parts.append(part)
                part = ""
            part += piece
    return [part for part in (*parts, part) if part.strip()]


def item(text: str, deep: int = 2) -> str:
    """Words of several lines as they go on within one item of a list."""
    lines = [typed(line) for line in text.splitlines()]
    return f"  \n{' ' * deep}".join(line for line in lines if line.strip())


def typed(text: str) -> str:
    """Words as they were typed, so that a reader of Markdown shows them so: no tag, and no heading or list of them."""
    shown = text.replace("\\", "\\\\").replace("<", "\\<")
    bare = shown.lstrip()
    return f"\\{bare}" if bare[:1] in ("#", ">", "-", "+", "*", "|", "=", "~") else shown
