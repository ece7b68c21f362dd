"""The form of a win: what somebody did, what came of it, when, and what it shows. It draws itself and reads itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import BaseModel
from slack_sdk.models.blocks import Block

from content.model.ladder import Ladder
from growth import levels, merge, wins
from growth.audience import UNSHARED, Circle
from growth.facts import Audience, Claim, ClaimKind, Person, Sharing, WinDraft, WinOrigin
from growth.merge import Drawn
from growth.wins import EARLIEST, ClaimGroup
from handlers.framework import blocks, forms, words
from handlers.framework.rendering import rendered
from handlers.shared import audiences, examples
from handlers.shared.buttons import ExamplesRef

FORM, EXAMPLES = "wins.form", "wins.examples"
DID, OUTCOME, WHEN, SHOWS, SEES = "did", "outcome", "when", "shows", "sees"
SPLIT = blocks.LABEL
PIECE = 600  # characters, of which each can become five

NOT_SHARED = "If you share it, they read what you did and what came of it. The rest stays yours."
NO_WORDS = "Write a sentence on what you did, or press Cancel."
NO_DAY = "Choose a day from the calendar."
AHEAD = "{day} is still to come. Choose the day you did it, today at the latest."
LONG_AGO = "I keep wins from {year} on. Choose a later day."
TOO_LONG = "This is {count:,} characters long, and 3,000 fit. It is all still here."
CLAIMS = "Nothing is claimed unless you choose it."
RESCUED = (
    "The form you sent is out of date, so nothing of it was kept. *Your words are here:* save them as a win, or copy "
    "them."
)
SUGGESTED, THE_STEP, BEFORE = "Your words suggest", "This step was for", "Chosen before"


class WinFormRef(BaseModel):
    """Which win a form is about, or where a new one comes from; and what the form was drawn from."""

    ladder: str
    win: int | None = None
    step: int | None = None
    answer: int | None = None
    link: str = ""
    excerpt: str = ""
    did: Drawn = Drawn()
    outcome: Drawn = Drawn()
    day: date
    shows: tuple[str, ...] = ()
    manager: int | None = None  # whom sharing meant, and what was chosen
    team: int | None = None
    channel: str | None = None
    sees: Audience = Audience.ONLY_ME
    card: str = ""  # where the step's card is replaced that only its reader saw

    @property
    def origin(self) -> WinOrigin:
        return WinOrigin(self.step, self.answer, self.link, self.excerpt)

    def meant(self, chosen: Audience) -> Sharing:
        """Whom an audience meant when the form was opened."""
        return Sharing(chosen, self.manager, self.team, self.channel)


@dataclass(frozen=True, slots=True)
class WinForm:
    """What a form is drawn from. `ladder` is the one that the win is kept under, None where it is not installed."""

    person: Person
    ladder: Ladder | None
    draft: WinDraft
    circle: Circle
    origin: WinOrigin = field(default_factory=WinOrigin)
    win: int | None = None
    step: str = ""  # what the step is called that it comes from
    served: Sequence[str] = ()  # the expectations that this step was for
    card: str = ""
    sharing: Sharing = UNSHARED

    @property
    def groups(self) -> list[ClaimGroup]:
        return groups(self.ladder, self.person, self.draft.shows) if self.ladder else []


def groups(ladder: Ladder, person: Person, chosen: Sequence[Claim]) -> list[ClaimGroup]:
    """All that can be chosen: what the ladder offers, and what was chosen before and is not on offer any more."""
    offered = wins.choices(ladder, person)
    known = {claim.key for group in offered for claim in group.claims}
    gone = tuple(claim for claim in chosen if claim.key not in known)
    return [*offered, *([ClaimGroup(words.text(BEFORE), gone)] if gone else [])]


def value_of(claim: Claim) -> str:
    return f"{claim.kind.value}:{claim.id}"


def form(view: WinForm) -> dict[str, Any]:
    """The form, filled with what is known; nothing that it could show is chosen for the person."""
    draft = view.draft
    shown = tuple(value_of(claim) for claim in draft.shows)
    manager, team = view.circle.readers
    ref = WinFormRef(
        ladder=view.ladder.id if view.ladder else "",
        win=view.win,
        step=view.origin.step,
        answer=view.origin.answer,
        link=view.origin.link,
        excerpt=view.origin.excerpt if view.win is None else "",
        did=merge.drawn(draft.did if view.win else ""),
        outcome=merge.drawn(draft.outcome),
        day=draft.day,
        shows=shown,
        manager=manager,
        team=team,
        channel=view.circle.channel,
        sees=audiences.stands(view.sharing, view.circle),
        card=view.card,
    )
    title = "Keep a win" if view.win is None else "Your win"
    return forms.modal(FORM, title, _fields(view), submit="Save", metadata=ref.model_dump_json())


def rescuing(view: WinForm, said: str) -> dict[str, Any]:
    """The form, with what was typed in another one that is out of date; what does not fit a field stands above it."""
    drawn = form(view)
    rest = [said[start : start + PIECE] for start in range(forms.LONGEST, len(said), PIECE)]
    above = [blocks.section(RESCUED), *(blocks.section(words.escape(piece)) for piece in rest)]
    return {**drawn, "blocks": [*(rendered(block) for block in above), *drawn["blocks"]]}


def _fields(view: WinForm) -> Iterator[Block]:
    draft = view.draft
    if view.step:
        yield blocks.section("You did: *{step}*", step=words.escape(view.step))
    yield from from_message(view.origin)
    about = "One or two sentences, in your own words."
    yield forms.text(DID, "What did you do?", value=draft.did, hint=about, optional=False)
    yield forms.text(
        OUTCOME, "What came of it?", value=draft.outcome, hint="What is different now, or what you learnt."
    )
    yield forms.day(WHEN, "When was it?", draft.day)
    if view.ladder is not None:
        chosen = [value_of(claim) for claim in draft.shows]
        yield forms.several(SHOWS, "What does it show?", _offered(view), chosen, hint=CLAIMS)
        if examples.asked(view.ladder, examples_of(view.ladder, view.person)):
            yield blocks.row(blocks.button("Examples", EXAMPLES))
    before = audiences.stands(view.sharing, view.circle)
    offered = audiences.choices(view.circle.for_wins, view.circle)
    yield forms.choice(SEES, "Who sees it?", offered, before.value, hint=NOT_SHARED)


def examples_of(ladder: Ladder, person: Person, values: forms.Values | None = None) -> ExamplesRef:
    """Whose examples are shown: of what is chosen in the form, or of what somebody is on their way to."""
    picked = [value.partition(":") for value in forms.all_chosen(values, SHOWS)] if values else []
    wishes = tuple(entry for kind, _, entry in picked if kind == ClaimKind.EXPECTATION.value)
    level = (levels.above(ladder, person) or levels.own(ladder, person) or ladder.levels[0]).id
    ref = ExamplesRef(ladder=ladder.id, level=level, wishes=wishes)
    return ref if examples.asked(ladder, ref) else ref.model_copy(update={"wishes": ()})


def from_message(origin: WinOrigin) -> Iterator[Block]:
    """The message that a win was found in: how it began, and the way to it."""
    if origin.excerpt:
        yield blocks.section("From a message:\n{excerpt}", excerpt=words.quote(origin.excerpt))
    if origin.link:
        yield blocks.quiet("<{link}|Open the message>", link=words.link(origin.link))


def _offered(view: WinForm) -> Iterator[forms.Group]:
    """What the words or the step suggest goes first, and stands in no other group."""
    every = [claim for group in view.groups for claim in group.claims]
    chosen = {claim.key for claim in view.draft.shows}
    said = f"{view.draft.did}\n{view.draft.outcome}\n{view.origin.excerpt}"
    near = [claim for claim in wins.suggested(every, said, view.served) if claim.key not in chosen]
    for name, was_for in ((THE_STEP, True), (SUGGESTED, False)):
        if options := [_option(claim) for claim in near if wins.was_for(claim, view.served) is was_for]:
            yield words.text(name), options
    first = {claim.key for claim in near}
    for group in view.groups:
        rest = [_option(claim) for claim in group.claims if claim.key not in first]
        if rest:
            yield group.name, rest


def _option(claim: Claim) -> tuple[str, str, str | None]:
    """An option in two lines: what is too long for the first goes on in the second."""
    first = claim.text
    if len(first) > SPLIT:
        first = first[: first.rfind(" ", 0, SPLIT) if " " in first[:SPLIT] else SPLIT]
    return value_of(claim), first, claim.text[len(first) :].strip() or None


def chosen(values: forms.Values) -> Audience:
    """Who may read it, as the form says."""
    return Audience(forms.chosen(values, SEES) or Audience.ONLY_ME)


def read(values: forms.Values, offered: Mapping[str, Claim], *, today: date) -> WinDraft | dict[str, str]:
    """What the form says; or, by field, what needs another look. `offered` are the claims by their values."""
    did, outcome = forms.written(values, DID), forms.written(values, OUTCOME)
    day = forms.day_chosen(values, WHEN)
    errors = {
        name: words.text(TOO_LONG, count=len(text))
        for name, text in ((DID, did), (OUTCOME, outcome))
        if len(text) > forms.LONGEST
    }
    if not did:
        errors[DID] = words.text(NO_WORDS)
    if (wrong := _wrong(day, today)) is not None:
        errors[WHEN] = wrong
    if errors or day is None:
        return errors
    shows = tuple(offered[value] for value in forms.all_chosen(values, SHOWS) if value in offered)
    return WinDraft(did, outcome, day, shows)


def _wrong(day: date | None, today: date) -> str | None:
    if day is None:
        return words.text(NO_DAY)
    if day > today:
        return words.text(AHEAD, day=words.dated(day))
    return words.text(LONG_AGO, year=EARLIEST.year) if day < EARLIEST else None
