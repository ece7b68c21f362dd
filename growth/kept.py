"""All that somebody keeps, thing by thing, the newest first: what it is, and with whom its author shares it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from growth.audience import UNSHARED, of_assessment, of_level, of_pair, of_remark
from growth.facts import (
    AgendaItem,
    Answer,
    Assessment,
    ItemKey,
    LevelChange,
    LevelState,
    Measurement,
    MentorAsk,
    MentorOffer,
    MentorPair,
    Person,
    ReadinessShare,
    Remark,
    Round,
    Saved,
    Sharing,
    Step,
    Win,
)


class KeptKind(StrEnum):
    """What a kept thing is."""

    ANSWER = "answer"
    WIN = "win"
    AGENDA = "agenda"  # something to talk about in a 1:1
    PULSE = "pulse"  # the word for how it goes
    STEP = "step"
    MARKS = "marks"  # a self-assessment
    READINESS = "readiness"  # a way to a level, as they shared it
    VIEW = "view"  # how they see somebody else
    TIME = "time"  # how their time is spent
    SAVED = "saved"
    REMARK = "remark"  # what they said of something that was shared
    LEVEL = "level"  # what they asked or were asked of their level

    OFFER = "offer"  # to be a mentor
    WISH = "wish"  # for a mentor
    PAIR = "pair"  # a mentor who was asked


@dataclass(frozen=True, slots=True)
class KeptThing:
    """One kept thing of somebody's. `about` is what it is an answer to, or whom it is of; `id` that of its row."""

    kind: KeptKind
    author: Person
    at: datetime
    words: str
    about: str = ""
    id: int | None = None
    round_id: int | None = None
    sharing: Sharing = UNSHARED


@dataclass(frozen=True, slots=True)
class Belongings:
    """Everything that one person keeps. `assessments` are those they wrote, `theirs` those of each other subject."""

    person: Person
    rounds: Sequence[Round] = ()
    answers: Sequence[Answer] = ()
    wins: Sequence[Win] = ()
    agenda: Sequence[AgendaItem] = ()
    steps: Sequence[Step] = ()
    assessments: Sequence[Assessment] = ()
    theirs: Mapping[int, Sequence[Assessment]] = field(default_factory=dict)
    measurements: Sequence[Measurement] = ()
    saved: Sequence[Saved] = ()
    changes: Sequence[LevelChange] = ()
    shares: Sequence[ReadinessShare] = ()
    remarks: Sequence[Remark] = ()
    offer: MentorOffer | None = None
    wish: MentorAsk | None = None
    pairs: Sequence[MentorPair] = ()


def things(kept: Belongings) -> list[KeptThing]:
    """Each of them, the newest first."""
    return sorted(_things(kept), key=lambda thing: thing.at, reverse=True)


def _things(kept: Belongings) -> Iterator[KeptThing]:
    """What they can share, then what is theirs alone."""
    yield from _to_share(kept)
    me = kept.person
    for each in kept.rounds:
        if each.pulse is not None:
            yield KeptThing(KeptKind.PULSE, me, each.answered_at or each.opened_at, each.pulse.value)
    for step in kept.steps:
        yield KeptThing(KeptKind.STEP, me, step.decided_at or step.offered_at, step.wording.title)
    for asked in kept.measurements:
        if asked.label is not None and asked.answered_at is not None:
            yield KeptThing(KeptKind.TIME, me, asked.answered_at, asked.label, asked.asked)
    for one in kept.saved:
        yield KeptThing(KeptKind.SAVED, me, one.saved_at, one.title)


def _to_share(kept: Belongings) -> Iterator[KeptThing]:
    me = kept.person
    for answer in kept.answers:
        thing = KeptThing(KeptKind.ANSWER, me, answer.written_at, answer.text, answer.asked, id=answer.id)
        yield replace(thing, round_id=answer.round_id, sharing=answer.sharing)
    for win in kept.wins:
        yield KeptThing(KeptKind.WIN, me, win.kept_at, win.text, id=win.id, sharing=win.sharing)
    for item in kept.agenda:
        yield KeptThing(KeptKind.AGENDA, me, item.added_at, item.text, id=item.id, sharing=item.sharing)
    for share in kept.shares:
        yield KeptThing(KeptKind.READINESS, me, share.made_at, share.level, id=share.id, sharing=share.sharing)
    mine: dict[ItemKey, Answer | Win] = {answer.key: answer for answer in kept.answers}
    mine |= {win.key: win for win in kept.wins}
    for remark in kept.remarks:
        about = mine.get(remark.key)
        thing = KeptThing(KeptKind.REMARK, me, remark.written_at, remark.text, remark.kind.value, id=remark.id)
        yield replace(thing, sharing=of_remark(remark, about))
    for assessment in kept.assessments:
        yield _marks(kept, assessment)
    yield from _levels(kept)
    yield from _mentors(kept)


def _mentors(kept: Belongings) -> Iterator[KeptThing]:
    """What they offer and ask; a pair is told of by whoever asked, whose words stand in it."""
    me = kept.person
    if kept.offer is not None:
        yield KeptThing(KeptKind.OFFER, me, kept.offer.offered_at, ", ".join(kept.offer.topics))
    if kept.wish is not None:
        said = ": ".join(filter(None, (kept.wish.topic, kept.wish.note)))
        yield KeptThing(KeptKind.WISH, me, kept.wish.asked_at, said)
    for pair in kept.pairs:
        if pair.mentee.id == me.id:
            said = ": ".join(filter(None, (pair.topic_name, pair.note)))
            yield KeptThing(KeptKind.PAIR, me, pair.asked_at, said, sharing=of_pair(pair))


def _levels(kept: Belongings) -> Iterator[KeptThing]:
    """What two people said of a level; what somebody said alone stands with their level itself."""
    for change in kept.changes:
        if change.state is not LevelState.SET:
            said = ": ".join(filter(None, (change.step.after_name, change.note)))
            yield KeptThing(KeptKind.LEVEL, kept.person, change.asked_at, said, sharing=of_level(change))


def _marks(kept: Belongings, assessment: Assessment) -> KeptThing:
    """A view of somebody is read by them while it stands beside one of their own that they shared with its author."""
    at = assessment.finished_at or assessment.started_at
    words = ", ".join(rated.name for rated in assessment.ratings)
    if assessment.own:
        sharing = of_assessment(assessment)
        return KeptThing(KeptKind.MARKS, kept.person, at, words, id=assessment.id, sharing=sharing)
    beside = [of_assessment(assessment, own) for own in kept.theirs.get(assessment.subject.id, ())]
    sharing = next((each for each in beside if each.is_open), UNSHARED)
    name = assessment.subject.name
    return KeptThing(KeptKind.VIEW, kept.person, at, words, name, id=assessment.id, sharing=sharing)
