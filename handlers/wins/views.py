"""What people see of their wins: the receipt of one, the page of all, a single one, and a part of the Home."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Literal

from pydantic import BaseModel
from slack_sdk.models.blocks import Block

from content.model.ladder import Ladder
from growth import wins
from growth.facts import Claim, Person, Step, Win
from growth.wins import Span
from handlers.framework import blocks, forms, words
from handlers.shared import audiences, buttons
from handlers.shared.step_card import StepRef
from handlers.wins.form import from_message

LOOK, EARLIER, LATER, BACK = "wins.look", "wins.earlier", "wins.later", "wins.back"
BY_TIME, BY_CLAIM = "wins.by_time", "wins.by_claim"
EDIT, DELETE, SHOWS, UNSHARE = buttons.CHANGE_WIN.id, "wins.delete", "wins.shows", "wins.unshare"
BRAG, SEND_FILE = "wins.brag", "wins.send_file"
SEARCH, QUERY = "wins.search", "query"
LONGEST_QUERY = 80
EACH = 10  # on one page
CLIPPED = 300

SPANS = {Span.MONTH: "This month", Span.QUARTER: "This quarter", Span.EARLIER: "Earlier"}
CLAIMS_NOTHING = "Kept for itself, without a line of the ladder"
YOURS = "Only you see a win, until you share it."
ONLY_YOU = "Only you see it."
READS = "*Who sees it:* {who}. What it shows, and the message it is from, stay yours."
NONE_YET = (
    "Nothing yet. Press *Keep a win*, use *Save as a win* in the menu of any message, or type "
    "`{command} win` and what you did."
)
NONE_FOUND = "None of your wins has “{query}” in it."
ON_THE_HOME = (
    "Something you did that a review should not forget? Keep it here in your own words. Only you see it, until you "
    "share it."
)
DELETED = "Deleted. It stands nowhere any more."
NO_CLAIM = "It claims nothing on the ladder, as you chose nothing that it shows."


class WinsRef(BaseModel):
    """A place among somebody's wins: how they are ordered, which page, what was searched for."""

    by: Literal["time", "claim"] = "time"
    page: int = 0
    query: str = ""


class WinRef(BaseModel):
    """Which win a button is about, and the page that it was opened from."""

    win: int
    at: WinsRef = WinsRef()


class ShowsRef(BaseModel):
    """That a win shows something, as the button says."""

    win: int
    claim: str


@dataclass(frozen=True, slots=True)
class Kept:
    """Somebody's wins, the newest day first, on the ladder they are on."""

    person: Person
    ladder: Ladder
    wins: Sequence[Win]
    today: date
    command: str


def bullets(claims: Iterable[Claim]) -> str:
    return "\n".join(f"• {words.escape(claim.text)}" for claim in claims)


def dated(win: Win) -> str:
    return words.dated(win.day)


def page(view: Kept, ref: WinsRef, note: str = "") -> dict[str, Any]:
    """All wins, or those that were searched for, by time or by what they show."""
    drawn = [*([blocks.section(note)] if note else []), *_page(view, ref)]
    return forms.modal(SEARCH, "My wins", drawn, submit="Search" if view.wins else None, close="Close")


def _page(view: Kept, ref: WinsRef) -> Iterator[Block]:
    found = wins.found(view.wins, ref.query)
    if view.wins:
        yield forms.line(QUERY, "Search your wins", value=ref.query, longest=LONGEST_QUERY, optional=True)
    yield blocks.row(buttons.KEEP_WIN.button(), *_ways(view, ref))
    if not view.wins:
        yield blocks.section(NONE_YET, command=view.command)
    elif not found:
        yield blocks.section(NONE_FOUND, query=words.escape(ref.query))
    else:
        yield from _listed(view, ref, found)
    yield blocks.quiet(YOURS)


def _ways(view: Kept, ref: WinsRef) -> Iterator[Any]:
    if view.wins:
        other = ("By what they show", BY_CLAIM, "claim") if ref.by == "time" else ("By time", BY_TIME, "time")
        yield blocks.button(other[0], other[1], WinsRef(by=other[2], query=ref.query))
        yield blocks.button("Brag document", BRAG, ref)


