"""Something kept changes while a form that shows it is open, and then the form is sent: nothing is lost unseen."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from db import agendas, assessments, calendars, checkins, people, talk_notes, wins, worksheets
from growth import assessing
from growth.facts import Rating
from playground.testing import Member
from tests.handlers.looking import LADDER, NAMES
from tests.house import DID, TO_TEAM, House

pytestmark = pytest.mark.anyio

TO_TALK = "What do you want to talk about?"
ALSO = "While the form was open you also wrote this."


@pytest.fixture
async def alice(here: House) -> Member:
    await here.make_team("alice", "erin")
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    return alice


def receipt(alice: Member) -> str:
    return next(found for found in reversed(alice.reads()) if found.startswith("Growth check-in"))


def question(alice: Member) -> str:
    """The label of the first field, which is this round's question."""
    lines = (alice.modal or "").splitlines()
    return lines[2].removesuffix(" (optional)")


async def test_a_reply_while_the_form_is_open_is_kept_and_shown(here: House, alice: Member) -> None:
    checkin = alice.messages()[-1]
    await alice.clicks("Answer")
    await alice.fills(question(alice), "From the form.")
    await here.let(alice.says("From the thread.", in_thread_of=checkin))
    await here.let(alice.submits())
    assert "> From the form.\n> From the thread." in receipt(alice)
    assert any(ALSO in found and "> From the thread." in found for found in alice.reads())


async def test_a_field_that_nobody_touched_does_not_take_back_a_reply(here: House, alice: Member) -> None:
    checkin = alice.messages()[-1]
    await alice.clicks("Answer")
    await here.let(alice.says("From the thread.", in_thread_of=checkin))
    await alice.fills(DID[0], "Wrote the runbook.")
    await here.let(alice.submits())
    assert "> From the thread." in receipt(alice)
    assert "> Wrote the runbook." in receipt(alice)


async def test_words_that_were_not_seen_are_not_shared(here: House, alice: Member) -> None:
    checkin = alice.messages()[-1]
    await alice.clicks("Answer")
    asked = question(alice)
    await alice.fills(asked, "For all to read.")
    await alice.chooses("Who sees your answer?", TO_TEAM)
    await here.let(alice.says("For me.", in_thread_of=checkin))
    await here.let(alice.submits())
    assert f"{asked} · Only you\n> For all to read.\n> For me." in receipt(alice)


async def test_sharing_that_was_undone_while_the_form_was_open_stays_undone(here: House, alice: Member) -> None:
    await here.write(alice, (DID, "Wrote the runbook."), sees=TO_TEAM)
    await alice.clicks("Edit")
    await alice.fills("What you will do next", "Rest.")
    async with here.trellis.tenant.app.transaction() as session:  # as Undo does it, on another device
        (win,) = await checkins.answers(session, here.workspace, 1)
        await checkins.share(session, here.workspace, win.id, win.sharing.back(here.now))
    await here.let(alice.submits())
    assert "What you did · Only you\n> Wrote the runbook." in receipt(alice)


async def test_a_form_sent_again_with_other_words_changes_its_own(here: House, alice: Member) -> None:
    await alice.clicks("Answer")
    await alice.fills(DID[0], "First words.")
    here.slack.misbehave.drop("view_submission")
    with pytest.raises(AssertionError, match="Slack shows"):
        await alice.submits()
    await here.settle()
    await alice.fills(DID[0], "Better words.")
    await here.let(alice.submits())
    assert "> Better words." in receipt(alice)
    assert "First words." not in receipt(alice)
    assert not any(ALSO in found for found in alice.reads())


async def test_too_much_together_keeps_the_form(here: House, alice: Member) -> None:
    checkin = alice.messages()[-1]
    await alice.clicks("Answer")
    asked = question(alice)
    await alice.fills(asked, "a" * 2900)
    await here.let(alice.says("b" * 200, in_thread_of=checkin))
    await alice.submits()
    assert "you also wrote" in alice.errors[asked]
    await alice.fills(asked, "a" * 2000)
    await here.let(alice.submits())
    assert alice.modal is None


async def test_an_area_chosen_elsewhere_stays_when_the_growth_form_is_sent(here: House, alice: Member) -> None:
    await alice.types("/growth start")
    await alice.clicks("Senior")
    await on_another_device(here, people.set_focus, alice, level="junior", areas=("systems", "ops"))
    await here.let(alice.submits())
    assert "You are at Senior, growing in Systems and Ops." in alice.newest()
    assert "While the form was open you changed what you grow in elsewhere: that is kept." in alice.newest()


async def test_a_level_chosen_elsewhere_stays_where_the_growth_form_left_it(here: House, alice: Member) -> None:
    await alice.types("/growth start")
    await alice.chooses("How often a check-in?", "Every week")
    await on_another_device(here, people.set_focus, alice, level="senior", areas=("systems",))
    await here.let(alice.submits())
    assert "You are at Senior, growing in Systems." in alice.newest()
    assert "you changed your level elsewhere" in alice.newest()


