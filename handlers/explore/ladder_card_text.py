"""What is on the card of an entry of the ladder itself: its levels, competencies, behaviours and resources."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from content.model.entry import Entry
from content.model.ladder import Competency, Guidance, Level
from content.model.offers import Resource
from content.model.scales import Rung, Scale
from content.model.shift import DesignSkill, Transition
from handlers.explore.views import Visit
from handlers.framework import words

Paragraphs = list[str]
Face = Callable[[Visit, Any], Paragraphs]


def _guidance(_visit: Visit, note: Guidance) -> Paragraphs:
    return [words.said(note.text)]


def _competency(visit: Visit, competency: Competency) -> Paragraphs:
    summary = f"_{words.said(competency.summary)}_" if competency.summary else ""
    seen = [(level, competency.descriptors.get(level.id)) for level in visit.ladder.levels]
    return [summary, *(f"*{_named(visit, level)}:* {words.said(text)}" for level, text in seen if text)]


def _named(visit: Visit, level: Level) -> str:
    return words.said(level.name) + (" (your level)" if level.id == visit.level else "")


def _level(visit: Visit, level: Level) -> Paragraphs:
    titles = f"*Titles:* {words.said(', '.join(level.titles))}" if level.titles else ""
    elsewhere = visit.ladder.elsewhere(level.id)
    scales = {scale.id: scale.name for scale in visit.ladder.scales}
    asked = [wish.text for wish in visit.ladder.expectations if wish.level == level.id]
    above = {way.towards: visit.ladder.level(way.towards).name for way in _leading_up(visit, level)}
    return [
        f"_{words.said(level.years)}._ {words.said(level.summary)}",
        titles,
        bullets(
            "What it asks for, on top of the levels below" if visit.ladder.rank(level.id) else "What it asks for", asked
        ),
        bullets(f"What leads on to {words.listed(list(above.values()))}", [w.title for w in _leading_up(visit, level)]),
        "*What other ladders call it*" if elsewhere else "",
        *(_rung(f"{rung.name}, in “{scales[rung.scale]}”", rung) for rung in elsewhere),
    ]


def _leading_up(visit: Visit, level: Level) -> list[Transition]:
    return [way for way in visit.ladder.transitions if way.level == level.id]


def _scale(visit: Visit, scale: Scale) -> Paragraphs:
    rungs = [rung for rung in visit.ladder.rungs if rung.scale == scale.id]
    return [words.said(scale.summary), *(_rung(_meets(visit, rung), rung) for rung in rungs)]


def _meets(visit: Visit, rung: Rung) -> str:
    """A rung with the levels of this ladder that it meets."""
    names = [level.name for level in visit.ladder.levels if level.id in rung.levels]
    return f"{rung.name} (here: {words.listed(names)})" if names else f"{rung.name} (leads off this ladder)"


def _rung(title: str, rung: Rung) -> str:
    titles = f"\n_Titles:_ {words.said(', '.join(rung.titles))}" if rung.titles else ""
    pay = f"\n_Pay:_ {words.said(str(rung.pay))}" if rung.pay else ""
    return f"*{words.said(title)}*\n{words.said(rung.text)}{titles}{pay}"


def _transition(visit: Visit, way: Transition) -> Paragraphs:
    upwards = f"From {visit.ladder.level(way.level).name} to {visit.ladder.level(way.towards).name}"
    skills = [skill.name for skill in visit.ladder.design_skills if skill.id in way.design_skills]
    return [
        f"_{words.said(upwards)}._ {words.said(way.text)}",
        f"*It builds:* {words.said(words.listed(skills))}" if skills else "",
    ]


def _design_skill(visit: Visit, skill: DesignSkill) -> Paragraphs:
    ways = [way.title for way in visit.ladder.transitions if skill.id in way.design_skills]
    return [f"_{words.said(skill.summary)}_\n{words.said(skill.text)}", bullets("Behaviours that build it", ways)]


def _resource(visit: Visit, resource: Resource) -> Paragraphs:
    levels = [level.name for level in visit.ladder.levels if level.id in resource.levels]
    about = [name for key, name in visit.ladder.focuses().items() if key in {*resource.areas, *resource.competencies}]
    return [f"*Helps most at:* {words.said(words.listed(levels))}\n*About:* {words.said(words.listed(about))}"]


def bullets(title: str, lines: Iterable[str]) -> str:
    """Lines under a title; nothing where there are none."""
    said = "\n".join(f"• {words.said(line)}" for line in lines)
    return f"*{title}*\n{said}" if said else ""


FACES: Mapping[type[Entry], Face] = {
    Guidance: _guidance,
    Competency: _competency,
    Level: _level,
    Scale: _scale,
    Transition: _transition,
    DesignSkill: _design_skill,
    Resource: _resource,
}
