"""Somebody edits a ladder: what people were offered and did stays in its words, and a mistake stops nobody at work."""

import re
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import update

from content.model.offers import Action
from content.reading import loader
from content.reading.problems import LadderError
from db.tables import StepRow
from playground.testing import Playground
from tests.handlers.conftest import MONDAY
from tests.house import DID, WORKSPACE, House, moved_in

pytestmark = pytest.mark.anyio

TODAY = "Monday 23 November 2026"


@pytest.fixture
async def slack() -> AsyncIterator[Playground]:
    async with Playground.running(WORKSPACE, start=MONDAY) as running:
        yield running
        assert running.refused == []


@pytest.fixture
def ladders(tmp_path: Path) -> Path:
    """A folder of ladders that can be edited."""
    return shutil.copytree(loader.shipped(), tmp_path / "ladders")


def remove(ladder: Path, entry_id: str) -> None:
    """Takes an entry out of a ladder, and its id out of every list that names it."""
    for path in ladder.rglob("*.yaml"):
        path.write_text(yaml.safe_dump(without(yaml.safe_load(path.read_text()), entry_id), sort_keys=False))


def without(found: Any, entry_id: str) -> Any:
    if isinstance(found, dict):
        return {key: without(value, entry_id) for key, value in found.items()}
    if isinstance(found, list):
        return [without(one, entry_id) for one in found if entry_id not in (one, _id(one))]
    return found


def _id(found: Any) -> Any:
    return found.get("id") if isinstance(found, dict) else None


async def offered(here: House, ladders: Path) -> Action:
    """Alice asks for a step; returns the action that it is."""
    alice = here.member("alice")
    await here.let(alice.types("/growth next"))
    return next(a for a in loader.load(ladders / "ml-engineer").actions if a.title in alice.newest())


async def home(here: House) -> str:
    alice = here.member("alice")
    await here.let(alice.opens_home())
    return alice.home


async def ladder(here: House) -> str:
    alice = here.member("alice")
    await here.let(alice.types("/growth ladder"))
    return alice.newest()


async def test_a_step_keeps_its_words_when_its_action_is_reworded(
    slack: Playground, tmp_path: Path, ladders: Path
) -> None:
    alice = slack.member("alice")
    async with moved_in(slack, tmp_path, trellis_ladders=ladders) as here:
        await here.start("alice")
        action = await offered(here, ladders)
        await here.let(alice.clicks("Try it"))
        before = await home(here)
        assert action.title in before
    document = ladders / "ml-engineer" / "actions.yaml"
    document.write_text(document.read_text().replace(f"title: {action.title}\n", "title: Another title\n"))
    async with moved_in(slack, tmp_path, trellis_ladders=ladders) as here:
        assert await home(here) == before
        await here.let(alice.clicks("I did this"))
        assert f"{action.title}, {TODAY}" in await ladder(here)


async def test_a_step_that_was_done_stays_when_its_action_is_removed(
    slack: Playground, tmp_path: Path, ladders: Path
) -> None:
    alice = slack.member("alice")
    async with moved_in(slack, tmp_path, trellis_ladders=ladders) as here:
        await here.start("alice")
        action = await offered(here, ladders)
        await here.let(alice.clicks("Try it"), alice.clicks("I did this"))
        before = await ladder(here)
        assert f"{action.title}, {TODAY}" in before
    remove(ladders / "ml-engineer", action.id)
    async with moved_in(slack, tmp_path, trellis_ladders=ladders) as here:
        assert await ladder(here) == before


async def test_a_step_from_before_it_kept_its_words_has_those_of_its_action(
    slack: Playground, tmp_path: Path, ladders: Path
) -> None:
    alice = slack.member("alice")
    async with moved_in(slack, tmp_path, trellis_ladders=ladders) as here:
        await here.start("alice")
        action = await offered(here, ladders)
        async with here.trellis.tenant.app.transaction() as session:
            await session.execute(update(StepRow).values(title=action.id, text="", minutes=0, done_when=""))
        await here.let(alice.types("/growth next"))
        for words in (f"{action.title} (", action.text, f"Done when: {action.done_when}"):
            assert words in alice.newest()


