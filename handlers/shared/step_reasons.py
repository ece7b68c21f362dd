"""Why a step came to somebody: what is true of the step and of them, each in half a line."""

from content.model.ladder import Expectation, Ladder
from content.model.offers import Action
from content.model.paths import Path
from growth import choose
from growth.facts import Person, Step
from handlers.framework import words
from handlers.shared import ladder_words

LIGHTER = "you said twice that it is hard going, so it is one of the shortest I have"


def of(ladder: Ladder, person: Person, *, step: Step, action: Action | None) -> list[str]:
    """That it is a light one comes first, and what it builds on; then what they chose and marked, and the level.

    `action` is the one of the ladder that the step offers; None for the first step of a card, and for what has left.
    """
    return [
        *([words.text(LIGHTER)] if choose.LIGHTER in step.because else []),
        *_builds_on(ladder, step),
        *_chosen(ladder, step, action),
        *_way_up(ladder, step),
        *_marked(ladder, step),
        *_level(ladder, person, step=step, action=action),
    ]


def _builds_on(ladder: Ladder, step: Step) -> list[str]:
    before = [action for action in ladder.actions if choose.after(action.id) in step.because][:1]
    return [words.text("it builds on *{title}*, which you did", title=words.escape(action.title)) for action in before]


def _chosen(ladder: Ladder, step: Step, action: Action | None) -> list[str]:
    """Areas, competencies and directions. That a step is about every area is no merit of the area that they chose."""
    areas = {area.id for area in ladder.areas}
    everywhere = areas <= set(action.areas if action else step.areas)
    named = [one for one in step.because if not everywhere or one not in areas]
    paths = [p for p in ladder.every(Path) if p.id in named and (not everywhere or step.action in p.actions)]
    chosen = [*ladder_words.area_names(ladder, named), *(path.title for path in paths)]
    reasons = [words.text("you chose {chosen}", chosen=words.escape(words.listed(chosen)))] if chosen else []
    return [*reasons, words.text("it fits any area")] if everywhere else reasons


def _way_up(ladder: Ladder, step: Step) -> list[str]:
    ways = [way for way in ladder.transitions if way.id in step.because][:1]
    return [words.text("it is on your way to {name}", name=words.escape(ladder.level(w.towards).name)) for w in ways]


def _marked(ladder: Ladder, step: Step) -> list[str]:
    marked = [f"*{words.escape(c.name)}*" for c in ladder.competencies if choose.mark(c.id) in step.because]
    return [words.text("you marked {marked} as getting there", marked=words.listed(marked))] if marked else []


def _level(ladder: Ladder, person: Person, *, step: Step, action: Action | None) -> list[str]:
    """The level of an action, to somebody who named one; of the first step of a card, whose doing it was.

    Nothing of what has left the ladder.
    """
    if action is None:
        return ["you took it on"] if step.action in {path.id for path in ladder.paths} else []
    level = person.level if person.level in action.fits else action.level
    return [words.text("it fits {name}", name=words.escape(ladder.level(level).name))] if person.level else []


def serves(ladder: Ladder, step: Step, action: Action | None) -> str:
    """What the step was for: the behaviour it practised, or what a level asks for that is most about the same."""
    if step.ladder != ladder.id:
        return ""
    way = next((way for way in ladder.transitions if way.id in step.because), None)
    if way is not None:
        return words.text("It practises: {way}", way=words.escape(way.title))
    about = {*step.areas, *(action.competencies if action else ())}

    def near(wish: Expectation) -> float:
        topics = {*wish.areas, *wish.competencies}
        return len(about & topics) / len(about | topics) if about & topics else 0

    served = [wish for wish in ladder.expectations if wish.id in step.expectations and near(wish)]
    return (
        words.text("It goes towards: {expectation}", expectation=words.escape(max(served, key=near).text))
        if served
        else ""
    )
