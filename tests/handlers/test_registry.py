"""What the features say of themselves has to fit together before anything starts."""

import pytest

import handlers
from handlers.framework.feature import Feature, TickStep
from handlers.framework.keeping import NOTHING
from handlers.framework.registry import Arrivals, Incomplete, Registry
from handlers.framework.request import Request
from handlers.framework.tenant import Tenant
from handlers.home import listeners as home
from handlers.nudges import listeners as nudges
from handlers.shared import buttons, returning, starting_ladder


async def nothing(_request: Request) -> None:
    """Listens, and does nothing."""


@pytest.fixture
def registry() -> Registry:
    return Registry(Arrivals(starting_ladder.ladder, starting_ladder.follow, starting_ladder.followed, returning.back))


def test_every_button_that_others_draw_leads_somewhere() -> None:
    registry = handlers.register()
    assert {control.id for control in buttons.EVERY} <= registry.actions.keys()


def test_a_button_of_a_feature_that_is_not_there_is_named(registry: Registry) -> None:
    home.register(registry)
    with pytest.raises(Incomplete, match=r"no feature has a listener for explore\.open$"):
        registry.check([buttons.HELP.id, buttons.EXPLORE.id])


def test_a_menu_that_leads_to_a_feature_that_is_not_there_is_named(registry: Registry) -> None:
    nudges.register(registry)
    with pytest.raises(Incomplete, match=r"preferences\.two_weeks"):
        registry.check([])


def test_a_menu_leads_to_what_another_feature_registers_later(registry: Registry) -> None:
    registry.menu("one.menu", {"a": "another.action"})
    registry.action("another.action", nothing)
    registry.check(["one.menu"])


async def tidied(_tenant: Tenant, _registry: Registry) -> None:
    """A step of the clock that has nothing to do."""


def test_what_the_clock_has_a_feature_do_is_not_there_without_saying_when_it_is_due_next(registry: Registry) -> None:
    with pytest.raises(Incomplete, match="tidy does something by the clock, and does not say when it is due next"):
        registry.feature(Feature("tidy", keeps=NOTHING, steps=(TickStep("tidying", tidied),)))
