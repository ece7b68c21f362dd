"""Assessments: begun once, kept mark by mark, finished for good, shared with one manager."""

from datetime import timedelta

import pytest
from sqlalchemy import delete

from content.model.ladder import Ladder
from db import assessments
from db.engine import Session
from db.tables import PersonRow
from growth.facts import Assessment, Person, Rated, Rating, Sharing, Team
from tests import cast
from tests.cast import NOW, WORKSPACE, shared
from tests.db.memory import Memory

pytestmark = pytest.mark.anyio

NOT_YET, GETTING_THERE, THERE, BEYOND = Rating


async def begun(database: Memory, subject: Person, author: Person, ladder: Ladder, level: str = "junior") -> Assessment:
    return await database.do(assessments.begin, subject, author, ladder=ladder, level=level, now=NOW)


async def mark(database: Memory, assessment: Assessment, ladder: Ladder, rating: Rating, place: int = 0) -> None:
    competency = ladder.competencies[place]
    await database.do(
        assessments.rate, WORKSPACE, assessment.id, competency, rating, now=NOW + timedelta(minutes=place)
    )


async def done(database: Memory, subject: Person, author: Person, ladder: Ladder) -> Assessment:
    """One that is finished, with a single mark."""
    assessment = await begun(database, subject, author, ladder)
    await mark(database, assessment, ladder, THERE)
    assert await database.do(assessments.finish, WORKSPACE, assessment.id, NOW)
    return await kept(database, assessment)


def with_one(manager: Person) -> Sharing:
    return shared(reader_id=manager.id, team_id=None)


async def kept(database: Memory, assessment: Assessment) -> Assessment:
    found = await database.do(assessments.get, WORKSPACE, assessment.id)
    assert found is not None
    return found


async def forget(session: Session, person_id: int) -> None:
    await session.execute(delete(PersonRow).where(PersonRow.id == person_id))


async def test_it_keeps_the_ladders_version_the_level_and_who_looks_at_whom(
    database: Memory, alice: Person, bob: Person, ladder: Ladder
) -> None:
    view = await begun(database, alice, bob, ladder, "senior")
    assert (view.subject, view.author, view.own) == (alice, bob, False)
    assert (view.ladder, view.ladder_version, view.level) == (ladder.id, ladder.version, "senior")
    assert (view.ratings, view.started_at, view.finished_at, view.sharing) == ((), NOW, None, Sharing())


async def test_what_was_begun_goes_on(database: Memory, alice: Person, ladder: Ladder) -> None:
    first = await begun(database, alice, alice, ladder)
    await mark(database, first, ladder, THERE)
    assert await begun(database, alice, alice, ladder) == await kept(database, first)


async def test_another_level_or_version_begins_anew(database: Memory, alice: Person, ladder: Ladder) -> None:
    newer = ladder.model_copy(update={"version": "99"})
    ids = {
        (await begun(database, alice, alice, ladder)).id,
        (await begun(database, alice, alice, ladder, "senior")).id,
        (await begun(database, alice, alice, newer)).id,
    }
    assert len(ids) == 3


async def test_two_at_once_begin_one(database: Memory, alice: Person, ladder: Ladder) -> None:
    found = await database.race(assessments.begin, alice, alice, ladder=ladder, level="junior", now=NOW)
    assert len({assessment.id for assessment in found}) == 1
    assert len(await database.do(assessments.of, WORKSPACE, alice.id, alice.id)) == 1


async def test_a_mark_is_kept_under_the_name_it_had(database: Memory, alice: Person, ladder: Ladder) -> None:
    assessment = await begun(database, alice, alice, ladder)
    await mark(database, assessment, ladder, GETTING_THERE)
    competency = ladder.competencies[0]
    assert (await kept(database, assessment)).ratings == (Rated(competency.id, competency.name, GETTING_THERE, NOW),)


async def test_marking_again_changes_the_mark(database: Memory, alice: Person, ladder: Ladder) -> None:
    assessment = await begun(database, alice, alice, ladder)
    for rating in (GETTING_THERE, BEYOND):
        await mark(database, assessment, ladder, rating)
    assert [rated.rating for rated in (await kept(database, assessment)).ratings] == [BEYOND]


async def test_the_same_mark_twice_at_once_is_one(database: Memory, alice: Person, ladder: Ladder) -> None:
    assessment = await begun(database, alice, alice, ladder)
    await database.race(assessments.rate, WORKSPACE, assessment.id, ladder.competencies[0], THERE, now=NOW)
    assert [rated.rating for rated in (await kept(database, assessment)).ratings] == [THERE]


async def test_a_mark_can_be_taken_out(database: Memory, alice: Person, ladder: Ladder) -> None:
    assessment = await begun(database, alice, alice, ladder)
    for place in (0, 1):
        await mark(database, assessment, ladder, THERE, place)
    await database.do(assessments.forget, WORKSPACE, assessment.id, ladder.competencies[0].id)
    left = (await kept(database, assessment)).ratings
    assert [rated.competency for rated in left] == [ladder.competencies[1].id]


async def test_without_a_mark_nothing_can_be_finished(database: Memory, alice: Person, ladder: Ladder) -> None:
    assessment = await begun(database, alice, alice, ladder)
    assert not await database.do(assessments.finish, WORKSPACE, assessment.id, NOW)
    assert (await kept(database, assessment)).finished_at is None


async def test_it_is_finished_once(database: Memory, alice: Person, ladder: Ladder) -> None:
    assessment = await begun(database, alice, alice, ladder)
    await mark(database, assessment, ladder, THERE)
    assert await database.race(assessments.finish, WORKSPACE, assessment.id, NOW) == [True, False]


