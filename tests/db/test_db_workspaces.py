"""Every verb is asked for one workspace, and neither reads nor changes another one."""

import inspect
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass, replace
from functools import cache, reduce
from typing import Any, get_args, get_type_hints

import pytest
from sqlalchemy import ColumnElement, Dialect, Table, Text, cast, func, literal, select, union_all
from sqlalchemy.exc import IntegrityError, NoResultFound

from content.model.ladder import Ladder
from db.tables import Base
from db.workspaces import Workspace
from growth.facts import ItemKey
from tests.cast import ELSEWHERE, WORKSPACE
from tests.db.memory import Memory
from tests.db.world import NOBODY, Verb, World, called_with, lived, verbs

pytestmark = pytest.mark.anyio

VERBS = dict(verbs())
OF_THE_WHOLE_DATABASE = {
    "deliveries.counts": "the operator's count, which the doctor gives without a workspace",
    "outcomes.unchanged": "the same",
    "outcomes.put_off": "the same",
    "received.clear": "the night's tidying of what is too old for anybody",
}
SCOPED = {name: verb for name, verb in VERBS.items() if name not in OF_THE_WHOLE_DATABASE}
BY_ID = {name: verb for name, verb in SCOPED.items() if "workspace" in inspect.signature(verb).parameters}
GIVEN_PEOPLE = {
    "prompting.gather",
    "teams.circles",
}  # what it is given stands in what it returns; test_db_prompting tells the rest
WITHOUT_TRACE = {
    "people.lock": "its only effect is that others wait",
    "people.start": "they have started",
    "received.name_no_more": "no deed made anything that names them",
    "people.hears_no_more": "nobody let them know of a pause",
    "handovers.from_person": "who it asks about leads no team",
    "handovers.lately": "none is to come, nor took effect since",
    "memberships.elsewhere": "nobody is on another team",
    "assessments.reopen": "none is finished",
    "team_looks.came": "nobody came in that time",
    "team_looks.look_again": "none is to be looked at",
    "checkins.settled_for": "nothing is settled",
}
OF_SEVERAL = ("moves", "payloads", "standing")  # by ids, what becomes of each
MAKES = {"deliveries.queue", "deliveries.queue_each"}  # what it answers is the id of what it made


def names_a_workspace(kind: Any) -> bool:
    """Whether it does, or the person in it, or each of several."""
    known = getattr(kind, "__annotations__", {})
    names_it = {"workspace", "person"} & known.keys() or hasattr(kind, "workspace")
    return bool(names_it) or any(names_a_workspace(part) for part in get_args(kind))


@pytest.mark.parametrize("name", SCOPED)
def test_a_verb_takes_the_workspace_or_a_fact_that_names_it(name: str) -> None:
    hints = {known: kind for known, kind in get_type_hints(SCOPED[name]).items() if known != "return"}
    assert hints.get("workspace") in (str, Workspace) or any(names_a_workspace(kind) for kind in hints.values())


def test_the_verbs_without_a_workspace_are_those_few() -> None:
    assert OF_THE_WHOLE_DATABASE.keys() <= VERBS.keys()
    assert len(VERBS) > 120


class Undo(Exception):
    pass


Rows = set[tuple[str, str]]  # each by the name of its table


def _row(table: Table) -> ColumnElement[str]:
    """All of a row as one text."""
    columns = (func.coalesce(cast(column, Text), literal("∅")) for column in table.columns)
    return reduce(lambda row, column: row + literal("|") + column, columns)


@cache
def every_row(dialect: Dialect) -> str:
    """One statement for all that there is, made once: it is asked hundreds of times."""
    rows = union_all(*(select(literal(table.name, Text), _row(table)) for table in Base.metadata.sorted_tables))
    return str(rows.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))


async def dump(session: Any) -> Rows:
    """Every row of every table."""
    connection = await session.connection()
    found = await connection.exec_driver_sql(every_row(connection.dialect))
    return {(table, row) for table, row in found}


def told(result: Any) -> Any:
    """What a verb answered, without the ids of what it made."""
    if is_dataclass(result) and not isinstance(result, type):
        return {key: value for key, value in asdict(result).items() if key not in ("id", "token")}
    if isinstance(result, list):
        return [told(each) for each in result]
    if isinstance(result, Mapping):
        return {key: told(each) for key, each in result.items()}
    return result


