"""What somebody reads who has kept a win: what it shows, how far that goes, and who sees it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import Block, InteractiveElement

from content.model.ladder import Competency
from growth import wins
from growth.facts import Audience, Claim, ClaimKind, Win
from growth.wins import Progress
from handlers.framework import blocks, forms, words
from handlers.shared import audiences, buttons, examples
from handlers.shared.buttons import ExamplesRef
from handlers.wins import views
from handlers.wins.views import Kept, ShowsRef, WinRef

ALSO = "While the form was open you also wrote this. It is kept with the rest; press Edit to see all of it:"
MOVED = (
    "Only you can see it: your manager, your team or where its digest goes changed while the form was open. Press Edit "
    "to choose again who sees it."
)
COMES = {
    Audience.MANAGER: "It comes with the next private digest.",
    Audience.TEAM: "It comes with the next digest.",
}
BACK = "Edit changes that, or takes it back from where it stands."


@dataclass(frozen=True, slots=True)
class SavedWin:
    """A win as it is kept now, and what it has of the person's words that their form did not show.

    `moved` says that whom the form named is not who is around by now, so that nobody sees it.
    """

    win: Win
    also: Sequence[str] = ()
    moved: bool = False


def receipt(view: Kept, saved: SavedWin, near: Sequence[Claim] = ()) -> dict[str, Any]:
    """What was kept, what it shows as they said, and how far that goes. `near` is what it may show, if they say so."""
    return forms.modal(views.SEARCH, "Kept", _receipt(view, saved, near), submit=None, close="Done")


def _receipt(view: Kept, saved: SavedWin, near: Sequence[Claim]) -> Iterator[Block]:
    win = saved.win
    yield blocks.section("Kept, for {day}:\n{did}", day=views.dated(win), did=words.quote(win.text))
    yield blocks.section(MOVED if saved.moved else _sees(win))
    if saved.also:
        yield blocks.section(ALSO)
        yield from (blocks.section(words.quote(each)) for each in saved.also)
    yield from (blocks.section(said) for said in _shows(view, win))
    if near:
        yield blocks.section("It may show one of these. Only you can say.")
        for number, claim in enumerate(near):
            ref = ShowsRef(win=win.id, claim=f"{claim.kind.value}:{claim.id}")
            shows = blocks.button("It shows this", f"{views.SHOWS}{blocks.NTH}{number}", ref)
            yield blocks.section(words.escape(claim.text), shows)
    edit = blocks.button("Edit", views.EDIT, WinRef(win=win.id))
    yield blocks.row(edit, buttons.WINS.button(), *_examples(view, near))


def _examples(view: Kept, near: Sequence[Claim]) -> Iterator[InteractiveElement]:
    """The way to what would show these lines, and what would not yet."""
    wishes = tuple(claim.id for claim in near if claim.kind is ClaimKind.EXPECTATION)
    ref = ExamplesRef(ladder=view.ladder.id, wishes=wishes)
    if wishes and examples.asked(view.ladder, ref):
        yield buttons.EXAMPLES.button(ref)


def _sees(win: Win) -> str:
    """Who sees it, when they read it, and how that is taken back."""
    if not win.sharing.is_open:
        return words.text(views.ONLY_YOU)
    who = words.escape(audiences.said(win.sharing.audience, win.manager_name))
    comes = words.text(COMES[win.sharing.audience])
    return words.text("*Who sees it:* {who}. {comes} {back}", who=who, comes=comes, back=words.text(BACK))


def _shows(view: Kept, win: Win) -> Iterator[str]:
    """What it shows, in the words of the ladder, and how far that goes in a competency by now."""
    if not win.draft.shows:
        yield words.text(views.NO_CLAIM)
        return
    yield words.text("It shows:\n{claims}", claims=views.bullets(win.draft.shows))
    if (found := wins.topic(view.ladder, view.person, win, view.wins)) is not None:
        yield _so_far(*found)


def _so_far(competency: Competency, way: Progress) -> str:
    """What this win begins, continues or completes: in the one competency where most is shown by now."""
    name, level = words.escape(competency.name), words.escape(way.level)
    if way.shown == way.asked:
        one = "With it you have your own words for what {level} asks for in *{name}*."
        all_of = "With it you have your own words for all {count} things that {level} asks for in *{name}*."
        return words.plural(one, all_of, way.asked, level=level, name=name)
    first = "It is the first of {asked} things that {level} asks for in *{name}* to have your own words."
    more = "It makes {count} of the {asked} things that {level} asks for in *{name}* yours, in your own words."
    return words.plural(first, more, way.shown, asked=way.asked, level=level, name=name)
