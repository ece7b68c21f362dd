"""How high a check-in stands on a phone: all of one without a plan is seen at once, whatever it asks."""

from datetime import timedelta

import pytest
from playwright.async_api import expect

from content.reading.loader import load_all, shipped
from demo.stage import Stage
from tests.browser.beginnings import alice_starts
from tests.browser.hands import Finger

pytestmark = [pytest.mark.anyio, pytest.mark.browser]
on_a_phone = pytest.mark.parametrize("hands", [pytest.param(Finger, id="on a phone")], indirect=True)

HIGHEST, WITH_A_PLAN = 500, 660  # pixels, of a screen of 844
HEIGHTS = """(message, [nth, texts]) => texts.map(text => {
    message.querySelectorAll(".block.section strong")[nth].textContent = text
    return Math.round(message.getBoundingClientRect().height)
})"""


@on_a_phone
async def test_it_is_seen_whole_with_every_question_and_every_step(hands: Finger, theatre: Stage) -> None:
    await alice_starts(hands, rhythm="Every week")
    await a_week_goes_by(theatre, days=2)
    await expect(hands.newest).to_contain_text("A small step: ")
    ladders = load_all(shipped()).values()
    asked = [question.text for ladder in ladders for question in ladder.questions]
    offered = [action.title for ladder in ladders for action in ladder.actions]
    assert max(await hands.newest.evaluate(HEIGHTS, [0, asked])) <= HIGHEST
    await hands.newest.evaluate(HEIGHTS, [0, [sorted(asked, key=len)[len(asked) // 2]]])
    assert max(await hands.newest.evaluate(HEIGHTS, [1, offered])) <= HIGHEST


@on_a_phone
async def test_a_step_that_runs_and_a_plan_make_it_no_page(hands: Finger, theatre: Stage) -> None:
    await alice_starts(hands, rhythm="Every week")
    await a_week_goes_by(theatre, days=2)
    await hands.presses(hands.newest, "Try it")
    await expect(hands.newest).to_contain_text("You set out to:")
    await hands.presses(hands.newest, "Skip this one")
    await a_week_goes_by(theatre, days=7)
    await expect(hands.newest).to_contain_text("You set out to:")
    assert await height(hands) <= HIGHEST
    await hands.presses(hands.newest, "Answer")
    await hands.writes("What you will do next", "Add slice metrics to the ranker eval")
    await hands.presses(hands.form, "Save")
    await expect(hands.newest).to_contain_text("Saved ")
    await a_week_goes_by(theatre, days=7)
    await expect(hands.newest).to_contain_text("Last time you wrote:")
    assert await height(hands) <= WITH_A_PLAN


async def a_week_goes_by(theatre: Stage, *, days: int) -> None:
    target = theatre.now + timedelta(days=days)
    await theatre.walk(target)
    theatre.slack.clock.jump(target)
    await theatre.settle()


async def height(hands: Finger) -> int:
    return int(await hands.newest.evaluate("message => Math.round(message.getBoundingClientRect().height)"))
