"""Assessments: how people see themselves, one competency after another, and how their manager sees them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import aliased

from content.model.ladder import Competency, Ladder
from db import facts, people, scope
from db.engine import Session
from db.prepared import prepared, prepared_upsert
from db.tables import AssessmentRow, PersonRow, RatingRow
from db.upsert import Insert
from growth.facts import Assessment, Person, Rated, Rating, Sharing

Subject, Author = aliased(PersonRow), aliased(PersonRow)


def _assessment(row: AssessmentRow, subject: PersonRow, author: PersonRow, ratings: Iterable[RatingRow]) -> Assessment:
    return facts.of(
        Assessment,
        row,
        subject=facts.of(Person, subject),
        author=facts.of(Person, author),
        ratings=tuple(facts.of(Rated, rating) for rating in ratings),
    )


def _assessments(workspace: str, *conditions: Any) -> Any:
    return (
        select(AssessmentRow, Subject, Author)
        .join(Subject, Subject.id == AssessmentRow.subject_id)
        .join(Author, Author.id == AssessmentRow.author_id)
        .where(Subject.workspace_id == workspace, *conditions)
        .order_by(AssessmentRow.started_at.desc(), AssessmentRow.id.desc())
    )


@prepared
def _one(workspace: str, assessment_id: int) -> Any:
    return _assessments(workspace, AssessmentRow.id == assessment_id)


@prepared
def _of(workspace: str, subject_id: int, author_id: int) -> Any:
    return _assessments(workspace, AssessmentRow.subject_id == subject_id, AssessmentRow.author_id == author_id)


@prepared
def _begun(workspace: str, subject_id: int, author_id: int, level: str) -> Any:
    same = AssessmentRow.subject_id == subject_id, AssessmentRow.author_id == author_id, AssessmentRow.level == level
    return _assessments(workspace, *same, AssessmentRow.finished_at.is_(None))


@prepared
def _own_of(workspace: str, person_ids: Collection[int]) -> Any:
    own = AssessmentRow.subject_id.in_(person_ids), AssessmentRow.author_id == AssessmentRow.subject_id
    return _assessments(workspace, *own)


@prepared
def _about(workspace: str, subject_id: int) -> Any:
    return _assessments(workspace, AssessmentRow.subject_id == subject_id)


@prepared
def _written_by(workspace: str, author_id: int) -> Any:
    return _assessments(workspace, AssessmentRow.author_id == author_id)


@prepared
def _shared_with(workspace: str, manager_id: int) -> Any:
    return _assessments(workspace, *AssessmentRow.shared_with(manager_id))


@prepared
def _rated(assessment_ids: Collection[int]) -> Any:
    wanted = select(RatingRow).where(RatingRow.assessment_id.in_(assessment_ids))
    return wanted.order_by(RatingRow.rated_at, RatingRow.competency)


@prepared
def _still_open(workspace: str, assessment_id: int) -> Any:
    mine = scope.within(AssessmentRow, workspace), AssessmentRow.id == assessment_id
    return select(AssessmentRow.id).where(*mine, AssessmentRow.finished_at.is_(None)).with_for_update()


async def begin(
    session: Session, subject: Person, author: Person, *, ladder: Ladder, level: str, now: datetime
) -> Assessment:
    """Begins to look at somebody against a level of the ladder as it is; goes on with what was begun so before."""
    return await _begin(session, subject.workspace, _row(subject, author, ladder, level=level, now=now))


async def begin_short(
    session: Session, person: Person, only: Sequence[str], *, ladder: Ladder, level: str, now: datetime
) -> Assessment:
    """The same of oneself, for these competencies alone; goes on with what was begun for the very same ones."""
    row = _row(person, person, ladder, level=level, now=now)
    row.scope = tuple(only)
    return await _begin(session, person.workspace, row)


def _row(subject: Person, author: Person, ladder: Ladder, *, level: str, now: datetime) -> AssessmentRow:
    return AssessmentRow(
        subject_id=subject.id,
        author_id=author.id,
        ladder=ladder.id,
        ladder_version=ladder.version,
        level=level,
        scope=(),
        started_at=now,
    )


async def _begin(session: Session, workspace: str, row: AssessmentRow) -> Assessment:
    await people.lock(session, workspace, row.author_id)
    there = await _begun.rows(session, workspace, row.subject_id, row.author_id, row.level)
    for begun in await _told(session, there):
        if (begun.ladder, begun.ladder_version, begun.scope) == (row.ladder, row.ladder_version, row.scope):
            return begun
    session.add(row)
    await session.flush()
    return (await _told(session, await _one.rows(session, workspace, row.id)))[0]


async def get(session: Session, workspace: str, assessment_id: int) -> Assessment | None:
    found = await _told(session, await _one.rows(session, workspace, assessment_id))
    return found[0] if found else None


async def of(session: Session, workspace: str, subject_id: int, author_id: int) -> list[Assessment]:
    """How one person sees another, or themselves: the newest first."""
    return await _told(session, await _of.rows(session, workspace, subject_id, author_id))


async def own_of(session: Session, workspace: str, person_ids: Collection[int]) -> Mapping[int, list[Assessment]]:
    """How each of these people sees themselves, the newest first, by the person."""
    found: dict[int, list[Assessment]] = {}
    for assessment in await _told(session, await _own_of.rows(session, workspace, person_ids)):
        found.setdefault(assessment.subject.id, []).append(assessment)
    return found


async def about(session: Session, workspace: str, subject_id: int) -> list[Assessment]:
    """Every assessment of one person, by whomever, the newest first: to be shown only through `growth.audience`."""
    return await _told(session, await _about.rows(session, workspace, subject_id))


async def written_by(session: Session, workspace: str, author_id: int) -> list[Assessment]:
    """Every assessment that somebody wrote, of themselves and of others, the newest first."""
    return await _told(session, await _written_by.rows(session, workspace, author_id))


async def shared_with(session: Session, workspace: str, manager_id: int) -> list[Assessment]:
    """The self-assessments that were shared with somebody, the newest first."""
    return await _told(session, await _shared_with.rows(session, workspace, manager_id))


async def _told(session: Session, rows: Sequence[Any]) -> list[Assessment]:
    """What `_assessments` found, each with its ratings."""
    ratings = await _ratings(session, [row.id for row, _, _ in rows]) if rows else {}
    return [_assessment(row, subject, author, ratings[row.id]) for row, subject, author in rows]


async def _ratings(session: Session, ids: list[int]) -> dict[int, list[RatingRow]]:
    """The ratings by their assessment, in the order in which they were given."""
    by_assessment: dict[int, list[RatingRow]] = {assessment_id: [] for assessment_id in ids}
    for row in await _rated.scalars(session, ids):
        by_assessment[row.assessment_id].append(row)
    return by_assessment


async def rate(
    session: Session, workspace: str, assessment_id: int, competency: Competency, rating: Rating, *, now: datetime
) -> None:
    """Keeps a rating under the name that the competency has now. What is finished does not change any more."""
    if not await _open(session, workspace, assessment_id):
        return
    await _rate.run(session, assessment_id, competency.id, name=competency.name, rating=rating, now=now)


@prepared_upsert
def _rate(insert: Insert, assessment_id: int, competency: str, *, name: str, rating: Rating, now: datetime) -> Any:
    row = insert(RatingRow).values(
        assessment_id=assessment_id, competency=competency, name=name, rating=rating, rated_at=now, note=""
    )
    return row.on_conflict_do_update(
        index_elements=[RatingRow.assessment_id, RatingRow.competency],
        set_={"name": row.excluded.name, "rating": row.excluded.rating, "rated_at": row.excluded.rated_at},
    )


async def annotate(session: Session, workspace: str, assessment_id: int, competency: str, note: str) -> None:
    """Keeps what its author has seen with a mark that is there; an empty note takes it out. Not of what is finished."""
    if await _open(session, workspace, assessment_id):
        one = (RatingRow.assessment_id == assessment_id, RatingRow.competency == competency)
        await session.execute(update(RatingRow).where(*one).values(note=note))


async def forget(session: Session, workspace: str, assessment_id: int, competency: str) -> None:
    """Takes the rating of one competency out, unless all is finished."""
    if await _open(session, workspace, assessment_id):
        one = (RatingRow.assessment_id == assessment_id, RatingRow.competency == competency)
        await session.execute(delete(RatingRow).where(*one))


async def finish(session: Session, workspace: str, assessment_id: int, now: datetime) -> bool:
    """Finishes an assessment. False where it was finished before, or holds no rating that could be kept."""
    if not await _open(session, workspace, assessment_id):
        return False
    count = select(func.count()).select_from(RatingRow).where(RatingRow.assessment_id == assessment_id)
    if not await session.scalar(count):
        return False
    await scope.change(session, AssessmentRow, workspace, assessment_id, finished_at=now)
    return True


async def take_over(session: Session, workspace: str, assessment_id: int, marks: Iterable[Rated]) -> None:
    """Adds marks that were given before, each with the moment and the name of then; what is marked in it stays so.

    Raises NoResultFound when there is no such assessment.
    """
    row = await scope.own(session, AssessmentRow, workspace, assessment_id)
    given = set(await session.scalars(select(RatingRow.competency).where(RatingRow.assessment_id == row.id)))
    session.add_all(
        RatingRow(assessment_id=row.id, competency=m.competency, name=m.name, rating=m.rating, rated_at=m.rated_at)
        for m in marks
        if m.competency not in given
    )
    await session.flush()


async def reopen(session: Session, workspace: str, assessment_id: int) -> None:
    """Makes an assessment unfinished again: it can change, and nobody but its author reads it."""
    await scope.change(session, AssessmentRow, workspace, assessment_id, finished_at=None)


async def _open(session: Session, workspace: str, assessment_id: int) -> bool:
    """Whether it can still change; nobody else changes it until the transaction ends."""
    return await _still_open.scalar(session, workspace, assessment_id) is not None


async def share(session: Session, workspace: str, assessment_id: int, sharing: Sharing) -> None:
    """Keeps with whom an assessment is shared from now on. Raises NoResultFound when there is no such assessment."""
    if (await scope.own(session, AssessmentRow, workspace, assessment_id)).sharing != sharing:
        await scope.change(session, AssessmentRow, workspace, assessment_id, sharing=sharing)
