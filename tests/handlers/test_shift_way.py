"""The way to the next level: who is shown it, who practises it, and how it ends."""

import shutil
from pathlib import Path

import pytest

from content.reading import loader
from playground.testing import Member
from tests.handlers.conftest import MONDAY
from tests.house import House, house

pytestmark = pytest.mark.anyio

WAY = "The way to Senior: four behaviours"
PRACTISES = "You practise them: the steps I offer take turns between them and your areas."
ON_THE_WAY = "it is on your way to Senior"
OF_A_NOVICE = """\
  - id: ask-before-you-search
    level: novice
    towards: junior
    title: Ask before you search
    text: You ask after an hour, with what you tried.
    actions: [read-a-hundred-rows]
    source: code-to-design
"""


async def shift(here: House, person: Member) -> str:
    await here.let(person.types("/growth shift"))
    return person.newest()


async def changes_level(here: House, person: Member, level: str) -> str:
    await person.types("/growth start")
    await person.clicks(level)
    await here.let(person.submits())
    return person.newest()


async def test_a_junior_finds_it_on_the_home_and_can_choose_it_and_let_it_go(here: House) -> None:
    alice = await here.start("alice")
    assert f"{WAY}. If you practise them, " in await here.turn_to(alice, "My ladder")
    assert "[Practise these] [See them]" in alice.home
    await here.let(alice.clicks("Practise these"))
    assert f"{WAY}. {PRACTISES}\n[Let it go] [See them]" in alice.home
    await here.let(alice.clicks("Let it go"))
    assert "[Practise these] [See them]" in alice.home


@pytest.mark.parametrize("level", ["Novice", "Senior", "Seasoned", "Not sure"])
async def test_the_home_says_nothing_of_it_to_others(here: House, level: str) -> None:
    alice = await here.start("alice", level=level)
    await here.let(alice.opens_home())
    assert "The way to" not in alice.home


async def test_it_is_mentioned_once_at_the_start_to_those_it_concerns(here: House) -> None:
    alice, erin = await here.start("alice"), await here.start("erin", level="Senior")
    assert f"{WAY}. To practise them, or only to look: `/growth shift`." in alice.newest()
    assert "`/growth shift`" not in erin.newest()


async def test_the_page_shows_what_each_behaviour_looks_like_and_builds(here: House) -> None:
    text = await shift(here, await here.start("alice"))
    assert text.startswith(f"{WAY}\nIf you practise them, ")
    assert "Take part in design talks\nYou go to the talks about architecture and say something in them" in text
    assert "It builds: System architecture and Planning how parts fit." in text
    assert "The skills they build\n• System architecture: Pipelines and systems that grow" in text
    assert text.count("• System architecture:") == 1
    assert "Where this comes from: " in text
    assert text.endswith("Only you see this.")


async def test_a_step_is_drawn_from_it_and_counts_for_its_behaviour(here: House) -> None:
    alice = await here.start("alice", areas=())
    await shift(here, alice)
    await here.let(alice.clicks("Practise these"))
    assert PRACTISES in alice.newest()
    await here.let(alice.types("/growth next"))
    assert ON_THE_WAY in alice.newest()
    await here.let(alice.clicks("Try it"), alice.clicks("I did this"))
    assert (await shift(here, alice)).count("Practised in one step.") == 1


async def test_steps_are_not_drawn_from_it_for_somebody_who_let_it_go(here: House) -> None:
    alice = await here.start("alice", areas=())
    await shift(here, alice)
    await here.let(alice.clicks("Practise these"), alice.clicks("Let it go"), alice.types("/growth next"))
    assert ON_THE_WAY not in alice.newest()


async def test_it_opens_from_the_home_and_can_be_chosen_there(here: House) -> None:
    alice = await here.start("alice")
    await here.turn_to(alice, "My ladder")
    await here.let(alice.clicks("See them"))
    assert WAY in (alice.modal or "")
    await here.let(alice.clicks("Practise these"))
    assert PRACTISES in (alice.modal or "")
    await here.let(alice.closes())
    assert f"{WAY}. {PRACTISES}" in alice.home


async def test_it_can_be_chosen_from_a_card_which_stays_below(here: House) -> None:
    alice = await here.start("alice")
    await here.let(alice.types("/growth explore take part in design talks"))
    card = alice.modal or ""
    assert "[Practise the way to Senior]" in card
    await here.let(alice.clicks("Practise the way to Senior"))
    assert f"{WAY}. {PRACTISES}" in (alice.modal or "")
    await here.let(alice.closes())
    assert (alice.modal or "").startswith(card.partition("\n")[0])


async def test_it_ends_with_a_sentence_when_the_level_is_reached(here: House) -> None:
    alice = await here.start("alice")
    await shift(here, alice)
    await here.let(alice.clicks("Practise these"))
    assert "You are at Senior now, so the way there is behind you" in await changes_level(here, alice, "Senior")
    assert "behind you" not in await changes_level(here, alice, "Junior")
    assert "[Practise these]" in await shift(here, alice)


