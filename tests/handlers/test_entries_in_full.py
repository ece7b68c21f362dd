"""What only some entries say, where people read it: a second wording, what ended, and what to know of a figure."""

import pytest

from content.model.ladder import Ladder
from content.model.paths import ConversationPrompt, Education
from content.model.scales import Rung
from content.reading.loader import load, shipped
from handlers.explore import card_text
from handlers.explore.views import Visit
from handlers.framework.blocks import Message
from handlers.ladders import other_ladders
from tests.cast import alice

LADDER = load(shipped() / "ml-engineer")


@pytest.fixture
def visit() -> Visit:
    return Visit(LADDER, alice(), "/growth")


def test_a_request_has_its_wording_for_an_assistant_beside_that_for_a_mentor(visit: Visit) -> None:
    prompt = LADDER.every(ConversationPrompt)[0].model_copy(update={"assistant": "List what [this] asks for."})
    spoken, written = card_text.paragraphs(visit, prompt)[:2]
    assert spoken.startswith("To ask a mentor; copy it")
    assert written.endswith("```\nList what [this] asks for.\n```")


def test_a_request_with_one_wording_has_that_alone(visit: Visit) -> None:
    prompt = LADDER.every(ConversationPrompt)[0].model_copy(update={"assistant": ""})
    assert not any("assistant" in paragraph for paragraph in card_text.paragraphs(visit, prompt))


def test_a_certificate_that_is_no_longer_given_says_so(visit: Visit) -> None:
    card = LADDER.every(Education)[0].model_copy(update={"ended": ("The old exam, in March 2026",)})
    assert "*No longer given*\n• The old exam, in March 2026" in card_text.paragraphs(visit, card)


def test_a_resource_that_ended_says_when(visit: Visit) -> None:
    ended = LADDER.resources[0].model_copy(update={"ended": "2026-03"})
    assert any("It ended in March 2026" in text for text in card_text.paragraphs(visit, ended))


def test_pay_says_which_name_its_source_gives(visit: Visit) -> None:
    rung = next(rung for rung in LADDER.rungs if rung.pay and rung.levels)
    remark = "Its Junior is our Novice."
    assert rung.pay is not None
    told = rung.model_copy(update={"pay": rung.pay.model_copy(update={"remark": remark})})
    ladder: Ladder = LADDER.model_copy(update={"rungs": tuple(told if one is rung else one for one in LADDER.rungs)})
    level = ladder.level(rung.levels[0])
    assert remark in Message.of(other_ladders.section(ladder, level)).text
    assert ladder.get(Rung, rung.id).pay == told.pay
