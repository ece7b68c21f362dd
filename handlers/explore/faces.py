"""What is on a card, kind by kind: the paragraphs that tell what it knows."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from content.entry import Entry
from content.models import Competency, DesignSkill, Guidance, Level, Resource, Rung, Scale, Transition
from content.paths import (
    Card,
    CareerStep,
    Education,
    FirstStep,
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
from growth import choose
from handlers import blocks
from handlers.explore.views import Visit

SIDES = {
    "engineer": "for you to ask",
    "manager": "for your manager to ask",
    "mentee": "for the mentee to say",
    "mentor": "for the mentor to say",
}
OPINION = "That is its author's opinion. How the figure was found is not said."

Paragraphs = list[str]


def paragraphs(visit: Visit, entry: Entry) -> Paragraphs:
    """All that a card tells, each paragraph as it stands in a block."""
    face = next((face for kind, face in FACES.items() if isinstance(entry, kind)), None)
    assert face is not None, f"nobody said how to draw a {type(entry).__name__}"
    drawn = [paragraph for paragraph in face(visit, entry) if paragraph]
    if isinstance(entry, Tip):
        drawn.append(f"*This week:* {blocks.said(entry.use)}")
    return drawn


def _card(_visit: Visit, card: Card) -> Paragraphs:
    return [blocks.said(card.text)]


def _path(visit: Visit, path: Path) -> Paragraphs:
    level = choose.working_level(visit.ladder, visit.person)
    offered = [a.title for a in visit.ladder.actions if a.id in path.actions and a.level == level]
    whose = f" of {blocks.said(visit.ladder.level(level).name)}" if visit.level else ""
    return [
        f"_{blocks.said(path.summary)}_\n{blocks.said(path.text)}",
        f"*It may suit you if this is you:* {blocks.said(path.fits)}",
        _list("What carries over", path.carries_over) if isinstance(path, RoleMove) else "",
        _list("What must be learnt" if isinstance(path, RoleMove) else "What you would learn", path.learn),
        _list(f"Steps{whose} that lead there", offered),
        first_step(path.first_step),
    ]


def _project(_visit: Visit, project: Project) -> Paragraphs:
    weeks = "1 week" if project.weeks == 1 else f"{project.weeks} weeks"
    steps = "\n".join(f"{n}. {blocks.said(step)}" for n, step in enumerate(project.steps, start=1))
    return [
        blocks.said(project.text),
        f"*How, in about {weeks} of evenings*\n{steps}",
        _list("What it shows", project.shows),
        first_step(project.first_step),
    ]


def _career_step(_visit: Visit, step: CareerStep) -> Paragraphs:
    return [blocks.said(step.text), first_step(step.first_step)]


def first_step(step: FirstStep) -> str:
    """How to begin, as a step of one's own would read."""
    return (
        f"*A first step: {blocks.said(step.title)}* ({blocks.minutes(step.minutes)})\n{blocks.said(step.text)}\n"
        f"_Done when:_ {blocks.said(step.done_when)}"
    )


def _tool(_visit: Visit, tool: Tool) -> Paragraphs:
    names = f"*Which, the usual first choice first:* {blocks.said(', '.join(tool.names))}"
    return [blocks.said(tool.text), names]


def _education(_visit: Visit, education: Education) -> Paragraphs:
    return [blocks.said(education.text), _list("For example", education.names)]


def _showcase(_visit: Visit, showcase: Showcase) -> Paragraphs:
    return [blocks.said(showcase.text), _list("The points", showcase.points)]


def _score(_visit: Visit, score: Score) -> Paragraphs:
    return [f"*{score.score} out of 10.* {OPINION}", blocks.said(score.text)]


def _prompt(_visit: Visit, prompt: Prompt) -> Paragraphs:
    return [f"To copy, and to make your own:\n{_copyable(prompt.text)}"]


def _talk(visit: Visit, talk: Talk) -> Paragraphs:
    about = blocks.listed([name for key, name in visit.ladder.focuses().items() if key in talk.competencies])
    return [f"To copy:\n{_copyable(talk.text)}", f"It is about {blocks.said(about)}." if about else ""]


