"""A ladder as a page to read, in Markdown."""

from collections.abc import Iterable, Iterator
from typing import Any

from content.model.entry import Entry
from content.model.ladder import Expectation, Ladder, Level
from content.model.offers import Action, Resource
from content.model.paths import PATHS_SECTIONS, FirstStep
from content.model.scales import Rung, Scale
from content.reading.layout import SECTIONS, sections

TITLES = ("title", "name", "text")  # the first of these is what an entry is called
UNSAID = frozenset({"id", "covers", "keywords", *TITLES})


def markdown(ladder: Ladder) -> str:
    """The whole ladder as Markdown: its levels with all that belongs to them, then what holds for all of them."""
    parts = [
        f"# {ladder.name}",
        f"{ladder.summary} This is version {ladder.version}.",
        *(part for level in ladder.levels for part in _level(ladder, level)),
        *_competencies(ladder),
        *(part for name in ("areas", "transitions", "design_skills", *PATHS_SECTIONS) for part in _cards(ladder, name)),
        *_questions(ladder),
        *_scales(ladder),
        *(part for note in ladder.guidance for part in (f"## {note.title}", note.text)),
        "## Where this comes from",
        _listed(f"[{source}]({source.link})" if source.link else str(source) for source in ladder.sources),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _level(ladder: Ladder, level: Level) -> Iterator[str]:
    yield f"## {level.name}"
    hint = ladder.hint(level)
    yield f"*{hint}.* {level.summary}" if hint else level.summary
    yield f"Titles: {', '.join(level.titles)}." if level.titles else ""
    elsewhere = ladder.elsewhere(level.id)
    yield "### Elsewhere" if elsewhere else ""
    yield _listed(_rung(ladder, rung) for rung in elsewhere)
    yield "### What one sees"
    yield _listed(_wish(ladder, wish) for wish in ladder.expectations if wish.level == level.id)
    yield "### Things to do"
    yield _listed(
        f"**{action.title}** ({action.minutes} min). {action.text} *Done when:* {action.done_when}{_half(action)}"
        for action in ladder.actions
        if level.id in action.fits
    )
    yield "### Things to read, watch and try"
    yield _listed(
        f"[{thing.title}]({thing.link}), {thing.owner} ({thing.minutes} min, {thing.cost}). {thing.why}{_ended(thing)}"
        for thing in ladder.resources
        if level.id in thing.levels
    )


def _wish(ladder: Ladder, wish: Expectation) -> str:
    """An expectation, up to which level it is asked for, what it makes way for, and its two examples."""
    until = f" *Up to {ladder.level(wish.until).name}.*" if wish.until else ""
    gone = " ".join(ladder.get(Expectation, one).text for one in wish.replaces)
    instead = f" *In place of:* {gone}" if gone else ""
    shown = wish.examples and f" *This shows it:* {wish.examples.shows} *This does not yet:* {wish.examples.not_yet}"
    return f"{wish.text}{until}{instead}{shown or ''}"


def _ended(thing: Resource) -> str:
    return f" *Ended in {thing.ended}.*" if thing.ended else ""


def _half(action: Action) -> str:
    return f" *A smaller half:* {action.half}" if action.half else ""


def _rung(ladder: Ladder, rung: Rung) -> str:
    scale = ladder.get(Scale, rung.scale).name
    pay = f" Pays {rung.pay}. {rung.pay.remark}".rstrip() if rung.pay else ""
    titles = f" Also called: {', '.join(rung.titles)}." if rung.titles else ""
    return f"**{rung.name}** ({scale}). {rung.text}{titles}{pay}"


def _competencies(ladder: Ladder) -> Iterator[str]:
    for category in ladder.categories:
        yield f"## {category.name}"
        for competency in ladder.competencies:
            if competency.category == category.id:
                yield f"### {competency.name}"
                yield competency.summary
                lines = ((level, competency.descriptors.get(level.id)) for level in ladder.levels)
                yield _listed(f"*{level.name}:* {text}" for level, text in lines if text)


def _cards(ladder: Ladder, name: str) -> Iterator[str]:
    """A list of entries of whatever kind: a heading each, and a line for each thing that it says."""
    entries = sections(ladder)[name]
    yield f"## {_spelt(name)}" if entries else ""
    if not {"title", "name"} & set(SECTIONS[name].model_fields):
        yield _listed(_title(entry) for entry in entries)
        return
    called = _names(ladder)
    for entry in entries:
        yield f"### {_title(entry)}"
        yield str(getattr(entry, "text", ""))
        said = ((key, _said(value, called)) for key, value in entry if key not in UNSAID)
        yield _listed(f"*{_spelt(key)}:* {text}" for key, text in said if text)


def _questions(ladder: Ladder) -> Iterator[str]:
    yield "## Questions"
    yield _listed([*(question.text for question in ladder.questions), *(asked.text for asked in ladder.measures)])


def _scales(ladder: Ladder) -> Iterator[str]:
    for scale in ladder.scales:
        yield f"## Another ladder: {scale.name}"
        yield scale.summary
        yield _listed(_rung(ladder, rung) for rung in ladder.rungs if rung.scale == scale.id)


def _names(ladder: Ladder) -> dict[str, str]:
    """What the ids that entries refer to are called."""
    named = ("levels", "areas", "competencies", "actions", "resources", "design_skills", "sources")
    return {entry.id: _title(entry) for name in named for entry in sections(ladder)[name]}


def _title(entry: Entry) -> str:
    return next(str(getattr(entry, key)) for key in TITLES if hasattr(entry, key))


def _spelt(key: str) -> str:
    return key.replace("_", " ").capitalize()


def _said(value: Any, called: dict[str, str]) -> str:
    if isinstance(value, FirstStep):
        return f"{value.title} ({value.minutes} min). {value.text} Done when: {value.done_when}"
    if isinstance(value, tuple):
        parts = [_said(part, called) for part in value]
        return (" " if all(part.endswith(".") for part in parts) else "; ").join(parts)
    return "" if value is None else called.get(str(value), str(value))
