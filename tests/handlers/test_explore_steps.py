"""What became of the steps that one took on in Explore, on the cards they came from."""

import pytest

from playground.testing import Member
from tests.house import House

pytestmark = pytest.mark.anyio


async def looks_at(here: House, who: Member, words: str) -> str:
    if who.modal is not None:
        await who.closes()
    await here.let(who.types(f"/growth explore {words}"))
    return who.modal or ""


async def does(here: House, who: Member, words: str) -> None:
    """Somebody takes the next step of a card on, and does it."""
    await looks_at(here, who, words)
    await here.let(who.clicks("Take this on"), who.closes(), who.opens_home(), who.clicks("I did this"))


async def test_a_card_remembers_that_its_step_was_done(here: House) -> None:
    alice = await here.start("alice")
    await does(here, alice, "product track")
    text = await looks_at(here, alice, "product track")
    assert "You did this on Monday 23 November: Draw what a user sees when the model is wrong\n" in text
    assert "A first step" not in text
    assert "[Take this on]" not in text


async def test_a_project_goes_on_step_by_step_to_its_end(here: House) -> None:
    alice = await here.start("alice")
    project = "a model behind a web api"
    await does(here, alice, project)
    text = await looks_at(here, alice, project)
    assert "Next: Write the API, and describe it with OpenAPI. (1 hour)\nDone when: You can show" in text
    for _ in range(3):
        await does(here, alice, project)
    text = await looks_at(here, alice, project)
    assert text.count("You did this on Monday 23 November: ") == 4
    assert "Next: " not in text
    assert "[Take this on]" not in text


async def test_the_step_in_hand_is_not_offered_on_its_card(here: House) -> None:
    alice = await here.start("alice")
    project = "a model behind a web api"
    await does(here, alice, project)
    await looks_at(here, alice, project)
    await here.let(alice.clicks("Take this on"))
    assert "This is your step now." in (alice.modal or "")
    assert "[Take this on]" not in (alice.modal or "")
    await here.let(alice.closes(), alice.opens_home())
    assert "You set out to: Write the API, and describe it with OpenAPI" in alice.home


async def test_what_somebody_else_did_is_not_on_ones_card(here: House) -> None:
    alice, bob = await here.start("alice"), await here.start("bob")
    await does(here, alice, "product track")
    assert "You did this" not in await looks_at(here, bob, "product track")


async def test_a_step_that_leads_where_a_path_goes_can_be_taken_on(here: House) -> None:
    alice = await here.start("alice")
    await looks_at(here, alice, "mlops")
    text = alice.modal or ""
    title = (
        text[text.index("Steps of Junior that lead there\n") :].splitlines()[1].removeprefix("• ").rpartition(" (")[0]
    )
    await here.let(alice.clicks("Take it on", beside=title))
    assert f"{title} (" in (alice.modal or "")
    assert "  your step now\n" in (alice.modal or "")
    await here.let(alice.closes(), alice.opens_home())
    assert f"You set out to: {title}" in alice.home
    await here.let(alice.clicks("I did this"))
    assert "  you did this on Monday 23 November\n" in await looks_at(here, alice, "mlops")


async def test_a_step_that_practises_a_behaviour_asks_before_it_takes_the_place_of_another(here: House) -> None:
    alice = await here.start("alice")
    behaviour = "take part in design talks"
    await looks_at(here, alice, "product track")
    await here.let(alice.clicks("Take this on"))
    await looks_at(here, alice, behaviour)
    await here.let(alice.clicks("Take it on"))
    assert "You have a step in hand: Draw what a user sees when the model is wrong." in (alice.modal or "")
    await here.let(alice.clicks("Keep that one"))
    assert "You have a step in hand" not in (alice.modal or "")
    await here.let(alice.clicks("Take it on"), alice.clicks("Put that one back, take this on"))
    assert "  your step now\n" in (alice.modal or "")
    await here.let(alice.closes(), alice.opens_home())
    assert "Draw what a user sees when the model is wrong" not in alice.home


async def test_somebody_who_has_not_started_reads_the_steps_and_takes_none_on(here: House) -> None:
    alice = here.member("alice")
    text = await looks_at(here, alice, "mlops")
    assert "Steps that lead there\n• " in text
    assert "[Take it on]" not in text


async def test_an_action_that_the_card_does_not_name_is_not_taken_on(here: House) -> None:
    alice = await here.start("alice")
    value = '{"at": {"section": "tracks", "card": "product-track"}, "action": "no-such-action"}'
    button = {"type": "button", "text": {"type": "plain_text", "text": "Old"}, "action_id": "explore.take"}
    await here.left("alice", {"type": "actions", "elements": [{**button, "value": value}]})
    await here.let(alice.clicks("Old"))
    assert "what it spoke of has moved on" in alice.newest()
