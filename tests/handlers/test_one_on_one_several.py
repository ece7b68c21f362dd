"""Several 1:1s in one message: the first ones in full, the others in a line each, and none without its agenda."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from growth.facts import AgendaItem, Every, Person, RegularTalk, TalkTold
from growth.one_on_ones import shared
from growth.preparing import Preparation
from handlers.framework.blocks import Message
from handlers.one_on_ones import prepared
from playground.payload import check_blocks
from tests.cast import BERLIN, NOW, alice, bob

HOUR = timedelta(hours=1)
EIGHT = ("Ann", "Ben", "Cleo", "Dov", "Ema", "Finn", "Gus", "Hana")


def report(nth: int, name: str) -> Person:
    return alice(id=10 + nth, slack_id=f"U0{nth}", name=name)


def an_item(of: Person, text: str, nth: int) -> AgendaItem:
    return AgendaItem(nth, of, bob(), text, "", shared(bob(), NOW), NOW, None)


def prep(nth: int, name: str, at: datetime, *items: str, carried: bool = False) -> Preparation:
    """What Bob reads of his 1:1 with one of his people, which is of every week."""
    other, over = report(nth, name), at <= NOW
    talk = RegularTalk(
        nth, bob(), other, Every.WEEK, date(2026, 11, 2), time(9), BERLIN, 2, NOW, at.date(), at, None, None
    )
    said = tuple(an_item(other, text, n) for n, text in enumerate(items))
    told = TalkTold(nth, 2, at, at - timedelta(days=1), closing=over, question="", delivery_id=1, carried=carried)
    said = tuple(replace(item, added_at=min(NOW, at) - HOUR) for item in said)
    return Preparation(talk, told, bob(), NOW, (), said, (), (), (), (), ())


def drawn(every: Sequence[Preparation]) -> str:
    found = Message.of(prepared.every([(each, ()) for each in every]))
    check_blocks(list(found.blocks))
    return found.text


def test_each_of_eight_is_named_with_what_there_is_for_it() -> None:
    every = [prep(n, name, NOW + (n + 1) * HOUR, f"Word of {name}") for n, name in enumerate(EIGHT)]
    said = drawn(every)
    assert all(f"Word of {name}" in said for name in EIGHT[:4])
    for name in EIGHT[4:]:
        (line,) = [line for line in said.splitlines() if f"1:1 with {name}" in line]
        assert line.endswith("one thing to talk about")


def test_those_with_nothing_left_make_way_for_the_others() -> None:
    past = [prep(n, name, NOW - (8 - n) * HOUR) for n, name in enumerate(EIGHT[:3])]
    open_still = prep(3, "Dov", NOW - HOUR, "Word of Dov")
    coming = [prep(n, name, NOW + n * HOUR, f"Word of {name}") for n, name in enumerate(EIGHT[4:], start=4)]
    said = drawn([*past, open_still, *coming])
    assert "One thing is still open.\nWord of Dov" in said.replace("*", "").replace("_", "")
    assert all(f"Word of {name}" in said for name in EIGHT[4:7])
    assert said.index("1:1 with *Ann*") > said.index("1:1 with Hana")


def test_of_very_many_the_rest_is_counted() -> None:
    said = drawn([prep(n, f"Report {n}", NOW + (n + 1) * HOUR) for n in range(20)])
    assert "And 8 more 1:1s, in the tab *1:1* of my Home." in said


def test_what_is_full_of_open_things_leaves_the_others_a_line() -> None:
    full = [f"Something to talk about, {n}" for n in range(9)]
    said = drawn([prep(n, name, NOW - (8 - n) * HOUR, *full) for n, name in enumerate(EIGHT)])
    (line,) = [line for line in said.splitlines() if "1:1 with *Hana* was" in line]
    assert line.endswith("9 things are still open.")
