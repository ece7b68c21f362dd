"""The outline of a ladder as a sheet tells it, with the ids that it had before where it was imported before."""

from collections import Counter
from collections.abc import Sequence

from content.authoring.outline import (
    Named,
    Outline,
    OutlineArea,
    OutlineCompetency,
    OutlineLevel,
    OutlineWish,
    mark,
    named,
    slug,
)
from content.authoring.sheets.before import Before
from content.authoring.sheets.cells import fitting
from content.authoring.sheets.understood import Statement, Understood
from content.authoring.steps import clip
from content.reading.check import IN_A_LIST, ROOM

LONGEST_LABEL = 75
MOST_TITLES = 5
SHORT = 20  # characters of a text that says little by itself
LONGEST_WISH = 54  # characters of the id of an expectation: a word more fits before it
ALL = "Everything"
ELSE = "Everything else"


def outline(found: Understood, name: str, before: Before | None = None, *, called: str | None = None) -> Outline:
    """The outline of a ladder with an id of `name`, called as it reads unless something else is said.

    What was there `before` keeps its id, also where it is called anew.
    """
    before = before or Before()
    ladder = Named(slug(name, LONGEST_WISH) or f"ladder-{mark(name)}", _read(called or name)[:LONGEST_LABEL])
    texts = {kind: _texts(found, kind) for kind in ("level", "competency")}
    levels = named(found.levels, "level", kept=before.kept("levels", texts["level"]))
    kept = before.kept("competencies", texts["competency"])
    competencies = named(found.competencies, "competency", kept=kept, taken=before.reasons)
    categories = named(
        found.categories or [ALL], "category", kept=before.kept("categories", dict.fromkeys(found.categories, ()))
    )
    in_area = _areas(found)
    areas = named(
        dict.fromkeys(in_area.values()),
        "area",
        kept=before.kept("areas", dict.fromkeys(in_area.values(), ())),
        taken={*before.reasons, *(each.id for each in competencies)},
    )
    level_ids, competency_ids = {x.name: x.id for x in levels}, {x.name: x.id for x in competencies}
    category_ids, area_ids = {x.name: x.id for x in categories}, {x.name: x.id for x in areas}
    facets = tuple(
        OutlineCompetency(
            each.id, each.name, category_ids[home], area_ids[in_area[each.name]], found.about.get(each.name, "")
        )
        for each in competencies
        for home in [found.category.get(each.name) or categories[0].name]
    )
    branches = named(dict.fromkeys(found.branch[name] for name in found.levels if name in found.branch), "branch")
    return Outline(
        ladder if before.ladder is None else Named(before.ladder.id, called or before.ladder.name),
        tuple(_rise(found, each, branches) for each in levels),
        tuple(_field(found, each, [x for x in facets if x.area == each.id]) for each in areas),
        categories,
        facets,
        _wishes(found.statements, level_ids, competency_ids, before),
        branches,
    )


def _read(name: str) -> str:
    """The name of a file as words."""
    plain = " ".join(name.replace("-", " ").replace("_", " ").split()) or name
    return plain[:1].upper() + plain[1:]


def _texts(found: Understood, kind: str) -> dict[str, tuple[str, ...]]:
    """What is said under each name: by it a name is known that is written anew."""
    texts: dict[str, list[str]] = {name: [] for name in (found.levels if kind == "level" else found.competencies)}
    for said in found.statements:
        texts[said.level if kind == "level" else said.competency].append(said.text)
    return {name: tuple(said) for name, said in texts.items()}


def _areas(found: Understood) -> dict[str, str]:
    """The area of each competency: its category, or one for all the smallest where a form cannot show as many.

    Where there are no categories, each competency is an area of its own, if a form can show as many.
    """
    names = list(found.competencies)
    if not found.categories:
        return {name: name if 1 < len(names) <= ROOM["areas"] else ALL for name in names}
    home = {name: found.category.get(name) or next(iter(found.categories)) for name in names}
    size = Counter(home.values())
    largest = set(size) if len(size) <= ROOM["areas"] else {name for name, _ in size.most_common(ROOM["areas"] - 1)}
    return {name: home[name] if home[name] in largest else ELSE for name in names}


def _rise(found: Understood, level: Named, branches: Sequence[Named]) -> OutlineLevel:
    branch = next((each.id for each in branches if each.name == found.branch.get(level.name)), "")
    years = found.years.get(level.name, "")
    summary = found.summaries.get(level.name) or _sum(found, level.name)
    titles = tuple(title for title in found.titles.get(level.name, ()) if len(title) <= LONGEST_LABEL)[:MOST_TITLES]
    return OutlineLevel(level.id, level.name, years[:LONGEST_LABEL], fitting(summary)[0], branch, titles)


def _sum(found: Understood, level: str) -> str:
    """What a level adds, in numbers, with the shortest of it as an example."""
    own = [said for said in found.statements if said.level == level]
    if len(own) == 1:
        return own[0].text
    things = f"{len(own)} things"
    where = {said.competency for said in own}
    places = f"{len(where)} competencies" if len(where) > 1 else next(iter(where))
    example = min(own, key=lambda said: (len(said.text) < SHORT, len(said.text)))
    whole = f"{things} in {places}, such as: {example.text}"
    return whole if len(whole) <= 300 else f"{things} in {places}."


def _field(found: Understood, area: Named, facets: Sequence[OutlineCompetency]) -> OutlineArea:
    if [facet.name for facet in facets] == [area.name]:
        return OutlineArea(area.id, area.name, facets[0].summary or _example(found, area.name), (area.name,))
    names = [facet.name for facet in facets] or [area.name]
    summary, more = names[0], 0
    for number, name in enumerate(names[1:], 1):
        rest = len(names) - number - 1
        longer = f"{summary}, {name}"
        if len(longer) + (len(f" and {rest} more") if rest else 0) > LONGEST_LABEL:
            more = len(names) - number
            break
        summary = longer
    return OutlineArea(area.id, area.name, f"{summary} and {more} more" if more else summary, tuple(names[:IN_A_LIST]))


def _example(found: Understood, competency: str) -> str:
    """What is said of a competency in the fewest words, cut to what an option has room for."""
    shortest = min((said.text for said in found.statements if said.competency == competency), key=len)
    return clip(shortest, LONGEST_LABEL)


def _wishes(
    statements: Sequence[Statement], levels: dict[str, str], competencies: dict[str, str], before: Before
) -> tuple[OutlineWish, ...]:
    placed = [(levels[said.level], competencies[said.competency], said.text) for said in statements]
    alone = Counter((level, competency) for level, competency, _ in placed)
    kept = before.wishes(placed)
    used = set(kept.values())
    found = []
    for place in placed:
        level, competency, text = place
        plain = f"{competency}-at-{level}"
        one = alone[level, competency] == 1 and len(plain) <= LONGEST_WISH and plain not in used
        new = plain if one else f"{plain[: LONGEST_WISH - 7].strip('-')}-{mark(text)}"
        found.append(OutlineWish(kept.get(place, new), level, competency, text))
    return tuple(found)
