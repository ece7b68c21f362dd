"""Who can read what, item by item: each kept thing with its readers, and the way to change or to take back."""

import pytest

from handlers import FEATURES
from playground.testing import Member
from tests.handlers.keeping import closes, keeps
from tests.house import DID, PLAN, TO_TEAM, House

pytestmark = pytest.mark.anyio
LISTED = {"answers", "checkins", "wins", "agenda_items", "steps", "assessments", "ratings", "measurements", "saved"}
LISTED |= {"level_changes", "readiness_shares", "remarks", "mentor_offers", "mentor_asks", "mentor_pairs"}
# What holds no word of theirs, or is said of them by what stands above the list.
BESIDE = {"people", "replies", "memberships", "moves", "lookups", "digest_items", "team_periods", "touches"}
BESIDE |= {"deliveries", "files", "teams", "mentor_words", "mentors_avoided", "one_on_ones"}
BESIDE |= {"one_on_one_messages", "one_on_one_notes", "worksheets", "handovers"}
MONDAY = "2026-11-30 09:30"


@pytest.fixture
async def alice(here: House) -> Member:
    await here.make_team("alice", "erin")
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    return alice


async def looks(here: House, alice: Member) -> str:
    await closes(alice)
    await here.let(alice.types("/growth who-sees"))
    return alice.newest()


async def shares_a_win(here: House, alice: Member) -> None:
    await alice.types("/growth win Wrote the quince runbook")
    await alice.chooses("Who sees it?", TO_TEAM)
    await here.let(alice.submits())


async def test_everything_is_there_with_its_readers_the_newest_first(here: House, alice: Member) -> None:
    await here.write(alice, (DID, "Drew the failure modes"), (PLAN, "Ship it"))
    await here.later(hours=1)
    await shares_a_win(here, alice)
    said = await looks(here, alice)
    assert said.index("Your answers: only you, until you choose otherwise") < said.index("What you keep, the newest")
    win = "Win · Tuesday 24 November\nWrote the quince runbook\nYou, Bob and everybody who reads #ranking"
    answer = "Answer · Tuesday 24 November\nDrew the failure modes\nOnly you"
    assert said.index(win) < said.index(answer)
    assert "Step · Tuesday 24 November" in said


async def test_what_was_shared_is_taken_back_from_there(here: House, alice: Member) -> None:
    await shares_a_win(here, alice)
    await here.on("bob", MONDAY)
    assert "quince" in "\n".join([*here.member("bob").reads(), *here.slack.channel("ranking").reads()])
    await looks(here, alice)
    await here.let(alice.clicks("Take back", beside="quince"))
    assert "Taken back: only you see it" in alice.newest()
    assert "quince" not in "\n".join([*here.member("bob").reads(), *here.slack.channel("ranking").reads()])


async def test_an_answer_is_taken_back_in_its_receipt_too(here: House, alice: Member) -> None:
    await here.write(alice, (DID, "Drew the quince"), sees=TO_TEAM)
    await looks(here, alice)
    await here.let(alice.clicks("Take back", beside="quince"))
    assert "Drew the quince\nOnly you" in alice.newest()
    receipt = next(said for said in alice.reads() if "What you did" in said)
    assert "Team digest" not in receipt


async def test_a_win_is_changed_from_there(here: House, alice: Member) -> None:
    await keeps(here, alice, "Wrote the quince runbook")
    await looks(here, alice)
    await here.let(alice.clicks("Change", beside="quince"))
    assert "(text: Wrote the quince runbook)" in (alice.modal or "")


async def test_an_answer_is_changed_from_there(here: House, alice: Member) -> None:
    await here.write(alice, (DID, "Drew the quince"))
    await looks(here, alice)
    await here.let(alice.clicks("Change", beside="quince"))
    assert "(text: Drew the quince)" in (alice.modal or "")


async def test_it_is_paged_and_the_summary_stays_on_the_first(here: House, alice: Member) -> None:
    for number in range(11):
        await keeps(here, alice, f"Win number {number}.")
        await here.later(minutes=1)
    assert "Page 1 of 2." in await looks(here, alice)
    assert "Win number 0." not in alice.newest()
    await here.let(alice.clicks("Older"))
    assert "Win number 0." in alice.newest()
    assert "Your answers: only you" not in alice.newest()
    await here.let(alice.clicks("Newer"))
    assert "Your answers: only you" in alice.newest()


async def test_nobody_takes_back_what_is_another_persons(here: House, alice: Member) -> None:
    await shares_a_win(here, alice)
    await looks(here, alice)
    erin = await here.start("erin")
    (value,) = {
        block["accessory"]["value"]
        for block in alice.messages()[-1].blocks
        if block.get("accessory", {}).get("action_id") == "preferences.take_back"
    }
    await here.left("erin", {"type": "actions", "elements": [taking_back(value)]})
    await here.let(erin.clicks("Take back"))
    assert "You, Bob and everybody who reads #ranking" in await looks(here, alice)


def taking_back(value: str) -> dict[str, object]:
    label = {"type": "plain_text", "text": "Take back"}
    return {"type": "button", "action_id": "preferences.take_back", "text": label, "value": value}


async def test_what_is_for_a_talk_stands_there_with_the_other_of_the_two(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth agenda Who labels after May?"))
    assert "For your 1:1 · Tuesday 24 November\nWho labels after May?\nYou and Bob\n[Change]" in await looks(
        here, alice
    )
    await here.let(alice.clicks("Change", beside="Who labels"))
    assert "1:1 with Bob\nWho labels after May?" in (alice.modal or "")


def test_whatever_is_kept_of_somebody_is_in_the_list_or_said_to_be_beside_it() -> None:
    kept = {table for feature in FEATURES for table in feature.keeps.tables}
    assert kept == LISTED | BESIDE
    assert not LISTED & BESIDE
