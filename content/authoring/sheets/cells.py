"""What stands in one cell: one statement or several, each of them short enough for Slack."""

import re

PRONOUNS = ("you", "i", "we", "they")
LONGEST = 300  # characters of one statement
BULLETS = "•‣▪●◦■○▸►"
# A line of a list: a bullet, or a number or small letter with a sign behind.
ITEM = re.compile(rf"^\s*(?:[{BULLETS}*+·–—-]+\s+|[{BULLETS}]|\(?(?:[0-9]{{1,2}}|[a-h])[.)]\s+)")
NOTHING = re.compile(r"^[\W_]*$|^(?:n/?a|none|nil|tbd|todo)$", re.IGNORECASE)
MARK = re.compile(r"^(?:x|[0-9.,%]+)$", re.IGNORECASE)  # in a matrix: of what is there, or how much


def says_nothing(cell: str, *, marks: bool) -> bool:
    """Whether a cell that is not empty holds a sign or a word for nothing, or one of `marks`, and no statement."""
    return bool(NOTHING.match(cell.strip()) or (marks and MARK.match(cell.strip())))


def statements(cell: str) -> list[str]:
    """The statements of a cell, in its order: its bullets, or its lines and what stands between semicolons in them.

    A line that goes on with the one above is joined with it. What ends with a colon before a list begins each of its
    items, so that none of them stands there without its beginning.
    """
    found: list[str] = []
    opening, listed, items = "", False, False
    for line in _lines(cell):
        item = ITEM.match(line)
        text = " ".join((line[item.end() :] if item else line).split())
        if not text:
            continue
        if item:
            listed = items = True
            found.append(_begun(opening, text))
        elif text.endswith(":"):
            opening = text
            listed = False
        elif found and _goes_on(found[-1], text, listed=listed):
            found[-1] = f"{found[-1]} {text}"
        else:
            found.append(_begun(opening, text))
    if opening and not any(each.startswith(opening.rstrip(":")) for each in found):
        found.append(opening)
    return found if items else [part for each in found for part in _between_semicolons(each)]


def _begun(opening: str, text: str) -> str:
    """An item behind what begins its list: “You:” goes on without its colon, and a subject keeps it."""
    if " " not in opening:
        opening = opening if opening.rstrip(":").lower() not in PRONOUNS else opening.rstrip(":")
    return f"{opening} {text}".strip()


def _lines(cell: str) -> list[str]:
    """The lines of a cell; a bullet within a line begins another."""
    return re.sub(rf"\s*([{BULLETS}])\s*", r"\n\1 ", cell).splitlines()


def _goes_on(above: str, text: str, *, listed: bool) -> bool:
    """Whether a line without a bullet is the rest of the one above, broken where the column was full."""
    if above.endswith((",", "(", "-")):
        return True
    return (text[0].islower() or listed) and not above.endswith((".", "!", "?", ";", ":"))


def _between_semicolons(text: str) -> list[str]:
    """The parts between semicolons, where each is more than a word and none goes on with another; else the text."""
    parts = [part.strip() for part in re.split(r";(?:\s+|$)(?![^(]*\))", text) if part.strip()]
    alone = all(" " in part and not part.startswith(("and ", "or ")) for part in parts)
    return parts if alone else [text]


def fitting(text: str, longest: int = LONGEST) -> list[str]:
    """The text in as few parts as there is room for, each ending with a sentence where that can be."""
    if len(text) <= longest:
        return [text]
    for between in (r"(?<=[.!?])\s+", r"(?<=[;:])\s+", r"(?<=,)\s+", r"\s+"):
        pieces = re.split(between, text)
        if len(pieces) > 1 and all(len(piece) <= longest for piece in pieces):
            return _packed(pieces, longest)
    return [text[start : start + longest] for start in range(0, len(text), longest)]


def _packed(pieces: list[str], longest: int) -> list[str]:
    parts = [pieces[0]]
    for piece in pieces[1:]:
        if len(parts[-1]) + 1 + len(piece) <= longest:
            parts[-1] = f"{parts[-1]} {piece}"
        else:
            parts.append(piece)
    return parts
