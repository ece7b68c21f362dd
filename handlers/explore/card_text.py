"""What is on a card, kind by kind: the paragraphs that tell what it knows, and those of every kind of path."""

from collections.abc import Mapping

from content.model.entry import Entry
from content.model.paths import (
    Card,
    CareerStep,
    ConversationPrompt,
    Education,
    Path,
    Project,
    RoleMove,
    Score,
    Showcase,
    Talk,
    Tip,
    Tool,
)
from growth import taking_on
from growth.taking_on import Startable
from handlers.explore import ladder_card_text
from handlers.explore.ladder_card_text import Face, Paragraphs, bullets
from handlers.explore.views import Visit, decided_on
from handlers.framework import words

SIDES = {
    "engineer": "for you to ask",
    "manager": "for your manager to ask",
    "mentee": "for the mentee to say",
    "mentor": "for the mentor to say",
}
TO_A_MENTOR = "To ask a mentor; copy it, and make it your own:\n{copyable}"
TO_AN_ASSISTANT = "To ask an assistant, with what it must know in place of the brackets:\n{copyable}"
OPINION = "That is its author's opinion. How the figure was found is not said."


def paragraphs(visit: Visit, entry: Entry) -> Paragraphs:
    """All that a card tells, each paragraph as it stands in a block."""
    face = next((face for kind, face in FACES.items() if isinstance(entry, kind)), None)
    assert face is not None, words.text("nobody said how to draw a {name}", name=type(entry).__name__)
    drawn = [paragraph for paragraph in face(visit, entry) if paragraph]
    if isinstance(entry, Tip):
        drawn.append(words.text("*This week:* {use}", use=words.escape(entry.use)))
    return drawn


def _card(_visit: Visit, card: Card) -> Paragraphs:
    return [words.escape(card.text)]


def _path(visit: Visit, path: Path) -> Paragraphs:
    return [
        f"_{words.escape(path.summary)}_\n{words.escape(path.text)}",
        words.text("*It may suit you if this is you:* {fits}", fits=words.escape(path.fits)),
        bullets("What carries over", path.carries_over) if isinstance(path, RoleMove) else "",
        bullets(
            words.text("What must be learnt") if isinstance(path, RoleMove) else words.text("What you would learn"),
            path.learn,
        ),
        beginning(visit, path),
    ]


def _project(visit: Visit, project: Project) -> Paragraphs:
    weeks = words.plural("1 week", "{count} weeks", project.weeks)
    steps = "\n".join(f"{n}. {words.escape(step)}" for n, step in enumerate(project.steps, start=1))
    return [
        words.escape(project.text),
        words.text("*How, in about {weeks} of a few hours each*\n{steps}", weeks=weeks, steps=steps),
        bullets("What it shows", project.shows),
        beginning(visit, project),
    ]


def _career_step(visit: Visit, step: CareerStep) -> Paragraphs:
    return [words.escape(step.text), beginning(visit, step)]


def beginning(visit: Visit, card: Startable) -> str:
    """What the person did of a card, and how to begin or go on, as a step of one's own would read."""
    did = visit.did(card)
    told = [
        words.text(
            "*You did this on {decided_on}:* {wording}",
            decided_on=decided_on(visit, step),
            wording=words.escape(step.wording.title),
        )
        for step in reversed(did)
    ]
    step = taking_on.ahead(card, len(did))
    if step is not None:
        head = (
            words.text("Next: {step}", step=step.text) if did else words.text("A first step: {step}", step=step.title)
        )
        told.append(f"*{words.escape(head)}* ({words.minutes(step.minutes)})")
        told += [] if did else [words.escape(step.text)]
        told.append(words.text("_Done when:_ {done_when}", done_when=words.escape(step.done_when)))
    return "\n".join(told)


def _tool(_visit: Visit, tool: Tool) -> Paragraphs:
    names = words.text("*Which, the usual first choice first:* {names}", names=words.escape(", ".join(tool.names)))
    return [words.escape(tool.text), names]


def _education(_visit: Visit, education: Education) -> Paragraphs:
    ended = bullets("No longer given", education.ended)
    return [words.escape(education.text), bullets("For example", education.names), ended]


def _showcase(_visit: Visit, showcase: Showcase) -> Paragraphs:
    return [words.escape(showcase.text), bullets("The points", showcase.points)]


def _score(_visit: Visit, score: Score) -> Paragraphs:
    return [words.text("*{score} out of 10.* {opinion}", score=score.score, opinion=OPINION), words.escape(score.text)]


def _prompt(_visit: Visit, prompt: ConversationPrompt) -> Paragraphs:
    spoken = words.text("To copy, and to make your own:\n{copyable}", copyable=_copyable(prompt.text))
    if not prompt.assistant:
        return [spoken]
    return [
        words.text(TO_A_MENTOR, copyable=_copyable(prompt.text)),
        words.text(TO_AN_ASSISTANT, copyable=_copyable(prompt.assistant)),
    ]


def _talk(visit: Visit, talk: Talk) -> Paragraphs:
    about = words.listed([name for key, name in visit.ladder.focuses().items() if key in talk.competencies])
    return [
        words.text("To copy:\n{copyable}", copyable=_copyable(talk.text)),
        words.text("It is about {about}.", about=words.escape(about)) if about else "",
    ]


def _copyable(text: str) -> str:
    return f"```\n{words.escape(text)}\n```"


# The first kind that an entry is of draws it.
FACES: Mapping[type[Entry], Face] = {
    Path: _path,
    Project: _project,
    CareerStep: _career_step,
    Tool: _tool,
    Education: _education,
    Showcase: _showcase,
    Score: _score,
    ConversationPrompt: _prompt,
    Card: _card,
    Talk: _talk,
    **ladder_card_text.FACES,
}
