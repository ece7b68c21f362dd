"""What is on the card of an entry of the ladder itself: its levels, competencies, behaviours and resources."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from content.model.entry import Entry
from content.model.ladder import Competency, Guidance, Level
from content.model.offers import Resource
from content.model.scales import Pay, Rung, Scale
from content.model.shift import DesignSkill, Transition
from handlers.explore.views import Visit
from handlers.framework import words

ENDED = "It ended in {month}: it stays here for those who have it, and I offer it to nobody any more."

Paragraphs = list[str]
Face = Callable[[Visit, Any], Paragraphs]
IN_A_PARAGRAPH = 9  # of the longest lines that a ladder may have


def _guidance(_visit: Visit, note: Guidance) -> Paragraphs:
    return [words.escape(note.text)]


def _competency(visit: Visit, competency: Competency) -> Paragraphs:
    summary = f"_{words.escape(competency.summary)}_" if competency.summary else ""
    seen = [(level, competency.descriptors.get(level.id)) for level in visit.ladder.levels]
    return [summary, *(f"*{_named(visit, level)}:* {words.escape(text)}" for level, text in seen if text)]


def _named(visit: Visit, level: Level) -> str:
    return words.escape(level.name) + (words.text(" (your level)") if level.id == visit.level else "")


def _level(visit: Visit, level: Level) -> Paragraphs:
    titles = words.text("*Titles:* {titles}", titles=words.escape(", ".join(level.titles))) if level.titles else ""
    elsewhere = visit.ladder.elsewhere(level.id)
    scales = {scale.id: scale.name for scale in visit.ladder.scales}
    asked = [wish.text for wish in visit.ladder.added_at(level.id)]
    above = {way.towards: visit.ladder.level(way.towards).name for way in _leading_up(visit, level)}
    return [
        f"{f'_{words.escape(level.years)}._ ' if level.years else ''}{words.escape(level.summary)}",
        titles,
        bullets(
            words.text("What it asks for, on top of the levels below")
            if visit.ladder.rank(level.id)
            else words.text("What it asks for"),
            asked[:IN_A_PARAGRAPH],
        ),
        *("\n".join(_points(asked[n : n + IN_A_PARAGRAPH])) for n in range(IN_A_PARAGRAPH, len(asked), IN_A_PARAGRAPH)),
        bullets(
            words.text("What leads on to {list}", list=words.listed(list(above.values()))),
            [w.title for w in _leading_up(visit, level)],
        ),
        words.text("*What other ladders call it*") if elsewhere else "",
        *(
            _rung(words.text("{rung}, in “{scales}”", rung=rung.name, scales=scales[rung.scale]), rung)
            for rung in elsewhere
        ),
    ]


def _leading_up(visit: Visit, level: Level) -> list[Transition]:
    return [way for way in visit.ladder.transitions if way.level == level.id]


def _scale(visit: Visit, scale: Scale) -> Paragraphs:
    rungs = [rung for rung in visit.ladder.rungs if rung.scale == scale.id]
    return [words.escape(scale.summary), *(_rung(_meets(visit, rung), rung) for rung in rungs)]


def _meets(visit: Visit, rung: Rung) -> str:
    """A rung with the levels of this ladder that it meets."""
    names = [level.name for level in visit.ladder.levels if level.id in rung.levels]
    return (
        words.text("{rung} (here: {names})", rung=rung.name, names=words.listed(names))
        if names
        else words.text("{rung} (leads off this ladder)", rung=rung.name)
    )


def _rung(title: str, rung: Rung) -> str:
    titles = words.text("\n_Titles:_ {titles}", titles=words.escape(", ".join(rung.titles))) if rung.titles else ""
    pay = words.text("\n_Pay:_ {pay}", pay=words.escape(_paid(rung.pay))) if rung.pay else ""
    return f"*{words.escape(title)}*\n{words.escape(rung.text)}{titles}{pay}"


def _paid(pay: Pay) -> str:
    return f"{pay}. {pay.remark}" if pay.remark else str(pay)


def _transition(visit: Visit, way: Transition) -> Paragraphs:
    lower, upper = (visit.ladder.level(level).name for level in (way.level, way.towards))
    upwards = words.text("From {lower} to {upper}", lower=lower, upper=upper)
    skills = [skill.name for skill in visit.ladder.design_skills if skill.id in way.design_skills]
    return [
        f"_{words.escape(upwards)}._ {words.escape(way.text)}",
        words.text("*It builds:* {skills}", skills=words.escape(words.listed(skills))) if skills else "",
    ]


def _design_skill(visit: Visit, skill: DesignSkill) -> Paragraphs:
    ways = [way.title for way in visit.ladder.transitions if skill.id in way.design_skills]
    return [f"_{words.escape(skill.summary)}_\n{words.escape(skill.text)}", bullets("Behaviours that build it", ways)]


def _resource(visit: Visit, resource: Resource) -> Paragraphs:
    levels = [level.name for level in visit.ladder.levels if level.id in resource.levels]
    about = [name for key, name in visit.ladder.focuses().items() if key in {*resource.areas, *resource.competencies}]
    return [
        words.text(
            "*Helps most at:* {levels}\n*About:* {about}",
            levels=words.escape(words.listed(levels)),
            about=words.escape(words.listed(about)),
        ),
        words.text(ENDED, month=_month(resource.ended)) if resource.ended else "",
    ]


def _month(written: str) -> str:
    return words.month(date.fromisoformat(f"{written}-01"), "MMMM y")


def bullets(title: str, lines: Iterable[str]) -> str:
    """Lines under a title; nothing where there are none."""
    said = "\n".join(_points(lines))
    return f"*{title}*\n{said}" if said else ""


def _points(lines: Iterable[str]) -> list[str]:
    return [f"• {words.escape(line)}" for line in lines]


FACES: Mapping[type[Entry], Face] = {
    Guidance: _guidance,
    Competency: _competency,
    Level: _level,
    Scale: _scale,
    Transition: _transition,
    DesignSkill: _design_skill,
    Resource: _resource,
}
