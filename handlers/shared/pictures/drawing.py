"""Draws a picture as a PNG, on a ground of its own: so it reads the same where Slack is light and where it is dark.

Slack shows it a third as wide as it is drawn, which the sizes are made for. The library is loaded when the first one is
drawn, because most who run Trellis never draw any.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from handlers.shared.pictures import heat
from handlers.shared.pictures.lettering import (
    EDGE,
    INK,
    LARGE,
    MARGIN,
    PAPER,
    QUIET,
    RULE,
    SMALL,
    TEXT,
    TINT,
    WIDTH,
    fitted,
    font,
    wrapped,
)
from handlers.shared.pictures.picture import Bars, Heat, MarkColumn, MarkRows, Picture, Shares, Shown

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

BAR_ROW, MARK_ROW, PLOT, ABOVE = 84, 72, 420, 24
DOT, DISC = 15, 22


def png(picture: Picture) -> bytes:
    """The picture, in some tens of milliseconds: draw it on a thread of its own."""
    from PIL import Image, ImageDraw

    sentence = wrapped(picture.sentence, font(SMALL), WIDTH - 2 * MARGIN)
    top = MARGIN + LARGE + 34
    height = top + _height(picture.shows) + (len(sentence) * (SMALL + 14) + 24 if sentence else 0) + MARGIN
    image = Image.new("RGB", (WIDTH, height), PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH - 1, height - 1), outline=EDGE, width=2)
    draw.text((MARGIN, MARGIN), fitted(picture.title, font(LARGE), WIDTH - 2 * MARGIN), INK, font=font(LARGE))
    _shown(image, draw, picture.shows, top)
    for number, line in enumerate(sentence):
        y = height - MARGIN - (len(sentence) - number) * (SMALL + 14) + 14
        draw.text((MARGIN, y), line, QUIET, font=font(SMALL))
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def _height(shows: Shown) -> int:
    match shows:
        case Bars(rows):
            return len(rows) * BAR_ROW
        case Shares():
            return PLOT + ABOVE + 90
        case MarkRows(_, rows, _):
            return _head(shows) + len(rows) * MARK_ROW + 70
        case Heat():
            return heat.height(shows)


def _shown(image: "Image", draw: "ImageDraw", shows: Shown, top: int) -> None:
    match shows:
        case Bars():
            _bars(draw, shows, top)
        case Shares():
            _course(draw, shows, top)
        case MarkRows():
            _marks(draw, shows, top)
        case Heat():
            heat.paint(image, draw, shows, top)


def _bars(draw: "ImageDraw", bars: Bars, top: int) -> None:
    """A bar for each row, with its amount at its end: no axis is needed to read it."""
    text = font(TEXT)
    left = MARGIN + min(420, 1 + max(int(text.getlength(row.name)) for row in bars.rows)) + 36
    beside = min(320, 1 + max(int(text.getlength(row.said)) for row in bars.rows))
    room = WIDTH - MARGIN - left - beside - 24
    most = max(row.count for row in bars.rows) or 1
    for number, row in enumerate(bars.rows):
        y = top + number * BAR_ROW
        name = fitted(row.name, text, left - MARGIN - 36)
        draw.text((MARGIN, y + 14), name, INK, font=text)
        end = left + room * row.count // most
        if row.count:
            draw.rounded_rectangle((left, y + 8, end, y + BAR_ROW - 20), 8, fill=TINT)
        said = fitted(row.said, text, beside)
        draw.text((end + 24, y + 14), said, INK if row.count else QUIET, font=text)
    draw.line((left - 2, top, left - 2, top + len(bars.rows) * BAR_ROW - 12), fill=RULE, width=4)


def _course(draw: "ImageDraw", course: Shares, top: int) -> None:
    """Shares between nothing and all, each with its number, and a line through them."""
    small, left, right, top = font(SMALL), MARGIN + 130, WIDTH - MARGIN - 60, top + ABOVE
    for percent in (0, 50, 100):
        y = top + PLOT - PLOT * percent // 100
        draw.line((left - 20, y, right + 40, y), fill=RULE, width=3)
        draw.text((left - 40, y), f"{percent} %", QUIET, font=small, anchor="rm")
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
        draw.text(above, said, INK, font=font(TEXT), anchor="mm", stroke_width=8, stroke_fill=PAPER)
        draw.text(
            (x, top + PLOT + 46), fitted(point.when, small, int(max(step, 160)) - 10), QUIET, font=small, anchor="mm"
        )


def _marks(draw: "ImageDraw", marks: MarkRows, top: int) -> None:
    """A row for each name, a disc for each mark: the fuller, the further. Nothing is joined across two headings."""
    text, small = font(TEXT), font(SMALL)
    left = MARGIN + min(470, 1 + max(int(text.getlength(name)) for name, _ in marks.rows)) + 60
    step = (WIDTH - MARGIN - left) // len(marks.columns)
    x = [left + step * number + step // 2 for number in range(len(marks.columns))]
    head = _head(marks)
    for place, column in zip(x, marks.columns, strict=True):
        for number, line in enumerate(_headings(marks, column)):
            draw.text((place, top + 20 + number * 38), fitted(line, small, step - 12), QUIET, font=small, anchor="mm")
    for number, (name, row) in enumerate(marks.rows):
        y = top + head + number * MARK_ROW + MARK_ROW // 2
        draw.text((MARGIN, y), fitted(name, text, left - MARGIN - 60), INK, font=text, anchor="lm")
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
        draw.text((x + DISC + 16, y), word, QUIET, font=font(SMALL), anchor="lm")
        x += DISC + 16 + int(font(SMALL).getlength(word)) + 64
