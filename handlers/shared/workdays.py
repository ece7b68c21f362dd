"""Somebody's days in a line, with the way to change them: public holidays of where they live, and workdays."""

from slack_sdk.models.blocks import Block

from growth import places
from growth.days_off import Days
from handlers.framework import blocks, words
from handlers.shared import buttons

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
NO_HOURS = "Nothing comes by itself, because Slack does not say your time zone."
NO_ZONE = (
    "Slack does not say your time zone, so I don't know your mornings, and write only when you ask. "
    "Set it in Slack, under Preferences, Language & region."
)


def line(days: Days) -> str:
    """Both in half a line: "Public holidays of Germany. Workdays: Monday to Friday."""
    named = places.name(days.place)
    the = words.text("the ") if (days.place or "").partition("-")[0] in WITH_ARTICLE else ""
    free = (
        words.text("Public holidays: none")
        if named == places.NOWHERE
        else words.text("Public holidays of {the}{named}", the=the, named=words.escape(named))
    )
    return words.text("{free}. Workdays: {spoken}.", free=free, spoken=_spoken(days.workdays))


def offer(days: Days) -> Block:
    """The line with the way to change it; and that Slack gives no zone, where it does not."""
    text = line(days) if days.zone else f"{line(days)}\n{NO_ZONE}"
    return blocks.section(text, buttons.DAYS.button())


def one_of(workdays: frozenset[int], chosen: int) -> tuple[list[tuple[str, str]], str]:
    """The workdays to choose one from, in the order of their week, and the one that stands for what was chosen: where
    that is a day off, the next workday, when things come then.
    """
    week = FROM_SUNDAY if SUNDAY in workdays and SATURDAY not in workdays else range(7)
    return [(str(day), WEEKDAYS[day]) for day in week if day in workdays], str(stands(workdays, chosen))


def stands(workdays: frozenset[int], chosen: int) -> int:
    """The day on which things come that were chosen for another: itself where it is a workday, else the next one."""
    return next(day % 7 for day in range(chosen, chosen + 7) if day % 7 in workdays)


def _spoken(workdays: frozenset[int]) -> str:
    for week in (tuple(range(7)), FROM_SUNDAY):
        own = [day for day in week if day in workdays]
        if len(own) > 2 and own == list(week[week.index(own[0]) :][: len(own)]):
            return words.text(
                "{first} to {last}", first=words.text(WEEKDAYS[own[0]]), last=words.text(WEEKDAYS[own[-1]])
            )
    return words.listed([words.text(WEEKDAYS[day]) for day in sorted(workdays)])
