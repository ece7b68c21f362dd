"""The numbers of a team's digest as a picture, for whoever asks for it beside the words that say the same."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel
from slack_sdk.models.blocks import InteractiveElement

from growth.summary import Numbers, Portion, Trend
from handlers.framework import words
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.shared.pictures import showing
from handlers.shared.pictures.picture import MarkColumn, MarkRows, Picture

PICTURE = "digests.picture"
TITLE = "The team, the last four weeks"
PORTIONS = {
    Portion.SOME: "some of the team",
    Portion.HALF: "about half of the team",
    Portion.MOST: "most of the team",
}
TRENDS = {Trend.UP: "up", Trend.STEADY: "steady", Trend.DOWN: "down"}
ROUGHLY = (
    "Inexact on purpose: a little chance is mixed in, so that these words point at nobody. They come every four weeks."
)
SCALE = ("fewer than {floor}", "some", "about half", "most")
PLACES = {Portion.SOME: 1, Portion.HALF: 2, Portion.MOST: 3}

Line = tuple[str, str]  # what it is about, and what is said of it, as plain text


class NumbersRef(BaseModel):
    """The numbers that stand beside a button, and none but those: the picture can say nothing that they do not."""

    checked_in: Portion | None = None
    tried: Portion | None = None
    areas: tuple[str, ...] = ()  # by name
    pulse: Trend | None = None


def of(numbers: Numbers, names: Mapping[str, str]) -> NumbersRef:
    """What the channel may be told of a period."""
    areas = tuple(names.get(area, area) for area in numbers.areas)
    return NumbersRef(checked_in=numbers.checked_in, tried=numbers.tried, areas=areas, pulse=numbers.pulse)


def portions(told: NumbersRef) -> Iterator[tuple[Line, Portion]]:
    """How many did it, in words and as it is drawn; each only where its floor is met."""
    if told.checked_in:
        said = words.text("{portion} answered one", portion=words.text(PORTIONS[told.checked_in]))
        yield (words.text("Check-ins"), said), told.checked_in
    if told.tried:
        said = words.text("{portion} tried a step", portion=words.text(PORTIONS[told.tried]))
        yield (words.text("Learning"), said), told.tried


def beside(told: NumbersRef) -> Iterator[Line]:
    """What is no amount: the names of what most grow in, and where it goes."""
    if told.areas:
        yield words.text("Growing"), words.text("mostly in {names}", names=words.listed(told.areas))
    if told.pulse:
        trend = words.text(TRENDS[told.pulse])
        yield words.text("How it goes"), words.text("{trend}, against the four weeks before", trend=trend)


def button(told: NumbersRef) -> InteractiveElement | None:
    """The way to the picture; None where no amount may be told, so that there is nothing to draw."""
    return showing.button(PICTURE, told) if any(portions(told)) else None


def drawn(told: NumbersRef, *, floor: int) -> Picture:
    """A row for each amount, and under them the rest. At least one amount is told."""
    rows = list(portions(told))
    rest = [words.text("{about}: {said}.", about=about, said=said) for about, said in beside(told)]
    return Picture(
        name="four-weeks",
        title=words.text(TITLE),
        sentence=" ".join([*rest, words.text(ROUGHLY)]),
        lines=[f"{about}: {said}" for (about, said), _ in rows],
        shows=MarkRows(
            columns=[MarkColumn("", "")],
            rows=[(about, [PLACES[portion]]) for (about, _), portion in rows],
            scale=[words.text(each, floor=floor) for each in SCALE],
        ),
    )


def register(registry: Registry) -> None:
    registry.action(PICTURE, as_a_picture)


async def as_a_picture(request: Request) -> None:
    """The numbers beside the button, in the conversation of whoever pressed it. The digest stays as it is."""
    told = request.value(NumbersRef)
    if not any(portions(told)):
        raise Stale
    async with request.tenant.app.transaction() as session:
        await showing.show(session, request, drawn(told, floor=request.tenant.manners.smallest_count))
