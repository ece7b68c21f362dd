"""Which question is asked next: of one person in their round, of a team in its week."""

import hashlib
from collections.abc import Sequence
from random import Random

from content.model.ladder import Ladder
from content.model.offers import Question
from growth.choose import working_level
from growth.facts import Person

RECENT = 6
FOR_A_TEAM = ("looking back", "decision")  # what holds somebody up, or what they do not know yet, is theirs to bring up


def question(ladder: Ladder, person: Person, asked: Sequence[str], *, chance: Random) -> Question:
    """This round's question: in the person's areas and for their level, none of the last few (`asked`, newest first).

    After a question of one kind comes one of another, where there is one.
    """
    level = working_level(ladder, person)
    pool = [q for q in ladder.questions if not q.levels or level in q.levels]
    recent = list(asked[:RECENT])
    last_kind = next((q.kind for q in ladder.questions if q.id in recent[:1]), None)
    order = {q.id: chance.random() for q in pool}

    def rank(q: Question) -> tuple[bool, bool, bool, float]:
        elsewhere = bool(person.areas) and not {*q.areas, *q.competencies} & set(person.areas)
        return q.id in recent, elsewhere, q.kind == last_kind, order[q.id]

    return min(pool, key=rank)


def starter(ladder: Ladder, team_id: int, week: str) -> Question:
    """One question for a team to talk about in a week: the same whenever it is asked for in that week."""
    chance = Random(hashlib.sha256(f"{team_id}:{week}".encode()).digest())  # noqa: S311 - variety, not a secret
    every = [q for q in ladder.questions if not q.levels] or list(ladder.questions)
    return chance.choice([q for q in every if q.kind in FOR_A_TEAM] or every)