async def answer_to(database: Memory, verb: Verb, **given: Any) -> Any:
    """What a verb answers, or why it does not; then all is as before."""
    try:
        async with database.transaction() as session:
            answer = told(await verb(session, **given))
            await session.flush()
            raise Undo
    except Undo:
        return answer
    except (NoResultFound, IndexError, IntegrityError) as refused:
        return type(refused)


async def outcome(database: Memory, verb: Verb, **given: Any) -> tuple[Any, Rows]:
    """What a verb answers, or why it does not, and all that is there afterwards; then all is as before."""
    try:
        async with database.transaction() as session:
            answer = told(await verb(session, **given))
            await session.flush()
            rows = await dump(session)
            raise Undo
    except Undo:
        return answer, rows
    except (NoResultFound, IndexError, IntegrityError) as refused:
        return type(refused), await database.do(dump)


def nobodys(world: World) -> World:
    """The same, but of ids that there are not."""
    unknown = {name: NOBODY for name in world if name.endswith("_id") and isinstance(world[name], int)}
    facts: World = {
        "checkin": replace(world["checkin"], id=NOBODY),
        "reply": replace(world["reply"], id=NOBODY, round_id=NOBODY),
        "period": replace(world["period"], team_id=NOBODY),
        "keys": [ItemKey(answer=NOBODY)],
        "items": {NOBODY: {ItemKey(win=NOBODY): True}},
    }
    several = {name: [NOBODY] for name in world if name.endswith("_ids") and name != "slack_ids"}
    by_id = {name: dict.fromkeys([NOBODY], *world[name].values()) for name in OF_SEVERAL}
    begun = replace(world["unsent"][0], id=NOBODY)
    facts |= {"unsent": [begun], "arrived": [replace(world["arrived"][0], delivery=begun)]}
    return {**world, **unknown, **facts, **several, **by_id}


@pytest.fixture
async def here(database: Memory, ladder: Ladder) -> World:
    return await lived(database, WORKSPACE, ladder)


@pytest.fixture
async def there(database: Memory, here: World, ladder: Ladder) -> World:
    before = await database.do(dump)
    world = await lived(database, ELSEWHERE, ladder)
    return {**world, "of_theirs": await database.do(dump) - before}


async def test_what_is_known_of_another_workspace_by_its_ids_is_as_if_it_were_not_there(
    database: Memory, here: World, there: World
) -> None:
    """The ids of everything in one workspace, handed to every verb in the name of the other."""
    by_id = [key for key, nobody in nobodys(there).items() if nobody != there[key]]
    foreign = {**here, **{key: there[key] for key in by_id}}
    for name, verb in BY_ID.items():
        mistaken, after = await outcome(database, verb, **called_with(verb, foreign))
        nothing = await answer_to(database, verb, **called_with(verb, nobodys(here)))
        assert mistaken == nothing or name in GIVEN_PEOPLE, name
        assert there["of_theirs"] <= after, name


async def test_each_verb_would_have_found_something_there(database: Memory, there: World) -> None:
    """What makes the test above worth its name: asked rightly, the same question has another answer."""
    missed = set()
    for name, verb in BY_ID.items():
        if called_with(verb, there) == called_with(verb, nobodys(there)):
            continue
        rightly, after = await outcome(database, verb, **called_with(verb, there))
        nothing, unchanged = await outcome(database, verb, **called_with(verb, nobodys(there)))
        if (rightly, after) == (nothing, unchanged):
            missed.add(name)
    assert missed == WITHOUT_TRACE.keys()  # a verb that is new needs something in tests/db/world.py to be called with


async def test_another_workspace_with_the_same_people_changes_no_answer(
    database: Memory, here: World, ladder: Ladder
) -> None:
    """Everybody has one Slack id and one name in both, every occasion one key."""
    alone = {name: await answer_to(database, verb, **called_with(verb, here)) for name, verb in SCOPED.items()}
    before = await database.do(dump)
    await lived(database, ELSEWHERE, ladder)
    of_theirs = await database.do(dump) - before
    for name, verb in SCOPED.items():
        answer, after = await outcome(database, verb, **called_with(verb, here))
        assert answer == alone[name] or name in MAKES, name
        assert of_theirs <= after, name
