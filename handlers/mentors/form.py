"""The two forms of mentors: what somebody offers, and what somebody would like one for."""

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from content.model.ladder import Ladder
from growth.facts import MentorAsk, MentorOffer, OfferTerms
from handlers.framework import blocks, forms, words
from handlers.framework.forms import Group

OFFER_FORM, ASK_FORM = "mentors.offer_form", "mentors.ask_form"
TOPICS, PLACES, WEEKS, TOPIC, NOTE = "topics", "places", "weeks", "topic", "note"
PLACES_OFFERED, WEEKS_OFFERED = (1, 2, 3), (1, 2, 4)
NO_TOPIC = "Choose at least one, or press Cancel."
OFFER_SEEN = (
    "*Who sees it:* whoever asks for one of these and fits reads your name, that you offer it, and that you are one or "
    "two levels above. You are asked before anything begins, and no needs no reason."
)
ASK_SEEN = (
    "*Who sees it:* Only you, until you ask somebody whom I name. They read your name, the topic and your sentence, "
    "and can tell that you are one or two levels below. Your manager does not hear of it."
)


class MentorFormRef(BaseModel):
    """For which ladder a form was drawn."""

    ladder: str


def _groups(ladder: Ladder) -> Sequence[Group]:
    areas = ("Areas", [(area.id, area.name, None) for area in ladder.areas])
    rest = [("Competencies", [(c.id, c.name, None) for c in ladder.competencies])] if ladder.competencies else []
    return [areas, *rest]


def offer(ladder: Ladder, now: MentorOffer | None, chosen: Sequence[str]) -> dict[str, Any]:
    """What somebody offers; with their areas, the first time."""
    places = [(str(n), words.plural("One person", "{count} people", n), None) for n in PLACES_OFFERED]
    rhythms = [
        (str(n), words.plural("Every week", "Every {spelled} weeks", n, spelled=words.spelled(n)))
        for n in WEEKS_OFFERED
    ]
    topics = now.topics if now else chosen
    drawn = [
        forms.needed(forms.several(TOPICS, "What would you talk about?", _groups(ladder), topics)),
        forms.radios(PLACES, "With how many at once?", places, str(now.places if now else 1)),
        forms.choice(WEEKS, "How often?", rhythms, str(now.weeks if now else 2)),
        blocks.quiet(OFFER_SEEN),
    ]
    ref = MentorFormRef(ladder=ladder.id).model_dump_json()
    return forms.modal(OFFER_FORM, "Be a mentor", drawn, submit="Offer it", metadata=ref)


def ask(ladder: Ladder, now: MentorAsk | None, topic: str | None) -> dict[str, Any]:
    """What somebody would like a mentor for."""
    hint = "What you would like to be able to do, or what you are stuck with."
    drawn = [
        forms.one_of_groups(TOPIC, "What about?", _groups(ladder), topic or (now.topic if now else None)),
        forms.text(NOTE, "A sentence of your own", value=now.note if now else None, hint=hint),
        blocks.quiet(ASK_SEEN),
    ]
    ref = MentorFormRef(ladder=ladder.id).model_dump_json()
    return forms.modal(ASK_FORM, "Find a mentor", drawn, submit="Look", metadata=ref)


def read_offer(values: forms.Values, ladder: Ladder) -> OfferTerms:
    """What was offered; of topics that this ladder has, in its order."""
    picked = set(forms.all_chosen(values, TOPICS))
    places, weeks = forms.chosen(values, PLACES) or "", forms.chosen(values, WEEKS) or ""
    return OfferTerms(
        tuple(topic for topic in ladder.focuses() if topic in picked),
        int(places) if places in map(str, PLACES_OFFERED) else PLACES_OFFERED[0],
        int(weeks) if weeks in map(str, WEEKS_OFFERED) else WEEKS_OFFERED[1],
    )


def read_ask(values: forms.Values, ladder: Ladder) -> tuple[str | None, str]:
    """The topic, None where this ladder has none such; and the sentence."""
    topic = forms.chosen(values, TOPIC)
    return topic if topic in ladder.focuses() else None, forms.written(values, NOTE)[: forms.LONGEST]
