"""What one person sees of mentors: whom Trellis names to them, why nobody, and all that is theirs on one page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from pydantic import BaseModel
from slack_sdk.models.blocks import Block

from content.model.ladder import Ladder
from growth.facts import MentorAsk, MentorOffer, MentorPair, PairState, Person, Unmatched
from growth.match import Fit
from handlers.framework import blocks, forms, words
from handlers.framework.blocks import Message
from handlers.mentors import faces
from handlers.mentors.faces import PairRef
from handlers.shared import buttons

PAGE = "mentors.page"
OFFER, STOP_OFFER, STOP_ASK = "mentors.offer", "mentors.stop_offer", "mentors.stop_ask"
ASK_THEM, ANOTHER, NOT_NOW, TAKE_BACK = "mentors.ask_them", "mentors.another", "mentors.not_now", "mentors.take_back"

NOTHING = "A mentor is somebody one or two levels above you who talks with you about one thing, every few weeks."
WHO_SEES = (
    "*Who sees it:* who talks with whom is known to the two alone. No manager and no admin sees it. Whoever runs "
    "Trellis here reads how many offer, look and talk, in steps of five and no more."
)
NAMED = "*{name}* could talk with you about *{topic}*:\n{reasons}"
NAMED_FOOT = "{name} knows nothing of it yet. If you ask, they read your name, the topic and your sentence."
WHY = {
    Unmatched.NOBODY: "Nobody offers *{topic}* yet.",
    Unmatched.TAKEN: "Nobody offers *{topic}* whom you were not paired with, did not ask before, or do not work for.",
    Unmatched.LEVEL: "Nobody who offers *{topic}* is one or two levels above you.",
    Unmatched.HOURS: "Nobody who offers *{topic}* has an hour of the workday in common with you.",
    Unmatched.FULL: "Everybody who offers *{topic}* and would fit has no room now.",
}
LOOKS_AGAIN = "I look again each night, and write to you as soon as somebody fits. You need not do anything."
ASKED = "Asked. I tell you what {name} says; if nothing comes by {day}, I look for somebody else."
NOT_NOW_SAID = "All right, I stopped looking. `{command} mentor` begins again any time."
TAKEN_BACK = "Taken back. I still look for somebody, unless you stop that below."
STOPPED_OFFER = "You do not offer it any more. Talks that you have go on until one of you ends them."
STOPPED_ASK = "I stopped looking for a mentor."
NO_ROOM = "{name} has no room by now, or does not fit any more."
CANNOT_NOW = "{name} cannot take it on now. That can have many reasons, and says nothing about you."
NO_WORD = "{name} has not answered in two weeks, so I asked no longer. That says nothing about you."
NOT_REACHED = "My question did not reach {name}: Slack did not take it. They have read nothing of it."
LEFT = "{name} is not here any more, so your talks about *{topic}* have ended."
LEADS_NOW = "As one of you leads the other by now, your talks with {name} about *{topic}* end here: your 1:1 has room."


@dataclass(frozen=True, slots=True)
class OwnMentoring:
    """All of one person's: what they offer, what they ask, and their open pairs."""

    person: Person
    ladder: Ladder
    offer: MentorOffer | None
    ask: MentorAsk | None
    named: Fit | None
    pairs: Sequence[MentorPair]
    now: datetime


class NamedRef(BaseModel):
    """Which mentor a button is about."""

    mentor: int


def topic_name(ladder: Ladder, topic: str) -> str:
    return ladder.focuses().get(topic, topic)


def reasons(fit: Fit, ladder: Ladder) -> list[str]:
    """Why somebody fits, in half a line each."""
    hours = int(fit.hours / timedelta(hours=1))
    track = next((each.id for each in ladder.paths if each.id == fit.track), None)
    found = [
        words.text("offers {topic}, which you asked for", topic=topic_name(ladder, fit.topic)),
        words.plural("one level above you", "{spelled} levels above you", fit.above, spelled=words.spelled(fit.above)),
        words.plural("one hour of the workday in common", "{count} hours of the workday in common", hours),
    ]
    return [*found, *([words.text("chose the same direction as you")] if track else [])]