async def test_whoever_moved_to_another_ladder_is_not_taken_back_by_an_old_form(here: House, alice: Member) -> None:
    await alice.types("/growth start")
    await on_another_device(here, people.change_ladder, alice, "software-engineer")
    await here.let(alice.submits())
    assert "You have moved to the ladder" in (alice.modal or "")
    async with here.trellis.tenant.app.transaction() as session:
        me = await people.find(session, here.trellis.tenant.workspace, alice.id)
    assert me is not None
    assert me.ladder == "software-engineer"


async def test_a_change_of_the_team_elsewhere_stays_when_its_form_is_sent(here: House, alice: Member) -> None:
    dana, bob = here.member("dana"), here.member("bob")
    await bob.types("/growth team")
    await bob.clicks("People and digest")
    await bob.fills("What is the team called?", "Ranking and Search")
    await dana.types("/growth admin")
    await dana.clicks("Change")
    await dana.chooses("Who grows on it?", ["alice", "erin", "charlie"])
    await dana.chooses("On which day?", "Thursday")
    await here.let(dana.submits())
    await here.let(bob.submits())
    assert "Saved Ranking and Search." in bob.newest().replace("*", "")
    assert "somebody changed who is on it and the day of its digest: that is kept." in bob.newest()
    await bob.types("/growth team")
    assert "Charlie" in bob.newest()


@pytest.mark.parametrize("whose", ["own", "of another"])
async def test_a_mark_set_elsewhere_stays_when_its_page_is_sent(here: House, alice: Member, whose: str) -> None:
    who = alice if whose == "own" else here.member("bob")
    await who.types("/growth assess" if whose == "own" else "/growth assess Alice")
    if whose != "own":
        await here.let(who.clicks("Junior"), who.submits())
    await here.let(who.clicks("There"), who.submits(), who.clicks("Back"))
    async with here.trellis.tenant.app.transaction() as session:
        await assessments.rate(session, here.workspace, 1, assessing.walk(LADDER)[0], Rating.BEYOND, now=here.now)
    await here.let(who.submits())
    assert f"You marked {NAMES[0]} as beyond elsewhere while its page was open: that is kept." in plain(who.modal)
    async with here.trellis.tenant.app.transaction() as session:
        kept = await assessments.get(session, here.workspace, 1)
    assert kept is not None
    assert [rated.rating for rated in kept.ratings] == [Rating.BEYOND]


async def test_passing_a_page_does_not_take_out_a_mark_set_elsewhere(here: House, alice: Member) -> None:
    await alice.types("/growth assess")
    async with here.trellis.tenant.app.transaction() as session:
        await assessments.rate(session, here.workspace, 1, assessing.walk(LADDER)[0], Rating.BEYOND, now=here.now)
    await here.let(alice.clicks("Skip this one"))
    assert "that is kept" in (alice.modal or "")


async def test_days_changed_elsewhere_stay_beside_those_of_the_form(here: House) -> None:
    alice = await here.start("alice")
    await alice.clicks("Change days")
    await alice.clicks("Monday")
    await on_another_device(here, calendars.choose, alice, holidays="FR", workdays=frozenset({0, 1, 2, 3}))
    await here.let(alice.submits())
    assert "Saved. Public holidays of France. Workdays: Tuesday to Thursday." in (alice.modal or "")


