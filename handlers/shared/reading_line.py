"""What there is to read with a step, in one line."""

from content.model.offers import Resource
from handlers.framework import words

KINDS = {"read": "to read", "watch": "to watch", "course": "a course", "practice": "to practise", "attend": "to attend"}
LONG = 90  # minutes, from which on a resource is hardly read to its end in one go
COSTS = {"free": "free", "paid": "paid", "mixed": "partly free"}


def of(resource: Resource) -> str:
    """A resource in one breath: title, owner, minutes, cost, and why it is worth the time.

    The minutes are those of a first sitting, which is said where it is not the whole: of a book, a course, an event.
    """
    length = words.minutes(resource.minutes) + (words.text(" to begin with") if resource.minutes >= LONG else "")
    facts = ", ".join((resource.owner, length, words.text(COSTS[resource.cost]), words.text(KINDS[resource.kind])))
    return f"<{resource.link}|{words.escape(resource.title)}> ({words.escape(facts)}): {words.escape(resource.why)}"
