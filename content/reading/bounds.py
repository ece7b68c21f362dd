"""What a YAML document may be before anything is built of it: neither deep, nor swelling, nor more than plain data."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import yaml
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, DocumentStartEvent, NodeEvent, ScalarEvent

DEEPEST = 20  # a ladder needs six
LONGEST = 1_000_000  # characters: of a file, and of a document with everything written out where its aliases stand
EACH = 10  # of them at least for everything that stands in it: what is to be built counts, not only what is written
LONGEST_TAG = 60
TOO_LARGE = "leave out what nobody reads, or make two ladders of it"
UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class OutOfBounds(Exception):
    """Something that no ladder needs: what the document does, how to mend it, and the line."""

    def __init__(self, what: str, mend: str, event: yaml.Event) -> None:
        super().__init__(what)
        self.what, self.mend = what, mend
        self.line = event.start_mark.line + 1 if event.start_mark else None


@dataclass(slots=True)
class _Open:
    """A list or mapping that has begun: the anchor that names it, and how long it is so far."""

    anchor: str | None
    length: int = EACH


@dataclass(slots=True)
class _Measure:
    opened: list[_Open] = field(default_factory=lambda: [_Open(None)])
    anchors: dict[str, int] = field(default_factory=dict)
    aliased: bool = False

    def add(self, length: int, event: yaml.Event) -> None:
        """Counts more of what is open. Raises OutOfBounds where the document becomes too long, written out."""
        self.opened[-1].length += length
        if self.opened[-1].length > LONGEST:
            if self.aliased:
                raise OutOfBounds("swells: aliases make it far longer than it looks", "write out what is meant", event)
            raise OutOfBounds("is too large: it holds too many texts and lists", TOO_LARGE, event)

    def close(self, event: yaml.Event) -> None:
        """What was open is whole, and counts for what it stands in. Raises OutOfBounds as `add` does."""
        done = self.opened.pop()
        if done.anchor:
            self.anchors[done.anchor] = done.length
        self.add(done.length, event)


def hold(events: Iterable[yaml.Event]) -> None:
    """Raises `OutOfBounds` at the first thing that no ladder needs and that could stop whoever builds it.

    The events are read one by one, so that nothing behind the first such thing is looked at.
    """
    measure, documents = _Measure(), 0
    for event in events:
        if isinstance(event, NodeEvent):
            _node(event, measure)
        elif isinstance(event, CollectionEndEvent):
            measure.close(event)
        elif isinstance(event, DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise OutOfBounds("begins a second document", "take out the line ---", event)


def _node(event: NodeEvent, measure: _Measure) -> None:
    if isinstance(event, AliasEvent):
        measure.aliased = True
        measure.add(_aliased(event, measure), event)
    elif isinstance(event, ScalarEvent | CollectionStartEvent):
        if event.tag is not None:
            what = f"has the tag {event.tag[:LONGEST_TAG]}"
            raise OutOfBounds(what, "put the text between quotes, without a tag", event)
        if isinstance(event, ScalarEvent):
            _text(event, measure)
        elif len(measure.opened) > DEEPEST:
            what = f"is too deep: more than {DEEPEST} lists and entries stand in one another"
            raise OutOfBounds(what, "close a bracket, or indent less", event)
        else:
            measure.opened.append(_Open(event.anchor))


def _text(event: ScalarEvent, measure: _Measure) -> None:
    if UNSHOWN.search(event.value):
        raise OutOfBounds("holds a character that cannot be shown", "delete it", event)
    length = len(event.value) + EACH
    if event.anchor:
        measure.anchors[event.anchor] = length
    measure.add(length, event)


def _aliased(event: AliasEvent, measure: _Measure) -> int:
    anchor = event.anchor or ""
    if any(each.anchor == anchor for each in measure.opened):
        what = f"never ends: *{anchor[:LONGEST_TAG]} stands within what it refers to"
        raise OutOfBounds(what, "write out what is meant", event)
    return measure.anchors.get(anchor, EACH)