def _listed(view: Kept, ref: WinsRef, found: Sequence[Win]) -> Iterator[Block]:
    rows = list(_by_time(view, found) if ref.by == "time" else _by_claim(view, found))
    last = (len(rows) - 1) // EACH
    ref = ref.model_copy(update={"page": min(max(ref.page, 0), last)})
    for heading, group in groupby(rows[ref.page * EACH :][:EACH], key=lambda row: row[0]):
        yield blocks.section(f"*{words.escape(heading)}*")
        for _, win in group:
            yield blocks.section(_line(win), blocks.button("Open", LOOK, WinRef(win=win.id, at=ref)))
    if last:
        turns = ((EARLIER, "Previous page", ref.page - 1), (LATER, "Next page", ref.page + 1))
        yield blocks.row(
            *(
                blocks.button(label, action, ref.model_copy(update={"page": to}))
                for action, label, to in turns
                if 0 <= to <= last
            )
        )
        yield blocks.quiet("Page {page} of {last}.", page=ref.page + 1, last=last + 1)


def _by_time(view: Kept, found: Sequence[Win]) -> Iterator[tuple[str, Win]]:
    for win in found:
        yield words.text(SPANS[wins.span(win.day, view.today)]), win


def _by_claim(view: Kept, found: Sequence[Win]) -> Iterator[tuple[str, Win]]:
    for claim, those in wins.claimed(found, view.ladder):
        yield from ((claim.text, win) for win in those)
    yield from ((words.text(CLAIMS_NOTHING), win) for win in found if not win.draft.shows)


def _line(win: Win) -> str:
    """A win in a few lines: its day, what they did, and what came of it."""
    said = [words.escape(words.clip(" ".join(text.split()), CLIPPED)) for text in (win.did, win.draft.outcome) if text]
    return "\n".join([f"_{dated(win)}{_shared(win)}_", *said])


def sees(win: Win) -> str:
    """Who sees a win, in a line."""
    if not win.sharing.is_open:
        return words.text(ONLY_YOU)
    return words.text(READS, who=words.escape(audiences.said(win.sharing.audience, win.manager_name)))


def _shared(win: Win) -> str:
    """Behind the day of a win in a list: with whom it is shared; nothing where it is not."""
    return f" · {words.escape(audiences.said(win.sharing.audience, win.manager_name))}" if win.sharing.is_open else ""


def single(win: Win, at: WinsRef) -> dict[str, Any]:
    """One win, whole, with the way to change it and to delete it."""
    return forms.modal(SEARCH, "Your win", _single(win, at), submit=None, close="Close")


def _single(win: Win, at: WinsRef) -> Iterator[Block]:
    yield blocks.section("*{day}*\n{did}", day=dated(win), did=words.quote(win.did, forms.LONGEST))
    if win.draft.outcome:
        yield blocks.section("*What came of it*\n{outcome}", outcome=words.quote(win.draft.outcome, forms.LONGEST))
    shows = bullets(win.draft.shows)
    yield blocks.section(words.text("*It shows*\n{claims}", claims=shows) if shows else words.text(NO_CLAIM))
    yield from from_message(win.origin)
    ref = WinRef(win=win.id, at=at)
    yield blocks.row(
        blocks.button("Edit", EDIT, ref),
        *([blocks.button("Stop sharing", UNSHARE, ref)] if win.sharing.is_open else []),
        blocks.asking_first(
            blocks.button("Delete", DELETE, ref, style="danger"),
            title="Delete this win?",
            text="Your words are gone for good then, from your ladder, your brag document and where you shared them.",
            yes="Delete it",
            no="Keep it",
        ),
        blocks.button("Back", BACK, at),
    )
    yield blocks.quiet(sees(win))


def to_keep(done: Step | None) -> list[Block]:
    """A step that was done lately, of which no win tells; then the way to keep anything else."""
    if done is None:
        return [blocks.row(buttons.KEEP_WIN.button())]
    button = buttons.KEEP_STEP.button(StepRef(step=done.id))
    return [blocks.section("You did: *{step}*", button, step=words.escape(done.wording.title))]


def on_the_home(view: Kept) -> list[Block]:
    """The newest, with the way to all of them, to the brag document, and to a new one."""
    if not view.wins:
        return [
            blocks.section("*Wins*\n{about}", about=words.text(ON_THE_HOME)),
            blocks.row(buttons.KEEP_WIN.button()),
        ]
    ways = (buttons.KEEP_WIN.button(), buttons.WINS.button(label="All and search"))
    rows = list(_by_time(view, view.wins))[:EACH]
    drawn: list[Block] = [blocks.row(*ways, blocks.button("Brag document", BRAG, WinsRef()))]
    for heading, group in groupby(rows, key=lambda row: row[0]):
        drawn.append(blocks.section(f"*{words.escape(heading)}*"))
        drawn += [blocks.section(_line(win), blocks.button("Open", LOOK, WinRef(win=win.id))) for _, win in group]
    if further := len(view.wins) - len(rows):
        drawn.append(blocks.quiet("And {further} more, behind All and search.", further=further))
    return drawn
