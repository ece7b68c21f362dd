"""Resources that people keep for later."""

from datetime import timedelta

import pytest

from content.model.ladder import Ladder
from db import saved
from growth.facts import Person, Saved
from tests.cast import NOW, WORKSPACE
from tests.db.memory import Memory

pytestmark = pytest.mark.anyio


async def test_what_is_saved_keeps_its_title_and_link(database: Memory, alice: Person, ladder: Ladder) -> None:
    resource = ladder.resources[0]
    await database.do(saved.save, alice, resource, ladder=ladder, now=NOW)
    kept = Saved(alice.id, ladder.id, ladder.version, resource.id, resource.title, resource.link, NOW)
    assert await database.do(saved.of_person, WORKSPACE, alice.id) == [kept]


async def test_the_newest_comes_first(database: Memory, alice: Person, ladder: Ladder) -> None:
    for n, resource in enumerate(ladder.resources[:3]):
        await database.do(saved.save, alice, resource, ladder=ladder, now=NOW + timedelta(minutes=n))
    kept = await database.do(saved.of_person, WORKSPACE, alice.id)
    assert [entry.resource for entry in kept] == [resource.id for resource in reversed(ladder.resources[:3])]


async def test_saving_again_changes_nothing(database: Memory, alice: Person, ladder: Ladder) -> None:
    for minutes in (0, 5):
        moment = NOW + timedelta(minutes=minutes)
        await database.do(saved.save, alice, ladder.resources[0], ladder=ladder, now=moment)
    assert [entry.saved_at for entry in await database.do(saved.of_person, WORKSPACE, alice.id)] == [NOW]


async def test_two_clicks_at_once_save_it_once(database: Memory, alice: Person, ladder: Ladder) -> None:
    await database.race(saved.save, alice, ladder.resources[0], ladder=ladder, now=NOW)
    assert len(await database.do(saved.of_person, WORKSPACE, alice.id)) == 1


async def test_what_is_let_go_is_gone_for_its_owner_alone(
    database: Memory, alice: Person, charlie: Person, ladder: Ladder
) -> None:
    resource = ladder.resources[0]
    for person in (alice, charlie):
        await database.do(saved.save, person, resource, ladder=ladder, now=NOW)
    await database.do(saved.forget, WORKSPACE, alice.id, ladder=ladder.id, resource=resource.id)
    assert await database.do(saved.of_person, WORKSPACE, alice.id) == []
    assert len(await database.do(saved.of_person, WORKSPACE, charlie.id)) == 1
