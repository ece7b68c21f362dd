"""Which days are somebody's: the public holidays of where they live, and their workdays. Said in a line, and a form."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from pydantic import BaseModel
from slack_sdk.models.blocks import Block, InteractiveElement

from growth import merge, places
from growth.days_off import Days
from handlers.framework import blocks, forms, words

CHANGE = "days.change"
FORM = "days.form"
COUNTRY = "days.country"  # tells at once, so that the form can be drawn with the regions of another country
REGION, WORKDAYS = "region", "workdays"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SATURDAY, SUNDAY = 5, 6
FROM_SUNDAY = (6, 0, 1, 2, 3, 4, 5)
# Countries that English names with an article.
WITH_ARTICLE = frozenset(
    {
        *("AE", "AX", "BS", "CF", "CD", "CG", "CK", "CZ", "DO", "FK", "FO", "GM", "IM", "KM"),
        *("KY", "MH", "MP", "MV", "NL", "PH", "SB", "SC", "TC", "UM", "US", "VG", "VI"),
    }
)

NO_ZONE = (
    "Slack does not say your time zone, so I don't know your mornings, and write only when you ask. "
    "Set it in Slack, under Preferences, Language & region."
)
NO_DAY = "One at least. To hear nothing for a while, pause or stop me."
WHOLE = "All of it, no region"
SAVED = "Saved. {line}"


class Drawn(BaseModel):
    """For which country a form was drawn, and what was kept then."""

    country: str
    place: str | None = None
    workdays: list[int] = []


def line(days: Days) -> str:
    """Both in half a line: "Public holidays of Germany. Workdays: Monday to Friday."""
    named = places.name(days.place)
    the = "the " if (days.place or "").partition("-")[0] in WITH_ARTICLE else ""
    free = "Public holidays: none" if named == places.NOWHERE else f"Public holidays of {the}{words.said(named)}"
    return f"{free}. Workdays: {_spoken(days.workdays)}."


def offer(days: Days) -> Block:
    """The line with the way to change it; and that Slack gives no zone, where it does not."""
    text = line(days) if days.zone else f"{line(days)}\n{NO_ZONE}"
    return blocks.section(text, change_button())


def change_button() -> InteractiveElement:
    return blocks.button("Change days", CHANGE)


def one_of(workdays: frozenset[int], chosen: int) -> tuple[list[tuple[str, str]], str]:
    """The workdays to choose one from, in the order of their week, and the one that stands for what was chosen: where
    that is a day off, the next workday, when things come then.
    """
    week = FROM_SUNDAY if SUNDAY in workdays and SATURDAY not in workdays else range(7)
    stands = next(day % 7 for day in range(chosen, chosen + 7) if day % 7 in workdays)
    return [(str(day), WEEKDAYS[day]) for day in week if day in workdays], str(stands)


def _spoken(workdays: frozenset[int]) -> str:
    for week in (tuple(range(7)), FROM_SUNDAY):
        own = [day for day in week if day in workdays]
        if len(own) > 2 and own == list(week[week.index(own[0]) :][: len(own)]):
            return f"{WEEKDAYS[own[0]]} to {WEEKDAYS[own[-1]]}"
    return words.listed([WEEKDAYS[day] for day in sorted(workdays)])


def form(days: Days, drawn: Drawn | None = None) -> dict[str, Any]:
    """`drawn`: what it was drawn from first, where it is drawn anew for another country."""
    country = (days.place or places.NOWHERE).partition("-")[0]
    first = drawn or Drawn(country=country, place=days.place, workdays=sorted(days.workdays))
    kept = first.model_copy(update={"country": country}).model_dump_json()
    return forms.modal(FORM, "Your days", [*_fields(days, country)], submit="Save", metadata=kept)


def merged(drawn: Drawn, now: Days, sent: Days) -> Days:
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
