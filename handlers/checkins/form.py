"""The check-in's form: four things one may write, each with who may read it. It draws itself and reads itself."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import Block

from growth import merge
from growth.audience import Circle
from growth.facts import Answer, Audience, Draft, Kind
from growth.merge import Drawn
from handlers.checkins.views import LOOKS_AHEAD, CheckIn, FormRef
from handlers.framework import blocks, forms, words
from handlers.shared import audiences

FORM = "checkins.form"
THEME = "theme"
PLANNED = 300  # of its characters under a field
CALLED = {
    Kind.QUESTION: "your answer",
    Kind.OUTCOME: "how it went",
    Kind.WIN: "what you did",
    Kind.HELP: "your wish",
    Kind.PLAN: "your plan",
}
EMPTY = "Write something in one of the fields, or press Cancel. Leaving it empty has no consequence."
TOO_LONG = "This is {count:,} characters long, and 3,000 fit. It is all still here."


def field_of(kind: Kind) -> str:
    return f"text-{kind.value}"


def audience_of(kind: Kind) -> str:
    return f"audience-{kind.value}"


SELECTS = (*(audience_of(kind) for kind in Kind), THEME)


def form(view: CheckIn, *, said: str = "") -> dict[str, Any]:
    """The form of a round, filled with what was written before; what they `said` elsewhere goes after the answer."""
    written = {answer.kind: answer for answer in view.answers}
    planned = words.text("You planned: “{plan}”", plan=words.clip(view.plan.text, PLANNED)) if view.plan else ""
    labels = {
        Kind.QUESTION: (view.checkin.asked, ""),
        Kind.OUTCOME: ("How did your plan go?", planned),
        Kind.WIN: ("Something you did that you want to keep", "Evidence, in your words: it stays yours."),
        Kind.HELP: ("Where a hand would help", ""),
        Kind.PLAN: ("What you will do next", "I quote it back to you next time."),
    }
    drawn: list[Block] = [blocks.quiet("About two minutes. One field is enough; leave the others empty.")]
    for kind in asked(view):
        label, hint = labels[kind]
        answer = written.get(kind)
        stands = [answer.text if answer else "", said if kind is Kind.QUESTION else ""]
        value = "\n".join(filter(None, stands))[: forms.LONGEST]
        drawn.append(forms.text(field_of(kind), label, value=value or None, hint=hint))
        drawn.append(_who_sees(kind, view.circle, answer))
        if kind is Kind.HELP:
            drawn.append(_theme(view, answer))
    manager, team = view.circle.readers
    before = drawn_from(view.answers, view.circle)
    ref = FormRef(round=view.checkin.id, manager=manager, team=team, channel=view.circle.channel, drawn=before)
    title = LOOKS_AHEAD if view.checkin.looks_back else "Growth check-in"
    return forms.modal(FORM, title, drawn, submit="Save", metadata=ref.model_dump_json())


def asked(view: CheckIn) -> list[Kind]:
    """The fields of a round's form: who had a plan is asked how it went in place of what they did, besides the rest.

    A look back asks what comes next, and what comes first of it. What is written stays to be seen, whatever is asked.
    """
    passed_over = {Kind.WIN if view.plan else Kind.OUTCOME}
    if view.checkin.looks_back:
        passed_over = {Kind.OUTCOME, Kind.WIN, Kind.HELP}
    written = {answer.kind for answer in view.answers}
    return [kind for kind in Kind if kind not in passed_over or kind in written]


def drawn_from(answers: Sequence[Answer], circle: Circle) -> dict[Kind, Drawn]:
    """What stands in a form that shows these answers, so that what is written meanwhile can be told from it."""
    return {a.kind: merge.drawn(a.text, seen_by(a, circle), a.theme) for a in answers}


def seen_by(answer: Answer | None, circle: Circle) -> Audience:
    """Where sharing would mean somebody else by now, saving takes the answer back until its author chooses anew."""
    return audiences.stands(answer.sharing, circle) if answer else Audience.ONLY_ME


def _who_sees(kind: Kind, circle: Circle, answer: Answer | None) -> Block:
    name, asked = audience_of(kind), words.text("Who sees {what}?", what=words.text(CALLED[kind]))
    offered = audiences.choices(circle.choices, circle)
    block = blocks.section(asked, blocks.select(name, asked, offered, seen_by(answer, circle).value))
    block.block_id = name
    return block


def _theme(view: CheckIn, answer: Answer | None) -> Block:
    """What a wish for help is about: the digest gathers wishes by it."""
    choices = [(area.id, area.name) for area in view.ladder.areas]
    before = answer.theme if answer and answer.theme else next(iter(view.person.areas), None)
    block = blocks.section("What is it about?", blocks.select(THEME, "What is it about?", choices, before))
    block.block_id = THEME
    return block


def read(values: forms.Values) -> Sequence[Draft] | Mapping[str, str]:
    """The answers of the form's fields, empty ones included; or, by field, what needs another look."""
    drafts = [_draft(values, kind) for kind in Kind if field_of(kind) in values]
    errors = {
        field_of(draft.kind): words.text(TOO_LONG, count=len(draft.text))
        for draft in drafts
        if len(draft.text) > forms.LONGEST
    }
    if not any(draft.text for draft in drafts):
        errors[field_of(Kind.QUESTION)] = EMPTY
    return errors or drafts


def _draft(values: forms.Values, kind: Kind) -> Draft:
    chosen = forms.chosen(values, audience_of(kind)) or Audience.ONLY_ME
    theme = forms.chosen(values, THEME) if kind is Kind.HELP else None
    return Draft(kind, forms.written(values, field_of(kind)), Audience(chosen), theme)
