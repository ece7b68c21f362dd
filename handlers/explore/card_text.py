"""What is on a card, kind by kind: the paragraphs that tell what it knows, and those of every kind of path."""

from collections.abc import Mapping

from content.model.entry import Entry
from content.model.paths import (
    Card,
    CareerStep,
    Education,
    Path,
    Project,
    Prompt,
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
OPINION = "That is its author's opinion. How the figure was found is not said."


def paragraphs(visit: Visit, entry: Entry) -> Paragraphs:
    """All that a card tells, each paragraph as it stands in a block."""
    face = next((face for kind, face in FACES.items() if isinstance(entry, kind)), None)
    assert face is not None, f"nobody said how to draw a {type(entry).__name__}"
    drawn = [paragraph for paragraph in face(visit, entry) if paragraph]
    if isinstance(entry, Tip):
        drawn.append(f"*This week:* {words.said(entry.use)}")
    return drawn


def _card(_visit: Visit, card: Card) -> Paragraphs:
    return [words.said(card.text)]


def _path(visit: Visit, path: Path) -> Paragraphs:
    return [
        f"_{words.said(path.summary)}_\n{words.said(path.text)}",
        f"*It may suit you if this is you:* {words.said(path.fits)}",
        bullets("What carries over", path.carries_over) if isinstance(path, RoleMove) else "",
        bullets("What must be learnt" if isinstance(path, RoleMove) else "What you would learn", path.learn),
        beginning(visit, path),
    ]


def _project(visit: Visit, project: Project) -> Paragraphs:
    weeks = "1 week" if project.weeks == 1 else f"{project.weeks} weeks"
    steps = "\n".join(f"{n}. {words.said(step)}" for n, step in enumerate(project.steps, start=1))
    return [
        words.said(project.text),
        f"*How, in about {weeks} of evenings*\n{steps}",
        bullets("What it shows", project.shows),
        beginning(visit, project),
    ]


def _career_step(visit: Visit, step: CareerStep) -> Paragraphs:
    return [words.said(step.text), beginning(visit, step)]


def beginning(visit: Visit, card: Startable) -> str:
    """What the person did of a card, and how to begin or go on, as a step of one's own would read."""
    did = visit.did(card)
    told = [f"*You did this on {decided_on(visit, step)}:* {words.said(step.wording.title)}" for step in reversed(did)]
    step = taking_on.ahead(card, len(did))
    if step is not None:
        head = f"Next: {step.text}" if did else f"A first step: {step.title}"
        told.append(f"*{words.said(head)}* ({words.minutes(step.minutes)})")
        told += [] if did else [words.said(step.text)]
        told.append(f"_Done when:_ {words.said(step.done_when)}")
    return "\n".join(told)


def _tool(_visit: Visit, tool: Tool) -> Paragraphs:
    names = f"*Which, the usual first choice first:* {words.said(', '.join(tool.names))}"
    return [words.said(tool.text), names]


def _education(_visit: Visit, education: Education) -> Paragraphs:
    return [words.said(education.text), bullets("For example", education.names)]


def _showcase(_visit: Visit, showcase: Showcase) -> Paragraphs:
    return [words.said(showcase.text), bullets("The points", showcase.points)]


def _score(_visit: Visit, score: Score) -> Paragraphs:
    return [f"*{score.score} out of 10.* {OPINION}", words.said(score.text)]


def _prompt(_visit: Visit, prompt: Prompt) -> Paragraphs:
    return [f"To copy, and to make your own:\n{_copyable(prompt.text)}"]


def _talk(visit: Visit, talk: Talk) -> Paragraphs:
    about = words.listed([name for key, name in visit.ladder.focuses().items() if key in talk.competencies])
    return [f"To copy:\n{_copyable(talk.text)}", f"It is about {words.said(about)}." if about else ""]


def _copyable(text: str) -> str:
    return f"```\n{words.said(text)}\n```"


# The first kind that an entry is of draws it.
FACES: Mapping[type[Entry], Face] = {
    Path: _path,
    Project: _project,
    CareerStep: _career_step,
    Tool: _tool,
    Education: _education,
    Showcase: _showcase,
    Score: _score,
    Prompt: _prompt,
    Card: _card,
    Talk: _talk,
    **ladder_card_text.FACES,
}