async def test_what_is_finished_does_not_change(database: Memory, alice: Person, ladder: Ladder) -> None:
    finished = await done(database, alice, alice, ladder)
    renamed = ladder.competencies[0].model_copy(update={"name": "Alchemy"})
    await database.do(assessments.rate, WORKSPACE, finished.id, renamed, NOT_YET, now=NOW)
    await mark(database, finished, ladder, NOT_YET, 1)
    await database.do(assessments.forget, WORKSPACE, finished.id, ladder.competencies[0].id)
    assert await kept(database, finished) == finished


async def test_what_was_finished_can_be_opened_again_with_its_marks(
    database: Memory, alice: Person, ladder: Ladder
) -> None:
    finished = await done(database, alice, alice, ladder)
    await database.do(assessments.reopen, WORKSPACE, finished.id)
    reopened = await kept(database, finished)
    assert (reopened.finished_at, reopened.ratings) == (None, finished.ratings)
    assert await database.do(assessments.finish, WORKSPACE, finished.id, NOW)


async def test_after_it_a_new_one_begins(database: Memory, alice: Person, ladder: Ladder) -> None:
    finished = await done(database, alice, alice, ladder)
    again = await begun(database, alice, alice, ladder)
    assert (again.id != finished.id, again.ratings) == (True, ())
    assert await database.do(assessments.of, WORKSPACE, alice.id, alice.id) == [again, finished]


async def test_each_pair_of_people_has_its_own(database: Memory, alice: Person, bob: Person, ladder: Ladder) -> None:
    own, view = await done(database, alice, alice, ladder), await done(database, alice, bob, ladder)
    bobs = await done(database, bob, bob, ladder)
    assert await database.do(assessments.of, WORKSPACE, alice.id, alice.id) == [own]
    assert await database.do(assessments.of, WORKSPACE, alice.id, bob.id) == [view]
    assert await database.do(assessments.about, WORKSPACE, alice.id) == [view, own]
    assert await database.do(assessments.about, WORKSPACE, bob.id) == [bobs]


async def test_sharing_names_the_manager_it_was_shared_with(
    database: Memory, alice: Person, bob: Person, charlie: Person, ladder: Ladder
) -> None:
    own = await done(database, alice, alice, ladder)
    await database.do(assessments.share, WORKSPACE, own.id, with_one(bob))
    (hers,) = await database.do(assessments.shared_with, WORKSPACE, bob.id)
    assert (hers.id, hers.sharing) == (own.id, with_one(bob))
    assert await database.do(assessments.shared_with, WORKSPACE, charlie.id) == []


async def test_what_is_taken_back_is_shared_with_nobody(
    database: Memory, alice: Person, bob: Person, charlie: Person, ladder: Ladder
) -> None:
    for author in (alice, charlie):
        own = await done(database, author, author, ladder)
        await database.do(assessments.share, WORKSPACE, own.id, with_one(bob))
    await database.do(assessments.share, WORKSPACE, own.id, with_one(bob).back(NOW))
    assert [a.author.id for a in await database.do(assessments.shared_with, WORKSPACE, bob.id)] == [alice.id]
    assert (await kept(database, own)).sharing == Sharing(taken_back=NOW)


async def test_deleting_a_person_takes_what_they_said_and_what_was_said_of_them(
    database: Memory, alice: Person, bob: Person, ladder: Ladder
) -> None:
    for subject, author in ((alice, alice), (alice, bob), (bob, alice), (bob, bob)):
        await done(database, subject, author, ladder)
    await database.do(forget, alice.id)
    rows = await database.rows()
    assert (rows["assessments"], rows["ratings"]) == (1, 1)


async def test_what_was_shared_with_a_manager_who_is_deleted_is_its_authors_alone(
    database: Memory, ranking: Team, alice: Person, bob: Person, ladder: Ladder
) -> None:
    own = await done(database, alice, alice, ladder)
    await database.do(assessments.share, WORKSPACE, own.id, with_one(bob))
    await database.do(forget, bob.id)
    assert (await kept(database, own)).sharing.reader_id is None
    assert await database.do(assessments.shared_with, WORKSPACE, bob.id) == []


async def test_another_workspaces_twin_has_none_of_it(database: Memory, alice: Person, ladder: Ladder) -> None:
    await done(database, alice, alice, ladder)
    twin = await database.meet(cast.alice(workspace=cast.ELSEWHERE))
    assert await database.do(assessments.about, WORKSPACE, twin.id) == []


async def test_a_short_one_is_begun_beside_a_whole_one_and_goes_on(
    database: Memory, alice: Person, ladder: Ladder
) -> None:
    whole = await begun(database, alice, alice, ladder)
    against = {"ladder": ladder, "level": whole.level, "now": NOW}
    first = await database.do(assessments.begin_short, alice, ["delivery"], **against)
    again = await database.do(assessments.begin_short, alice, ["delivery"], **against)
    other = await database.do(assessments.begin_short, alice, ["delivery", "agile"], **against)
    assert (whole.scope, first.scope, other.scope) == ((), ("delivery",), ("delivery", "agile"))
    assert (first == again, len({whole.id, first.id, other.id})) == (True, 3)


async def test_marks_of_before_are_taken_over_and_replace_none(database: Memory, alice: Person, ladder: Ladder) -> None:
    short = await begun(database, alice, alice, ladder)
    await mark(database, short, ladder, THERE)
    first, second = ladder.competencies[:2]
    older = [Rated(c.id, "As it was called", NOT_YET, NOW - timedelta(days=90)) for c in (first, second)]
    await database.do(assessments.take_over, WORKSPACE, short.id, older)
    assert {rated.competency: rated for rated in (await kept(database, short)).ratings} == {
        first.id: Rated(first.id, first.name, THERE, NOW),
        second.id: older[1],
    }
