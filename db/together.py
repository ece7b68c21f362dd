"""Questions that do not wait for each other's answers, asked in one go: on PostgreSQL each by itself is a way to go.

rounds, taken = await together(session, recent_rounds(session, …), steps.of_each(session, …))
"""

from collections.abc import Coroutine, Generator, Mapping
from types import coroutine
from typing import Any

from db.driven import Errand
from db.engine import Session

Verb = Coroutine[Any, Any, Any]


@coroutine
def together(session: Session, *verbs: Verb) -> Generator[Any, Any, list[Any]]:
    """What each of these verbs finds, in their order.

    Each is run until it asks the database something; all of that is asked in one go, and so on until they are done.
    Raises what one of them does, or the database has against what they asked: then none of them goes on.
    """
    found: list[Any] = [None] * len(verbs)
    told: Mapping[int, Any] = dict.fromkeys(range(len(verbs)))
    try:
        while told:
            questions: dict[int, Errand] = {}
            for nth, answer in told.items():
                asks, said = yield from _run(session, verbs[nth], answer)
                if asks:
                    questions[nth] = said
                else:
                    found[nth] = said
            told = yield from _answers(session, questions).__await__()
    finally:
        for verb in verbs:
            verb.close()
    return found


def _run(session: Session, verb: Verb, answer: Any) -> Generator[Any, Any, tuple[bool, Any]]:
    """Whether it asks, and what; else what it found. What it waits for beside the database is waited for."""
    within, session.gathers = session.gathers, True
    try:
        said = verb.send(answer)
        while not isinstance(said, Errand):
            try:
                answer = yield said
            except BaseException as error:  # noqa: BLE001 - as its own to see, whatever it is
                said = verb.throw(error)
            else:
                said = verb.send(answer)
    except StopIteration as done:
        return False, done.value
    finally:
        session.gathers = within
    return True, said


async def _answers(session: Session, questions: Mapping[int, Errand]) -> Mapping[int, Any]:
    asked = [each for question in questions.values() for each in question.asked]
    rows = iter(await session.raw_each(asked) if asked else ())
    return {nth: [next(rows) for _ in question.asked] for nth, question in questions.items()}
