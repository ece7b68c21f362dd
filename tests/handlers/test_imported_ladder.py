"""A ladder brought from a spreadsheet, as people live with it from the first day."""

from pathlib import Path

import pytest

from content.authoring import keeping
from content.authoring.sheets import drawn, files, shape
from content.reading import loader
from playground.testing import Member
from tests.cast import utc
from tests.house import House, house

pytestmark = pytest.mark.anyio
MONDAY = utc("2026-11-23 09:00")
SHEET = """Pillar,Skill,Engineer,Senior engineer,Staff engineer
Code,Tests,Writes tests for each change,Finds what no test would find,Sets the standard of tests
Code,Reviews,Asks why in reviews,Offers another way in reviews,Makes reviews fast for everybody
People,Mentoring,Shows a newcomer around,Helps one engineer to grow,Helps others to mentor
"""


def brought(folder: Path, text: str, *, borrow: str = "") -> Path:
    """Imports a sheet as the command does, and returns the folder of ladders that it is in."""
    (folder / "acme.csv").write_text(text, encoding="utf-8")
    (sheet,) = files.tables(folder / "acme.csv")
    outline = drawn.outline(shape.understand(sheet), "acme")
    ours = loader.load(loader.shipped() / borrow) if borrow else None
    keeping.write(folder / "ladders" / "acme", outline, imported=True, ours=ours)
    return folder / "ladders"


async def test_an_imported_ladder_is_fit_to_live_with(tmp_path: Path) -> None:
    settings = {"trellis_ladders": brought(tmp_path, SHEET), "trellis_ladder": "acme"}
    async with house(tmp_path, start=MONDAY, **settings) as home:
        alice = home.member("alice")
        await alice.types("/growth start")
        await alice.clicks("Start")
        assert "Not said" not in (alice.modal or "")
        assert "Code" in (alice.modal or "")
        assert "People" in (alice.modal or "")
        await alice.clicks("Senior engineer")
        await alice.clicks("Code")
        await home.let(alice.submits())
        await alice.types("/growth ladder")
        assert "Not said" not in alice.newest()
        assert "Finds what no test would find" in alice.newest()
        steps = await offered(home, alice)
        assert "A small step for this week\nShow: Finds what no test would find (45 min)" in steps
        assert home.slack.refused == []


async def test_it_does_not_run_out_where_it_borrows(tmp_path: Path) -> None:
    settings = {"trellis_ladders": brought(tmp_path, SHEET, borrow="software-engineer"), "trellis_ladder": "acme"}
    async with house(tmp_path, start=MONDAY, **settings) as home:
        alice = await home.start("alice", level="Senior engineer", areas=("Code",))
        assert len(await offered(home, alice)) >= 8
        assert "Where this comes from: Our ladder Software engineer" in alice.newest()


async def offered(home: House, who: Member) -> set[str]:
    """The first lines of the steps that somebody is offered, one after the other."""
    await home.let(who.types("/growth next"))
    found = set()
    for _ in range(12):
        found.add("\n".join(who.newest().splitlines()[:2]))
        if "Something else" not in who.newest():
            break
        await home.let(who.clicks("Something else"))
    return found


async def test_nobody_is_measured_against_the_branch_they_did_not_take(tmp_path: Path) -> None:
    sheet = (
        "Level,Skill,Text\nEngineer,Work,Builds one thing\nLead (People Manager),Work,Leads a team of people\n"
        "Expert (Individual Contributor),Work,Solves what nobody could\n"
    )
    settings = {"trellis_ladders": brought(tmp_path, sheet), "trellis_ladder": "acme"}
    async with house(tmp_path, start=MONDAY, **settings) as home:
        alice = await home.start("alice", level="Expert (Individual Contributor)", areas=("Everything",))
        await home.let(alice.types("/growth ladder"))
        assert "Solves what nobody could" in alice.newest()
        assert "Leads a team of people" not in alice.newest()


async def test_hundreds_of_statements_at_a_level_are_no_more_than_slack_takes(tmp_path: Path) -> None:
    many = "\n".join(f"- Does thing {n} of all that the level asks for {'and does it well ' * 12}" for n in range(12))
    rows = [f'Pillar {n},Skill {n},"{many.replace("thing", f"thing {n}")}",Leads {n}' for n in range(12)]
    sheet = "Pillar,Skill,IC1,IC2\n" + "\n".join(rows) + "\n"
    settings = {"trellis_ladders": brought(tmp_path, sheet), "trellis_ladder": "acme"}
    async with house(tmp_path, start=MONDAY, **settings) as home:
        alice = await home.start("alice", level="IC2", areas=("Pillar 1",))
        for words in ("ladder", "ready", "next", "win I did a thing", "explore competencies", "assess"):
            await home.let(alice.types(f"/growth {words}"))
        assert home.slack.refused == []


async def test_what_a_page_has_no_room_for_is_counted(tmp_path: Path) -> None:
    sheet = "Skill,IC1,IC2\n" + "\n".join(f"Skill {n},Helps with thing {n},Does thing {n}" for n in range(50)) + "\n"
    settings = {"trellis_ladders": brought(tmp_path, sheet), "trellis_ladder": "acme"}
    async with house(tmp_path, start=MONDAY, **settings) as home:
        alice = await home.start("alice", level="IC1", areas=("Everything",))
        await home.let(alice.types("/growth ladder"))
        assert "• and 18 more" in alice.newest()
        assert "• and 42 more" in alice.newest()  # of what the next level adds
        await home.let(alice.types("/growth ready"))
        assert "18 more lines have no room here. Prepare the talk has all of them." in alice.newest()


async def test_where_each_competency_is_an_area_nothing_is_asked_twice(tmp_path: Path) -> None:
    sheet = "Skill,IC1,IC2\nTests,Writes tests,Reads tests\nReviews,Asks why,Says why in a way that helps the author\n"
    settings = {"trellis_ladders": brought(tmp_path, sheet), "trellis_ladder": "acme"}
    async with house(tmp_path, start=MONDAY, **settings) as home:
        alice = home.member("alice")
        await alice.types("/growth start")
        await alice.clicks("Start")
        assert "( ) Reviews (Asks why)" in (alice.modal or "")
        assert "Or something narrower" not in (alice.modal or "")