async def test_an_offer_can_be_taken_up_and_done_when_its_action_is_removed(
    slack: Playground, tmp_path: Path, ladders: Path
) -> None:
    alice = slack.member("alice")
    async with moved_in(slack, tmp_path, trellis_ladders=ladders) as here:
        await here.start("alice")
        action = await offered(here, ladders)
    remove(ladders / "ml-engineer", action.id)
    async with moved_in(slack, tmp_path, trellis_ladders=ladders) as here:
        await here.let(alice.types("/growth next"))
        for words in (action.title, action.text, f"Done when: {action.done_when}"):
            assert words in alice.newest()
        assert re.search(r"Why this one: (you chose Systems|it fits any area)\. Only you see it\.", alice.newest())
        await here.let(alice.clicks("Try it"), alice.clicks("I did this"))
        assert alice.newest().startswith(f"Done on Monday 23 November: {action.title}\n")


async def test_an_open_check_in_keeps_its_question_when_that_is_removed(
    slack: Playground, tmp_path: Path, ladders: Path
) -> None:
    alice = slack.member("alice")
    async with moved_in(slack, tmp_path, trellis_ladders=ladders) as here:
        await here.start("alice")
        await here.on("alice", "2026-11-24 09:30")
        questions = loader.load(ladders / "ml-engineer").questions
        asked = next(question for question in questions if question.text in alice.newest())
    remove(ladders / "ml-engineer", asked.id)
    async with moved_in(slack, tmp_path, trellis_ladders=ladders) as here:
        assert asked.text in await home(here)
        await here.write(alice, (DID, "Drew it."))
        assert "[Answer]" not in alice.home
        await alice.opens_messages()
        assert "> Drew it." in alice.newest()


async def test_a_level_that_is_gone_is_not_made_up(slack: Playground, tmp_path: Path, ladders: Path) -> None:
    async with moved_in(slack, tmp_path, trellis_ladders=ladders) as here:
        await here.start("alice", areas=("Systems", "Ops"))
    shutil.rmtree(ladders / "ml-engineer")
    document = ladders / "software-engineer" / "ladder.yaml"
    document.write_text(document.read_text().replace("id: software-engineer\n", "id: ml-engineer\n", 1))
    async with moved_in(slack, tmp_path, trellis_ladders=ladders) as here:
        assert "You are not sure of your level yet, growing in a bit of everything." in await home(here)
        assert (await ladder(here)).startswith("The levels: Software engineer")


async def test_a_running_bot_keeps_the_ladder_it_has(slack: Playground, tmp_path: Path, ladders: Path) -> None:
    alice = slack.member("alice")
    async with moved_in(slack, tmp_path, trellis_ladders=ladders) as here:
        await here.start("alice")
        before = await ladder(here)
        (ladders / "ml-engineer" / "actions.yaml").write_text("actions: [\n")
        assert await ladder(here) == before
        await here.on("alice", "2026-11-24 09:30")
        assert "A small step: " in alice.newest()


async def test_a_start_with_broken_ladders_is_refused_with_every_file_and_line(
    slack: Playground, tmp_path: Path, ladders: Path
) -> None:
    document = ladders / "ml-engineer" / "actions.yaml"
    first = loader.load(document.parent).actions[0].id
    document.write_text(document.read_text().replace(f"  - id: {first}\n", f"  - id: {first}\n    colour: green\n"))
    (ladders / "software-engineer" / "questions.yaml").write_text("questions: [\n")
    line = document.read_text().splitlines().index("    colour: green") + 1
    with pytest.raises(LadderError) as refused:
        async with moved_in(slack, tmp_path, trellis_ladders=ladders):
            pass
    said = str(refused.value)
    assert f"ml-engineer/actions.yaml:{line}: {first}.colour: is not a key of this entry" in said
    assert "software-engineer/questions.yaml:2: is not YAML" in said
