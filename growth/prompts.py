"""What Trellis says to one person by itself at one moment, and what comes next: decided from the facts alone.

Each rule looks at a moment and says what one feature would like to say now. A new kind of prompt is one more rule,
named in the table of contents beside the function that writes it down.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from content.model.ladder import Ladder
from growth import cadence, choose, local, lookback, measure, quiet, room, rounds, touch
from growth.days_off import Calendar
from growth.facts import Facts, Person, Round, RoundState, Standing, Step, StepState, Why
from growth.quiet import Held
from growth.touch import Prompt

WELCOME, QUIET, CHECKIN, LATER, REMINDER = "welcome", "quiet", "checkin", "later", "reminder"
NUDGE, MEASURE, LOOK_BACK = "nudge", "measure", "lookback"
SOON = timedelta(days=5)  # in which word of a 1:1 comes: a step waits for it
MOMENTS = 12  # looked at: where nothing comes at any of them, nothing is foreseen


@dataclass(frozen=True, slots=True)
class Moment:
    """One person at one instant (UTC), with the facts, on their ladder and by their days."""

    facts: Facts
    ladder: Ladder
    calendar: Calendar
    now: datetime

    @property
    def person(self) -> Person:
        return self.facts.person

    @property
    def last(self) -> Round | None:
        """The newest round, whatever became of it."""
        return self.facts.last_round

    @property
    def today(self) -> date:
        """The day on the person's own wall."""
        return self.day(self.now)

    def day(self, moment: datetime) -> date:
        return local.wall(moment, self.person.zone).date()

    @property
    def round_due(self) -> bool:
        return rounds.due(self.person, self.last, now=self.now, calendar=self.calendar)

    @property
    def silent_too_long(self) -> bool:
        return quiet.silent_too_long(self.person, self.last, self.calendar.manners)


Rule = Callable[[Moment], Prompt | None]


def welcome(moment: Moment) -> Prompt | None:
    """The welcome, for somebody who was invited and has not answered. There is no second one."""
    return Prompt(WELCOME, 300, alone=True) if moment.person.standing is Standing.INVITED else None


def pauses_itself(moment: Moment) -> Prompt | None:
    """That Trellis pauses itself, in the place of the check-in that would come now."""
    if not moment.person.active or moment.last is None or not moment.silent_too_long or not moment.round_due:
        return None
    return Prompt(QUIET, 200, alone=True)


def new_round(moment: Moment) -> Prompt | None:
    """A round, when the person's rhythm says so, and they have not let three pass in silence."""
    if not moment.person.active or moment.silent_too_long or not moment.round_due:
        return None
    return None if _looks_back(moment) else Prompt(CHECKIN, 100)


def look_back(moment: Moment) -> Prompt | None:
    """The look back of the quarter, in the place of a round that is due."""
    if not moment.person.active or moment.silent_too_long or not moment.round_due:
        return None
    return Prompt(LOOK_BACK, 100) if _looks_back(moment) else None


def _looks_back(moment: Moment) -> bool:
    return lookback.due(moment.person, moment.facts.rounds, moment.now)


def reminder(moment: Moment) -> Prompt | None:
    """A day later: that an open round is still there, in its own message. Asked for with "Later", it comes anew."""
    last = moment.last
    if not moment.person.active or last is None or last.state is not RoundState.OPEN:
        return None
    if (last.reminded_at and not last.later) or moment.day(last.opened_at) == moment.today or moment.round_due:
        return None
    return Prompt(LATER if last.later else REMINDER, 80, silent=not last.later)


def nudge(moment: Moment) -> Prompt | None:
    """A new step, unless a check-in brings one now or would be late for it, one is open, or the last waits for a word.

    None to somebody who asked for a rest from them, nor to somebody who is told of a 1:1 soon: it goes with that.
    """
    if any(each.is_ahead(moment.now) and each.due_at <= moment.now + SOON for each in moment.facts.talks):
        return None
    resting = moment.person.without_steps(moment.now)
    if not moment.person.active or resting or moment.round_due or not _welcome(moment):
        return None
    comes = rounds.following(moment.person, moment.last, now=moment.now, calendar=moment.calendar)
    if not room.leaves_room_for(moment.facts, moment.calendar.manners, moment.now, comes):
        return None
    chance = choose.dice(moment.person, moment.today)  # which one comes is another matter
    if choose.choose(moment.ladder, moment.person, moment.facts.steps, chance=chance) is None:
        return None
    return Prompt(NUDGE, 50)


def _welcome(moment: Moment) -> bool:
    """Whether a further step would be welcome: none is open, and the last came long enough ago."""
    steps: Sequence[Step] = moment.facts.steps
    if any(step.state in (StepState.OFFERED, StepState.TRYING) for step in steps):
        return False
    if not steps:
        return True
    return local.weeks_between(moment.day(steps[0].offered_at), moment.today) >= moment.person.rhythm.nudge_weeks


