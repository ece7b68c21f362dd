"""What somebody reads of their own marks over time: what moved and what they wrote meanwhile, then all the dates."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel
from slack_sdk.models.blocks import Block

from content.model.ladder import Competency, Ladder, Level
from growth import assessing, local
from growth.facts import Assessment
from growth.history import Mark, Trail, WrittenMeanwhile
from handlers.assessments import marked, views
from handlers.framework import blocks, forms, words
from handlers.framework.fitting import fitting
from handlers.shared import buttons, evidence_lines, rating_words
from handlers.shared.pictures import showing

UNFOLD = "assessments.history_all"
PICTURE = "assessments.history_picture"
PAGE = "assessments.history_page"
EACH = 2  # of what was written for one competency
TOLD = 8  # competencies with what was written for them
DATES = 12
LINES = 10  # in one paragraph
TURNS = 4  # of one competency: those before are in what came of each time

NONE_YET = "You have not looked at where you stand yet. Once you have, this keeps each time with its day."
ONE_SO_FAR = "This was your first look. From the second one on, this page shows how your marks moved."
NOTHING_MOVED = "Every mark is as it was the time before."
NOTHING_WRITTEN = (
    "This rose, and nothing of yours is written down for it since then. If a moment comes to mind, it is worth keeping."
)
LEFT = "no longer on the ladder"
WORDS_OF_A_DAY = "Your words about a moment, under the names that the ladder had then. Only you see this page."


class HistoryRef(BaseModel):
    """Whether all marks are shown, or only those that moved."""

    every: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """All finished self-assessments of a person, with what they wrote for what moved last.

    `now` are the trails that moved with the newest one. `ladders` are those that are installed, by their ids.
    """

    rounds: Sequence[Assessment]
    trails: Sequence[Trail]
    now: Sequence[tuple[Trail, WrittenMeanwhile]]
    ladders: Mapping[str, Ladder]
    zone: str
    today: date


def page(view: History, *, every: bool = False) -> dict[str, Any]:
    """The marks that moved, those of last time first; the others folded to a line unless `every`; then the dates."""
    drawn = [*_moved(view), *_rest(view, every=every), *_dates(view), blocks.quiet(WORDS_OF_A_DAY)]
    ref = HistoryRef(every=every)
    return forms.modal(PAGE, "How it moved", fitting(drawn), submit=None, close="Close", metadata=ref.model_dump_json())


def none_yet() -> list[Block]:
    return [blocks.section(NONE_YET), blocks.row(buttons.ASSESS.button())]


def _moved(view: History) -> Iterator[Block]:
    if len(view.rounds) == 1:
        yield blocks.section(ONE_SO_FAR)
        return
    yield blocks.header("Since last time")
    yield blocks.row(showing.button(PICTURE))
    if not view.now:
        yield blocks.section(NOTHING_MOVED)
    for trail, written in view.now[:TOLD]:
        rose_alone = trail.rose and not written
        keep = buttons.KEEP_WIN.button() if rose_alone else None
        yield blocks.section("\n".join([line(view, trail), *_written(view, trail, written)]), keep)
    yield from _listed([line(view, trail) for trail, _ in view.now[TOLD:]])
    earlier = [trail for trail in view.trails if trail.moved and trail not in [now for now, _ in view.now]]
    if earlier:
        yield blocks.header("Moved before that")
        yield from _listed([line(view, trail) for trail in earlier])


def _written(view: History, trail: Trail, written: WrittenMeanwhile) -> Iterator[str]:
    """What was written down meanwhile, quoted; a kind word where a mark rose and there is nothing."""
    for win in written.wins[:EACH]:
        yield words.text("In your words: {win}", win=evidence_lines.win(win))
    for step in written.steps[: EACH - min(EACH, len(written.wins))]:
        yield words.text("You did: {step}", step=evidence_lines.step(step, view.zone))
    more = len(written.wins) + len(written.steps) - EACH
    if more > 0:
        yield words.text("… and {count} more.", count=more)
    if trail.rose and not written:
        yield words.text(NOTHING_WRITTEN)


def _rest(view: History, *, every: bool) -> Iterator[Block]:
    """What never moved: one line to unfold, or all of it."""
    still = [trail for trail in view.trails if not trail.moved]
    if not still or len(view.rounds) == 1:
        return
    if not every:
        label = words.plural("Show the other mark", "Show the other {count} marks", len(still))
        yield blocks.row(blocks.button(label, UNFOLD, HistoryRef(every=True)))
        return
    yield blocks.header("As they were")
    yield from _listed([line(view, trail) for trail in still])
    yield blocks.row(blocks.button("Only what moved", UNFOLD, HistoryRef()))


def _listed(lines: Sequence[str]) -> Iterator[Block]:
    for start in range(0, len(lines), LINES):
        yield blocks.section("\n".join(lines[start : start + LINES]))


def line(view: History, trail: Trail) -> str:
    """One competency and its marks: "*Delivery*: not yet in March, getting there in June"."""
    told = ", ".join(_turn(view, trail, mark) for mark in trail.turns[-TURNS:])
    told = f"… {told}" if trail.turns[TURNS:] else told
    return f"*{words.escape(trail.last.name)}*{_note(view, trail)}: {told}"


def _turn(view: History, trail: Trail, mark: Mark) -> str:
    word = rating_words.word(mark.rating)
    said = words.text("{word} {when}", word=f"_{word}_", when=_when(view, trail, mark))
    notes = []
    if len({each.level for each in trail.turns}) > 1:
        notes.append(words.text("next to {level}", level=_level(view.ladders.get(trail.ladder), mark.level)))
    if mark.name != trail.last.name:
        notes.append(words.text("then called {name}", name=words.escape(mark.name)))
    return f"{said} ({', '.join(notes)})" if notes else said


def _note(view: History, trail: Trail) -> str:
    """What became of a competency since, and of which ladder it is where that is another one."""
    ladder, newest = view.ladders.get(trail.ladder), view.rounds[0].ladder
    if trail.ladder != newest:
        name = ladder.name if ladder else trail.ladder
        return words.text(" (on {ladder})", ladder=words.escape(name))
    known = ladder.find(Competency, trail.competency) if ladder else None
    return "" if known else f" ({words.text(LEFT)})"


def _when(view: History, trail: Trail, mark: Mark) -> str:
    """The month of a mark; its day where two marks of the trail are of one month; the year where it is another."""
    days = [local.wall(each.at, view.zone).date() for each in trail.turns]
    day = local.wall(mark.at, view.zone).date()
    months = [(each.year, each.month) for each in days]
    same = len(set(months)) < len(months)
    this_year = day.year == view.today.year
    if same:
        return words.text("on {day}", day=words.month(day, "d MMMM" if this_year else "d MMMM y"))
    return words.text("in {month}", month=words.month(day, "MMMM" if this_year else "MMMM y"))


def _level(ladder: Ladder | None, level_id: str) -> str:
    level = ladder.find(Level, level_id) if ladder else None
    return words.escape(level.name if level else level_id)


def _dates(view: History) -> Iterator[Block]:
    """Every time, the newest first, with the way to what came of it."""
    yield blocks.header("Each time you looked")
    for each in view.rounds[:DATES]:
        ref = views.AssessmentRef(assessment=each.id)
        look = blocks.button("Look", f"{views.SUMMARY}{blocks.NTH}{each.id}", ref)
        yield blocks.section(_date(view, each), look)
    if further := len(view.rounds[DATES:]):
        yield blocks.quiet(words.plural("And once before that.", "And {count} times before that.", further))


def _date(view: History, each: Assessment) -> str:
    ladder = view.ladders.get(each.ladder)
    day = local.wall(each.finished_at or each.started_at, view.zone).date()
    about = words.text(
        "next to {level}, on version {version} of {ladder}",
        level=marked.level_name(ladder, each) if ladder else words.escape(each.level),
        version=words.escape(each.ladder_version),
        ladder=words.escape(ladder.name if ladder else each.ladder),
    )
    before = len(assessing.taken_over(each))
    count = words.plural("One mark", "{count} marks", len(each.ratings) - before)
    count += words.plural(" and one that stood", " and {count} that stood", before) if before else ""
    return f"*{words.dated(day)}*\n{count}, {about}"


def in_brief(trails: Sequence[Trail], zone: str) -> str:
    """For the page of a result: what moved since the time before, in a sentence. Empty where nothing did."""
    most = [_step(trail) for trail in trails[:3]]
    if not most:
        return ""
    more = len(trails) - len(most)
    further = [words.plural("one more", "{count} more", more)] if more else []
    before = min(trail.before.at for trail in trails if trail.before)
    day = words.on_day(before, zone)
    return words.text("*Since {day}:* {moved}.", day=day, moved=words.listed([*most, *further]))


def _step(trail: Trail) -> str:
    before = trail.before or trail.last
    was, now = (rating_words.word(mark.rating) for mark in (before, trail.last))
    name = words.escape(trail.last.name)
    if before.level != trail.last.level:
        return words.text("*{name}* _{now}_, next to another level", name=name, now=now)
    return words.text("*{name}* from _{was}_ to _{now}_", name=name, was=was, now=now)
