"""What shows the lines of a ladder, and what does not yet: two examples each, on top of where somebody asks."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from slack_sdk.models.blocks import Block

from content.model.ladder import Expectation, Ladder
from growth.about_another import of_another
from handlers.framework import blocks, forms, words
from handlers.framework.blocks import Message
from handlers.shared.buttons import ExamplesRef

SHOWS, NOT_YET = "This shows it", "This does not yet"
MOST = 40  # of a view: it has room for more, and nobody reads them


def asked(ladder: Ladder, ref: ExamplesRef) -> list[Expectation]:
    """The lines that a button is about, as far as they have examples.

    Those that it names, or what a level asks for: of a competency with what the levels below ask, the nearest first.
    """
    if ref.wishes:
        found = [wish for wish in ladder.expectations if wish.id in ref.wishes]
    elif ref.competency:
        every = reversed(ladder.expected_at(ref.level))
        found = [wish for wish in every if ref.competency in wish.competencies]
    else:
        found = list(ladder.added_at(ref.level))
    return [wish for wish in found if wish.examples]


def view(ladder: Ladder, ref: ExamplesRef) -> dict[str, Any]:
    """Each of them with something that shows it and something that does not yet. There is one at least."""
    told = _told(asked(ladder, ref)[:MOST], of_another if ref.another else str)
    return forms.notice("Examples", Message.of(*told))


def _told(wishes: Iterable[Expectation], said: Callable[[str], str]) -> Iterator[Block]:
    for wish in wishes:
        if wish.examples:
            yield blocks.section(
                "*{wish}*\n{shows}: {example}\n{not_yet}: {other}",
                wish=words.escape(said(wish.text)),
                shows=words.text(SHOWS),
                example=words.escape(said(wish.examples.shows)),
                not_yet=words.text(NOT_YET),
                other=words.escape(said(wish.examples.not_yet)),
            )
