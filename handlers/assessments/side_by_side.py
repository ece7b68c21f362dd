"""Two views of one person side by side: their own, and that of the manager they shared it with."""

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import Block, InteractiveElement

from content.model.ladder import Ladder
from growth import assessing
from growth.assessing import Pair
from growth.facts import Assessment, Person, Rating
from handlers.assessments import marked, views
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.shared import rating_words


def side_by_side(ladder: Ladder, mine: Assessment, theirs: Assessment, *, undo: bool = False) -> dict[str, Any]:
    """The reader's own view and the other person's, where they differ first, and where to start talking.

    `undo`: whether a manager can still take theirs back.
    """
    other = words.escape(theirs.author.name)
    pairs = assessing.pairs(ladder, mine, theirs)
    apart, alike = [p for p in pairs if p.apart], [p for p in pairs if not p.apart]
    drawn = [
        blocks.quiet(_days(ladder, mine, theirs)),
        blocks.section(_start(pairs, other)),
        *_listed("Where you differ", [_pair(p, other) for p in apart]),
        *_listed("Where you see the same", [f"• {words.escape(p.name)}: {_word(p.first)}" for p in alike]),
        *_listed("Marked by one of you", [f"• {words.escape(n)}" for n in assessing.one_sided(ladder, mine, theirs)]),
        blocks.quiet("*Who sees it:* You and {other}.", other=other),
        blocks.row(_way_back(mine), *([_undo(mine)] if undo else [])),
    ]
    return views.modal("Side by side", mine, drawn)


def _days(ladder: Ladder, mine: Assessment, theirs: Assessment) -> str:
    """When each of them looked, and against which level."""
    reader, other = mine.author, words.escape(theirs.author.name)
    first, second = (marked.level_name(ladder, view) for view in (mine, theirs))
    days = words.text(
        "You on {day}, against {first}. {other} on {other_day}",
        day=views.when(mine, reader),
        first=first,
        other=other,
        other_day=views.when(theirs, reader),
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


def _pair(pair: Pair, other: str) -> str:
    return words.text(
        "• *{pair}*: you {first}, {other} {second}",
        pair=words.escape(pair.name),
        first=_word(pair.first),
        other=other,
        second=_word(pair.second),
    )


def _word(rating: Rating) -> str:
    return f"_{rating_words.word(rating)}_"


def _listed(heading: str, lines: Sequence[str]) -> list[Block]:
    """Lines under a heading, twenty to a section: more would not fit one."""
    parts = [lines[start : start + 20] for start in range(0, len(lines), 20)]
    return [blocks.section("\n".join([f"*{heading}*"] * (n == 0) + list(part))) for n, part in enumerate(parts)]


def told(author: Person) -> Message:
    """What somebody reads, once, whose manager has finished a view that stands beside their own now."""
    name = words.escape(author.name)
    return Message.of(
        blocks.section(
            "You shared how you see yourself. {name} has written a view of where you stand, too. For your "
            "next 1:1, if you like.",
            name=name,
        ),
        blocks.row(
            blocks.button("Read both side by side", views.BESIDE, views.SubjectRef(person=author.id), style="primary")
        ),
        blocks.quiet("*Who sees it:* You and {name}.", name=name),
    )
