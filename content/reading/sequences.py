"""Whether what builds on an action can come after it, and what is named to read with an action goes with it."""

from collections.abc import Iterator, Mapping

from content.model.offers import Action, Resource
from content.reading.draft import LadderDraft, Section
from content.reading.problems import Problem


def problems(draft: LadderDraft) -> Iterator[Problem]:
    """Ways from an action to one below it or back to itself, and resources for other levels or about other things.

    What is not there at all is told elsewhere, with the other references.
    """
    section, levels = draft.sections["actions"], draft.sections["levels"].ids
    actions = {entry.id: entry for entry in section.entries if isinstance(entry, Action)}
    resources = {entry.id: entry for entry in draft.sections["resources"].entries if isinstance(entry, Resource)}
    for action in actions.values():
        yield from _downwards(section, action, actions, levels)
        yield from _loose(section, action, resources, levels)
    yield from _circles(section, actions)


def _downwards(
    section: Section, action: Action, actions: Mapping[str, Action], levels: tuple[str, ...]
) -> Iterator[Problem]:
    for target in action.leads_to:
        theirs = _ranks(actions[target], levels) if target in actions else ()
        own = _ranks(action, levels)
        if theirs and own and max(theirs) < min(own):
            what = f"{target} is an action for {levels[max(theirs)]}, below {levels[min(own)]}"
            yield section.problem(f"{action.id}.leads_to", what, "name actions of the same level or a higher one")


def _ranks(action: Action, levels: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(levels.index(level) for level in action.fits if level in levels)


def _loose(
    section: Section, action: Action, resources: Mapping[str, Resource], levels: tuple[str, ...]
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
