"""What no single entry can know: whether ids are unique, references lead somewhere, and every level has enough."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, combinations
from typing import Any

from content.model.entry import Entry
from content.model.offers import Action, Measure, Question
from content.model.paths import Path
from content.model.shift import Transition
from content.reading import adding_up, references, sequences
from content.reading.draft import LadderDraft, Section
from content.reading.layout import SECTIONS
from content.reading.problems import Problem, few

# Lists that share one set of ids: what can be the reason for a step, and what a person can take on as one.
REASONS = ("areas", "competencies", "transitions", *(n for n, model in SECTIONS.items() if issubclass(model, Path)))
STEPS = ("actions", *(name for name, model in SECTIONS.items() if "first_step" in model.model_fields))
# A form offers ten of each, and "not sure" beside the levels; a row of buttons leads to the branches.
ROOM = {"levels": 9, "areas": 10, "branches": 4}
# What else can stand in one view, however it is drawn: groups of a hundred in a list, and blocks or lines of a page.
GROUPS, IN_A_GROUP = 99, 100  # a form has room for one group more: of what somebody chose
# Of what is shown whole with a level. The way up stands on one page with its measures, of four blocks each.
EACH_LEVEL = {"transitions": 20, "measures": 6, "rungs": 20}
IN_A_LIST = 30  # of what an entry holds: it is shown whole on the entry's card
LISTED_ELSEWHERE = ("covers", "ids")  # never shown


def problems(draft: LadderDraft) -> Iterator[Problem]:
    """Everything that is wrong between the entries of a draft, without repeating what was wrong inside one."""
    if not draft.sections:
        return
    for section in draft.sections.values():
        yield from few(_duplicates(section))
    yield from references.problems(draft)
    yield from few(_shared(draft))
    yield from _crowded(draft)
    yield from few(_astray(draft))
    yield from few(adding_up.problems(draft))
    yield from few(sequences.problems(draft))
    yield from _gaps(draft)


def _duplicates(section: Section) -> Iterator[Problem]:
    for entry_id, count in Counter(section.ids).items():
        if count > 1:
            yield section.problem(entry_id, f"is the id of {count} entries", "give each an id of its own")


def _shared(draft: LadderDraft) -> Iterator[Problem]:
    for pair in dict.fromkeys(chain(combinations(REASONS, 2), combinations(STEPS, 2))):
        first, second = (draft.sections[name] for name in pair)
        for entry_id in sorted(set(first.ids) & set(second.ids)):
            yield second.problem(entry_id, f"is also an id in {first.name}", "give this one another id")


def _crowded(draft: LadderDraft) -> Iterator[Problem]:
    for name, room in ROOM.items():
        section = draft.sections[name]
        if len(section.ids) > room:
            what = f"has {len(section.ids)} entries, and a form in Slack has room for {room}"
            yield section.problem(name, what, "join some of them")
    yield from _too_many_groups(draft.sections["categories"], draft.sections["competencies"])
    for name in EACH_LEVEL:
        yield from _too_many_at_a_level(draft.sections[name], draft.sections["levels"].ids)
    for section in draft.sections.values():
        yield from few(_too_long_lists(section))


def _too_many_groups(categories: Section, competencies: Section) -> Iterator[Problem]:
    """The competencies stand in one list, in groups under the names of their categories."""
    sizes = Counter(getattr(entry, "category", "") for entry in competencies.entries)
    groups = sum(-(-sizes[category] // IN_A_GROUP) for category in dict.fromkeys(categories.ids))
    if groups > GROUPS:
        what = f"fill {groups} groups of {IN_A_GROUP} competencies, and a form in Slack has room for {GROUPS}"
        yield categories.problem("categories", what, "join some of them")


def _too_many_at_a_level(section: Section, levels: Iterable[str]) -> Iterator[Problem]:
    at = Counter(chain.from_iterable(_at(entry, levels) for entry in section.entries))
    room = EACH_LEVEL[section.name]
    for level, count in at.items():
        if count > room:
            what = f"has {count} at the level {level}, and a page in Slack has room for {room}"
            yield section.problem(section.name, what, "join some of them")


def _at(entry: Entry, levels: Iterable[str]) -> Iterable[str]:
    """The levels that an entry is shown with; a measure without any is asked at all of them."""
    if isinstance(entry, Transition):
        return (entry.level,)
    found: tuple[str, ...] = getattr(entry, "levels", ())
    return levels if isinstance(entry, Measure) and not found else found


def _too_long_lists(section: Section) -> Iterator[Problem]:
    for entry in section.entries:
        for key in type(entry).model_fields:
            value = getattr(entry, key)
            if isinstance(value, tuple) and key not in LISTED_ELSEWHERE and len(value) > IN_A_LIST:
                what = f"lists {len(value)}, and a card in Slack has room for {IN_A_LIST}"
                yield section.problem(f"{entry.id}.{key}", what, "keep those that matter most")


def _astray(draft: LadderDraft) -> Iterator[Problem]:
    """Transitions that lead down or in a circle, or are practised by what people at their level are never offered."""
    section, ways = draft.sections["transitions"], adding_up.ways(draft)
    at = {action.id: action.fits for action in draft.sections["actions"].entries if isinstance(action, Action)}
    for entry in section.entries:
        assert isinstance(entry, Transition)
        if {entry.level, entry.towards} <= ways.keys() and entry.level not in ways[entry.towards][:-1]:
            what = f"{entry.towards} is not above {entry.level}"
            yield section.problem(f"{entry.id}.towards", what, "name a higher level, so that no way leads in a circle")
        for action in entry.actions:
            if action in at and entry.level not in at[action]:
                what = f"{action} is an action for {' and '.join(at[action])}"
                yield section.problem(f"{entry.id}.actions", what, f"name actions for {entry.level}")


def _gaps(draft: LadderDraft) -> Iterator[Problem]:
    """A level that leaves a person there with nothing to aim at, to do, to read or to be asked."""
    levels, renamed = draft.sections["levels"], references.unnamed(draft)
    for name in ("expectations", "actions", "resources", "questions"):
        section = draft.sections[name]
        served = set(chain.from_iterable(_served(entry, levels.ids) for entry in section.entries))
        for level in dict.fromkeys(levels.ids) if section.whole else ():
            if level not in served and level not in renamed:
                yield section.problem(level, f"this level has no {name}", "add at least one")


def _served(entry: Any, levels: tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(entry, Question):
        return entry.levels or levels
    if isinstance(entry, Action):
        return entry.fits
    return references.several(entry.level if hasattr(entry, "level") else entry.levels)
