"""The way from one level to the next: behind `/growth shift`, on the Home, and as a button for other pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from slack_sdk.models.blocks import Block

from content.model.ladder import Ladder
from content.model.offers import Measure
from content.model.shift import Transition
from growth import levels, measure, shift
from growth.facts import Measurement, Person, Step
from growth.shift import Way
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.framework.fitting import fitting
from handlers.shared import way_up
from handlers.shift import question

SHOW = "shift.show"

CHOSEN = "You practise them: the steps I offer take turns between them and your areas."
NOT_CHOSEN = "If you practise them, the steps I offer take turns between them and your areas."
NO_LEVEL = "The way to the next level depends on yours, and you have not named one. `{command} start` changes that."
NO_WAY = "The *{ladder}* ladder describes no behaviours that lead up from *{level}*."


@dataclass(frozen=True, slots=True)
class Shift:
    """What the way up of one person is drawn from."""

    ladder: Ladder
    person: Person
    steps: Sequence[Step]
    measurements: Sequence[Measurement]
    today: date
    command: str

    @property
    def way(self) -> Way | None:
        return shift.ahead(self.ladder, self.person)

    @property
    def chosen(self) -> bool:
        return shift.chosen(self.ladder, self.person) is not None

    def mine(self, asked: Measure) -> list[Measurement]:
        return measure.of(self.ladder, asked, self.measurements)


def home_blocks(view: Shift) -> list[Block]:
    """Beside the level: the way in one line, and the trend. Nothing for somebody whom neither concerns."""
    drawn: list[Block] = []
    if view.way is not None:
        buttons = way_up.toggle(view.way, "Practise these", chosen=view.chosen), blocks.button("See them", SHOW)
        drawn = [_line(view.way, chosen=view.chosen), blocks.row(*buttons)]
    drawn += [trend for asked in measure.at_level(view.ladder, view.person) for trend in _trend(view, asked)]
    return [blocks.divider(), *drawn] if drawn else []


def told(view: Shift) -> Message:
    """What the person chose, for a page of another feature."""
    line = _line(view.way, chosen=view.chosen) if view.way else blocks.section(_no_way(view))
    return Message.of(line, blocks.quiet("Only you see this."))


def _line(way: Way, *, chosen: bool) -> Block:
    return blocks.section(f"*{way_up.title(way)}.* {CHOSEN if chosen else NOT_CHOSEN}")


def _trend(view: Shift, asked: Measure) -> list[Block]:
    course = measure.course(view.mine(asked))
    return [question.trend(asked, course, view.person.zone)] if course else []


def page(view: Shift) -> Message:
    """`/growth shift`: the behaviours, how often each was practised, what they build, and the answers so far."""
    way = _way(view, view.way) if view.way else [blocks.section(_no_way(view))]
    return Message.of(fitting([*way, *_measures(view), blocks.quiet("Only you see this.")]))


def _no_way(view: Shift) -> str:
    level = levels.own(view.ladder, view.person)
    if level is None:
        return words.text(NO_LEVEL, command=view.command)
    return words.text(NO_WAY, ladder=words.escape(view.ladder.name), level=words.escape(level.name))


def _way(view: Shift, way: Way) -> Iterator[Block]:
    yield blocks.header(way_up.title(way))
    yield blocks.section(CHOSEN if view.chosen else NOT_CHOSEN)
    for behaviour in way.behaviours:
        yield blocks.section(_behaviour(view, behaviour))
    if way.skills:
        skills = (f"• *{words.escape(skill.name)}*: {words.escape(skill.summary)}" for skill in way.skills)
        yield blocks.section("*The skills they build*\n" + "\n".join(skills))
    yield blocks.row(way_up.toggle(way, "Practise these", chosen=view.chosen))
    sources = dict.fromkeys(view.ladder.source(behaviour.source).title for behaviour in way.behaviours)
    yield blocks.quiet("Where this comes from: {list}.", list=words.escape(words.listed(list(sources))))


def _behaviour(view: Shift, behaviour: Transition) -> str:
    """What it looks like, how often it was practised, and what it builds."""
    done = shift.practised(behaviour, view.steps)
    some = words.plural(
        "_Practised in {number} step._ ", "_Practised in {number} steps._ ", done, number=words.spelled(done)
    )
    names = [skill.name for skill in view.ladder.design_skills if skill.id in behaviour.design_skills]
    builds = words.text("It builds: {names}.", names=words.escape(words.listed(names))) if names else ""
    return f"*{words.escape(behaviour.title)}*\n{words.escape(behaviour.text)}\n{some if done else ''}{builds}".rstrip()


def _measures(view: Shift) -> Iterator[Block]:
    """Each measure for the person's level: the answers so far, and a way to answer now.

    At a level from which none of the ladder's ways leads up, only those that the person has answered before.
    """
    for asked in measure.at_level(view.ladder, view.person):
        mine = view.mine(asked)
        if view.ladder.transitions and view.way is None and not measure.course(mine):
            continue
        now = measure.current(asked, mine, view.person, today=view.today)
        answered = now is not None and now.value is not None
        yield blocks.divider()
        yield from _trend(view, asked)
        select = question.answers(asked, "Change" if answered else "Answer now")
        yield blocks.section(f"*{words.escape(asked.text)}*", select)
        yield blocks.quiet(_asking(view, asked, mine))


def _asking(view: Shift, asked: Measure, mine: Sequence[Measurement]) -> str:
    """Whether the question comes by itself."""
    if not view.chosen:
        return "I don't ask this by myself. Answer it whenever you like."
    if measure.rests(mine):
        return words.text(
            "I don't ask this by myself any more. Answer it here, and I ask again {often}.", often=question.often(asked)
        )
    return words.text("I ask this {often} while you practise the way up.", often=question.often(asked))
