"""The brag document: Markdown that somebody can copy, or gets as a file."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from slack_sdk.models.blocks import Block, RichTextBlock, RichTextPreformattedElement

from growth import brag
from growth.facts import Win
from handlers.framework import blocks, forms, words
from handlers.wins import views
from handlers.wins.views import Kept, WinsRef

CHUNK = 2900  # characters in one block
CHUNKS = 20  # blocks on the page; the file has it all
SENT = "Sent: it stands in our conversation, as *{name}*."
NOT_SENT = "Slack did not take the file now. Nothing is lost: press the button again in a minute, or copy it from here."
NOT_GRANTED = "Slack takes no files from me in this workspace. You can copy it from here."
CUT = "Only its first part fits here. The file has all of it."
CUT_WITHOUT = "Only its first part fits here. Search your wins for the rest."
HOW = "Markdown, with your wins by quarter and by what they show. Copy it from here{or_file}. Only you see it."


def name(today: date) -> str:
    return f"brag-document-{today.isoformat()}.md"


def page(view: Kept, ref: WinsRef, *, sends: bool, said: str = "") -> dict[str, Any]:
    """The document to copy; with a button for the file, where files can be sent."""
    return forms.modal(
        views.SEARCH, "Brag document", _page(view, ref, sends=sends, said=said), submit=None, close="Close"
    )


def _page(view: Kept, ref: WinsRef, *, sends: bool, said: str) -> Iterator[Block]:
    if said:
        yield blocks.section(said)
    yield blocks.quiet(HOW, or_file=words.text(", or get it as a file") if sends else "")
    yield blocks.row(
        *([blocks.button("Send me the file", views.SEND_FILE, ref, style="primary")] if sends else []),
        blocks.button("Back", views.BACK, ref),
    )
    parts = chunks(markdown(view))
    for part in parts[:CHUNKS]:
        yield RichTextBlock(elements=[RichTextPreformattedElement(elements=[{"type": "text", "text": part}])])
    if len(parts) > CHUNKS:
        yield blocks.quiet(CUT if sends else CUT_WITHOUT)


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


def markdown(view: Kept) -> str:
    """The whole document, in the words that people typed."""
    return "\n".join(_lines(view)) + "\n"


def _lines(view: Kept) -> Iterator[str]:
    told = brag.ordered(view.wins, view.ladder)
    yield f"# {words.text('What {name} did', name=_typed(view.person.name))}"
    yield ""
    day = words.text("{day} {year}", day=words.day(view.today), year=view.today.year)
    yield words.plural("One win, up to {day}.", "{count} wins, up to {day}.", told.count, day=day)
    yield from ("", f"## {words.text('By quarter')}")
    for (year, quarter), those in told.quarters:
        first, last = date(year, 3 * quarter - 2, 1), date(year, 3 * quarter, 1)
        span = words.text("{year}, {first} to {last}", year=year, first=words.month(first), last=words.month(last))
        yield from ("", f"### {span}", "")
        for win in those:
            yield from _whole(win)
    if told.claims:
        yield from ("", f"## {words.text('By what they show')}")
    for claim, shown in told.claims:
        yield from ("", f"### {_typed(claim.text)}", "")
        for win in shown:
            yield f"- {views.dated(win)}: {_item(win.did)}"


def _whole(win: Win) -> Iterator[str]:
    yield f"- **{views.dated(win)}**: {_item(win.did)}"
    if win.draft.outcome:
        yield f"  - {words.text('What came of it')}: {_item(win.draft.outcome, deep=4)}"
    for claim in win.draft.shows:
        yield f"  - {words.text('It shows')}: {_typed(claim.text)}"
    if win.origin.link:
        yield f"  - <{win.origin.link}>"


def _item(text: str, deep: int = 2) -> str:
    """Words of several lines as they go on within one item of a list."""
    lines = [_typed(line) for line in text.splitlines()]
    return f"  \n{' ' * deep}".join(line for line in lines if line.strip())


def _typed(text: str) -> str:
    """Words as they were typed, so that a reader of Markdown shows them so: no tag, and no heading or list of them."""
    shown = text.replace("\\", "\\\\").replace("<", "\\<")
    bare = shown.lstrip()
    return f"\\{bare}" if bare[:1] in ("#", ">", "-", "+", "*", "|", "=", "~") else shown