def _guidance(_visit: Visit, note: Guidance) -> Paragraphs:
    return [blocks.said(note.text)]


def _competency(visit: Visit, competency: Competency) -> Paragraphs:
    summary = f"_{blocks.said(competency.summary)}_" if competency.summary else ""
    seen = [(level, competency.descriptors.get(level.id)) for level in visit.ladder.levels]
    return [summary, *(f"*{_named(visit, level)}:* {blocks.said(text)}" for level, text in seen if text)]


def _named(visit: Visit, level: Level) -> str:
    return blocks.said(level.name) + (" (your level)" if level.id == visit.level else "")


def _level(visit: Visit, level: Level) -> Paragraphs:
    titles = f"*Titles:* {blocks.said(', '.join(level.titles))}" if level.titles else ""
    elsewhere = visit.ladder.elsewhere(level.id)
    scales = {scale.id: scale.name for scale in visit.ladder.scales}
    return [
        f"_{blocks.said(level.years)}._ {blocks.said(level.summary)}",
        titles,
        "*What other ladders call it*" if elsewhere else "",
        *(_rung(f"{rung.name}, in “{scales[rung.scale]}”", rung) for rung in elsewhere),
    ]


def _scale(visit: Visit, scale: Scale) -> Paragraphs:
    rungs = [rung for rung in visit.ladder.rungs if rung.scale == scale.id]
    return [blocks.said(scale.summary), *(_rung(_meets(visit, rung), rung) for rung in rungs)]


def _meets(visit: Visit, rung: Rung) -> str:
    """A rung with the levels of this ladder that it meets."""
    names = [level.name for level in visit.ladder.levels if level.id in rung.levels]
    return f"{rung.name} (here: {blocks.listed(names)})" if names else f"{rung.name} (leads off this ladder)"


def _rung(title: str, rung: Rung) -> str:
    titles = f"\n_Titles:_ {blocks.said(', '.join(rung.titles))}" if rung.titles else ""
    pay = f"\n_Pay:_ {blocks.said(str(rung.pay))}" if rung.pay else ""
    return f"*{blocks.said(title)}*\n{blocks.said(rung.text)}{titles}{pay}"


def _transition(visit: Visit, way: Transition) -> Paragraphs:
    upwards = f"From {visit.ladder.level(way.level).name} to {visit.ladder.level(way.towards).name}"
    steps = [visit.ladder.action(action).title for action in way.actions]
    skills = [skill.name for skill in visit.ladder.design_skills if skill.id in way.design_skills]
    return [
        f"_{blocks.said(upwards)}._ {blocks.said(way.text)}",
        _list("Steps that practise it", steps),
        f"*It builds:* {blocks.said(blocks.listed(skills))}" if skills else "",
    ]


def _design_skill(visit: Visit, skill: DesignSkill) -> Paragraphs:
    ways = [way.title for way in visit.ladder.transitions if skill.id in way.design_skills]
    return [f"_{blocks.said(skill.summary)}_\n{blocks.said(skill.text)}", _list("Behaviours that build it", ways)]


def _resource(visit: Visit, resource: Resource) -> Paragraphs:
    levels = [level.name for level in visit.ladder.levels if level.id in resource.levels]
    about = [name for key, name in visit.ladder.focuses().items() if key in {*resource.areas, *resource.competencies}]
    return [f"*Helps most at:* {blocks.said(blocks.listed(levels))}\n*About:* {blocks.said(blocks.listed(about))}"]


def _list(title: str, lines: Iterable[str]) -> str:
    said = "\n".join(f"• {blocks.said(line)}" for line in lines)
    return f"*{title}*\n{said}" if said else ""


def _copyable(text: str) -> str:
    return f"```\n{blocks.said(text)}\n```"


# The first kind that an entry is of draws it.
FACES: Mapping[type[Entry], Callable[[Visit, Any], Paragraphs]] = {
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
    Guidance: _guidance,
    Competency: _competency,
    Level: _level,
    Scale: _scale,
    Transition: _transition,
    DesignSkill: _design_skill,
    Resource: _resource,
}
