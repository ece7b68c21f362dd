"""What a new ladder takes from one of ours until its owner writes better: steps and reading of the nearest level."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import snowballstemmer

from content.authoring.outline import Outline
from content.model.entry import Entry
from content.model.ladder import Ladder, Source

# Words of a ladder that a sheet about the same work uses, and the share of its texts that do.
DIFFERENT, SHARE = 3, 0.07
LEADS_PEOPLE = "people-manager"  # a branch for which no step of ours is meant
WRITTEN_FOR_IT = "trellis"  # the source of what was written for a ladder of ours
# What a job is called in other words than ours.
ALSO_CALLED = {"developer": "software", "programmer": "software", "ml": "machine learning"}
# Words that the names of a ladder have and that say nothing of its work: every engineer's ladder has them.
COMMON = frozenset(
    re.findall(
        r"\w+",
        "about access after agile analysis and architecture automation between clear communication continuous cost "
        "delivery deployment design engineer engineering error evaluation first for fundamentals how inclusiveness "
        "inner into learning libraries message messaging monitoring object operations ops oriented other others out "
        "ownership people planning platform practices product project prototyping quality raising sense source "
        "speed state structures systems team than that their the things thinking through time what where with work "
        "workflows",
    )
)


def nearest(outline: Outline, ladders: Iterable[Ladder]) -> Ladder | None:
    """The ladder that is about the same work: by what its jobs are called, or by words that not every ladder has.

    None where no ladder has enough of these in what the outline says.
    """
    ours = list(ladders)
    titles = [title for level in outline.levels for title in level.titles]
    names = [outline.ladder.name, *(level.name for level in outline.levels), *titles]
    called = [_stems(_called(name)) for name in names]
    for ladder in ours:
        if any(_stems(ladder.name) <= words for words in called):
            return ladder
    named = (*(each.name for each in outline.categories), *(each.name for each in outline.competencies))
    texts = [_words(text) for text in (*named, *(wish.text for wish in outline.wishes))]
    found = {ladder.id: [own & text for text in texts] for ladder in ours for own in [_vocabulary(ladder)]}
    near = [ladder for ladder in ours if _enough(found[ladder.id])]
    return max(near, key=lambda ladder: sum(map(bool, found[ladder.id])), default=None)


def _enough(shared: Sequence[frozenset[str]]) -> bool:
    """Whether the words that a ladder shares with each text make it one about the same work."""
    return len(frozenset().union(*shared)) >= DIFFERENT and sum(map(bool, shared)) >= SHARE * len(shared)


def _called(name: str) -> str:
    """The name of a job, with our word for it behind where it has another."""
    said = re.findall(r"\w+", name.lower())
    return " ".join([*said, *(ALSO_CALLED[word] for word in said if word in ALSO_CALLED)])


def _vocabulary(ladder: Ladder) -> frozenset[str]:
    """The words of what a ladder is about, each in the form that all forms of it share."""
    skills = (skill for area in ladder.areas for skill in area.skills)
    names = (*(area.name for area in ladder.areas), *skills, *(each.name for each in ladder.competencies), ladder.name)
    return frozenset(word for name in names for word in _words(name))


def _words(text: str) -> frozenset[str]:
    return _stems(" ".join(word for word in re.findall(r"[a-z]{3,}", text.lower()) if word not in COMMON))


def _stems(text: str) -> frozenset[str]:
    found = {word for word in re.findall(r"[a-z]{2,}", text.lower()) if word not in ("engineer", "engineers")}
    return frozenset(snowballstemmer.stemmer("english").stemWords(sorted(found)))


def borrowed(outline: Outline, ladder: Ladder) -> dict[str, list[dict[str, Any]]]:
    """Actions, resources and sources of a ladder for the levels of an outline; none of them is evidence there.

    An action is for the levels that stand as high among theirs as its own do among ours. Where a competency is called
    the same, it is about that, and else about every area.
    """
    to = _levels(outline, ladder)
    about = {_folded(facet.name): facet for facet in outline.competencies}
    same = {each.id: about[_folded(each.name)].id for each in ladder.competencies if _folded(each.name) in about}
    actions = [action for action in ladder.actions if _at(to, action.fits)]
    resources = [thing for thing in ladder.resources if _at(to, thing.levels)]
    taken = {
        "actions": [_taken(outline, action, _at(to, (action.level, *action.fits)), same) for action in actions],
        "resources": [_taken(outline, thing, _at(to, thing.levels), same) for thing in resources],
    }
    taken["actions"] = list(_joined(outline, taken["actions"], taken["resources"]))
    sources = dict.fromkeys(entry["source"] for entries in taken.values() for entry in entries)
    needed = {need for entry in taken["actions"] for need in entry.get("needs", ())}
    needs = [{"id": need.id, "name": need.name} for need in ladder.needs if need.id in needed]
    return {**taken, "sources": [_source(ladder, source) for source in sources], "needs": needs}


def _levels(outline: Outline, ladder: Ladder) -> Mapping[str, list[str]]:
    """For each level of ours those that stand nearest to it; those who lead people have none."""
    found: dict[str, list[str]] = {}
    for way in dict.fromkeys(level.branch for level in outline.levels):
        reached = [level for level in outline.levels if level.branch in ("", way)]
        for place, level in enumerate(reached):
            share = place / (len(reached) - 1) if len(reached) > 1 else 0.5
            ours = ladder.levels[round(share * (len(ladder.levels) - 1))]
            if level.branch == way and way != LEADS_PEOPLE:
                found.setdefault(ours.id, []).append(level.id)
    return found


def _at(to: Mapping[str, list[str]], levels: Sequence[str]) -> list[str]:
    return [level for ours in levels for level in to.get(ours, ())]


def _taken(outline: Outline, entry: Entry, levels: list[str], same: Mapping[str, str]) -> dict[str, Any]:
    """An entry as it is written down in the new ladder."""
    said = entry.model_dump(exclude_defaults=True, exclude={"covers", "expectations", "areas"}, mode="json")
    levels = list(dict.fromkeys(levels))
    competencies = [same[each] for each in said.pop("competencies", ()) if each in same]
    own = {facet.area for facet in outline.competencies if facet.id in competencies}
    found = {**said, "areas": [area.id for area in outline.areas if area.id in own or not own]}
    if competencies:
        found["competencies"] = competencies
    if "level" in said:
        found["level"] = levels[0]
        found.pop("levels", None)
        if len(levels) > 1:
            found["levels"] = levels[1:]
    else:
        found["levels"] = levels
    return {key: value for key, value in found.items() if value not in ([], "")}


def _joined(
    outline: Outline, actions: list[dict[str, Any]], resources: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """The actions with what builds on them and what to read with them, as far as that goes with them here."""
    order = {level.id: place for place, level in enumerate(outline.levels)}
    things = {each["id"]: each for each in resources}
    others = {each["id"]: _ranks(each, order) for each in actions}
    for action in actions:
        lowest, about = min(_ranks(action, order)), _about(action)
        after = [each for each in action.get("leads_to", ()) if max(others.get(each, [-1])) >= lowest]
        read = [things[each] for each in action.get("resources", ()) if each in things]
        fit = [each["id"] for each in read if action["level"] in each["levels"] and about & _about(each)]
        rest = {key: value for key, value in action.items() if key not in ("leads_to", "resources")}
        yield {**rest, **({"leads_to": after} if after else {}), **({"resources": fit} if fit else {})}


def _ranks(action: Mapping[str, Any], order: Mapping[str, int]) -> list[int]:
    return [order[level] for level in (action["level"], *action.get("levels", ()))]


def _about(entry: Mapping[str, Any]) -> set[str]:
    return {*entry["areas"], *entry.get("competencies", ())}


def _source(ladder: Ladder, source: str) -> dict[str, Any]:
    """A source as it was, but for one that speaks of the ladder that it stands in."""
    said = ladder.get(Source, source).model_dump(exclude_defaults=True, mode="json")
    return {**said, "title": f"Our ladder {ladder.name}"} if source == WRITTEN_FOR_IT else said


def _folded(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))
