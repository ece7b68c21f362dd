"""What each of two reads of their pair, in a message of its own: asked, found, ended, and whether they met."""

from pydantic import BaseModel
from slack_sdk.models.blocks import Block, ButtonElement

from content.model.ladder import Ladder
from growth import pairing
from growth.facts import MentorPair, Met, PairState, PairWord, Person
from handlers.framework import blocks, words
from handlers.shared import buttons

ACCEPT, REFUSE, END = "mentors.accept", "mentors.refuse", "mentors.end"
AGAIN, NOT_AGAIN, HAVE_MET, NOT_MET = "mentors.again", "mentors.not_again", "mentors.have_met", "mentors.not_met"

ASKS = "*{name}* would like to talk with you about *{topic}*, and asks whether you would be their mentor."
ASKED_FOOT = (
    "You offered {topic}, every {rhythm}. No needs no reason, and {name} reads none. If you do nothing, it closes on "
    "{day}. *Who sees it:* You and {name}."
)
PAIRED = "You and *{name}* are paired: talks about *{topic}*, every {rhythm}."
FIRST_MENTEE = (
    "Write to {name} today and propose half an hour. You bring the questions, they bring what they have seen."
)
FIRST_MENTOR = "{name} writes to you and proposes half an hour. If nothing comes this week, a line from you is welcome."
BEGIN = "*To begin with*\n{lines}"
OWN_STARTERS = (
    "What would you like to be able to do in three months that you cannot do now?",
    "Where did you last get stuck, and what had you tried?",
    "Which piece of work could you look at together?",
)
PAIRED_FOOT = (
    "*Who sees it:* You and {name}. No manager and no admin sees who talks with whom. Either of you can end it any "
    "time, without a reason."
)
NO_LONGER = "This is not open any more, and nothing is expected of you."
LEFT_IT = "You left it, and {name} reads that you cannot take it on now, and no reason."
CANNOT = "{name} cannot take it on now. That can have many reasons, and says nothing about you."
ENDED = "Your talks with {name} about *{topic}* have ended. No reason is told, and it says nothing about either of you."
WHETHER_AGAIN = "Would you be paired with {name} again some day? *Who sees it:* Only you. You need not answer."
NOTED_AGAIN = "Noted: some day, gladly. Only you see this."
NOTED_NEVER = "Noted: I do not pair you with {name} again. Only you see this."
DID_YOU = "You and *{name}* are paired for *{topic}*. Did you meet? I ask this once."
MET_FOOT = "*Who sees it:* Only you. {name} is asked the same, and neither reads what the other says."
GOOD = "Good to hear. The next talk with {name} is yours to set; I do not ask again."
NOT_YET_SAID = "That happens. A line to {name} with two times to choose from is enough to begin. I do not ask again."
MOVED_ON = "This has moved on since."
REMOVED = "What stood here was removed by its author. If you two were paired, that has ended."


class PairRef(BaseModel):
    """Which pair a button is about."""

    pair: int


def rhythm(weeks: int) -> str:
    return words.plural("week", "{spelled} weeks", weeks, spelled=words.spelled(weeks))


def face(pair: MentorPair, reader: Person, ladder: Ladder, word: PairWord | None = None) -> list[Block]:
    """The pair as it stands before one of the two. `ladder` is the mentee's."""
    name, topic = words.escape(pair.other(reader.id).name), words.escape(pair.topic_name)
    if pair.state is PairState.ACTIVE:
        return _paired(pair, reader, ladder)
    if pair.state is PairState.ENDED:
        return [blocks.section(ENDED, name=name, topic=topic), *_again(pair, name, word)]
    if pair.state is PairState.DECLINED:
        return [blocks.section(LEFT_IT if reader.id == pair.mentor.id else CANNOT, name=name)]
    if pair.state is PairState.ASKED and reader.id == pair.mentor.id:
        return _asked(pair, reader)
    return [blocks.section(NO_LONGER)]


def _asked(pair: MentorPair, reader: Person) -> list[Block]:
    name, topic = words.escape(pair.mentee.name), words.escape(pair.topic_name)
    head = words.text(ASKS, name=name, topic=topic)
    ref = PairRef(pair=pair.id)
    day = words.on_day(pairing.closes(pair), reader.zone)
    return [
        blocks.section(f"{head}\n{words.quote(pair.note)}" if pair.note else head),
        blocks.row(
            blocks.button("Yes, gladly", ACCEPT, ref, style="primary"),
            blocks.button("Not now", REFUSE, ref),
            block_id=f"mentor-{pair.id}",
        ),
        blocks.quiet(ASKED_FOOT, name=name, topic=topic, rhythm=rhythm(pair.weeks), day=day),
    ]


def _paired(pair: MentorPair, reader: Person, ladder: Ladder) -> list[Block]:
    name, topic = words.escape(pair.other(reader.id).name), words.escape(pair.topic_name)
    found = pairing.starters(ladder, pair.topic, pair.mentee) or [words.text(each) for each in OWN_STARTERS]
    lines = "\n".join(words.text("• {line}", line=words.escape(each)) for each in found)
    return [
        blocks.section(PAIRED, name=name, topic=topic, rhythm=rhythm(pair.weeks)),
        blocks.section(FIRST_MENTOR if reader.id == pair.mentor.id else FIRST_MENTEE, name=name),
        blocks.section(BEGIN, lines=lines),
        blocks.row(end_button(pair)),
        blocks.quiet(PAIRED_FOOT, name=name),
    ]


def end_button(pair: MentorPair) -> ButtonElement:
    return blocks.asking_first(
        blocks.button("End it", END, PairRef(pair=pair.id)),
        title="End these talks?",
        text="The other one reads that they have ended, in one kind sentence and without a reason.",
        yes="End it",
        no="Go on",
    )


def _again(pair: MentorPair, name: str, word: PairWord | None) -> list[Block]:
    if word is not None and word.again is not None:
        return [blocks.quiet(NOTED_AGAIN) if word.again else blocks.quiet(NOTED_NEVER, name=name)]
    ref = PairRef(pair=pair.id)
    return [
        blocks.section(WHETHER_AGAIN, name=name),
        blocks.row(
            blocks.button("Some day, yes", AGAIN, ref),
            blocks.button("Not with this person", NOT_AGAIN, ref),
            block_id=f"again-{pair.id}",
        ),
    ]


def whether_met(pair: MentorPair, reader: Person, word: PairWord) -> list[Block]:
    """The question whether they met; or what they said."""
    name, topic = words.escape(pair.other(reader.id).name), words.escape(pair.topic_name)
    if word.met is not None:
        return [blocks.section(GOOD if word.met is Met.YES else NOT_YET_SAID, name=name)]
    if pair.state is not PairState.ACTIVE:
        return moved_on()
    ref = PairRef(pair=pair.id)
    return [
        blocks.section(DID_YOU, name=name, topic=topic),
        blocks.row(
            blocks.button("We met", HAVE_MET, ref),
            blocks.button("Not yet", NOT_MET, ref),
            buttons.MENTOR.button(),
            block_id=f"met-{pair.id}",
        ),
        blocks.quiet(MET_FOOT, name=name),
    ]


def moved_on() -> list[Block]:
    return [blocks.section(MOVED_ON), blocks.row(buttons.MENTOR.button(label="How it stands now"))]


def removed() -> list[Block]:
    return [blocks.section(REMOVED)]
