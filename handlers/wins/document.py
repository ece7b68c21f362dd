"""The brag document: Markdown that somebody can copy, or gets as a file."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from slack_sdk.models.blocks import Block

from growth import brag
from growth.facts import Win
from handlers.framework import blocks, forms, words
from handlers.shared import copyable
from handlers.shared.sent_files import SENT, Went
from handlers.wins import views
from handlers.wins.views import Kept, WinsRef

NOT_SENT = "Slack did not take the file now. Nothing is lost: press the button again in a minute, or copy it from here."
NOT_GRANTED = "Slack takes no files from me in this workspace. You can copy it from here."
SAID = {Went.ALL: SENT, Went.NONE: NOT_SENT, Went.NEVER: NOT_GRANTED}
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
    text = markdown(view)
    yield from copyable.boxes(text)
    if not copyable.fits(text):
        yield blocks.quiet(CUT if sends else CUT_WITHOUT)


def markdown(view: Kept) -> str:
    """The whole document, in the words that people typed."""
    return "\n".join(_lines(view)) + "\n"


def _lines(view: Kept) -> Iterator[str]:
    told = brag.ordered(view.wins, view.ladder)
    yield f"# {words.text('What {name} did', name=copyable.typed(view.person.name))}"
    yield ""
    day = words.dated(view.today)
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
        yield from ("", f"### {copyable.typed(claim.text)}", "")
        for win in shown:
            yield f"- {views.dated(win)}: {copyable.item(win.did)}"


def _whole(win: Win) -> Iterator[str]:
    yield f"- **{views.dated(win)}**: {copyable.item(win.did)}"
    if win.draft.outcome:
        yield f"  - {words.text('What came of it')}: {copyable.item(win.draft.outcome, deep=4)}"
    for claim in win.draft.shows:
        yield f"  - {words.text('It shows')}: {copyable.typed(claim.text)}"
    if win.origin.link:
        yield f"  - <{win.origin.link}>"
