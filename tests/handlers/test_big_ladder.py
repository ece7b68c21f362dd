"""A ladder far larger than the ones that ship: everything on it can be shown, chosen and used."""

from pathlib import Path

import pytest
from house import house

from handlers.framework import blocks
from tests.cast import utc
from tests.handlers.research import written

pytestmark = pytest.mark.anyio


@pytest.fixture
def research(tmp_path: Path) -> Path:
    """A folder of ladders with one of 164 competencies in it."""
    return written(tmp_path / "ladders").parent


async def test_a_ladder_of_164_competencies_is_used_as_any_other(tmp_path: Path, research: Path) -> None:
    settings = {"trellis_ladders": research, "trellis_ladder": "research"}
    async with house(tmp_path, start=utc("2026-11-23 09:00"), **settings) as home:
        alice = home.member("alice")
        await alice.types("/growth start")
        await alice.clicks("Start")
        await alice.clicks("Working")
        await alice.chooses("Or something narrower", ["Competency number 1", "Competency number 150"])
        await home.let(alice.submits())
        await alice.opens_home()
        assert "Competency number 150" in await alice.sees("What is next")
        await alice.types("/growth ladder")
        await alice.types("/growth explore competencies")
        await alice.clicks("Next page")
        await alice.clicks("Open")
        await alice.types("/growth assess")
        await alice.clicks("There")
        await home.let(alice.submits())
        assert "2 of 164" in (alice.modal or "")
        assert home.slack.refused == []


@pytest.mark.parametrize(
    ("count", "groups"),
    [
        pytest.param(1, ["All"], id="one"),
        pytest.param(100, ["All"], id="a group full"),
        pytest.param(101, ["All 1 to 100", "All 101 to 101"], id="one more"),
        pytest.param(264, ["All 1 to 100", "All 101 to 200", "All 201 to 264"], id="many"),
    ],
)
def test_more_options_than_a_group_holds_stand_in_several(count: int, groups: list[str]) -> None:
    drawn = blocks.groups("All", [blocks.option(str(n), str(n)) for n in range(count)])
    assert [group.to_dict()["label"]["text"] for group in drawn] == groups
    assert sum(len(group.options) for group in drawn) == count


def test_a_menu_of_more_ladders_than_a_list_holds_is_drawn() -> None:
    drawn = blocks.select("pick", "Which ladder?", [(str(n), f"Ladder {n}") for n in range(150)], "120").to_dict()
    assert [len(group["options"]) for group in drawn["option_groups"]] == [100, 50]
    assert drawn["initial_option"]["value"] == "120"
