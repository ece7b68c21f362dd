"""Which days are somebody's: the public holidays of where they live, and their workdays. The form."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from pydantic import BaseModel
from slack_sdk.models.blocks import Block

from growth import merge, places
from growth.days_off import Days
from handlers.framework import blocks, forms
from handlers.shared.workdays import WEEKDAYS

FORM = "days.form"
COUNTRY = "days.country"  # tells at once, so that the form can be drawn with the regions of another country
REGION, WORKDAYS = "region", "workdays"

NO_DAY = "One at least. To hear nothing for a while, pause or stop me."
WHOLE = "All of it, no region"


class DrawnDays(BaseModel):
    """For which country a form was drawn, and what was kept then."""

    country: str
    place: str | None = None
    workdays: list[int] = []


def form(days: Days, drawn: DrawnDays | None = None) -> dict[str, Any]:
    """`drawn`: what it was drawn from first, where it is drawn anew for another country."""
    country = (days.place or places.NOWHERE).partition("-")[0]
    first = drawn or DrawnDays(country=country, place=days.place, workdays=sorted(days.workdays))
    kept = first.model_copy(update={"country": country}).model_dump_json()
    return forms.modal(FORM, "Your days", [*_fields(days, country)], submit="Save", metadata=kept)


def merged(drawn: DrawnDays, now: Days, sent: Days) -> Days:
    """What the form changed, on top of what is kept now: what was changed elsewhere meanwhile stays."""
    if not drawn.workdays:
        return sent
    workdays = frozenset(merge.many(drawn.workdays, now.workdays, sent.workdays)) or sent.workdays
    return replace(sent, place=merge.one(drawn.place, now.place, sent.place), workdays=workdays)


def _fields(days: Days, country: str) -> Iterator[Block]:
    yield forms.one_of_groups(COUNTRY, "Whose public holidays are yours?", _countries(), country, at_once=True)
    if own := places.regions(country):
        named = [("All", ((country, WHOLE, None),)), *_by_letter(own)]
        yield forms.one_of_groups(_region(country), "And the region?", named, days.place)
    yield forms.checks(
        WORKDAYS,
        "On which days do you work?",
        [(str(day), WEEKDAYS[day], None) for day in range(7)],
        [str(day) for day in days.workdays],
    )
    yield blocks.quiet("I write by myself on these days only, and not on public holidays. Only you see this.")


def _countries() -> list[forms.Group]:
    return [("None", ((places.NOWHERE, "No public holidays", None),)), *_by_letter(places.countries())]


def _by_letter(named: places.Names) -> list[forms.Group]:
    """In groups by the first letter: Slack shows no more than a hundred in one."""
    grouped = groupby(named, key=lambda each: each[1][0].upper())
    return [(letter, [(value, name, None) for value, name in own]) for letter, own in grouped]


def _region(country: str) -> str:
    return f"{REGION}-{country}"


def country(values: forms.Values) -> str:
    return forms.chosen(values, COUNTRY) or places.NOWHERE


def workdays(values: forms.Values) -> frozenset[int]:
    return frozenset(map(int, forms.all_chosen(values, WORKDAYS)))


def read(values: forms.Values, zone: str) -> Days | dict[str, str]:
    """What the form says; or, by field, what needs another look."""
    days = workdays(values)
    if not days:
        return {WORKDAYS: NO_DAY}
    land = country(values)
    return Days(forms.chosen(values, _region(land)) or land, days, zone)
