"""Draws a picture as a PNG, on a ground of its own: so it reads the same where Slack is light and where it is dark.

Slack shows it a third as wide as it is drawn, which the sizes are made for. The library is loaded when the first one is
drawn, because most who run Trellis never draw any.
"""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

from handlers.shared.pictures.picture import Bars, MarkColumn, MarkRows, Picture, Shares

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

FONT = "DejaVuSans.ttf"  # where the machine has it: Latin, Greek and Cyrillic letters; else what Pillow brings along
WIDTH, MARGIN = 1200, 64
LARGE, TEXT, SMALL = 46, 36, 30
PAPER, EDGE, INK, QUIET, RULE, TINT = "#FAF9F6", "#D8D5CC", "#1F2328", "#5A6068", "#E4E1D9", "#1D6A8A"
BAR_ROW, MARK_ROW, PLOT, ABOVE = 84, 72, 420, 24
DOT, DISC = 15, 22
NOT_IN_THE_FONT = "\uffff"


def drawable(text: str) -> bool:
    """Whether the font has every letter; a name that is not drawn so stays in the words beside the picture."""
    font = _font(SMALL)
    missing = bytes(font.getmask(NOT_IN_THE_FONT))
    return all(letter.isspace() or bytes(font.getmask(letter)) != missing for letter in set(text))


def png(picture: Picture) -> bytes:
    """The picture, in some tens of milliseconds: draw it on a thread of its own."""
    from PIL import Image, ImageDraw

    sentence = _wrapped(picture.sentence, _font(SMALL), WIDTH - 2 * MARGIN)
    top = MARGIN + LARGE + 34
    height = top + _height(picture.shows) + (len(sentence) * (SMALL + 14) + 24 if sentence else 0) + MARGIN
    image = Image.new("RGB", (WIDTH, height), PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH - 1, height - 1), outline=EDGE, width=2)
    draw.text((MARGIN, MARGIN), _fitted(picture.title, _font(LARGE), WIDTH - 2 * MARGIN), INK, font=_font(LARGE))
    _shown(draw, picture.shows, top)
    for number, line in enumerate(sentence):
        y = height - MARGIN - (len(sentence) - number) * (SMALL + 14) + 14
        draw.text((MARGIN, y), line, QUIET, font=_font(SMALL))
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


@cache
def _font(size: int) -> "FreeTypeFont":
    from PIL import ImageFont

    try:
        return ImageFont.truetype(FONT, size)
    except OSError:
        return cast("FreeTypeFont", ImageFont.load_default(size))


def _height(shows: Bars | Shares | MarkRows) -> int:
    match shows:
        case Bars(rows):
            return len(rows) * BAR_ROW
        case Shares():
            return PLOT + ABOVE + 90
        case MarkRows(_, rows, _):
            return _head(shows) + len(rows) * MARK_ROW + 70


def _shown(draw: "ImageDraw", shows: Bars | Shares | MarkRows, top: int) -> None:
    match shows:
        case Bars():
            _bars(draw, shows, top)
        case Shares():
            _course(draw, shows, top)
        case MarkRows():
            _marks(draw, shows, top)


def _bars(draw: "ImageDraw", bars: Bars, top: int) -> None:
    """A bar for each row, with its amount at its end: no axis is needed to read it."""
    font = _font(TEXT)
    left = MARGIN + min(420, 1 + max(int(font.getlength(row.name)) for row in bars.rows)) + 36
    beside = min(320, 1 + max(int(font.getlength(row.said)) for row in bars.rows))
    room = WIDTH - MARGIN - left - beside - 24
    most = max(row.count for row in bars.rows) or 1
    for number, row in enumerate(bars.rows):
        y = top + number * BAR_ROW
        name = _fitted(row.name, font, left - MARGIN - 36)
        draw.text((MARGIN, y + 14), name, INK, font=font)
        end = left + room * row.count // most
        if row.count:
            draw.rounded_rectangle((left, y + 8, end, y + BAR_ROW - 20), 8, fill=TINT)
        said = _fitted(row.said, font, beside)
        draw.text((end + 24, y + 14), said, INK if row.count else QUIET, font=font)
    draw.line((left - 2, top, left - 2, top + len(bars.rows) * BAR_ROW - 12), fill=RULE, width=4)


