"""Draws how many are at which place: a row for each name, a field for each number, the more the darker."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from handlers.shared.pictures.lettering import INK, MARGIN, PAPER, QUIET, SMALL, TEXT, WIDTH, fitted, font, wrapped
from handlers.shared.pictures.picture import Field, Heat

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

ROW, BETWEEN, LINE = 64, 28, 38
UPRIGHT = 330  # the most room for a heading that stands on its end
LIGHT, DARK = (219, 232, 238), (29, 106, 138)


def height(heat: Heat) -> int:
    return _head(heat) + len(heat.rows) * ROW + 24


def paint(image: "Image", draw: "ImageDraw", heat: Heat, top: int) -> None:
    """All of it, from `top` on. Every number stands in its field: nothing is told by colour alone."""
    left, step = _columns(heat)
    head = _head(heat)
    for number, when in enumerate(heat.whens):
        x = left + number * (step * len(heat.places) + BETWEEN)
        middle = x + step * len(heat.places) // 2
        draw.text((middle, top + 18), when, INK, font=font(SMALL), anchor="mm")
        for place, name in enumerate(heat.places):
            _heading(image, draw, name, (x + place * step, top + LINE, step, head - LINE - 10), upright=_upright(heat))
        for row, (_, by_time) in enumerate(heat.rows):
            _fields(draw, heat, by_time[number], x, top + head + row * ROW)
    for row, (name, _) in enumerate(heat.rows):
        middle = top + head + row * ROW + ROW // 2
        said = fitted(name, font(TEXT), left - MARGIN - 30)
        draw.text((MARGIN, middle), said, INK, font=font(TEXT), anchor="lm")


def _columns(heat: Heat) -> tuple[int, int]:
    """Where the fields begin, and how wide one place is."""
    left = MARGIN + min(400, 1 + max((int(font(TEXT).getlength(name)) for name, _ in heat.rows), default=0)) + 30
    room = WIDTH - MARGIN - left - BETWEEN * (len(heat.whens) - 1)
    return left, room // (len(heat.whens) * len(heat.places))


def _upright(heat: Heat) -> bool:
    """Whether the headings have no room to lie."""
    _, step = _columns(heat)
    return any(font(SMALL).getlength(word) > step - 12 for name in heat.places for word in name.split())


def _head(heat: Heat) -> int:
    _, step = _columns(heat)
    if _upright(heat):
        return LINE + 20 + min(UPRIGHT, max(int(font(SMALL).getlength(name)) for name in heat.places))
    return LINE + 20 + LINE * max(len(wrapped(name, font(SMALL), step - 12)) for name in heat.places)


def _heading(image: "Image", draw: "ImageDraw", name: str, box: tuple[int, int, int, int], *, upright: bool) -> None:
    """The name of a place, at the foot of a box of left, top, width and height."""
    left, top, width, tall = box
    middle = left + width // 2
    if upright:
        said = _on_end(fitted(name, font(SMALL), UPRIGHT))
        image.paste(QUIET, (middle - said.width // 2, top + tall - said.height), said)
        return
    lines = wrapped(name, font(SMALL), width - 12)
    for number, line in enumerate(reversed(lines)):
        draw.text((middle, top + tall - LINE // 2 - number * LINE), line, QUIET, font=font(SMALL), anchor="mm")


def _on_end(text: str) -> "Image":
    """A line of text that reads upwards, as a mask."""
    from PIL import Image, ImageDraw

    mask = Image.new("L", (int(font(SMALL).getlength(text)) + 2, SMALL + 10))
    ImageDraw.Draw(mask).text((0, 0), text, 255, font=font(SMALL))
    return mask.rotate(90, expand=True)


def _fields(draw: "ImageDraw", heat: Heat, told: Sequence[Field], left: int, top: int) -> None:
    """One row at one time: a field for what is told, over as many places as are told together; a dot for the rest."""
    _, step = _columns(heat)
    covered = {place for first, last, _ in told for place in range(first, last + 1)}
    for place in set(range(len(heat.places))) - covered:
        draw.text((left + place * step + step // 2, top + ROW // 2), "·", QUIET, font=font(TEXT), anchor="mm")
    for first, last, count in told:
        box = (left + first * step + 3, top + 5, left + (last + 1) * step - 4, top + ROW - 5)
        part = min(1.0, count / max(1, heat.most))
        draw.rounded_rectangle(box, 8, fill=_shade(part))
        middle = ((box[0] + box[2]) // 2, top + ROW // 2)
        draw.text(middle, str(count), PAPER if part > 0.75 else INK, font=font(TEXT), anchor="mm")


def _shade(part: float) -> tuple[int, int, int]:
    red, green, blue = (round(light + (dark - light) * part) for light, dark in zip(LIGHT, DARK, strict=True))
    return red, green, blue
