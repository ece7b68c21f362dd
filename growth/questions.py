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


def starter(ladder: Ladder, team_id: int, week: str) -> Question:
    """One question for a team to talk about in a week (`2026-W48`): the same whenever it is asked for in that week.

    Each team goes through all that suit one, in an order of its own, before any comes again.
    """
    chance = Random(hashlib.sha256(f"{team_id}".encode()).digest())  # noqa: S311 - variety, not a secret
    every = [q for q in ladder.questions if not q.levels] or list(ladder.questions)
    order = [q for q in every if q.kind in FOR_A_TEAM] or list(every)
    chance.shuffle(order)
    monday = datetime.strptime(f"{week}-1", "%G-W%V-%u")  # noqa: DTZ007 - a day of the calendar, in no zone
    return order[monday.toordinal() // 7 % len(order)]