def way_up(moment: Moment) -> Prompt | None:
    """The question of the way to the next level whose weeks are over, for somebody who practises it."""
    person = moment.person
    if not person.active or person.towards is None:
        return None
    asked = measure.due(moment.ladder, person, moment.facts.measurements, moment.today)
    return Prompt(MEASURE, 60) if asked else None


RULES: tuple[Rule, ...] = (welcome, pauses_itself, look_back, new_round, reminder, nudge, way_up)


def due(moment: Moment, rules: Iterable[Rule] = RULES) -> list[Prompt]:
    """All that could be said now, in the order of the rules. Nothing to somebody who paused, left or did not start."""
    if moment.person.paused(moment.now):
        return []
    return [prompt for rule in rules if (prompt := rule(moment))]


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a moment. `prompts` are what goes out, heaviest first; `next_touch_at` is when to look again.

    `why` is what is noted where nothing is said, for the person to read; None where it goes without saying.
    """

    next_touch_at: datetime | None
    prompts: tuple[Prompt, ...] = ()
    why: Why | None = None
    held: bool = False  # by the hour, an absence or a pause: nothing was tried

    @property
    def loud(self) -> tuple[Prompt, ...]:
        """What goes into one message."""
        return tuple(prompt for prompt in self.prompts if not prompt.silent)

    @property
    def silent(self) -> tuple[Prompt, ...]:
        """What only redraws messages that are there."""
        return tuple(prompt for prompt in self.prompts if prompt.silent)


def decide(moment: Moment, rules: Iterable[Rule] = RULES) -> Decision:
    """What to say now, or why nothing. What a hold outlasts has expired, and is never made up for."""
    regular = _regular(moment)
    held = quiet.held(moment.person, moment.now, moment.calendar)
    if held is not None:
        return Decision(cadence.after_hold(held, regular), why=_worth_noting(held, moment), held=True)
    if (over := _until_over(moment, rules)) is not None:
        return Decision(over, held=True)
    chosen, why = _said(moment, rules)
    if why is Why.BUDGET:
        return Decision(_tomorrow(moment), chosen, why)
    return Decision(regular, chosen, why or (None if chosen else Why.NOTHING))


def _until_over(moment: Moment, rules: Iterable[Rule]) -> datetime | None:
    """Until when what is due waits for the end of a 1:1 that goes on; None where it does not."""
    over = room.under_way(moment.facts, moment.calendar.manners, moment.now)
    return over if over is not None and any(not each.silent for each in due(moment, rules)) else None


def _said(moment: Moment, rules: Iterable[Rule]) -> tuple[tuple[Prompt, ...], Why | None]:
    """What is said now, and what the rest of what is due waits for, where anything does."""
    prompts, manners = due(moment, rules), moment.calendar.manners
    chosen = touch.choose(prompts, touch.spoken(moment.facts.spoken_at, moment.person.zone, moment.now), manners)
    silent = tuple(prompt for prompt in chosen if prompt.silent)
    if all(prompt.silent or prompt.along for prompt in prompts):
        return silent, None
    if chosen == silent:
        return silent, Why.BUDGET
    if not chosen[0].alone and room.waits(moment.facts, manners, moment.now):
        return silent, Why.TALK
    return chosen, None


def _regular(moment: Moment) -> datetime | None:
    """Their next moment: by their rhythm, or as word of a 1:1 is due."""
    regular = cadence.next_touch(moment.person, moment.now, moment.calendar)
    return cadence.no_later(regular, moment.facts.talks, moment.now)


def _tomorrow(moment: Moment) -> datetime | None:
    """The next workday, on which what had no room is asked about again."""
    workday = cadence.next_workday(moment.person, moment.now, moment.calendar)
    return cadence.no_later(workday, moment.facts.talks, moment.now)


def _worth_noting(held: Held, moment: Moment) -> Why | None:
    """Nobody wonders at a night, and one refusal of Slack's is like the next."""
    last = moment.facts.last_touch
    again = held.why is Why.UNKNOWN and last is not None and last.why is held.why
    return None if held.why is Why.HOURS or again else held.why


@dataclass(frozen=True, slots=True)
class Coming:
    """The kinds of prompt that go into one message, or redraw one; `at` is the earliest moment for it."""

    at: datetime
    kinds: tuple[str, ...]


def coming(moment: Moment, rules: Iterable[Rule] = RULES) -> Coming | None:
    """What comes next if nothing changes before; None when nothing does, as for somebody without a time zone.

    A moment at which there would be nothing to say, or still no budget for it, is passed over.
    """
    at = moment.person.next_touch_at if moment.person.zone else None
    for _ in range(MOMENTS):
        if at is None:
            return None
        then = replace(moment, now=max(at, moment.now))
        if (over := _until_over(then, rules)) is not None:
            then = replace(then, now=over)
        chosen, why = _said(then, rules)
        if chosen:
            return Coming(then.now, tuple(prompt.kind for prompt in chosen))
        at = _tomorrow(then) if why is Why.BUDGET else _regular(then)
    return None
