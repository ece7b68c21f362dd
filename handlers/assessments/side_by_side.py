"""Two views of one person side by side: their own, and that of the manager they shared it with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import Block, InteractiveElement

from content.model.ladder import Ladder
from growth import assessing, history
from growth.assessing import Pair
from growth.facts import Assessment, Rated, Rating
from handlers.assessments import history_views, marked, views
from handlers.framework import blocks, words
from handlers.framework.fitting import fitting
from handlers.shared import buttons, rating_words
from handlers.shared.buttons import PointsRef

TALK = "{name}: what has each of us seen of it lately?"
NEXT_STEP = "{name}: what would be a good next step in it?"
LINES, TIMES = 12, 8  # in one paragraph; times of both that are named


@dataclass(frozen=True, slots=True)
class Beside:
    """Both views, as one of the two reads them: `mine` is the reader's.

    `undo`: whether a manager can still take theirs back. `every` are all that the reader may read of the two, the
    newest first.
    """

    ladder: Ladder
    mine: Assessment
    theirs: Assessment
    undo: bool = False
    every: Sequence[Assessment] = ()

    @property
    def other(self) -> str:
        return words.escape(self.theirs.author.name)


def side_by_side(view: Beside) -> dict[str, Any]:
    """Where the two differ first, with what was noted; what to talk about, for the agenda; and how both moved."""
    pairs = assessing.pairs(view.ladder, view.mine, view.theirs)
    apart, alike = [p for p in pairs if p.apart], [p for p in pairs if not p.apart]
    alone = assessing.one_sided(view.ladder, view.mine, view.theirs)
    drawn = [
        blocks.quiet(_days(view)),
        blocks.section(_start(pairs, view.other)),
        *_listed("Where you differ", [_pair(view, p) for p in apart]),
        *_for_the_agenda(view, pairs),
        *_listed("Where you see the same", [_pair(view, p) for p in alike]),
        *_listed("Marked by one of you", [_alone(r) for r in alone]),
        *_each_time(view),
        blocks.quiet("*Who sees it:* You and {other}.", other=view.other),
        blocks.row(_way_back(view.mine), *([_undo(view.mine)] if view.undo else [])),
    ]
    return views.modal("Side by side", view.mine, fitting(drawn))


def _days(view: Beside) -> str:
    """When each of them looked, and against which level."""
    reader = view.mine.author
    first, second = (marked.level_name(view.ladder, each) for each in (view.mine, view.theirs))
    days = words.text(
        "You on {day}, against {first}. {other} on {other_day}",
        day=views.when(view.mine, reader),
        first=first,
        other=view.other,
        other_day=views.when(view.theirs, reader),
    )
    if first == second:
        return words.text("{days}, against the same.", days=days)
    return words.text(
        "{days}, against {second}. Next to another level, the same word means something else.", days=days, second=second
    )


def _way_back(mine: Assessment) -> InteractiveElement:
    ref = views.AssessmentRef(assessment=mine.id)
    if mine.own:
        return blocks.button("Back", views.SUMMARY, ref)
    return blocks.button("Go through them again", views.AGAIN, ref)


def _undo(mine: Assessment) -> InteractiveElement:
    return blocks.button("Take mine back", views.TAKE_BACK, views.AssessmentRef(assessment=mine.id))


def _start(pairs: Sequence[Pair], other: str) -> str:
    """One sentence for the talk."""
    if not pairs:
        return "You have not marked the same competencies. Start with the ones that matter to both of you this quarter."
    name, first = words.escape(pairs[0].name), _word(pairs[0].first)
    if not pairs[0].apart:
        return words.text(
            "You see everything the same. Start with *{name}*: what would be a good next step in it?", name=name
        )
    return words.text(
        "Start with *{name}*: you marked it {first}, {other} {word}. Each of you names one thing you "
        "saw, before you talk about the word.",
        name=name,
        first=first,
        other=other,
        word=_word(pairs[0].second),
    )


def _pair(view: Beside, pair: Pair) -> str:
    name = words.escape(pair.name)
    said = words.text(
        "• *{pair}*: you {first}, {other} {second}",
        pair=name,
        first=_word(pair.first),
        other=view.other,
        second=_word(pair.second),
    )
    return "\n".join([said if pair.apart else f"• {name}: {_word(pair.first)}", *_noted(pair.notes)])


def _alone(rated: Rated) -> str:
    return "\n".join([f"• {words.escape(rated.name)}", *_noted([rated.note])])


def _noted(notes: Iterable[str]) -> list[str]:
    return [words.quote(note, marked.NOTE) for note in notes if note]


def _word(rating: Rating) -> str:
    return f"_{rating_words.word(rating)}_"


def _for_the_agenda(view: Beside, pairs: Sequence[Pair]) -> list[Block]:
    """What there is to talk about, for one click. It says nothing of a mark: those can be taken back, words there not.

    None where there is nothing that both marked.
    """
    template = TALK if pairs and pairs[0].apart else NEXT_STEP
    points = [words.text(template, name=words.clip(pair.name, 100)) for pair in assessing.talking_points(pairs)]
    if not points:
        return []
    put = buttons.AGENDA_POINTS.button(PointsRef(other=view.theirs.author.id, points=points))
    lines = "\n".join(f"• {words.escape(point)}" for point in points)
    return [blocks.section("*To talk about*\n{lines}", lines=lines), blocks.row(put)]


def _each_time(view: Beside) -> list[Block]:
    """How the marks of each moved since their time before; then when both looked, against which level and version."""
    zone = view.mine.author.zone
    lines = []
    for author, called in ((view.mine.author, words.text("You")), (view.theirs.author, view.other)):
        moved = history.since_last_time([each for each in view.every if each.author.id == author.id])
        if brief := history_views.in_brief(moved, zone):
            lines.append(f"{called}. {brief}")
    if len(view.every) < 3:
        return []
    return [
        *_listed("How it moved", lines),
        *_listed("Each time you looked", [_time(view, e) for e in view.every[:TIMES]]),
    ]


def _time(view: Beside, each: Assessment) -> str:
    mine = each.author.id == view.mine.author.id
    return words.text(
        "• {day}: {who}, next to {level}, on version {version} of {ladder}",
        day=views.when(each, view.mine.author),
        who=words.text("you") if mine else view.other,
        level=marked.level_name(view.ladder, each),
        version=words.escape(each.ladder_version),
        ladder=words.escape(view.ladder.name if each.ladder == view.ladder.id else each.ladder),
    )


def _listed(heading: str, lines: Sequence[str]) -> list[Block]:
    """Lines under a heading, so many to a section: more would not fit one."""
    parts = [lines[start : start + LINES] for start in range(0, len(lines), LINES)]
    return [blocks.section("\n".join([f"*{heading}*"] * (n == 0) + list(part))) for n, part in enumerate(parts)]
