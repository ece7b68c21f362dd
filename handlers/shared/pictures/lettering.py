"""The ground, the colours and the letters of pictures, and how a text finds its room. The library is loaded late."""

from functools import cache
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FONT = "DejaVuSans.ttf"  # where the machine has it: Latin, Greek and Cyrillic letters; else what Pillow brings along
WIDTH, MARGIN = 1200, 64
LARGE, TEXT, SMALL = 46, 36, 30
PAPER, EDGE, INK, QUIET, RULE, TINT = "#FAF9F6", "#D8D5CC", "#1F2328", "#5A6068", "#E4E1D9", "#1D6A8A"
NOT_IN_THE_FONT = "\uffff"


def drawable(text: str) -> bool:
    """Whether the font has every letter; a name that is not drawn so stays in the words beside the picture."""
    small = font(SMALL)
    missing = bytes(small.getmask(NOT_IN_THE_FONT))
    return all(letter.isspace() or bytes(small.getmask(letter)) != missing for letter in set(text))


@cache
def font(size: int) -> "FreeTypeFont":
    from PIL import ImageFont

    try:
        return ImageFont.truetype(FONT, size)
    except OSError:
        return cast("FreeTypeFont", ImageFont.load_default(size))


def fitted(text: str, font: Any, most: int) -> str:
    """The text, or as much of its beginning as there is room for."""
    if font.getlength(text) <= most:
        return text
    while text and font.getlength(f"{text}…") > most:
        text = text[:-1].rstrip()
    return f"{text}…"


def wrapped(text: str, font: Any, most: int) -> list[str]:
    """The text in lines, none of them longer than there is room for."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= most:
            lines[-1] = longer
        else:
            lines.append(fitted(word, font, most))
    return lines
