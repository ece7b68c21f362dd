"""What one can do in Explore: choose a direction, take a first step on, save something to read."""

import pytest

from db import people
from playground.testing import Member
from tests.house import DID, House

pytestmark = pytest.mark.anyio

PRODUCT_STEP, MLOPS_STEP = "Draw what a user sees when the model is wrong", "Bring back last month’s model"


@pytest.fixture
async def alice(here: House) -> Member:
    return await here.start("alice")


async def looks_at(here: House, who: Member, words: str) -> None:
    """Somebody opens a card by a search that can mean nothing else."""
    if who.modal is not None:
        await who.closes()
    await here.let(who.types(f"/growth explore {words}"))


async def chooses(here: House, who: Member, words: str) -> None:
    await looks_at(here, who, words)
    await here.let(who.clicks("Choose this"))


async def home(here: House, who: Member) -> str:
    await here.let(who.opens_home())
    return who.home


async def test_a_chosen_direction_says_what_it_does_and_who_knows(here: House, alice: Member) -> None:
    await here.turn_to(alice, "Explore")
    await chooses(here, alice, "mlops")
    assert "You chose MLOps." in alice.home
    assert "You chose this. It weighs in on the steps I offer. Only you see it.\n[Let it go]" in (alice.modal or "")
    await alice.clicks("All topics")
    assert "You chose MLOps. It weighs in on the steps I offer. Only you see it." in (alice.modal or "")


async def test_one_track_one_specialisation_and_one_move_stand_side_by_side(here: House, alice: Member) -> None:
    for words in ("mlops", "product track", "product manager"):
        await chooses(here, alice, words)
    await alice.clicks("All topics")
    chosen = "You chose MLOps, Product ML engineer and To product manager for AI. They weigh in"
    assert chosen in (alice.modal or "")


async def test_another_of_the_same_kind_takes_its_place_and_says_so_before(here: House, alice: Member) -> None:
    await chooses(here, alice, "mlops")
    await looks_at(here, alice, "edge")
    before = "You chose MLOps before: one specialisation at a time, so this one takes its place."
    assert before in (alice.modal or "")
    await here.let(alice.clicks("Choose this"))
    await here.let(alice.closes())
    assert "You chose Edge ML engineering. It weighs" in await here.turn_to(alice, "Explore")


async def test_it_can_be_let_go(here: House, alice: Member) -> None:
    await chooses(here, alice, "mlops")
    await here.let(alice.clicks("Let it go"))
    assert "[Choose this]" in (alice.modal or "")
    assert "You chose" not in await home(here, alice)


async def test_a_choice_is_marked_in_its_topic(here: House, alice: Member) -> None:
    await chooses(here, alice, "mlops")
    await looks_at(here, alice, "specialisations")
    assert "\nMLOps  you chose this\n" in (alice.modal or "")


async def test_a_choice_weighs_in_on_the_next_step(here: House) -> None:
    alice = await here.start("alice", areas=())
    await chooses(here, alice, "responsible ai")
    await here.let(alice.closes(), alice.types("/growth next"))
    assert "Why this one: you chose Responsible AI engineering, and it fits Junior." in alice.newest()


async def test_a_first_step_taken_on_is_ones_step(here: House, alice: Member) -> None:
    await here.let(alice.opens_home())
    await looks_at(here, alice, "product track")
    await here.let(alice.clicks("Take this on"))
    assert f"You set out to: {PRODUCT_STEP}" in alice.home
    assert "This is your step now. It stands on my Home tab" in (alice.modal or "")
    assert "[Take this on]" not in (alice.modal or "")
    await here.let(alice.closes(), alice.opens_home(), alice.clicks("I did this"))
    assert "No step at the moment." in alice.home


async def test_the_next_check_in_asks_about_it(here: House, alice: Member) -> None:
    await looks_at(here, alice, "monitoring project")
    await here.let(alice.clicks("Take this on"), alice.closes())
    await here.on("alice", "2026-11-24 09:30")
    assert "You set out to: Decide which three numbers matter" in alice.newest()
    await here.write(alice, (DID, "Chose my three numbers."))


async def test_a_step_in_hand_is_not_thrown_away(here: House, alice: Member) -> None:
    await looks_at(here, alice, "product track")
    await here.let(alice.clicks("Take this on"))
    await looks_at(here, alice, "mlops")
    await here.let(alice.clicks("Take this on"))
    assert f"You have a step in hand: {PRODUCT_STEP}. One at a time keeps it small." in (alice.modal or "")
    await here.let(alice.clicks("Keep that one"))
    assert "[Take this on]" in (alice.modal or "")
    assert f"You set out to: {PRODUCT_STEP}" in await home(here, alice)


async def test_a_step_in_hand_can_be_put_back_for_another(here: House, alice: Member) -> None:
    await looks_at(here, alice, "product track")
    await here.let(alice.clicks("Take this on"))
    await looks_at(here, alice, "mlops")
    await here.let(alice.clicks("Take this on"), alice.clicks("Put that one back, take this on"))
    assert "This is your step now." in (alice.modal or "")
    assert f"You set out to: {MLOPS_STEP}" in await home(here, alice)
    await looks_at(here, alice, "product track")
    assert "[Take this on]" in (alice.modal or "")


