"""The form of something to talk about: what, and with whom. It draws itself and reads itself."""

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel
from slack_sdk.models.blocks import Block

from growth import merge, names
from growth.facts import AgendaItem, Person
from growth.merge import Drawn
from handlers.framework import blocks, forms, words

FORM = "one_on_ones.form"
WITH, WORDS = "with", "words"

BOTH = "{name} can read it as soon as you save, and nobody else but you."
OF_THESE = "Whoever you choose can read it as soon as you save, and nobody else but you."
NO_WORDS = "Write a few words on what you want to talk about, or press Cancel."
TOO_LONG = "This is {count:,} characters long, and 3,000 fit. It is all still here."
NOT_WITH = "Choose with whom."


class ItemFormRef(BaseModel):
    """Which item a form changes, or for whom a new one is, with its link; and the words it was drawn with."""

    item: int | None = None
    other: int | None = None
    link: str = ""
    text: Drawn = Drawn()


def new(others: Sequence[Person], other: Person | None, text: str = "", link: str = "") -> dict[str, Any]:
    """The form for something new; it asks with whom unless that is known, and `others` are more than one."""
    known = other or (others[0] if len(others) == 1 else None)
    ref = ItemFormRef(other=known.id if known else None, link=link)
    fields = _new(others, known, text, link)
    return forms.modal(FORM, "For your 1:1", fields, submit="Add", metadata=ref.model_dump_json())


def _new(others: Sequence[Person], known: Person | None, text: str, link: str) -> Iterator[Block]:
    if known is None:
        shown = names.shown(others)
        yield forms.choice(WITH, "With whom?", [(str(each.id), shown[each.id]) for each in others], None)
    yield _words(text)
    if link:
        yield blocks.quiet("The <{link}|link to the message> goes with it.", link=words.link(link))
    yield blocks.quiet(BOTH, name=words.escape(known.name)) if known else blocks.quiet(OF_THESE)


def change(item: AgendaItem) -> dict[str, Any]:
    """The form for other words."""
    other = item.other.id if item.other else None
    ref = ItemFormRef(item=item.id, other=other, link=item.link, text=merge.drawn(item.text))
    said = [blocks.quiet(BOTH, name=words.escape(item.other.name))] if item.other else []
    fields = [_words(item.text), *said]
    return forms.modal(FORM, "For your 1:1", fields, submit="Save", metadata=ref.model_dump_json())


def _words(text: str) -> Block:
    return forms.text(WORDS, "What do you want to talk about?", value=text, optional=False)


def chosen(values: forms.Values, ref: ItemFormRef) -> int | None:
    """The id of whom it is for."""
    picked = forms.chosen(values, WITH)
    return int(picked) if picked is not None and picked.isdecimal() else ref.other


def wrong(text: str) -> dict[str, str]:
    """What needs another look, by field."""
    if not text:
        return {WORDS: words.text(NO_WORDS)}
    return {WORDS: words.text(TOO_LONG, count=len(text))} if len(text) > forms.LONGEST else {}
