"""What somebody notes of their 1:1s with one other, for themselves alone: the form, and who sends it."""

from typing import Any

from pydantic import BaseModel
from slack_sdk.models.blocks import Block

from db import people, talk_notes
from growth import merge
from growth.facts import Person
from growth.merge import Drawn
from handlers.framework import blocks, forms, words
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.one_on_ones import gather, views
from handlers.shared.buttons import OtherRef

NOTES_FORM, NOTES = "one_on_ones.notes_form", views.NOTES
WORDS = "words"
ONLY_YOU = "*Who sees it:* Only you. It is in your export, and goes when you delete your data, or {name} theirs."
TOO_LONG = "With what you wrote elsewhere this is {count:,} characters long, and 3,000 fit. It is all still here."
NOTHING = "Write a few words, or press Cancel."
SAVED, EMPTIED = "Saved. Only you see it.", "Your notes are empty now."


class NotesRef(BaseModel):
    """With whom the 1:1s are, and the words that the form was drawn with."""

    other: int
    text: Drawn = Drawn()


def register(registry: Registry) -> None:
    registry.action(NOTES, write)
    registry.form(NOTES_FORM, save)


def notes(other: Person, text: str) -> dict[str, Any]:
    """The form with what is noted so far."""
    ref = NotesRef(other=other.id, text=merge.drawn(text))
    hint = "What you want to remember for yourself. Empty takes it away."
    drawn: list[Block] = [
        forms.text(WORDS, "Your own notes", value=text, hint=hint),
        blocks.quiet(ONLY_YOU, name=words.escape(other.name)),
    ]
    return forms.modal(NOTES_FORM, "Your own notes", drawn, submit="Save", metadata=ref.model_dump_json())


async def write(request: Request) -> None:
    ref = request.value(OtherRef)
    async with request.tenant.app.transaction() as session:
        other = (await people.of_ids(session, request.workspace, [ref.other or 0])).get(ref.other or 0)
        kept = await talk_notes.of_person(session, request.workspace, request.person.id)
    if other is None:
        raise Stale
    await request.turn(notes(other, kept.get(other.id, "")))


async def save(request: Request) -> None:
    """Kept; what was noted elsewhere meanwhile stays."""
    ref = NotesRef.model_validate_json(request.made) if request.made else request.metadata(NotesRef)
    text = forms.written(request.values, WORDS)
    async with request.tenant.app.transaction() as session:
        kept = (await talk_notes.of_person(session, request.workspace, request.person.id)).get(ref.other, "")
        merged = merge.words(ref.text, kept, text)
        if not merged and not kept:
            return request.refuse_form({WORDS: words.text(NOTHING)})
        if len(merged) > forms.LONGEST:
            return request.refuse_form({WORDS: words.text(TOO_LONG, count=len(merged))})
        if not await people.of_ids(session, request.workspace, [ref.other]):
            raise Stale
        me, now = request.person.id, request.now
        await talk_notes.write(session, request.workspace, me, ref.other, text=merged, now=now)
        left = NotesRef(other=ref.other, text=merge.drawn(merged))
        await request.leave(session, left.model_dump_json())
        view = await gather.agenda(session, request.context)
    request.home_is_stale = True
    return await request.turn(views.page(view, ref.other, words.text(SAVED if merged else EMPTIED)))
