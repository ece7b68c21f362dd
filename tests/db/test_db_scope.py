"""Rows by their ids, written and read in the database's words: only those of the workspace, and whole."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import NoResultFound

from content.model.ladder import Ladder
from db import scope
from db.tables import RoundRow, WinRow
from growth.facts import Audience, Person, RoundState, Sharing, WinDraft, WinOrigin
from tests.cast import ELSEWHERE, NOW, WORKSPACE
from tests.db.memory import Memory

pytestmark = pytest.mark.anyio


def a_round(person: Person, week: str, ladder: Ladder) -> dict[str, object]:
    question = ladder.questions[0]
    of = {"person_id": person.id, "week": week, "ladder": ladder.id, "ladder_version": ladder.version}
    return {**of, "question": question.id, "asked": question.text, "state": RoundState.OPEN, "opened_at": NOW}


async def test_rows_are_written_in_their_order_with_what_a_table_says_of_itself(
    database: Memory, alice: Person, bob: Person, ladder: Ladder
) -> None:
    rows = [a_round(bob, "2026-W48", ladder), a_round(alice, "2026-W48", ladder), a_round(bob, "2026-W49", ladder)]
    ids = await database.do(scope.add_each, RoundRow, rows)
    found = [await database.do(scope.own, RoundRow, WORKSPACE, row_id) for row_id in ids]
    assert [(row.person_id, row.week, row.later) for row in found] == [
        (bob.id, "2026-W48", False),
        (alice.id, "2026-W48", False),
        (bob.id, "2026-W49", False),
    ]
    assert await database.do(scope.add_each, RoundRow, []) == []


async def test_a_value_of_several_columns_is_written_and_changed_as_one(
    database: Memory, alice: Person, bob: Person, ladder: Ladder
) -> None:
    did, origin = WinDraft("Moved it.", "It is faster.", NOW.date()), WinOrigin(link="https://chat.example/1")
    of = {"person_id": alice.id, "ladder": ladder.id, "ladder_version": ladder.version, "kept_at": NOW}
    win = await database.do(scope.add, WinRow, draft=did, origin=origin, sharing=Sharing(), **of)
    found = await database.do(scope.own, WinRow, WORKSPACE, win)
    assert (found.draft, found.origin, found.sharing) == (did, origin, Sharing())
    shared = Sharing(Audience.MANAGER, bob.id, since=NOW + timedelta(days=1))
    await database.do(scope.change_each, WinRow, WORKSPACE, {win: {"sharing": shared}})
    assert (await database.do(scope.own, WinRow, WORKSPACE, win)).sharing == shared


async def test_a_row_of_elsewhere_is_neither_found_nor_changed_nor_removed(
    database: Memory, alice: Person, ladder: Ladder
) -> None:
    row = await database.do(scope.add, RoundRow, **a_round(alice, "2026-W48", ladder))
    assert await database.do(scope.one, RoundRow, ELSEWHERE, row) is None
    with pytest.raises(NoResultFound):
        await database.do(scope.own, RoundRow, ELSEWHERE, row)
    await database.do(scope.change_each, RoundRow, ELSEWHERE, {row: {"later": True}})
    await database.do(scope.remove, RoundRow, ELSEWHERE, row)
    assert not (await database.do(scope.own, RoundRow, WORKSPACE, row)).later
    await database.do(scope.remove, RoundRow, WORKSPACE, row)
    assert await database.do(scope.one, RoundRow, WORKSPACE, row) is None


async def test_what_is_found_cannot_be_written_to(database: Memory, alice: Person, ladder: Ladder) -> None:
    row = await database.do(
        scope.own, RoundRow, WORKSPACE, await database.do(scope.add, RoundRow, **a_round(alice, "2026-W48", ladder))
    )
    with pytest.raises(AttributeError):
        row.later = True
