"""By which name each of several people is told from the others: the one that Slack shows, and more where it must be."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from growth.facts import Person

# source: https://docs.slack.dev/reference/block-kit/composition-objects/option-object/
ROOM = 75  # what Slack leaves for an option in a menu
BEHIND = 45  # of it, for what stands in brackets


def shown(people: Iterable[Person]) -> dict[int, str]:
    """The name by which each of these people is shown beside the others, by their ids. No two names are the same.

    It is the one that Slack shows. Where two share it, their real name stands behind it in brackets; where that is the
    same too, or says nothing new, their handle, and in the end the id that Slack gave them. Capitals tell nobody apart.
    """
    ways = {person.id: _ways(person) for person in people}
    names = {person_id: next(theirs) for person_id, theirs in ways.items()}
    while clearer := {i: name for i in _alike(names) if (name := next(ways[i], None)) is not None}:
        names |= clearer
    return names


def called(people: Iterable[Person], *, among: Iterable[Person] = ()) -> list[Person]:
    """These people, each under the name by which they are shown beside each other and beside the others `among` them.

    For a page only: under this name nobody is looked up, and nobody is kept.
    """
    these = list(people)
    names = shown([*these, *among])
    return [replace(person, name=names[person.id]) for person in these]


def meant(typed: str, people: Iterable[Person]) -> list[Person]:
    """Who of these can be meant by a name as it was typed, in any of the ways in which they are called here.

    Whoever has exactly that name goes before those in whose name all its words stand. A name is never taken apart: of
    "Whitfield, Bob" nobody can say here which word is for what.
    """
    everybody, wanted = list(people), _plain(typed)
    if not wanted:
        return []
    now = shown(everybody)
    whole = "".join(wanted)
    exact = [p for p in everybody if whole in map("".join, map(_plain, (p.name, p.real_name, p.handle, now[p.id])))]
    return exact or [p for p in everybody if set(wanted) <= {*_plain(p.name), *_plain(p.real_name)}]


def _plain(name: str) -> tuple[str, ...]:
    words = ("".join(c for c in word if c.isalnum()) for word in name.casefold().split())
    return tuple(word for word in words if word)


def _alike(names: Mapping[int, str]) -> list[int]:
    many = Counter(name.casefold() for name in names.values())
    return [person_id for person_id, name in names.items() if many[name.casefold()] > 1]


def _ways(person: Person) -> Iterator[str]:
    """Every name somebody can be shown by, the plainest first, as hardly anybody needs another; the last is unique."""
    name = person.name or person.real_name or person.handle or person.slack_id
    yield _clip(name, ROOM)
    real = person.real_name if person.real_name.casefold() != name.casefold() else ""
    handle = f"@{person.handle}" if person.handle else ""
    yield from (_with(name, more) for more in (real, handle, person.slack_id) if more)


def _with(name: str, more: str) -> str:
    behind = f" ({_clip(more, BEHIND)})"
    return _clip(name, ROOM - len(behind)) + behind


def _clip(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
