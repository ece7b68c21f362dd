"""The way from one level to the next: behind `/growth shift`, on the Home, and as a button for other pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel
from slack_sdk.models.blocks import Block, InteractiveElement

from content.model.ladder import Ladder
from content.model.offers import Measure
from content.model.shift import Transition
from growth import levels, measure, shift
from growth.facts import Measurement, Person, Step
from growth.shift import Way
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.shift import question

CHOOSE, LEAVE, SHOW = "shift.choose", "shift.leave", "shift.show"

CHOSEN = "You practise them: the steps I offer take turns between them and your areas."
NOT_CHOSEN = "If you practise them, the steps I offer take turns between them and your areas."
NO_LEVEL = "The way to the next level depends on yours, and you have not named one. `{command} start` changes that."
NO_WAY = "The *{ladder}* ladder describes no behaviours that lead up from *{level}*."
OFFER = "{title}. To practise them, or only to look: `{command} shift`."
REACHED = "You are at {level} now, so the way there is behind you, and I draw no more steps from it."
OFF_THE_WAY = "The way to {level} does not begin at your level, so you no longer practise it."
OTHER_LADDER = "The way up that you practised belongs to the other ladder, so it has ended."


class WayRef(BaseModel):
    """The level that a way leads to."""

    towards: str


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


def choose_button(ladder: Ladder, person: Person) -> InteractiveElement | None:
    """The way in for other pages, or the way out for somebody who practises; None where no way leads up."""
    way = shift.ahead(ladder, person)
    if way is None:
        return None
    chosen = shift.chosen(ladder, person) is not None
    return _toggle(way, f"Practise the way to {way.towards.name}", chosen=chosen)


def _toggle(way: Way, choose: str, *, chosen: bool) -> InteractiveElement:
    ref = WayRef(towards=way.towards.id)
    return blocks.button("Let it go", LEAVE, ref) if chosen else blocks.button(choose, CHOOSE, ref)


def offer(ladder: Ladder, person: Person, command: str) -> str:
    """The way in one line, for somebody who could practise it; empty for others."""
    way = shift.ahead(ladder, person)
    return OFFER.format(title=_title(way), command=command) if way and way.towards.id != person.towards else ""


def home_blocks(view: Shift) -> list[Block]:
    """On the Home: the way in one line, and the trend. Nothing for somebody whom neither concerns."""
    drawn: list[Block] = []
    if view.way is not None:
        buttons = _toggle(view.way, "Practise these", chosen=view.chosen), blocks.button("See them", SHOW)
        drawn = [_line(view.way, chosen=view.chosen), blocks.row(*buttons)]
    drawn += [trend for asked in measure.at_level(view.ladder, view.person) for trend in _trend(view, asked)]
    return [blocks.divider(), *drawn] if drawn else []


def told(view: Shift) -> Message:
    """What the person chose, for a page of another feature."""
    line = _line(view.way, chosen=view.chosen) if view.way else blocks.section(_no_way(view))
    return Message.of(line, blocks.quiet("Only you see this."))


def _line(way: Way, *, chosen: bool) -> Block:
    return blocks.section(f"*{_title(way)}.* {CHOSEN if chosen else NOT_CHOSEN}")


def _title(way: Way) -> str:
    count = len(way.behaviours)
    return f"The way to {words.said(way.towards.name)}: {question.spelled(count)} behaviour{'s' if count > 1 else ''}"


def _trend(view: Shift, asked: Measure) -> list[Block]:
    course = measure.course(view.mine(asked))
    return [question.trend(asked, course, view.person.zone)] if course else []


def page(view: Shift) -> Message:
    """`/growth shift`: the behaviours, how often each was practised, what they build, and the answers so far."""
    return Message.of(
        _way(view, view.way) if view.way else blocks.section(_no_way(view)),
        _measures(view),
        blocks.quiet("Only you see this."),
    )


def _no_way(view: Shift) -> str:
    level = levels.own(view.ladder, view.person)
    if level is None:
        return NO_LEVEL.format(command=view.command)
    return NO_WAY.format(ladder=words.said(view.ladder.name), level=words.said(level.name))


def _way(view: Shift, way: Way) -> Iterator[Block]:
    yield blocks.header(_title(way))
    yield blocks.section(CHOSEN if view.chosen else NOT_CHOSEN)
    for behaviour in way.behaviours:
        yield blocks.section(_behaviour(view, behaviour))
    if way.skills:
        skills = (f"• *{words.said(skill.name)}*: {words.said(skill.summary)}" for skill in way.skills)
        yield blocks.section("*The skills they build*\n" + "\n".join(skills))
    yield blocks.row(_toggle(way, "Practise these", chosen=view.chosen))
    sources = dict.fromkeys(view.ladder.source(behaviour.source).title for behaviour in way.behaviours)
    yield blocks.quiet(f"Where this comes from: {words.said(words.listed(list(sources)))}.")


def _behaviour(view: Shift, behaviour: Transition) -> str:
    """What it looks like, how often it was practised, and what it builds."""
    done = shift.practised(behaviour, view.steps)
    count = f"_Practised in {question.spelled(done)} step{'' if done == 1 else 's'}._ " if done else ""
    names = [skill.name for skill in view.ladder.design_skills if skill.id in behaviour.design_skills]
    builds = f"It builds: {words.said(words.listed(names))}." if names else ""
    return f"*{words.said(behaviour.title)}*\n{words.said(behaviour.text)}\n{count}{builds}".rstrip()


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
        yield blocks.section(f"*{words.said(asked.text)}*", select)
        yield blocks.quiet(_asking(view, asked, mine))


def _asking(view: Shift, asked: Measure, mine: Sequence[Measurement]) -> str:
    """Whether the question comes by itself."""
    if not view.chosen:
        return "I don't ask this by myself. Answer it whenever you like."
    if measure.rests(mine):
        return f"I don't ask this by myself any more. Answer it here, and I ask again {question.often(asked)}."
    return f"I ask this {question.often(asked)} while you practise the way up."


def ended(ladder: Ladder, before: Person, now: Person) -> str:
    """Why the way that somebody practised is over: they reached its end, or stand elsewhere."""
    names = {level.id: level.name for level in ladder.levels}
    if before.ladder != now.ladder or before.towards not in names:
        return OTHER_LADDER
    text = REACHED if before.towards == now.level else OFF_THE_WAY
    return text.format(level=words.said(names[before.towards]))
