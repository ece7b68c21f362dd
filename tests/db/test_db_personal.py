"""All that is kept of a person can be taken out, and deleted: every table is named by the feature that fills it."""

import json
from collections import Counter
from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest

import handlers
from content.model.ladder import Ladder
from db import (
    agendas,
    assessments,
    checkins,
    deliveries,
    files,
    handovers,
    levels,
    lookups,
    measurements,
    mentoring,
    moves,
    pair_words,
    pairs,
    personal,
    readiness_shares,
    remarks,
    replies,
    saved,
    steps,
    talk_messages,
    talk_notes,
    talks,
    team_periods,
    teams,
    touches,
    wins,
    worksheets,
)
from db.deliveries import NewDelivery
from db.engine import Session
from db.levels import LevelWish
from db.lookups import Form
from growth.facts import (
    Audience,
    ClaimKind,
    Draft,
    Every,
    Kind,
    LevelStep,
    OfferTerms,
    Person,
    Rating,
    RemarkDraft,
    RemarkKind,
    Sharing,
    ShownLine,
    ShownWin,
    TalkRhythm,
    TalkTold,
    Team,
    Touch,
    WinDraft,
    WinOrigin,
)
from growth.merge import Drawn
from handlers.framework.feature import Feature
from handlers.framework.registry import Incomplete
from handlers.teams.keeping import Leads
from tests.cast import ELSEWHERE, NOW, WORKSPACE, a_choice, a_claim
from tests.db import opened
from tests.db.memory import Memory

pytestmark = pytest.mark.anyio
REGISTRY = handlers.register()


async def live(session: Session, person: Person, team: Team, ladder: Ladder) -> None:
    """Somebody leaves a row wherever people leave rows."""
    here = person.workspace
    checkin = await opened.open_round(session, person, "2026-W48", ladder.questions[0], ladder=ladder, now=NOW)
    sharing = (await teams.circle(session, person)).share(Audience.ONLY_ME, NOW)
    await checkins.write(session, here, checkin, [(Draft(Kind.WIN, f"Words of {person.name}."), sharing)], now=NOW)
    await replies.note(session, here, checkin.id, "1.0", Drawn())
    step = await steps.offer(session, person, a_choice(ladder.actions[0], None, ()), ladder=ladder, now=NOW)
    await steps.decide(session, here, step.id, step.state, NOW)
    (answer,) = await checkins.answers(session, here, checkin.id)
    thanks = RemarkDraft(answer.key, RemarkKind.THANKS)
    await remarks.write(session, person, thanks, sharing=Sharing(), now=NOW)
    win = WinDraft("Did it.", "", NOW.date(), (a_claim(ClaimKind.EXPECTATION, ladder.expectations[0].id),))
    await wins.keep(session, person, win, WinOrigin(step=step.id), ladder=ladder, now=NOW)
    lines = (ShownLine("A line.", (ShownWin(1, NOW.date(), "Did it.", ""),)),)
    await readiness_shares.keep(session, person, "Senior", lines, ladder=ladder, now=NOW)
    with_manager = Sharing(Audience.AGENDA, team.manager.id, since=NOW)
    item = await agendas.add(session, person, "To talk about.", sharing=with_manager, now=NOW)
    await agendas.take_on(session, here, item.id, person.id, due_on=None, now=NOW)
    rise = LevelStep(ladder.id, ladder.version, "junior", "Junior", "senior", "Senior")
    await levels.ask(session, person, LevelWish(rise, team.manager, "A note."), NOW)
    await mentoring.offer(session, person, OfferTerms(("ops",), 2, 2), NOW)
    await mentoring.ask(session, person, "ops", "A note.", now=NOW, night=NOW)
    wish, offered = await mentoring.ask_of(session, here, person.id), await mentoring.offer_of(session, here, person.id)
    assert wish is not None
    assert offered is not None
    with_manager_too = replace(offered, person=team.manager)
    night = NOW + timedelta(days=1)
    pair = await pairs.begin(session, wish, with_manager_too, topic_name="Ops", now=NOW, night=night)
    await pair_words.note_asked(session, here, {(pair.id, person.id): None})
    await mentoring.avoid(session, here, person.id, team.manager.id)
    weekly = TalkRhythm(Every.WEEK, NOW.date(), time(15), person.zone)
    talk = await talks.plan(session, person, team.manager.id, weekly, agreed=NOW)
    told = TalkTold(talk.id, person.id, NOW, NOW, closing=False, question="What matters?", delivery_id=None)
    await talk_messages.owe(session, here, [told])
    await talk_notes.write(session, here, person.id, team.manager.id, text="A note.", now=NOW)
    await measurements.ask(session, person, ladder.measures[0], ladder=ladder, now=NOW)
    sheet = await worksheets.begin(session, person, "Sam R.", worksheets.NewWorksheet(ladder, "senior"), now=NOW)
    await worksheets.keep(
        session, here, sheet.id, {"design": {"name": "Design", "rating": "there", "note": "Drew it."}}
    )
    await saved.save(session, person, ladder.resources[0], ladder=ladder, now=NOW)
    looked = await assessments.begin(session, person, person, ladder=ladder, level=ladder.levels[0].id, now=NOW)
    await assessments.rate(session, here, looked.id, ladder.competencies[0], Rating.THERE, now=NOW)
    message = NewDelivery(workspace=here, key=f"nudge:{person.id}", payload={"text": "Hello"}, person_id=person.id)
    await deliveries.queue(session, message, NOW)
    await files.note(session, person, f"F{person.id}", channel="D0ALICE", now=NOW)
    await touches.note(session, here, person.id, Touch(NOW, ("nudge",)))
    await moves.ask(session, here, person.id, team.id, by=team.manager, now=NOW)
    await handovers.plan(session, team, person, by=team.manager, now=NOW, effective_at=NOW)
    form = Form(team.id, person, f"form-{person.id}")
    await lookups.want(session, form, named=[f"U0{person.id}"], later=[f"U0{person.id}"], now=NOW)


