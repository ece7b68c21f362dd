"""What makes a ladder less true or less useful than it looks: said to whoever writes it, and refusing nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator

from content.model.climb import Expectation, Level
from content.model.ladder import Area, Competency
from content.model.offers import Action, Question, Resource
from content.reading.draft import LadderDraft, Section
from content.reading.problems import Problem, few, nearest

QUESTIONS = 7  # a check-in every two weeks, and none comes twice within a quarter


def doubts(draft: LadderDraft) -> Iterator[Problem]:
    """A warning for each, of a draft with which nothing is wrong."""
    yield from few(_false_evidence(draft))
    for section in draft.sections.values():
        yield from few(_unknown_facts(section, draft.sections["facts"]))
        yield from few(_named_twice(section))
    yield from few(_linked_twice(draft.sections["resources"]))
    yield from few(_asked_of_nobody(draft))
    yield from _soon_asked_again(draft)


def _warning(section: Section, key: str, what: str, mend: str) -> Problem:
    return section.problem(key, what, mend, severity="warning")


def _false_evidence(draft: LadderDraft) -> Iterator[Problem]:
    """Doing an action is shown as something for its expectations: it must be about the same in some way."""
    section = draft.sections["actions"]
    wishes = {one.id: one for one in draft.sections["expectations"].entries if isinstance(one, Expectation)}
    for action in section.entries:
        if not isinstance(action, Action):
            continue
        about = {*action.fits, *action.areas, *action.competencies}
        for wish in (wishes[one] for one in action.expectations):
            if about.isdisjoint({wish.level, *wish.areas, *wish.competencies}):
                what = f"{wish.id} shares no level, area or competency with it"
                yield _warning(section, f"{action.id}.expectations", what, "name what doing it shows, or nothing")


def _unknown_facts(section: Section, known: Section) -> Iterator[Problem]:
    """What entries carry must be among the facts, where the ladder lists them."""
    for entry in section.entries if known.ids else ():
        for fact in getattr(entry, "covers", ()):
            if fact not in known.ids:
                yield _warning(
                    section, f"{entry.id}.covers", f"{fact} is not one of the facts", nearest(fact, known.ids)
                )


def _named_twice(section: Section) -> Iterator[Problem]:
    for entry in section.entries:
        for key in type(entry).model_fields:
            value = getattr(entry, key)
            texts = [one for one in value if isinstance(one, str)] if isinstance(value, tuple) else []
            for text, count in Counter(texts).items():
                if count > 1:
                    yield _warning(section, f"{entry.id}.{key}", f"names {text} {count} times", "once is enough")


def _linked_twice(resources: Section) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for resource in (one for one in resources.entries if isinstance(one, Resource)):
        there = first.setdefault(resource.link.rstrip("/"), resource.id)
        if there != resource.id:
            mend = "make one entry of the two, or link what each is about"
            yield _warning(resources, f"{resource.id}.link", f"is also the link of {there}", mend)


def _asked_of_nobody(draft: LadderDraft) -> Iterator[Problem]:
    """Areas in which a level of everybody asks for nothing, and competencies at a level that describes them."""
    wishes = [one for one in draft.sections["expectations"].entries if isinstance(one, Expectation)]
    levels = [one for one in draft.sections["levels"].entries if isinstance(one, Level)]
    shared = [level.id for level in levels if level.branch is None]
    for name, kind in (("areas", Area), ("competencies", Competency)):
        section = draft.sections[name]
        for entry in section.entries:
            asked = {wish.level for wish in wishes if entry.id in getattr(wish, name)}
            where: Iterable[str] = entry.descriptors if isinstance(entry, Competency) else shared
            for level in where if isinstance(entry, kind) else ():
                if level not in asked:
                    what = f"no expectation of the level {level} is about it"
                    yield _warning(section, entry.id, what, "add one, or name it in one that is there")


def _soon_asked_again(draft: LadderDraft) -> Iterator[Problem]:
    section, levels = draft.sections["questions"], draft.sections["levels"].ids
    for level in levels:
        asked = [one for one in section.entries if isinstance(one, Question) and level in (one.levels or levels)]
        if len(asked) < QUESTIONS:
            what = f"has {len(asked)} for the level {level}, so that people are soon asked the same again"
            yield _warning(section, "questions", what, f"write {QUESTIONS} at least")