def _course(draw: "ImageDraw", course: Shares, top: int) -> None:
    """Shares between nothing and all, each with its number, and a line through them."""
    font, left, right, top = _font(SMALL), MARGIN + 130, WIDTH - MARGIN - 60, top + ABOVE
    for percent in (0, 50, 100):
        y = top + PLOT - PLOT * percent // 100
        draw.line((left - 20, y, right + 40, y), fill=RULE, width=3)
        draw.text((left - 40, y), f"{percent} %", QUIET, font=font, anchor="rm")
    step = (right - left) / max(1, len(course.points) - 1)
    at = [
        (int(left + 40 + number * step * 0.94), top + PLOT - PLOT * point.percent // 100)
        for number, point in enumerate(course.points)
    ]
    if len(at) > 1:
        draw.line(at, fill=TINT, width=6, joint="curve")
    for (x, y), point in zip(at, course.points, strict=True):
        draw.ellipse((x - DOT, y - DOT, x + DOT, y + DOT), fill=TINT, outline=PAPER, width=4)
        below = point.percent > 85
        above, said = (x, y + 46 if below else y - 46), f"{point.percent} %"
        draw.text(above, said, INK, font=_font(TEXT), anchor="mm", stroke_width=8, stroke_fill=PAPER)
        draw.text(
            (x, top + PLOT + 46), _fitted(point.when, font, int(max(step, 160)) - 10), QUIET, font=font, anchor="mm"
        )


def _marks(draw: "ImageDraw", marks: MarkRows, top: int) -> None:
    """A row for each name, a disc for each mark: the fuller, the further. Nothing is joined across two headings."""
    font, small = _font(TEXT), _font(SMALL)
    left = MARGIN + min(470, 1 + max(int(font.getlength(name)) for name, _ in marks.rows)) + 60
    step = (WIDTH - MARGIN - left) // len(marks.columns)
    x = [left + step * number + step // 2 for number in range(len(marks.columns))]
    head = _head(marks)
    for place, column in zip(x, marks.columns, strict=True):
        for number, line in enumerate(_headings(marks, column)):
            draw.text((place, top + 20 + number * 38), _fitted(line, small, step - 12), QUIET, font=small, anchor="mm")
    for number, (name, row) in enumerate(marks.rows):
        y = top + head + number * MARK_ROW + MARK_ROW // 2
        draw.text((MARGIN, y), _fitted(name, font, left - MARGIN - 60), INK, font=font, anchor="lm")
        _joined(draw, marks, row, x=x, y=y)
        for place, mark in zip(x, row, strict=True):
            if mark is not None:
                _disc(draw, place, y, mark / max(1, len(marks.scale) - 1))
    _legend(draw, marks.scale, top + head + len(marks.rows) * MARK_ROW + 40)


def _head(marks: MarkRows) -> int:
    return 34 + 38 * len(_headings(marks, marks.columns[0]))


def _headings(marks: MarkRows, column: MarkColumn) -> list[str]:
    """What stands over a column, line by line: when it was, and against what where that differs."""
    several = len({each.heading for each in marks.columns}) > 1
    return [*column.when.split(" "), *([column.heading] if several else [])]


def _joined(draw: "ImageDraw", marks: MarkRows, row: Sequence[int | None], *, x: Sequence[int], y: int) -> None:
    for number in range(1, len(row)):
        same = marks.columns[number - 1].heading == marks.columns[number].heading
        if same and row[number - 1] is not None and row[number] is not None:
            draw.line((x[number - 1], y, x[number], y), fill=RULE, width=5)


def _disc(draw: "ImageDraw", x: int, y: int, part: float) -> None:
    """A disc that is filled clockwise, as far as the mark is up the scale."""
    box = (x - DISC, y - DISC, x + DISC, y + DISC)
    draw.ellipse(box, fill=PAPER, outline=TINT, width=5)
    if part > 0:
        draw.pieslice(box, -90, -90 + 360 * part, fill=TINT)


def _legend(draw: "ImageDraw", scale: Sequence[str], y: int) -> None:
    x = MARGIN + DISC
    for number, word in enumerate(scale):
        _disc(draw, x, y, number / max(1, len(scale) - 1))
        draw.text((x + DISC + 16, y), word, QUIET, font=_font(SMALL), anchor="lm")
        x += DISC + 16 + int(_font(SMALL).getlength(word)) + 64


def _fitted(text: str, font: Any, most: int) -> str:
    """The text, or as much of its beginning as there is room for."""
    if font.getlength(text) <= most:
        return text
    while text and font.getlength(f"{text}…") > most:
        text = text[:-1].rstrip()
    return f"{text}…"


def _wrapped(text: str, font: Any, most: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= most:
            lines[-1] = longer
        else:
            lines.append(_fitted(word, font, most))
    return lines
