"""Which question is asked next: of one person in their round, of a team in its week."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from random import Random

from content.model.ladder import Ladder
from content.model.offers import Question
from growth.choose import working_level
from growth.facts import Person

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
    pool = [q for q in ladder.questions if not q.levels or level in q.levels]
    recent = list(asked[:RECENT])
    ago = {question_id: nth for nth, question_id in reversed(list(enumerate(recent)))}
    last_kind = next((q.kind for q in ladder.questions if q.id in recent[:1]), None)
    order = {q.id: chance.random() for q in pool}

    def rank(q: Question) -> tuple[int, bool, bool, float]:
        elsewhere = bool(person.areas) and not {*q.areas, *q.competencies} & set(person.areas)
        return -ago.get(q.id, RECENT), elsewhere, q.kind == last_kind, order[q.id]

    return min(pool, key=rank)


def starter(ladder: Ladder, team_id: int, week: str, own: Sequence[str] = ()) -> str:
    """One question for a team to talk about in a week (`2026-W48`): the same whenever it is asked for in that week.

    Each team goes through all that suit one, in an order of its own, before any comes again: half a year at least,
    where the ladder has as many. Every fourth week one of its `own` takes the place, each once in half a year.
    """
    weeks = datetime.strptime(f"{week}-1", "%G-W%V-%u").toordinal() // 7  # noqa: DTZ007 - a day of the calendar
    turn, of_its_own = divmod(weeks, OWN_EVERY)
    place = turn % max(len(own), -(-HALF_A_YEAR // OWN_EVERY))
    if of_its_own == 0 and place < len(own):
        return own[place]
    order = _of_a_team(ladder, team_id)
    return order[weeks % len(order)].text


def _of_a_team(ladder: Ladder, team_id: int) -> list[Question]:
    """The questions that suit a team, in its own order; those of other kinds where there are few of them."""
    chance = Random(hashlib.sha256(f"{team_id}".encode()).digest())  # noqa: S311 - variety, not a secret
    every = [q for q in ladder.questions if not q.levels] or list(ladder.questions)
    chance.shuffle(every)
    fitting = [q for q in every if q.kind in FOR_A_TEAM]
    others = [q for q in every if q.kind not in FOR_A_TEAM]
    return fitting + others[: max(0, HALF_A_YEAR - len(fitting))] if fitting else every