@pytest.fixture
async def lived(database: Memory, alice: Person, charlie: Person, ranking: Team, ladder: Ladder) -> None:
    await database.do(team_periods.begin, WORKSPACE, ranking.id, NOW + timedelta(days=1))
    for person in (charlie, alice):  # whoever sends a form last is who waits for its look-ups
        await database.do(live, person, ranking, ladder)


async def test_each_table_that_holds_something_of_a_person_is_named_by_one_feature() -> None:
    named = Counter(table for feature in REGISTRY.features.values() for table in feature.keeps.tables)
    assert set(named) == personal.holding()
    assert [table for table, times in named.items() if times > 1] == []


async def test_a_feature_that_does_not_say_what_it_keeps_is_none() -> None:
    unsaid: Any = {"listens": lambda _: None}
    with pytest.raises(TypeError, match="keeps"):
        Feature("areas", **unsaid)


async def test_two_features_of_one_name_are_refused() -> None:
    registry = handlers.register()
    with pytest.raises(Incomplete, match="two features called home"):
        registry.feature(registry.features["home"])


async def test_all_of_theirs_is_taken_out_and_nothing_of_anothers(
    database: Memory, lived: None, alice: Person, charlie: Person
) -> None:
    out = await database.do(REGISTRY.export, WORKSPACE, alice.id)
    assert [table for table, rows in out.items() if len(rows) != 1] == ["digest_items"]  # nothing is in a digest here
    assert set(out) == personal.holding() - {"teams", "team_periods"} | {"actions"}
    assert "Words of Alice" in json.dumps(out)
    assert charlie.name not in json.dumps(out)


async def test_a_view_of_them_is_its_authors_and_goes_with_them(
    database: Memory, lived: None, alice: Person, bob: Person, ladder: Ladder
) -> None:
    await database.do(assessments.begin, alice, bob, ladder=ladder, level=ladder.levels[0].id, now=NOW)
    assert len((await database.do(REGISTRY.export, WORKSPACE, alice.id))["assessments"]) == 1
    await database.do(REGISTRY.forget, WORKSPACE, alice.id)
    assert (await database.do(REGISTRY.export, WORKSPACE, bob.id))["assessments"] == []


async def test_each_feature_forgets_what_it_keeps(database: Memory, lived: None, alice: Person) -> None:
    for feature in REGISTRY.features.values():
        await database.do(feature.keeps.forget, WORKSPACE, alice.id)
        assert list(filter(None, (await database.do(feature.keeps.export, WORKSPACE, alice.id)).values())) == []


async def test_who_is_forgotten_leaves_no_row_and_takes_none_of_anothers(
    database: Memory, lived: None, alice: Person, charlie: Person
) -> None:
    before = await database.do(REGISTRY.export, WORKSPACE, charlie.id)
    await database.do(REGISTRY.forget, WORKSPACE, alice.id)
    assert list(filter(None, (await database.do(REGISTRY.export, WORKSPACE, alice.id)).values())) == []
    assert await database.do(REGISTRY.export, WORKSPACE, charlie.id) == before


async def test_who_is_forgotten_is_on_no_roster(database: Memory, lived: None, alice: Person) -> None:
    await database.do(REGISTRY.forget, WORKSPACE, alice.id)
    (period,) = await database.do(team_periods.over, WORKSPACE, NOW + timedelta(days=60))
    assert period.roster == ()


async def test_who_leads_a_team_is_not_forgotten_and_nothing_is_deleted(
    database: Memory, lived: None, bob: Person, ranking: Team
) -> None:
    before = await database.rows()
    with pytest.raises(Leads, match=ranking.name):
        await database.do(REGISTRY.forget, WORKSPACE, bob.id)
    assert await database.rows() == before


async def test_another_workspace_takes_out_and_forgets_nothing(database: Memory, lived: None, alice: Person) -> None:
    before = await database.rows()
    assert list(filter(None, (await database.do(REGISTRY.export, ELSEWHERE, alice.id)).values())) == []
    await database.do(REGISTRY.forget, ELSEWHERE, alice.id)
    assert await database.rows() == before
