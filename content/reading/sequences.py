"""Whether what builds on an action can come after it, and what is named to read with an action goes with it."""

from collections.abc import Collection, Iterator, Mapping

from content.model.offers import Action, Resource
from content.reading import adding_up
from content.reading.draft import LadderDraft, Section
from content.reading.problems import Problem


def problems(draft: LadderDraft) -> Iterator[Problem]:
    """Ways from an action to one below it or back to itself, and resources for other levels or about other things.

    What is not there at all is told elsewhere, with the other references.
    """
    section = draft.sections["actions"]
    ranks = {level: len(way) for level, way in adding_up.ways(draft).items()}
    actions = {entry.id: entry for entry in section.entries if isinstance(entry, Action)}
    resources = {entry.id: entry for entry in draft.sections["resources"].entries if isinstance(entry, Resource)}
    for action in actions.values():
        yield from _downwards(section, action, actions, ranks)
        yield from _loose(section, action, resources, ranks)
    yield from _circles(section, actions)


def _downwards(
    section: Section, action: Action, actions: Mapping[str, Action], ranks: Mapping[str, int]
) -> Iterator[Problem]:
    for target in action.leads_to:
        theirs = [level for level in (actions[target].fits if target in actions else ()) if level in ranks]
        own = [level for level in action.fits if level in ranks]
        if theirs and own and max(ranks[level] for level in theirs) < min(ranks[level] for level in own):
            highest, lowest = max(theirs, key=ranks.__getitem__), min(own, key=ranks.__getitem__)
            what = f"{target} is an action for {highest}, below {lowest}"
            yield section.problem(f"{action.id}.leads_to", what, "name actions of the same level or a higher one")


def _loose(
    section: Section, action: Action, resources: Mapping[str, Resource], levels: Collection[str]
) -> Iterator[Problem]:
    about = {*action.areas, *action.competencies}
    for resource in (resources[one] for one in action.resources if one in resources):
        if action.level in levels and action.level not in resource.levels:
            what = f"{resource.id} is not for {action.level}"
            yield section.problem(f"{action.id}.resources", what, "add the level to the resource, or name another")
        if about.isdisjoint({*resource.areas, *resource.competencies}):
            what = f"{resource.id} shares neither an area nor a competency with it"
            yield section.problem(f"{action.id}.resources", what, "name one that is about the same")


def _circles(section: Section, actions: Mapping[str, Action]) -> Iterator[Problem]:
    """Each circle once, at the action of it that stands first in the file."""
    told: set[str] = set()
    for action in actions:
        circle = _back_to(action, actions)
        if circle and told.isdisjoint(circle):
            told.update(circle)
            what = f"leads back to itself: {' > '.join([*circle, action])}"
            yield section.problem(f"{action}.leads_to", what, "take one of these out, so that the sequence has an end")


def _back_to(start: str, actions: Mapping[str, Action]) -> list[str]:
    """The shortest way from an action to itself, without its end; empty where there is none."""
    ways, seen = [[start]], set[str]()
    for way in ways:  # grows while it is walked
        for target in actions[way[-1]].leads_to:
            if target == start:
                return way
            if target in actions and target not in seen:
                seen.add(target)
                ways.append([*way, target])
    return []
