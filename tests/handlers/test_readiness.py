"""The way to the next level: what it adds, one's own words for it, what to try, and the talk to prepare."""

import pytest

from playground.testing import Member
from tests.handlers.keeping import LADDER, closes, keeps
from tests.house import House

pytestmark = pytest.mark.anyio

WISHES = [wish for wish in LADDER.expectations if wish.level == "senior"]
NONE_YET = f"Senior adds {len(WISHES)} things. None has your own words yet."


@pytest.fixture
async def alice(here: House) -> Member:
    return await here.start("alice")


def line(text: str, wish: str) -> str:
    """What stands under one line of the page."""
    return text.partition(f"• {wish}")[2].partition("\n•")[0]


async def test_the_home_leads_to_it_line_by_line(here: House, alice: Member) -> None:
    assert f"Towards Senior\n{NONE_YET}\n[Line by line]" in await here.turn_to(alice, "My ladder")
    await here.let(alice.clicks("Line by line"))
    text = alice.modal or ""
    assert text.startswith(f"Trellis\nTowards Senior\n{NONE_YET}\n• {WISHES[0].text}\nTo try: ")
    assert all(f"• {wish.text}" in text for wish in WISHES)
    assert (
        "That says nothing about whether somebody is ready: two people talk about that. Only you see this, until"
        in text
    )


async def test_ones_own_words_stand_under_what_they_show_and_count(here: House, alice: Member) -> None:
    await keeps(
        here, alice, "Erin ran the review without me", WISHES[0].text[:75].rstrip(), outcome="She leads it now."
    )
    await closes(alice)
    await here.let(alice.types("/growth ready"))
    text = alice.newest()
    assert f"One of the {len(WISHES)} things that Senior adds has your own words." in text
    said = "In your words: “Erin ran the review without me: She leads it now.”, Monday 23 November 2026"
    assert said in line(text, WISHES[0].text)
    assert "To try" not in line(text, WISHES[0].text)


async def test_what_is_to_be_tried_becomes_the_step_in_hand(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth ready"))
    title = line(alice.newest(), WISHES[0].text).partition("To try: ")[2].partition(" (")[0]
    await here.let(alice.clicks("Take it on", beside=title))
    assert f"{title} is your step now. It stands on my Home tab" in alice.newest()
    assert "[Take it on]" not in line(alice.newest(), WISHES[0].text)
    await here.let(alice.opens_home())
    assert f"You set out to: {title}" in alice.home
    other = line(alice.newest(), WISHES[1].text).partition("To try: ")[2].partition(" (")[0]
    await alice.opens_messages()
    await here.let(alice.clicks("Take it on", beside=other))
    assert f"{other} is your step now." in alice.newest()


async def test_a_step_that_was_taken_up_meanwhile_is_not_put_back_unasked(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth ready"))
    page = alice.messages()[-1]
    title = line(alice.newest(), WISHES[1].text).partition("To try: ")[2].partition(" (")[0]
    await here.let(alice.types("/growth next"), alice.clicks("Try it"))
    held = alice.newest().partition("You set out to: ")[2].splitlines()[0]
    await here.let(alice.clicks("Take it on", on=page, beside=title))
    assert f"You have another step in hand by now: {held}. Press again to put that one back." in here.slack.read(
        next(message for message in alice.messages() if message.ts == page.ts)
    )
    await here.let(alice.opens_home())
    assert f"You set out to: {held}" in alice.home


async def test_the_talk_has_the_evidence_what_is_missing_and_three_questions(here: House, alice: Member) -> None:
    await keeps(here, alice, "Erin ran <the> review", WISHES[0].text[:75].rstrip(), outcome="She leads it now.")
    await closes(alice)
    await here.let(alice.types("/growth ready"), alice.clicks("Prepare the talk"))
    text = alice.modal or ""
    assert "# Alice, towards Senior\n\nMonday 23 November 2026" in text
    shown, _, rest = text.partition("## What is missing, and what I could do for it")
    assert f"### {WISHES[0].text}\n\n- Monday 23 November 2026: Erin ran \\<the> review" in shown
    assert "  - What came of it: She leads it now." in shown
    missing, _, asked = rest.partition("## What I would like to ask")
    assert [wish.text in missing for wish in WISHES] == [False, *(True for _ in WISHES[1:])]
    assert "  - To try: " in missing
    assert asked.count("\n- ") == 3
    await here.let(alice.clicks("Back"))
    assert "Towards Senior\nOne of the" in (alice.modal or "")


async def test_somebody_who_is_not_sure_of_their_level_is_told_where_to_look(here: House) -> None:
    erin = await here.start("erin", level="Not sure")
    await here.let(erin.types("/growth promotion"))
    assert erin.newest() == (
        "You are not sure of your level yet, so there is no next one. `/growth ladder` has all of them, side by side."
    )


async def test_nobody_else_gets_to_it(here: House, alice: Member) -> None:
    await keeps(here, alice, "Erin ran the review", WISHES[0].text[:75].rstrip())
    bob = here.member("bob")
    await here.let(bob.types("/growth ready"))
    assert "Erin ran the review" not in bob.newest()


async def test_what_shows_each_line_is_a_press_away_in_a_message_and_on_the_page(here: House, alice: Member) -> None:
    shown = next(wish for wish in WISHES if wish.examples is not None)
    assert shown.examples is not None
    said = f"{shown.text}\nThis shows it: {shown.examples.shows}\nThis does not yet: {shown.examples.not_yet}"
    await here.let(alice.types("/growth ready"), alice.clicks("Examples of each"))
    assert said in (alice.modal or "")
    await closes(alice)
    await here.turn_to(alice, "My ladder")
    await here.let(alice.clicks("Line by line"), alice.clicks("Examples of each"))
    assert said in (alice.modal or "")