async def test_it_ends_with_a_sentence_when_the_level_is_another(here: House) -> None:
    alice = await here.start("alice")
    await shift(here, alice)
    await here.let(alice.clicks("Practise these"))
    said = await changes_level(here, alice, "Novice")
    assert "The way to Senior does not begin at your level, so you no longer practise it." in said


async def test_it_goes_on_when_only_the_areas_change(here: House) -> None:
    alice = await here.start("alice")
    await shift(here, alice)
    await here.let(alice.clicks("Practise these"))
    assert "way" not in await changes_level(here, alice, "Junior")
    assert "[Let it go]" in await shift(here, alice)


async def test_a_button_from_before_the_level_changed_chooses_nothing(tmp_path: Path) -> None:
    """On a ladder whose novices have a way of their own, of one behaviour."""
    ladders = shutil.copytree(loader.shipped(), tmp_path / "ladders")
    file = ladders / "ml-engineer" / "expectations.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("\ntransitions:\n", f"\ntransitions:\n{OF_A_NOVICE}"))
    async with house(tmp_path, start=MONDAY, trellis_ladders=ladders) as here:
        alice = await here.start("alice", level="Novice")
        assert (await shift(here, alice)).startswith("The way to Junior: one behaviour\nIf you practise them, ")
        page = alice.messages()[-1]
        await changes_level(here, alice, "Junior")
        await here.let(alice.clicks("Practise these", on=page))
        assert "what it spoke of has moved on" in alice.newest()
        assert "[Practise these]" in await shift(here, alice)


async def test_it_says_so_where_no_way_leads_up(here: House) -> None:
    alice = await here.start("alice", level="Senior")
    assert await shift(here, alice) == (
        "The Machine learning engineer ladder describes no behaviours that lead up from Senior.\nOnly you see this."
    )


async def test_answers_from_before_stay_where_no_way_leads_up(here: House) -> None:
    alice = await here.start("alice")
    await shift(here, alice)
    await here.let(alice.chooses("Answer now", "About a quarter was design"))
    await changes_level(here, alice, "Senior")
    text = await shift(here, alice)
    assert "describes no behaviours that lead up from Senior" in text
    assert "about a quarter" in text


async def test_somebody_who_is_not_sure_of_their_level_hears_why(here: House) -> None:
    alice = await here.start("alice", level="Not sure")
    assert (await shift(here, alice)).startswith("The way to the next level depends on yours")


async def test_somebody_who_has_not_started_hears_how(here: House) -> None:
    assert "You have not started yet" in await shift(here, here.member("alice"))


async def test_a_ladder_with_a_measure_and_no_way_has_the_question_alone(tmp_path: Path) -> None:
    ladders = shutil.copytree(loader.shipped(), tmp_path / "ladders")
    file = ladders / "software-engineer" / "expectations.yaml"
    file.write_text(file.read_text(encoding="utf-8").partition("\ntransitions:\n")[0])
    settings = {"trellis_ladders": ladders, "trellis_ladder": "software-engineer"}
    async with house(tmp_path, start=MONDAY, **settings) as here:
        alice = await here.start("alice", level="Shaper", areas=("Backend",))
        text = await shift(here, alice)
        assert "describes no behaviours that lead up from Shaper" in text
        assert "I don't ask this by myself. Answer it whenever you like." in text
        await here.let(alice.chooses("Answer now", "About a fifth"))
        assert "The share of your working time on deciding what to build\nNovember ▇▇ about a fifth" in alice.newest()


async def test_nobody_else_learns_of_it(here: House) -> None:
    await here.make_team("alice")
    alice, bob = await here.start("alice"), here.member("bob")
    await shift(here, alice)
    await here.let(alice.clicks("Practise these"), alice.chooses("Answer now", "About half and half"))
    for line in ("", "team", "digest", "status"):
        await here.let(bob.types(f"/growth {line}"))
    await here.let(bob.opens_home())
    read = "\n".join([bob.home, *bob.reads(), *bob.reads("ranking")])
    assert "half and half" not in read
    assert "practise" not in read


async def test_who_sees_has_a_line_for_it(here: House) -> None:
    alice = await here.start("alice")
    await here.let(alice.types("/growth who-sees"))
    assert "Your steps, the shift and its trend, and what you chose and saved in Explore: only you." in alice.newest()


async def test_somebody_who_has_stopped_is_told_how_to_start_instead(here: House) -> None:
    alice = await here.start("alice")
    await here.let(alice.types("/growth stop"), alice.clicks("Stop"), alice.types("/growth explore next level"))
    await here.let(alice.clicks("Practise the way to Senior"))
    assert "/growth start" in (alice.modal or "")
    assert "You practise them" not in (alice.modal or "")
