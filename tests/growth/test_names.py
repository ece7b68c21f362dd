"""The names by which several people are told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import names
from growth.facts import Person
from tests.cast import alice


def person(number: int, name: str, real_name: str = "", handle: str = "") -> Person:
    return alice(id=number, slack_id=f"U{number}", name=name, real_name=real_name, handle=handle)


@pytest.mark.parametrize(
    ("people", "shown"),
    [
        pytest.param([("Alice", "Alice Brandt", "alice")], ["Alice"], id="one"),
        pytest.param([("Alice", "Alice Brandt"), ("Bob", "Bob Whitfield")], ["Alice", "Bob"], id="two names"),
        pytest.param(
            [("Alice", "Alice Brandt"), ("Alice", "Alice Cho"), ("Bob", "Bob W")],
            ["Alice (Alice Brandt)", "Alice (Alice Cho)", "Bob"],
            id="one display name",
        ),
        pytest.param(
            [("Alice", "Alice Brandt", "alice"), ("alice", "Alice Cho", "cho")],
            ["Alice (Alice Brandt)", "alice (Alice Cho)"],
            id="capitals tell nobody apart",
        ),
        pytest.param(
            [("Alice", "Alice Cho", "ab"), ("Alice", "Alice Cho", "cho"), ("Alice", "Alice Brandt", "brandt")],
            ["Alice (@ab)", "Alice (@cho)", "Alice (Alice Brandt)"],
            id="one real name too",
        ),
        pytest.param(
            [("Alice Cho", "Alice Cho", "ab"), ("Alice Cho", "Alice Cho", "cho")],
            ["Alice Cho (@ab)", "Alice Cho (@cho)"],
            id="no display names",
        ),
        pytest.param([("Alice",), ("Alice",)], ["Alice (U0)", "Alice (U1)"], id="from before names were kept"),
        pytest.param(
            [("Alice", "B", "x"), ("Alice", "C", "y"), ("Alice (B)", "D", "z")],
            ["Alice (@x)", "Alice (C)", "Alice (B) (D)"],
            id="somebody is called like another with brackets",
        ),
        pytest.param([("", "", "")], ["U0"], id="no name at all"),
        pytest.param([("Whitfield, Bob",), ("Dr. Osei",)], ["Whitfield, Bob", "Dr. Osei"], id="never the first word"),
    ],
)
def test_people_beside_each_other_are_told_apart(people: list[tuple[str, ...]], shown: list[str]) -> None:
    given = [person(number, *each) for number, each in enumerate(people)]
    assert list(names.shown(given).values()) == shown


FEW = st.sampled_from(["", "Alice", "alice", "Alice (B)", "B", "Alice (@b)", "b", "x" * 90])


@given(st.lists(st.tuples(FEW, FEW, FEW), max_size=7))
def test_no_two_are_shown_by_one_name(people: list[tuple[str, str, str]]) -> None:
    shown = names.shown(person(number, *each) for number, each in enumerate(people))
    assert len({name.casefold() for name in shown.values()}) == len(people)
    assert all(0 < len(name) <= names.ROOM for name in shown.values())


TEAM = [
    person(1, "Alice", "Alice Brandt", "alice"),
    person(2, "Alice", "Alice Cho", "cho"),
    person(3, "Whitfield, Bob", "Robert Whitfield", "bob"),
    person(4, "Dr. Osei", "Kwame Osei", "osei"),
    person(5, "Jean-Luc", "Jean-Luc O'Brien", "jl"),
]


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("Alice", [1, 2]),
        ("@alice", [1, 2]),
        ("Alice Cho", [2]),
        ("cho", [2]),
        ("alice (alice brandt)", [1]),
        ("whitfield, bob", [3]),
        ("bob", [3]),
        ("robert", [3]),
        ("Osei", [4]),
        ("jean luc", [5]),
        ("OBrien", [5]),
        ("nobody", []),
        ("...", []),
        ("", []),
    ],
)
def test_who_is_meant_by_a_name_as_it_is_typed(typed: str, who: list[int]) -> None:
    assert [person.id for person in names.meant(typed, TEAM)] == who
