"""The one form that sets ladder, level, areas and rhythm: for starting, and for changing any of it later."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import time
from typing import Any

from pydantic import BaseModel
from slack_sdk.models.blocks import Block

from content.model.ladder import Ladder
from growth import hours, merge
from growth.days_off import MONDAY_TO_FRIDAY
from growth.facts import Person, Rhythm
from handlers.framework import blocks, forms, words
from handlers.shared import buttons, workdays
from handlers.shared.buttons import LadderRef
from handlers.shared.ladder_words import MOST_AREAS

FORM = "onboarding.form"
LADDER = "onboarding.ladder"  # tells at once, so that the form can be drawn for another ladder
LEVEL, AREAS, NARROWER, WEEKS, WEEKDAY, HOUR = "level", "areas", "narrower", "weeks", "weekday", "hour"
UNSURE = "unsure"

MONTH = "month"
RHYTHMS = (("1", "Every week"), ("2", "Every two weeks"), ("4", "Every four weeks"), (MONTH, "Once a month"))

TOO_MANY = "Three at most, so that each gets some attention. You can change them any time."
TOO_MANY_TOGETHER = "Three at most, with the {areas} above, so that each gets some attention."
TOO_MANY_BY_NOW = (
    "Three at most, and while this form was open you chose another one elsewhere. Take one away here, or cancel and "
    "look again."
)
ALSO = "While the form was open you changed {what} elsewhere: that is kept."
NOW_ON = "You have moved to the ladder *{ladder}* since this form was opened. Look again, then save."
LETS_GO = "Another ladder has its own levels and areas. What you chose on this one is let go, what you did stays."
CLOCK = "On the clock of where you are. Steps come at this time, too."
OWN_LADDER = "Each has its own levels and areas. Take the one that is nearest to your work."


class DrawnGrowth(BaseModel):
    """For which ladder a form was drawn, and what its person had chosen then."""

    ladder: str
    own: str | None = None  # the ladder they were on
    level: str | None = None
    areas: tuple[str, ...] = ()
    weeks: int | None = None
    monthly: bool = False
    weekday: int | None = None
    at: time | None = None

    @classmethod
    def of(cls, person: Person, ladder: Ladder) -> "DrawnGrowth":
        rhythm = person.rhythm
        return cls(
            ladder=ladder.id,
            own=person.ladder,
            level=person.level,
            areas=person.areas,
            weeks=rhythm.weeks,
            monthly=rhythm.monthly,
            weekday=rhythm.weekday,
            at=rhythm.at,
        )


@dataclass(frozen=True, slots=True)
class GrowthChoices:
    level: str | None
    areas: tuple[str, ...]
    rhythm: Rhythm


def form(
    person: Person, ladder: Ladder, installed: Mapping[str, Ladder], drawn: DrawnGrowth | None = None, *, note: str = ""
) -> dict[str, Any]:
    """The form for a ladder, filled with what the person chose before where that is of this ladder.

    The person comes with the workdays that hold for them: a check-in comes on one of those.

    `drawn`: what it was drawn from first, where it is drawn anew for another ladder.
    """
    before = (drawn or DrawnGrowth.of(person, ladder)).model_copy(update={"ladder": ladder.id})
    return forms.modal(
        FORM,
        "Your growth" if person.active else "Start",
        [
            *([blocks.section(note)] if note else []),
            *_ladder(person, ladder, installed),
            *_place(person, ladder),
            *_rhythm(person),
        ],
        submit="Save" if person.active else "Start",
        metadata=before.model_dump_json(),
    )


def _ladder(person: Person, ladder: Ladder, installed: Mapping[str, Ladder]) -> Iterator[Block]:
    if len(installed) > 1:
        named = [(each.id, each.name) for each in installed.values()]
        hint = LETS_GO if person.active else OWN_LADDER
        yield forms.choice(LADDER, "Which ladder?", named, ladder.id, hint=hint, at_once=True)


def _place(person: Person, ladder: Ladder) -> Iterator[Block]:
    """Where the person is on the ladder, and what they want to grow in there."""
    own = person.ladder == ladder.id
    level = (person.level or (UNSURE if person.active else None)) if own else None
    levels: list[tuple[str, str, str | None]] = [(x.id, x.name, ladder.hint(x)) for x in ladder.levels]
    unsure = (UNSURE, "Not sure", "Steps from the middle ground, until you know")
    yield forms.radios(
        on(LEVEL, ladder), "Where are you now? Names and years are only a hint.", [*levels, unsure], level
    )
    yield blocks.row(buttons.MEANING.button(LadderRef(ladder=ladder.id, beside_form=True)))
    yield forms.checks(
        on(AREAS, ladder),
        "What do you want to grow in? Up to three.",
        [(x.id, x.name, x.summary) for x in ladder.areas],
        person.areas if own else (),
        hint="Leave it empty for a bit of everything.",
    )
    if ladder.competencies and sorted(x.name for x in ladder.competencies) != sorted(x.name for x in ladder.areas):
        chosen = person.areas if own else ()
        hint = "Counts among the three."
        yield forms.several(on(NARROWER, ladder), "Or something narrower", _narrower(ladder), chosen, hint=hint)


def _narrower(ladder: Ladder) -> Iterator[forms.Group]:
    """The competencies, under the name of their category."""
    for category in ladder.categories:
        own = [x for x in ladder.competencies if x.category == category.id]
        if own:
            yield category.name, [(x.id, x.name, x.summary) for x in own]


def _rhythm(person: Person) -> Iterator[Block]:
    days, day = workdays.one_of(person.workdays or MONDAY_TO_FRIDAY, person.rhythm.weekday)
    yield forms.choice(
        WEEKS, "How often a check-in?", RHYTHMS, MONTH if person.rhythm.monthly else str(person.rhythm.weeks)
    )
    yield forms.choice(WEEKDAY, "On which day?", days, day)
    if person.active:  # a start is short: the hour is the usual one until they choose another
        at = person.rhythm.at
        yield forms.choice(
            HOUR, "At what time?", [(f"{x:%H:%M}",) * 2 for x in hours.offered(at)], f"{at:%H:%M}", hint=CLOCK
        )
    yield blocks.quiet("Only you see this. Change it any time.")


def on(field: str, ladder: Ladder) -> str:
    """The id of a field that is another one for each ladder: Slack keeps what was chosen in a field of the same id."""
    return f"{field}-{ladder.id}"


def read(values: forms.Values, ladder: Ladder, before: Rhythm) -> GrowthChoices | dict[str, str]:
    """What the form says for the ladder it was drawn for; or, by field, what needs another look."""
    areas = forms.all_chosen(values, on(AREAS, ladder))
    narrower = forms.all_chosen(values, on(NARROWER, ladder))
    if len(areas) > MOST_AREAS:
        return {on(AREAS, ladder): TOO_MANY}
    if len(areas) + len(narrower) > MOST_AREAS:
        return {on(NARROWER, ladder): words.text(TOO_MANY_TOGETHER, areas=_counted(len(areas))) if areas else TOO_MANY}
    level = forms.chosen(values, on(LEVEL, ladder))
    return GrowthChoices(None if level == UNSURE else level, (*areas, *narrower), rhythm(values, before))


def merged(drawn: DrawnGrowth, now: Person, choices: GrowthChoices) -> tuple[GrowthChoices, tuple[str, ...]]:
    """The choices, with what was chosen elsewhere while the form was open; and the names of what that was."""
    current = _often(now.rhythm)
    weeks, monthly = merge.one(
        (drawn.weeks, drawn.monthly) if drawn.weeks else current, current, _often(choices.rhythm)
    )
    rhythm = replace(
        now.rhythm,
        weeks=weeks,
        monthly=monthly,
        weekday=merge.one(
            now.rhythm.weekday if drawn.weekday is None else drawn.weekday, now.rhythm.weekday, choices.rhythm.weekday
        ),
    )
    rhythm = _at(rhythm, merge.one(drawn.at or now.rhythm.at, now.rhythm.at, choices.rhythm.at))
    level, areas = choices.level, choices.areas
    if drawn.ladder == drawn.own == now.ladder:
        level = merge.one(drawn.level, now.level, choices.level)
        areas = merge.many(drawn.areas, now.areas, choices.areas)
    kept = GrowthChoices(level, areas, rhythm)
    return kept, tuple(name for name, differs in _differing(kept, choices) if differs)


def _differing(kept: GrowthChoices, sent: GrowthChoices) -> Iterator[tuple[str, bool]]:
    yield "your level", kept.level != sent.level
    yield "what you grow in", set(kept.areas) != set(sent.areas)
    yield "how often I ask", _often(kept.rhythm) != _often(sent.rhythm)
    yield "the day", kept.rhythm.weekday != sent.rhythm.weekday
    yield "the hour", kept.rhythm.at != sent.rhythm.at


def _often(rhythm: Rhythm) -> tuple[int, bool]:
    return rhythm.weeks, rhythm.monthly


def refused(ladder: Ladder, kept: GrowthChoices) -> dict[str, str]:
    """What speaks against choices that were merged, by field; empty where nothing does."""
    if len(kept.areas) <= MOST_AREAS:
        return {}
    return {on(AREAS, ladder): TOO_MANY_BY_NOW}


def _counted(areas: int) -> str:
    return words.plural("one area", "{count} areas", areas)


def rhythm(values: forms.Values, before: Rhythm) -> Rhythm:
    """How often, on which day and when, as it stands in the form."""
    weeks, weekday, at = (forms.chosen(values, field) for field in (WEEKS, WEEKDAY, HOUR))
    often = replace(
        before,
        weeks=before.weeks if weeks in (None, MONTH) else int(weeks),
        monthly=before.monthly if weeks is None else weeks == MONTH,
        weekday=before.weekday if weekday is None else int(weekday),
    )
    return _at(often, before.at if at is None else time.fromisoformat(at))


def _at(rhythm: Rhythm, at: time) -> Rhythm:
    """The rhythm at an hour: at another one than before, it is one of their own."""
    return replace(rhythm, at=at, own_hour=rhythm.own_hour or at != rhythm.at)
