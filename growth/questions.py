"""Which question is asked next: of one person in their round, of a team in its week."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

from content.model.ladder import Ladder
from content.model.offers import Question
from growth import needs
from growth.choose import working_level
from growth.facts import Person, Team

OF_A_TEAM = "team:"  # what the id of a team's own question begins with
SELDOM = 4  # rounds at least between two of a team's own
RECENT = 13  # rounds: with one a week, what lies within a quarter
HALF_A_YEAR = 26  # weeks
OWN_EVERY = 4  # weeks: a team's own question comes then
FOR_A_TEAM = ("looking back", "decision")  # what holds somebody up, or what they do not know yet, is theirs to bring up


def question(ladder: Ladder, person: Person, asked: Sequence[str], *, chance: Random) -> Question:
    """This round's question: for the person's level, and none of the last RECENT (`asked`, newest first).

    Of those it is one in their areas or competencies, and of another kind than the last, where there is one. A ladder
    with too few asks again what was asked longest ago.
    """
    level = working_level(ladder, person)
    every = [q for q in ladder.questions if not q.levels or level in q.levels]
    pool = needs.suited(ladder, person, every) or every
    recent = list(asked[:RECENT])
    ago = {question_id: nth for nth, question_id in reversed(list(enumerate(recent)))}
    last_kind = next((q.kind for q in ladder.questions if q.id in recent[:1]), None)
    order = {q.id: chance.random() for q in pool}

    def rank(q: Question) -> tuple[int, bool, bool, float]:
        elsewhere = bool(person.areas) and not {*q.areas, *q.competencies} & set(person.areas)
        return -ago.get(q.id, RECENT), elsewhere, q.kind == last_kind, order[q.id]

    return min(pool, key=rank)


@dataclass(frozen=True, slots=True)
class TeamQuestion:
    """A team's own question in a check-in, in its manager's words."""

    text: str

    @property
    def id(self) -> str:
        return f"{OF_A_TEAM}{_note(self.text)}"


def teams_turn(asked: Sequence[str]) -> bool:
    """Whether a team's own question may come: not in somebody's first rounds, and seldom after (newest first)."""
    lately = asked[:SELDOM]
    return len(lately) == SELDOM and not any(question_id.startswith(OF_A_TEAM) for question_id in lately)


def of_team(own: Sequence[str], asked: Sequence[str]) -> TeamQuestion | None:
    """The next of a team's own questions for somebody; none that came within the last RECENT rounds."""
    if not teams_turn(asked):
        return None
    each = (TeamQuestion(text) for text in own)
    return next((question for question in each if question.id not in asked[:RECENT]), None)


def starter(ladder: Ladder, team: Team, week: str) -> str:
    """One question for a team to talk about in a week (`2026-W48`): the same whenever it is asked for in that week.

    Each team goes through all that suit one, in an order of its own, before any comes again: half a year at least,
    where the ladder has as many. Every fourth week at most one of its own takes the place, each once in half a year.
    """
    number = _week(week)
    lately = {note: int(at) for note, at in (each.split("@") for each in team.asked) if number - int(at) < HALF_A_YEAR}
    if number - max(lately.values(), default=0) >= OWN_EVERY:
        own = next((text for text in team.questions if _note(text) not in lately), None)
        if own is not None:
            return own
    order = _of_a_team(ladder, team.id)
    return order[number % len(order)].text


def noted(team: Team, asked: str, week: str) -> tuple[str, ...]:
    """What is to be remembered once a digest has asked this; the same where it was none of the team's own."""
    if asked not in team.questions:
        return team.asked
    others = (each for each in team.asked if not each.startswith(f"{_note(asked)}@"))
    return (
        *[each for each in others if _week(week) - int(each.split("@")[1]) < HALF_A_YEAR],
        f"{_note(asked)}@{_week(week)}",
    )


def _note(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _week(week: str) -> int:
    return datetime.strptime(f"{week}-1", "%G-W%V-%u").toordinal() // 7  # noqa: DTZ007 - a day of the calendar


def _of_a_team(ladder: Ladder, team_id: int) -> list[Question]:
    """The questions that suit a team, in its own order; those of other kinds where there are few of them."""
    chance = Random(hashlib.sha256(f"{team_id}".encode()).digest())  # noqa: S311 - variety, not a secret
    every = [q for q in ladder.questions if not q.levels] or list(ladder.questions)
    chance.shuffle(every)
    fitting = [q for q in every if q.kind in FOR_A_TEAM]
    others = [q for q in every if q.kind not in FOR_A_TEAM]
    return fitting + others[: max(0, HALF_A_YEAR - len(fitting))] if fitting else every