async def test_a_win_changed_elsewhere_loses_no_word_of_either(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth win Wrote the runbook."), alice.submits(), alice.clicks("Edit"))
    await alice.fills("What came of it?", "Bob could follow it.")
    await alice.chooses("When was it?", "2026-11-20")
    await changed_elsewhere(here, alice, "Wrote the runbook, and its index.")
    await here.let(alice.submits())
    assert "Kept, for Friday 20 November 2026:\n> Wrote the runbook, and its index." in (alice.modal or "")
    await here.let(alice.clicks("Edit"))
    await alice.fills("What did you do?", "Wrote a better runbook.")
    await changed_elsewhere(here, alice, "Wrote the runbook on the train.")
    await here.let(alice.submits())
    assert "> Wrote a better runbook.\n> Wrote the runbook on the train." in (alice.modal or "")
    assert ALSO in (alice.modal or "")


async def test_a_win_deleted_elsewhere_is_kept_anew_when_its_form_is_sent(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth win Wrote the runbook."), alice.submits(), alice.clicks("Edit"))
    async with here.trellis.tenant.app.transaction() as session:
        await wins.remove(session, here.workspace, 1)
    await here.let(alice.submits())
    assert "> Wrote the runbook." in (alice.modal or "")


async def test_an_item_of_an_agenda_changed_elsewhere_loses_no_word_of_either(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth agenda"), alice.clicks("Add something"))
    await here.let(alice.submits({TO_TALK: "Who labels?"}), alice.clicks("Change the words"))
    async with here.trellis.tenant.app.transaction() as session:
        await agendas.reword(session, here.workspace, 1, "Who labels? And until when?")
    await here.let(alice.submits({TO_TALK: "Who labels after May?"}))
    assert "Who labels after May?\nAnd until when?" in (alice.modal or "")


async def test_an_item_taken_on_elsewhere_stays_with_its_day_unless_the_form_changed_that(
    here: House, alice: Member
) -> None:
    """What Alice took on gets a later day while its form is open, by which she hands it to Bob: with that day."""
    await here.let(alice.types("/growth agenda"), alice.clicks("Add something"))
    await here.let(alice.submits({TO_TALK: "Who labels?"}), alice.clicks("Take it on"))
    await here.let(alice.submits({"Until when?": "2026-12-02"}), alice.clicks("Take it on"))
    async with here.trellis.tenant.app.transaction() as session:
        item = await agendas.get(session, here.workspace, 1)
        assert item is not None
        assert item.owner_id is not None
        later = date(2026, 12, 9)
        await agendas.take_on(session, here.workspace, 1, item.owner_id, due_on=later, now=here.now)
    await here.let(alice.clicks("Bob"), alice.submits())
    assert "Bob took it on, by Wednesday 9 December" in plain(alice.modal)


async def test_notes_changed_elsewhere_lose_no_word_of_either(here: House, alice: Member) -> None:
    bob = here.member("bob")
    await here.let(alice.types("/growth agenda"), alice.clicks("Write a note"))
    await here.let(alice.submits({"Your own notes": "The offsite."}), alice.clicks("Write a note"))
    async with here.trellis.tenant.app.transaction() as session:
        me, him = [await people.find(session, here.workspace, who.id) for who in (alice, bob)]
        assert me is not None
        assert him is not None
        await talk_notes.write(session, here.workspace, me.id, him.id, text="The offsite. The train.", now=here.now)
    await here.let(alice.submits({"Your own notes": "The offsite in May."}))
    assert "The offsite in May.\nThe train." in (alice.modal or "")


async def test_a_worksheet_filled_in_elsewhere_keeps_both(here: House, alice: Member) -> None:
    seen = "What did you see or hear?"
    await here.let(alice.types("/growth candidate Sam R."), alice.clicks("Junior"), alice.submits())
    async with here.trellis.tenant.app.transaction() as session:
        me = await people.find(session, here.workspace, alice.id)
        assert me is not None
        sheet = await worksheets.called(session, here.workspace, me.id, "sam r")
        assert sheet is not None
        first = assessing.walk(LADDER)[0]
        marked = {first.id: {"name": first.name, "rating": Rating.THERE.value, "note": "Drew it."}}
        await worksheets.keep(session, here.workspace, sheet.id, marked)
    await here.let(alice.submits({seen: "Asked first."}))
    await here.let(alice.clicks("The whole worksheet"))
    assert f"{NAMES[0]}: there\n> Asked first.\n> Drew it." in (alice.modal or "")


async def changed_elsewhere(here: House, alice: Member, did: str) -> None:
    """Alice gives her newest win other words on another device."""
    async with here.trellis.tenant.app.transaction() as session:
        me = await people.find(session, here.workspace, alice.id)
        assert me is not None
        (newest, *_) = await wins.of_person(session, here.workspace, me.id)
        await wins.change(session, here.workspace, newest.id, replace(newest.draft, did=did))


async def test_every_form_that_edits_something_kept_is_tried(here: House) -> None:
    # What is kept is not shown there, or goes on.
    looks_only = {"explore.search", "wins.search", "assessments.level_form", "levels.form", "levels.reply"}
    looks_only |= {"readiness.share_form", "remarks.form", "mentors.offer_form", "mentors.ask_form"}
    looks_only |= {"one_on_ones.rhythm_form", "one_on_ones.move_form"}
    looks_only |= {"assessments.review", "candidates.level_form"}
    tried = {"checkins.form", "days.form", "onboarding.form", "teams.form", "assessments.page", "wins.form"}
    tried |= {"one_on_ones.form", "one_on_ones.notes_form", "candidates.page", "one_on_ones.action_form"}
    assert set(here.trellis.registry.forms) == tried | looks_only


async def on_another_device(
    here: House, verb: Callable[..., Awaitable[None]], who: Member, *args: Any, **kw: Any
) -> None:
    """What somebody does elsewhere while a form is open."""
    async with here.trellis.tenant.app.transaction() as session:
        me = await people.find(session, here.trellis.tenant.workspace, who.id)
        assert me is not None
        await verb(session, me.workspace, me.id, *args, **kw)


def plain(modal: str | None) -> str:
    return (modal or "").replace("*", "").replace("_", "")
