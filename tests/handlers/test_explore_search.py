"""Looking for something in Explore, by the command and by the field on its pages."""

import pytest

from playground.testing import Member
from tests.house import House

pytestmark = pytest.mark.anyio

ASK = "What are you looking for?"


@pytest.fixture
async def alice(here: House) -> Member:
    return await here.start("alice")


@pytest.mark.parametrize(
    ("typed", "opened"),
    [
        pytest.param("mlops", "Explore\nMLOps\nSpecialisation", id="a card"),
        pytest.param("product manger", "Explore\nTo product manager for AI\nRole move", id="misspelt"),
        pytest.param("salary", "Explore\nLevels, titles and pay\n", id="a topic"),
        pytest.param("senior", "Explore\nSenior\nLevel\n", id="a level"),
        pytest.param("system design", "Explore\nSystem design\nCompetency\n", id="a competency"),
        pytest.param("", "Explore\nWhat are you looking for?\n", id="nothing"),
    ],
)
async def test_the_command_opens_what_is_meant(alice: Member, typed: str, opened: str) -> None:
    await alice.types(f"/growth explore {typed}")
    assert (alice.modal or "").startswith(opened)


async def test_several_things_are_listed_best_first_and_back_leads_to_them(alice: Member) -> None:
    await alice.types("/growth explore kubernets")
    found = alice.modal or ""
    assert found.startswith(f"Explore\n{ASK}\n(text: kubernets)\nFor “kubernets”, best first\n")
    await alice.clicks("Open", beside="Container tools")
    assert (alice.modal or "").startswith("Explore\nContainer tools\nTools\n")
    await alice.clicks("Back")
    assert alice.modal == found


async def test_back_from_what_was_opened_at_once_leads_to_what_else_was_found(alice: Member) -> None:
    await alice.types("/growth explore mlops")
    await alice.clicks("Back")
    assert "For “mlops”, best first\nMLOps\nSpecialisation\n[Open]" in (alice.modal or "")


async def test_the_field_searches_again_and_again(here: House, alice: Member) -> None:
    await here.turn_to(alice, "Explore")
    await here.let(alice.clicks("Search"))
    for words, opened in (("kubernets", "For “kubernets”"), ("edge", "Edge ML engineering")):
        await alice.fills(ASK, words)
        await alice.submits()
        assert opened in (alice.modal or "")


async def test_where_nothing_is_found_what_is_near_and_all_topics_are_offered(alice: Member) -> None:
    await alice.types("/growth explore feature flags and kaggle")
    assert "I found nothing for “feature flags and kaggle”. Near it:\nKaggle\n" in (alice.modal or "")
    await alice.clicks("All topics")
    assert "Tracks (5)" in (alice.modal or "")


@pytest.mark.parametrize("typed", ["xyzzy", "burnout"])
async def test_where_nothing_is_near_the_topics_themselves_are_shown(alice: Member, typed: str) -> None:
    await alice.types(f"/growth explore {typed}")
    assert f"I found nothing for “{typed}”. Here are all topics:\n" in (alice.modal or "")
    await alice.clicks("Open", beside="Tracks")
    assert (alice.modal or "").startswith("Explore\nTracks\n")


async def test_signs_alone_are_no_word_to_look_for(alice: Member) -> None:
    await alice.types("/growth explore ++ --")
    assert "I need a word to look for. Try a role, a tool or a topic." in (alice.modal or "")


async def test_a_field_of_spaces_is_kept_open(alice: Member) -> None:
    await alice.types("/growth explore")
    await alice.fills(ASK, "   ")
    await alice.submits()
    assert alice.errors == {ASK: "Type a word or two, such as a role, a tool or a topic."}


async def test_what_was_typed_pings_and_links_nothing(here: House, alice: Member) -> None:
    await alice.types("/growth explore <!channel> <https://elsewhere.example|x>")
    assert "(text: @channel x (https://elsewhere.example)" in (alice.modal or "")
    assert "<!channel>" not in (alice.modal or "")


async def test_a_very_long_wish_is_looked_for_by_its_beginning(alice: Member) -> None:
    await alice.types(f"/growth explore mlops{' and more' * 60}")
    assert "(text: mlops and more and more" in (alice.modal or "")


async def test_without_its_slash_the_command_says_how_to_open_it(here: House, alice: Member) -> None:
    await here.let(alice.says("explore mlops"))
    assert alice.newest() == "I can't open a form from a message. Type `/growth` and the same words, and it opens."
