"""The tabs of the Home: one view in Slack, of which a person sees one page at a time."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import BaseModel
from slack_sdk.models.blocks import Block

from handlers.framework import blocks
from handlers.framework.sections import HomePlace

TURN = "home.turn"
STAYS = timedelta(hours=1)  # whoever comes back later begins with today again


class Tab(StrEnum):
    """A tab, by the name under which it is remembered."""

    TODAY = "today"
    LADDER = "ladder"
    WINS = "wins"
    ONE_ON_ONES = "one_on_ones"
    EXPLORE = "explore"
    SETTINGS = "settings"


NAMES: Mapping[Tab, str] = {
    Tab.TODAY: "Today",
    Tab.LADDER: "My ladder",
    Tab.WINS: "Wins",
    Tab.ONE_ON_ONES: "1:1",
    Tab.EXPLORE: "Explore",
    Tab.SETTINGS: "Settings",
}
SHOWS: Mapping[Tab, tuple[HomePlace, ...]] = {
    Tab.TODAY: (HomePlace.ASKED, HomePlace.TODAY),
    Tab.LADDER: (HomePlace.STANDING, HomePlace.WAY, HomePlace.LEVEL),
    Tab.WINS: (HomePlace.WINS,),
    Tab.ONE_ON_ONES: (HomePlace.ONE_ON_ONES,),
    Tab.EXPLORE: (HomePlace.EXPLORE,),
    Tab.SETTINGS: (HomePlace.SETTINGS,),
}


class TabRef(BaseModel):
    """Which tab a button leads to."""

    tab: Tab


def current(turned: tuple[str, datetime] | None, now: datetime) -> Tab:
    """The tab a person sees: the one they turned to last, by its name, unless that was a while ago."""
    name, at = turned or ("", now)
    return Tab(name) if name in set(Tab) and now - at < STAYS else Tab.TODAY


def row(shown: Tab) -> Block:
    """The way to each tab; the one that is shown stands out."""
    return blocks.row(
        *(
            blocks.button(
                NAMES[tab], f"{TURN}{blocks.NTH}{tab}", TabRef(tab=tab), style="primary" if tab is shown else None
            )
            for tab in Tab
        ),
        block_id="tabs",
    )
