"""More than one ladder: for the workspace, a team, or one person. Nothing in the code knows one by its name."""

import shutil
from pathlib import Path

import pytest

from content.reading import loader
from handlers.shared import growth_form as form
from playground.testing import Member, Playground
from tests.handlers.conftest import MONDAY
from tests.house import DID, TO_TEAM, WORKSPACE, House, house, moved_in

pytestmark = pytest.mark.anyio

SOFTWARE = loader.load(loader.shipped() / "software-engineer")
MOVED = (
    "You are on the ladder Software engineer now. Level, areas and directions that you had on the one before are let "
    "go. Your steps and answers stay as they were."
)


async def opens_the_form(here: House, name: str) -> Member:
    person = here.member(name)
    await person.types("/growth start")
    await here.let(person.clicks("Start"))
    return person


def said_at_first(here: House, block_id: str) -> str:
    """What a select of the form that was drawn last was given as chosen."""
    view = next(call.args["view"] for call in reversed(here.slack.calls) if call.method == "views.update")
    block = next(block for block in view["blocks"] if block.get("block_id") == block_id)
    value: str = block["element"]["initial_option"]["value"]
    return value


async def moves(here: House, person: Member) -> None:
    """Somebody who has started takes the other ladder."""
    await person.types("/growth start")
    await here.let(person.chooses("Which ladder?", "Software engineer"))
    await person.clicks("Maker")
    await person.clicks("Quality")
    await here.let(person.submits())


async def does_a_step(here: House, person: Member) -> str:
    await here.let(person.types("/growth next"), person.clicks("Try it"), person.clicks("I did this"))
    return person.newest()


async def chooses_for_the_workspace(here: House, ladder: str) -> None:
    dana = here.member("dana")
    await dana.types("/growth admin")
    await here.let(dana.chooses("Which ladder?", ladder))


async def test_levels_questions_and_steps_are_those_of_the_ladder_that_was_set(tmp_path: Path) -> None:
    level, area = SOFTWARE.levels[1], SOFTWARE.areas[0]
    async with house(tmp_path, start=MONDAY, trellis_ladder="software-engineer") as here:
        alice = await here.start("alice", level=level.name, areas=(area.name,))
        assert f"You are at {level.name}, growing in {area.name}." in alice.newest()
        await here.on("alice", "2026-11-24 09:30")
        said = alice.newest()
        assert [q.text for q in SOFTWARE.questions if q.text in said]
        assert [a.title for a in SOFTWARE.actions if level.id in a.fits and a.title in said]


async def test_picking_another_ladder_redraws_the_form_and_keeps_rhythm_and_day(here: House) -> None:
    alice = await opens_the_form(here, "alice")
    await alice.clicks("Junior")
    await alice.chooses("How often a check-in?", "Every week")
    await alice.chooses("On which day?", "Thursday")
    await here.let(alice.chooses("Which ladder?", "Software engineer"))
    assert "( ) Maker (Often 2 to 5 years in)" in (alice.modal or "")
    assert "Junior" not in (alice.modal or "")
    assert "(select: Every week)\nOn which day?\n(select: Thursday)" in (alice.modal or "")
    assert said_at_first(here, form.WEEKS) == "1"
    assert said_at_first(here, form.WEEKDAY) == "3"
    await alice.clicks("Maker")
    await alice.clicks("Backend")
    await here.let(alice.submits())
    assert "You are at Maker, growing in Backend." in alice.newest()
    assert "Thursday 26 November, 09:30" in alice.newest()


async def test_a_level_of_the_other_ladder_cannot_slip_through(here: House) -> None:
    alice = await opens_the_form(here, "alice")
    await alice.clicks("Senior")
    await here.let(alice.chooses("Which ladder?", "Software engineer"), alice.submits())
    assert alice.errors == {
        "Where are you now? Names and years are only a hint.": "Please complete this required field."
    }


async def test_moving_lets_go_of_what_was_chosen_and_says_so(here: House) -> None:
    alice = await here.start("alice")
    await moves(here, alice)
    assert alice.newest().startswith("Saved. You are at Maker, growing in Quality.")
    assert MOVED in alice.newest()


async def test_what_was_done_before_a_move_reads_the_same_after_it(here: House) -> None:
    alice = await here.start("alice")
    done = await does_a_step(here, alice)
    title = done.splitlines()[0].removeprefix("Done on Monday 23 November: ")
    await moves(here, alice)
    await here.let(alice.types("/growth ladder"))
    assert alice.newest().startswith("Maker\nYour level on the ladder Software engineer.")
    assert f"You also tried\n• {title}, Monday 23 November 2026" in alice.newest()
    assert "With the first step you do" not in alice.newest()
    await here.let(alice.opens_home())
    assert "You are at Maker, growing in Quality." in alice.home
    await here.on("alice", "2026-11-24 09:30")
    assert "Growth check-in" in alice.newest()
    assert [a.title for a in SOFTWARE.actions if "maker" in a.fits and a.title in alice.newest()]


async def test_a_step_in_hand_goes_on_and_is_done_in_its_own_ladders_words(here: House) -> None:
    alice = await here.start("alice")
    await here.let(alice.types("/growth next"), alice.clicks("Try it"))
    before = alice.newest()
    await moves(here, alice)
    await here.let(alice.types("/growth next"))
    assert alice.newest() == before
    await here.let(alice.clicks("I did this"))
    assert "It goes towards: " in alice.newest()


async def test_a_check_in_that_is_open_keeps_the_question_that_was_asked(here: House) -> None:
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    checkin = alice.messages()[-1]
    ml = loader.load(loader.shipped() / "ml-engineer")
    (asked,) = [q.text for q in ml.questions if q.text in alice.newest()]
    await moves(here, alice)
    face = here.slack.read(next(m for m in alice.messages() if m.ts == checkin.ts))
    assert asked in face