async def test_the_message_that_held_the_step_before_says_that_it_was_put_back(here: House, alice: Member) -> None:
    await here.on("alice", "2026-11-24 09:30")
    await here.let(alice.clicks("Try it"))
    assert "[I did this]" in alice.newest()
    await looks_at(here, alice, "mlops")
    await here.let(alice.clicks("Take this on"), alice.clicks("Put that one back, take this on"))
    assert "Set aside for now." in alice.newest()
    assert "[I did this]" not in alice.newest()


async def test_an_offer_makes_way_for_what_was_taken_on(here: House, alice: Member) -> None:
    await here.on("alice", "2026-11-24 09:30")
    assert "[Try it]" in alice.newest()
    await looks_at(here, alice, "mlops")
    await here.let(alice.clicks("Take this on"))
    assert "[Try it]" not in alice.newest()
    assert f"You set out to: {MLOPS_STEP}" in await home(here, alice)


async def test_a_question_about_two_steps_is_asked_anew_when_the_one_in_hand_has_changed(
    here: House, alice: Member
) -> None:
    await looks_at(here, alice, "product track")
    await here.let(alice.clicks("Take this on"))
    await looks_at(here, alice, "mlops")
    await here.let(alice.clicks("Take this on"))
    value = '{"at": {"section": "specialisations", "card": "edge-specialisation"}, "instead_of": 999}'
    button = {"type": "button", "text": {"type": "plain_text", "text": "Old"}, "action_id": "explore.take"}
    await here.left("alice", {"type": "actions", "elements": [{**button, "value": value}]})
    await alice.closes()
    await here.let(alice.clicks("Old"))
    assert f"You have a step in hand: {PRODUCT_STEP}." in (alice.modal or "")


async def test_a_resource_is_saved_and_forgotten(here: House, alice: Member) -> None:
    await looks_at(here, alice, "mlops")
    await here.let(alice.clicks("Save", beside="MLOps Zoomcamp"))
    assert "Take the one you lack.  Saved ✓\n[Forget]" in (alice.modal or "")
    await looks_at(here, alice, "saved")
    assert "MLOps Zoomcamp (DataTalks.Club, 1.5 hours to begin with, free, a course)" in (alice.modal or "")
    assert "Saved on Monday 23 November" in (alice.modal or "")
    await here.let(alice.clicks("Forget"))
    assert "Nothing yet. Wherever Explore names something to read, “Save” keeps it here." in (alice.modal or "")
    await looks_at(here, alice, "mlops zoomcamp")
    await here.let(alice.clicks("Save"))
    assert "Saved ✓" in (alice.modal or "")
    await alice.clicks("All topics")
    assert "What you saved (1)" in (alice.modal or "")


async def test_what_one_saved_on_another_ladder_keeps_its_title(here: House, alice: Member) -> None:
    await looks_at(here, alice, "mlops zoomcamp")
    await here.let(alice.clicks("Save"), alice.closes())
    async with here.trellis.tenant.app.transaction() as session:
        person = await people.find(session, here.trellis.tenant.workspace, alice.id)
        assert person is not None
        await people.change_ladder(session, here.workspace, person.id, "software-engineer")
    await looks_at(here, alice, "saved")
    assert "MLOps Zoomcamp\nSaved on Monday 23 November\n[Forget]" in (alice.modal or "")
    await here.let(alice.clicks("Forget"))
    assert "Nothing yet." in (alice.modal or "")


async def test_somebody_who_has_not_started_may_look_choose_and_save(here: House) -> None:
    alice = here.member("alice")
    await chooses(here, alice, "mlops")
    text = alice.modal or ""
    assert "It weighs in on the steps I offer once you have started. Only you see it." in text
    assert "[Take this on]" not in text
    assert "Steps come once you have started, and this can be one of them: /growth start." in text.replace("`", "")
    await here.let(alice.clicks("Save"), alice.closes())
    await here.start("alice")
    await looks_at(here, alice, "mlops")
    assert "You chose this. It weighs in on the steps I offer. Only you see it." in (alice.modal or "")
    assert "Saved ✓" in (alice.modal or "")


async def test_nobody_else_sees_what_one_chose_saved_or_took_on(here: House) -> None:
    await here.make_team("alice")
    alice, bob = await here.start("alice"), here.member("bob")
    await chooses(here, alice, "mlops")
    await here.let(alice.clicks("Take this on"), alice.clicks("Save"))
    await here.let(bob.opens_home(), bob.clicks("Explore"))
    assert "You chose" not in (bob.modal or "")
    assert "What you saved (0)" in (bob.modal or "")
    await here.let(bob.closes(), bob.types("/growth team"), bob.types("/growth digest"))
    seen = "\n".join([bob.home, *bob.reads(), *bob.reads("ranking")])
    assert "Alice" in seen
    for private in ("MLOps", MLOPS_STEP):
        assert private not in seen