def named(fit: Fit, ladder: Ladder) -> list[Block]:
    """Whom Trellis names to somebody who asks, with the reasons and the three answers."""
    name, ref = words.escape(fit.mentor.name), NamedRef(mentor=fit.mentor.id)
    lines = "\n".join(words.text("• {line}", line=words.escape(line)) for line in reasons(fit, ladder))
    topic = words.escape(topic_name(ladder, fit.topic))
    return [
        blocks.section(NAMED, name=name, topic=topic, reasons=lines),
        blocks.row(
            blocks.button(words.text("Ask {name}", name=fit.mentor.name), ASK_THEM, ref, style="primary"),
            blocks.button("Somebody else", ANOTHER, ref),
            blocks.button("Not now", NOT_NOW, ref),
        ),
        blocks.quiet(NAMED_FOOT, name=name),
    ]


def why_nobody(why: Unmatched, topic: str) -> list[Block]:
    return [blocks.section(WHY[why], topic=words.escape(topic)), blocks.quiet(LOOKS_AGAIN)]


def found(fit: Fit | Unmatched, ask: MentorAsk, ladder: Ladder) -> list[Block]:
    """What came of a look: somebody, or why nobody."""
    return named(fit, ladder) if isinstance(fit, Fit) else why_nobody(fit, topic_name(ladder, ask.topic))


def told(template: str, pair: MentorPair, reader: Person, *after: Block) -> Message:
    """A sentence about a pair, for one of the two, and what follows from it."""
    name, topic = words.escape(pair.other(reader.id).name), words.escape(pair.topic_name)
    return Message.of(blocks.section(template, name=name, topic=topic), list(after))


def page(view: OwnMentoring, said: str = "") -> dict[str, Any]:
    drawn = [*([blocks.section(said)] if said else []), *body(view)]
    return forms.modal(PAGE, "Mentors", drawn, submit=None, close="Close")


def body(view: OwnMentoring) -> Iterator[Block]:
    """All that is theirs, and the way to more."""
    if not view.pairs and view.ask is None and view.offer is None:
        yield blocks.section(NOTHING)
    for pair in view.pairs:
        yield from _pair(view, pair)
    if view.ask is not None and not any(_asked_by_me(view, pair) for pair in view.pairs):
        yield from _ask(view, view.ask)
    if view.offer is not None:
        yield from _offer(view, view.offer)
    find = "Look for something else" if view.ask else buttons.FIND_MENTOR.label
    offer = "Change what I offer" if view.offer else "Offer to be one"
    yield blocks.row(buttons.FIND_MENTOR.button(label=find), blocks.button(offer, OFFER))
    yield blocks.quiet(WHO_SEES)


def _asked_by_me(view: OwnMentoring, pair: MentorPair) -> bool:
    return pair.state is PairState.ASKED and pair.mentee.id == view.person.id


def _pair(view: OwnMentoring, pair: MentorPair) -> Iterator[Block]:
    name, topic = words.escape(pair.other(view.person.id).name), words.escape(pair.topic_name)
    if pair.state is PairState.ACTIVE:
        said = words.text(faces.PAIRED, name=name, topic=topic, rhythm=faces.rhythm(pair.weeks))
        yield blocks.section(said, faces.end_button(pair))
    elif _asked_by_me(view, pair):
        back = blocks.button("Take it back", TAKE_BACK, PairRef(pair=pair.id))
        day = words.on_day(pair.asked_at, view.person.zone)
        yield blocks.section("You asked *{name}* about *{topic}* on {day}.", back, name=name, topic=topic, day=day)
    else:
        yield from faces.face(pair, view.person, view.ladder)


def _ask(view: OwnMentoring, ask: MentorAsk) -> Iterator[Block]:
    topic = words.escape(topic_name(view.ladder, ask.topic))
    stop = blocks.button("Stop looking", STOP_ASK)
    if view.named is not None:
        yield from named(view.named, view.ladder)
        return
    yield blocks.section("You look for somebody to talk with about *{topic}*.", stop, topic=topic)
    yield from why_nobody(ask.told, topic) if ask.told else [blocks.quiet(LOOKS_AGAIN)]


def _offer(view: OwnMentoring, offer: MentorOffer) -> Iterator[Block]:
    topics = [words.escape(topic_name(view.ladder, topic)) for topic in offer.topics]
    people = words.plural("one person", "{spelled} people", offer.places, spelled=words.spelled(offer.places))
    yield blocks.section(
        "You offer talks about *{topics}*, to {people} at once, every {rhythm}.",
        blocks.button("Stop offering", STOP_OFFER),
        topics=words.listed(topics),
        people=people,
        rhythm=faces.rhythm(offer.weeks),
    )
