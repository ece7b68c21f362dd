"""Whatever the check of a ladder lets through, Slack shows: every view of content, drawn of a ladder at the limit."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from content.catalogue import topics
from content.catalogue.shelves import KINDS, Item
from content.model.ladder import Ladder
from content.reading.layout import section
from content.reading.loader import load, shipped
from growth import evidence
from growth.audience import Circle
from growth.facts import Rating
from handlers.admin import views as admin
from handlers.assessments import form as assessing
from handlers.explore import cards, pages
from handlers.explore import views as explore
from handlers.explore.views import ExploreRef, Visit
from handlers.framework import blocks
from handlers.framework.blocks import Message
from handlers.ladders import views as ladders
from handlers.onboarding import views as welcome
from handlers.shared import growth_form as onboarding
from handlers.shared import step_card
from handlers.shift import views as shift
from playground.payload import check_blocks, check_view
from tests.cast import NOW, a_step, alice, an_assessment
from tests.handlers.crowded import crowded

LADDER = crowded(load(shipped() / "ml-engineer"))
LEVEL, TOP = LADDER.levels[0], LADDER.levels[-1]
ALICE = alice(level=LEVEL.id, areas=tuple(c.id for c in (LADDER.competencies[0], *LADDER.competencies[-2:])))
VISIT = Visit(ladder=LADDER, person=ALICE, command="/growth")
MANY = {f"{LADDER.id}-{n}": LADDER.model_copy(update={"id": f"{LADDER.id}-{n}"}) for n in range(250)}
SHIFT = shift.Shift(LADDER, ALICE, [], [], NOW.date(), "/growth")


def seen(ladder: Ladder) -> ladders.View:
    return ladders.View(ladder, ALICE, evidence.gather(ladder, []))


def asked(nth: int) -> dict[str, Any]:
    competency = LADDER.competencies[nth]
    before = an_assessment((competency.id, Rating.THERE), level=LEVEL.id)
    return assessing.page(assessing.Page(LADDER, before, competency, Rating.THERE, "1", before, shows=True))


def shown_cards() -> Iterator[Any]:
    """The first card of each list that can be opened, and the last."""
    for name in KINDS:
        for entry in {each.id: each for each in (*section(LADDER, name)[:1], *section(LADDER, name)[-1:])}.values():
            yield pytest.param(Item(name, entry), id=f"{name} {entry.id[:20]}")


@pytest.mark.parametrize("item", list(shown_cards()))
def test_a_card(item: Item) -> None:
    check_view(cards.card(VISIT, item, ExploreRef(section=item.section, card=item.entry.id)), home=False)


@pytest.mark.parametrize("shelf", [pytest.param(shelf, id=shelf.id) for shelf in topics.topics(LADDER)])
def test_a_topic(shelf: topics.Topic) -> None:
    for page in range(3):
        check_view(pages.topic(VISIT, shelf, ExploreRef(topic=shelf.id, page=page)), home=False)


VIEWS: dict[str, Callable[[], dict[str, Any]]] = {
    "the form": lambda: onboarding.form(ALICE, LADDER, MANY),
    "the form of somebody new": lambda: onboarding.form(alice(level=None, areas=()), LADDER, MANY),
    "a competency": lambda: asked(3),
    "the last competency": lambda: asked(-1),
    "against which level": lambda: assessing.level_form(LADDER, ALICE),
    "the front of Explore": lambda: explore.front(VISIT),
}


@pytest.mark.parametrize("draw", [pytest.param(draw, id=name) for name, draw in VIEWS.items()])
def test_a_view(draw: Callable[[], dict[str, Any]]) -> None:
    check_view(draw(), home=False)


MESSAGES: dict[str, Callable[[], Message]] = {
    "the lowest level": lambda: ladders.level_page(seen(LADDER), LEVEL),
    "the highest level": lambda: ladders.level_page(seen(LADDER), TOP),
    "all levels": lambda: ladders.all_levels(seen(LADDER)),
    "the way up": lambda: shift.page(SHIFT),
    "the admin's page": lambda: admin.page([], MANY, LADDER.id),
    "the welcome": lambda: Message.of(welcome.welcome(LADDER, Circle(None, None), ALICE)),
    "a step": lambda: Message.of(step_card.step_blocks(LADDER, ALICE, a_step())),
}


@pytest.mark.parametrize("draw", [pytest.param(draw, id=name) for name, draw in MESSAGES.items()])
def test_a_message(draw: Callable[[], Message]) -> None:
    drawn = draw()
    check_blocks(list(drawn.blocks))
    assert len(drawn.text) <= blocks.MESSAGE_TEXT


def test_areas_chosen_from_several_groups_stand_in_one() -> None:
    """Slack refuses first choices from more than one group."""
    drawn = VIEWS["the form"]()["blocks"]
    menu = next(b["element"] for b in drawn if b.get("element", {}).get("type") == "multi_static_select")
    assert menu["option_groups"][0]["label"]["text"] == "Chosen"
    assert menu["initial_options"] == menu["option_groups"][0]["options"]
    assert sum(len(group["options"]) for group in menu["option_groups"]) == len(LADDER.competencies)
