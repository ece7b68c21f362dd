"""The welcome, and the one form that sets level, areas and rhythm: for starting, and for changing any of it later."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import Block

from content.models import Ladder
from growth.audience import Circle
from growth.facts import Person, Rhythm
from handlers import blocks, forms
from handlers.blocks import Message

START, NOT_NOW, NEVER = "onboarding.start", "onboarding.not_now", "onboarding.never"
FORM = "onboarding.form"
LEVEL, AREAS, WEEKS, WEEKDAY = "level", "areas", "weeks", "weekday"
UNSURE = "unsure"
MOST_AREAS = 3

RHYTHMS = ((1, "Every week"), (2, "Every two weeks"), (4, "Every four weeks"))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")

TOO_MANY = "Three at most, so that each gets some attention. You can change them any time."
DECLINED = "Fine, nothing will come. If you want it one day, type `{command} start`."
NEVER_AGAIN = "Understood: I will not write to you. Nobody is told. `{command} start` is there if you change your mind."


def welcome(ladder: Ladder, circle: Circle) -> list[Block]:
    """The one welcome: what it is, who sees what, how often, and three honest buttons."""
    invited = ""
    if circle.manager and circle.team:
        invited = f"{blocks.said(circle.manager.name)} added you to *{blocks.said(circle.team.name)}*. "
    return [
        blocks.header("Trellis: small steps at your own pace"),
        blocks.words(
            f"{invited}I ask you now and then how it goes, about two minutes, and offer one small step with one thing "
            f"to read. Both fit your level on the *{blocks.said(ladder.name)}* ladder and the areas you choose."
        ),
        blocks.words(
            "*Who sees it:* only you. You decide answer by answer what your manager or your team may read.\n"
            "*How often:* one message a day and two a week at most, in your working hours.\n"
            "*If you do nothing:* nothing happens. Pause or stop any time, without a reason."
        ),
        blocks.row(
            blocks.button("Start", START, style="primary"),
            blocks.button("Not now", NOT_NOW),
            blocks.button("Never", NEVER),
        ),
        blocks.quiet("It is a compass, not a rating. Nothing is scheduled before you press Start."),
    ]


def form(person: Person, ladder: Ladder) -> dict[str, Any]:
    """Level, up to three areas, rhythm and day, filled with what the person chose before."""
    levels: list[tuple[str, str, str | None]] = [(x.id, x.name, x.years) for x in ladder.levels]
    unsure = (UNSURE, "Not sure", "Steps from the middle ground, until you know")
    level = person.level or (UNSURE if person.active else None)
    return forms.modal(
        FORM,
        "Your growth" if person.active else "Start",
        [
            forms.radios(LEVEL, "Where are you now? Years are only a hint.", [*levels, unsure], level),
            forms.checks(
                AREAS,
                "What do you want to grow in? Up to three.",
                [(x.id, x.name, x.summary) for x in ladder.areas],
                person.areas,
                hint="Leave it empty for a bit of everything.",
            ),
            forms.choice(
                WEEKS, "How often a check-in?", [(str(n), name) for n, name in RHYTHMS], str(person.rhythm.weeks)
            ),
            forms.choice(
                WEEKDAY,
                "On which day?",
                [(str(n), name) for n, name in enumerate(WEEKDAYS)],
                str(person.rhythm.weekday),
            ),
            blocks.quiet("Only you see this. Change it any time."),
        ],
        submit="Save" if person.active else "Start",
    )


@dataclass(frozen=True, slots=True)
class Choices:
    level: str | None
    areas: tuple[str, ...]
    weeks: int
    weekday: int

    def rhythm(self, before: Rhythm) -> Rhythm:
        return Rhythm(self.weeks, self.weekday, before.at, before.nudge_weeks)


def read(values: forms.Values) -> Choices | dict[str, str]:
    """What the form says; or, by field, what needs another look."""
    areas = forms.all_chosen(values, AREAS)
    if len(areas) > MOST_AREAS:
        return {AREAS: TOO_MANY}
    level = forms.chosen(values, LEVEL)
    return Choices(
        level=None if level == UNSURE else level,
        areas=tuple(areas),
        weeks=int(forms.chosen(values, WEEKS) or 2),
        weekday=int(forms.chosen(values, WEEKDAY) or 1),
    )


def focus(ladder: Ladder, person: Person) -> str:
    """Level and areas in half a sentence: "at *Junior*, growing in *Data* and *Ops*"."""
    level = ladder.level(person.level).name if person.level in {x.id for x in ladder.levels} else None
    names = [f"*{blocks.said(name)}*" for name in area_names(ladder, person.areas)]
    growing = f"growing in {blocks.listed(names)}" if names else "growing in *a bit of everything*"
    return f"at *{blocks.said(level)}*, {growing}" if level else f"not sure of your level yet, {growing}"


def area_names(ladder: Ladder, areas: Sequence[str]) -> list[str]:
    """The names of focus areas, as far as the ladder still has them: areas first, then competencies."""
    return [name for focus, name in ladder.focuses().items() if focus in areas]


def ready(ladder: Ladder, person: Person, first: str | None, *, actions: Block) -> Message:
    """After Start: when the first check-in comes, and what can be had at once. `first` is a named moment."""
    when = f"Your first check-in comes *{first}*, and I stay quiet until then." if first else "You are paused for now."
    return Message.of(
        blocks.header("You are set"),
        blocks.words(f"You are {focus(ladder, person)}. {when}"),
        actions,
        blocks.quiet("Only you see this. Pause, change or stop any time: it is all on my Home tab."),
    )


def changed(ladder: Ladder, person: Person, following: str | None) -> Message:
    """After a change of focus or rhythm."""
    when = f" The next check-in comes *{following}*." if following else ""
    return Message.of(
        blocks.words(f"Saved. You are {focus(ladder, person)}.{when}"), blocks.quiet("Only you see this.")
    )


def invitation_closed(text: str) -> list[Block]:
    """The welcome after Not now or Never."""
    return [blocks.words(text)]
