import pytest

from playground.testing import Member
from tests.house import DID, HELP, PLAN, TO_AGENDA, TO_MANAGER, TO_TEAM, House

pytestmark = pytest.mark.anyio


@pytest.fixture
async def alice(here: House) -> Member:
    """Alice of Bob's team, with her first check-in before her."""
    await here.make_team("alice")
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    return alice


async def test_it_has_four_fields_none_of_them_required(alice: Member) -> None:
    await alice.clicks("Answer")
    form = alice.modal or ""
    assert form.count("(text: …)") == 4
    assert form.count("(optional)") == 4
    assert "One field is enough; leave the others empty." in form


async def test_each_answer_is_for_nobody_else_unless_they_say_so(alice: Member) -> None:
    await alice.clicks("Answer")
    assert (alice.modal or "").count("(select: Only you)") == 4


async def test_the_receipt_says_that_only_they_can_see_it(here: House, alice: Member) -> None:
    await here.write(alice, (DID, "Moved the feature lookup behind one client."))
    text = alice.newest()
    assert "Saved Tuesday 24 November, 09:30. Only you can see it." in text
    assert "What you did · Only you\n> Moved the feature lookup behind one client." in text
    assert "The next one comes Tuesday 1 December, 09:30." in text
    assert "[Undo sharing]" not in text


@pytest.mark.parametrize(
    ("field", "audience", "line"),
    [
        pytest.param(DID, TO_MANAGER, "What you did · You and Bob", id="manager"),
        pytest.param(HELP, TO_AGENDA, "Where a hand would help · On your 1:1 agenda with Bob", id="agenda"),
        pytest.param(PLAN, TO_TEAM, "What you will do next · Team digest, with your name", id="team digest"),
    ],
)
async def test_the_receipt_names_who_sees_what(
    here: House, alice: Member, field: tuple[str, str], audience: str, line: str
) -> None:
    await here.write(alice, (field, "The words of Alice."), sees=audience)
    assert f"{line}\n> The words of Alice." in alice.newest()
    assert "Only you can see it" not in alice.newest()
    assert "[Edit] [Undo sharing]" in alice.newest()


async def test_somebody_without_a_team_is_offered_no_reader(here: House) -> None:
    erin = await here.start("erin")
    await here.on("erin", "2026-11-24 09:30")
    await erin.clicks("Answer")
    with pytest.raises(AssertionError, match=r"'You and Bob' is not offered; what there is: Only you$"):
        await erin.chooses(DID[1], TO_MANAGER)


async def test_a_team_without_a_channel_offers_no_digest(here: House) -> None:
    await here.make_team("erin", channel="")
    erin = await here.start("erin")
    await here.on("erin", "2026-11-24 09:30")
    await erin.clicks("Answer")
    with pytest.raises(AssertionError, match="is not offered"):
        await erin.chooses(DID[1], TO_TEAM)


async def test_edit_brings_back_what_was_written(here: House, alice: Member) -> None:
    await here.write(alice, (DID, "First words."), sees=TO_MANAGER)
    await alice.clicks("Edit")
    assert "(text: First words.)" in (alice.modal or "")
    assert "(select: You and Bob)" in (alice.modal or "")
    await alice.fills(DID[0], "Second words.")
    await here.let(alice.submits())
    assert "What you did · You and Bob\n> Second words." in alice.newest()
    assert "First words" not in alice.newest()


async def test_emptying_a_field_takes_that_answer_back(here: House, alice: Member) -> None:
    await here.write(alice, (DID, "Kept."), (PLAN, "Taken back."))
    await alice.clicks("Edit")
    await alice.fills(PLAN[0], "")
    await here.let(alice.submits())
    assert "> Kept." in alice.newest()
    assert "Taken back" not in alice.newest()


async def test_undo_within_ten_minutes_makes_it_private_again(here: House, alice: Member) -> None:
    await here.write(alice, (DID, "Too early to tell."), sees=TO_TEAM)
    await here.later(minutes=9)
    await here.let(alice.clicks("Undo sharing"))
    assert "What you did · Only you\n> Too early to tell." in alice.newest()
    assert "Only you can see it." in alice.newest()
    assert "[Undo sharing]" not in alice.newest()


async def test_undo_after_ten_minutes_says_what_edit_can_do(here: House, alice: Member) -> None:
    await here.write(alice, (DID, "Told."), sees=TO_MANAGER)
    await here.later(minutes=10)
    await here.let(alice.clicks("Undo sharing"))
    assert "More than ten minutes have passed, so somebody may have read it." in alice.newest()
    receipt = next(text for text in alice.reads() if "> Told." in text)
    assert "What you did · You and Bob" in receipt
    assert "[Undo sharing]" not in receipt


async def test_an_empty_form_stays_open_with_a_sentence(alice: Member) -> None:
    await alice.clicks("Answer")
    await alice.submits()
    (said,) = alice.errors.values()
    assert said.startswith("Write something in one of the fields, or press Cancel.")
    assert alice.modal is not None


async def test_spaces_are_an_empty_form(alice: Member) -> None:
    await alice.clicks("Answer")
    await alice.fills(DID[0], "   \n ")
    await alice.submits()
    assert len(alice.errors) == 1


async def test_3000_characters_fit(here: House, alice: Member) -> None:
    await here.write(alice, (DID, "x" * 3000), sees=TO_MANAGER)
    assert "Saved Tuesday" in alice.newest()
    await alice.clicks("Edit")
    assert "x" * 3000 in (alice.modal or "")


async def test_3001_characters_stay_in_the_form(alice: Member) -> None:
    await alice.clicks("Answer")
    await alice.fills(DID[0], "x" * 3001, beyond_client=True)
    await alice.submits(beyond_client=True)
    assert alice.errors == {DID[0]: "This is 3,001 characters long, and 3,000 fit. It is all still here."}
    assert alice.modal is not None


async def test_cancel_keeps_the_round_open(here: House, alice: Member) -> None:
    await alice.clicks("Answer")
    await alice.fills(DID[0], "Never sent.")
    await alice.closes()
    await here.tick()
    assert "[Answer] [Later] [Skip this one]" in alice.newest()


async def test_the_wish_says_what_it_is_about(here: House, alice: Member) -> None:
    await alice.clicks("Answer")
    assert "What is it about?\n(select: Systems)" in (alice.modal or "")
    await alice.fills(HELP[0], "Labels for the new category.")
    await alice.chooses("What is it about?", "Data")
    await alice.chooses(HELP[1], TO_AGENDA)
    await here.let(alice.submits())
    bob = here.member("bob")
    await here.later(minutes=11)
    await bob.types("/growth digest")
    assert (
        "Alice would like a hand with Data, for your 1:1 (since Tuesday 24 November):\n> Labels for the new category."
        in bob.newest()
    )