async def test_the_workspaces_ladder_is_for_those_who_start_from_then_on(here: House) -> None:
    alice, erin = await here.start("alice"), here.member("erin")
    await erin.types("/growth")
    await chooses_for_the_workspace(here, "Software engineer")
    assert here.member("dana").newest() == (
        "From now on people start on Software engineer, unless their team has a ladder of its own. "
        "Whoever has started stays where they are."
    )
    await erin.types("/growth start")
    assert "your level on the Software engineer ladder" in erin.newest()
    await opens_the_form(here, "charlie")
    assert "( ) Maker" in (here.member("charlie").modal or "")
    await alice.types("/growth ladder")
    assert alice.newest().startswith("Junior")


async def test_only_an_admin_sets_the_workspaces_ladder(here: House) -> None:
    dana = here.member("dana")
    await dana.types("/growth admin")
    await dana.changes(is_admin=False)
    await here.let(dana.chooses("Which ladder?", "Software engineer"))
    assert "is for those who run Trellis here" in dana.newest()
    await opens_the_form(here, "erin")
    assert "( ) Junior" in (here.member("erin").modal or "")


async def chooses_for_the_team(here: House, ladder: str) -> None:
    bob = here.member("bob")
    await bob.types("/growth team")
    await here.let(bob.clicks("People and digest"))
    await bob.chooses("Which ladder?", ladder)
    await here.let(bob.submits())


async def test_a_teams_ladder_is_for_its_people_who_have_not_started(here: House) -> None:
    alice = await here.start("alice")
    await here.make_team("alice", "erin")
    await chooses_for_the_team(here, "Software engineer")
    await here.on("erin", "2026-11-24 09:30")
    erin = here.member("erin")
    assert "your level on the Software engineer ladder" in erin.newest()
    await here.let(erin.clicks("Start"))
    assert "( ) Maker" in (erin.modal or "")
    await alice.types("/growth ladder")
    assert alice.newest().startswith("Junior")


async def test_a_team_can_go_back_to_the_ladder_of_the_workspace(here: House) -> None:
    await here.make_team("erin")
    await chooses_for_the_team(here, "Software engineer")
    await chooses_for_the_team(here, "That of the workspace")
    await opens_the_form(here, "erin")
    assert "( ) Junior" in (here.member("erin").modal or "")


async def test_a_teams_ladder_goes_before_the_workspaces(here: House) -> None:
    await here.make_team("erin")
    await chooses_for_the_team(here, "Machine learning engineer")
    await chooses_for_the_workspace(here, "Software engineer")
    await opens_the_form(here, "erin")
    assert "( ) Junior" in (here.member("erin").modal or "")


async def test_the_teams_digest_names_the_areas_of_its_own_ladder(here: House) -> None:
    names = ("alice", "erin", "dana", "charlie")
    await here.make_team(*names)
    await chooses_for_the_team(here, "Software engineer")
    for name in names:
        person = await here.start(name, level="Maker", areas=("Quality",) if name == "charlie" else ("Backend",))
        await here.let(person.types("/growth checkin"))
        await person.fills(DID[0], "Something.")
        await person.chooses(DID[1], TO_TEAM)
        await here.let(person.submits())
    await here.on("bob", "2026-11-24 09:30")
    (post,) = here.slack.channel("ranking").reads()
    assert [question.text for question in SOFTWARE.questions if question.text in post]


async def test_a_ladder_that_is_not_installed_any_more_gives_way_to_the_workspaces(tmp_path: Path) -> None:
    both = shutil.copytree(loader.shipped(), tmp_path / "both")
    own = shutil.copytree(both / "ml-engineer", both / "our-own") / "ladder.yaml"
    own.write_text(own.read_text().replace("id: ml-engineer\nname: Machine learning", "id: our-own\nname: Our"))
    note = (
        "Your ladder, “our-own”, is not installed here any more. Until you choose, you see Software engineer. "
        "Your steps and answers stay as they were.\n"
    )
    async with Playground.running(WORKSPACE, start=MONDAY) as slack:
        alice = slack.member("alice")
        async with moved_in(slack, tmp_path, trellis_ladders=both) as here:
            await opens_the_form(here, "alice")
            await here.let(alice.chooses("Which ladder?", "Our engineer"))
            await alice.clicks("Junior")
            await here.let(alice.submits())
            done = (await does_a_step(here, alice)).splitlines()[0].removeprefix("Done on Monday 23 November: ")
            await chooses_for_the_workspace(here, "Software engineer")
        async with moved_in(slack, tmp_path) as here:
            assert note in await here.turn_to(alice, "My ladder")
            await here.let(alice.types("/growth ladder"))
            assert alice.newest().startswith(f"{note}The levels: Software engineer")
            assert f"You also tried\n• {done}, Monday 23 November 2026" in alice.newest()
            await here.let(alice.types("/growth next"))
            assert [a.title for a in SOFTWARE.actions if a.title in alice.newest()]
            await chooses_for_the_workspace(here, "Machine learning engineer")
            await here.let(alice.types("/growth ladder"))
            assert "Until you choose, you see Machine learning engineer." in alice.newest()
        async with moved_in(slack, tmp_path, trellis_ladders=both) as here:
            await here.let(alice.types("/growth ladder"))
            assert alice.newest().startswith("Junior\nYour level on the ladder Our engineer.")
            assert f"{done}, Monday 23 November 2026" in alice.newest()
        assert slack.refused == []
