"""A workspace in which something of everything happened, and something to call every verb of the memory with."""

import inspect
import pkgutil
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from importlib import import_module
from typing import Any, get_type_hints

import db
from content.model.ladder import Competency, Ladder
from content.model.offers import Resource
from db import (
    agendas,
    arrivals,
    assessments,
    checkins,
    claims,
    deliveries,
    digest_items,
    files,
    handovers,
    homes,
    levels,
    lookups,
    measurements,
    memberships,
    mentoring,
    moves,
    pair_words,
    pairs,
    people,
    personal,
    readiness_shares,
    received,
    remarks,
    removals,
    replies,
    rests,
    saved,
    scope,
    sending,
    steps,
    talk_messages,
    talk_notes,
    talks,
    team_periods,
    teams,
    touches,
    wins,
    worksheets,
    workspaces,
)
from db.dead_letters import Tally
from db.deliveries import NewDelivery
from db.engine import Session
from db.levels import LevelWish
from db.measurements import Asking
from db.outbox import DeliveryState
from db.profiles import Profile
from db.rounds import Opening
from db.sending import Arrived
from db.steps import Offer
from db.tables import MeasurementRow, RoundRow, StepRow
from db.workspaces import Hearing, Workspace
from growth.facts import (
    Audience,
    Draft,
    Every,
    ItemKey,
    Kind,
    LevelStep,
    LookupState,
    OfferTerms,
    PairState,
    Pause,
    PausedBy,
    Person,
    PlanState,
    Presence,
    Rated,
    Rating,
    RemarkDraft,
    RemarkKind,
    RemovalKind,
    Rhythm,
    RoundState,
    Sharing,
    ShownLine,
    ShownWin,
    StepState,
    TalkRhythm,
    TalkTold,
    TeamPeriod,
    Touch,
    WinDraft,
    WinOrigin,
)
from growth.merge import Drawn
from growth.summary import Numbers
from tests import cast
from tests.cast import NOW, a_choice
from tests.db import opened
from tests.db.memory import Memory

Verb = Callable[..., Awaitable[Any]]
World = dict[str, Any]

NOBODY = 10_000_000  # an id that no row has
AGO, LATER = NOW - timedelta(days=60), NOW + timedelta(days=60)


def verbs() -> Iterator[tuple[str, Verb]]:
    """Every public function of the package that takes a session, but those on which the others stand."""
    for found in pkgutil.iter_modules(db.__path__):
        module = import_module(f"db.{found.name}")
        for name, verb in inspect.getmembers(module, inspect.iscoroutinefunction):
            if module is scope or verb.__module__ != module.__name__ or name.startswith("_"):
                continue
            if Session in get_type_hints(verb).values():
                yield f"{found.name}.{name}", verb


def called_with(verb: Verb, world: World) -> World:
    """Arguments for a verb, by their names and kinds: what happened in this workspace, or anything of the kind."""
    hints = get_type_hints(verb)
    if verb.__name__ in ("attach", "sent"):  # what is tied to a message is tied to another one
        world = {**world, "delivery_id": world["delivery"].id}
    asked = [name for name in inspect.signature(verb).parameters if name != "session"]
    return {name: _value(name, hints[name], world) for name in asked}


def _value(name: str, kind: Any, world: World) -> Any:
    told = Workspace(world["workspace"], "Garden", "U0TRELLIS")
    by_kind = {
        Workspace: told,
        Resource: world["resource"],
        Competency: world["ladder"].competencies[0],
        Ladder: world["ladder"],
        worksheets.NewWorksheet: worksheets.NewWorksheet(world["ladder"], "senior"),
    }
    if kind in by_kind:
        return by_kind[kind]
    if (name, kind) in (("ladder", str), ("resource", str), ("ladder", str | None)):
        return world[name].id
    if name in world:
        return world[name]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return list(kind)[-1]
    return {str: "ladder", int: 2, bool: True, datetime: NOW}.get(kind)


async def lived(database: Memory, workspace: str, ladder: Ladder) -> World:
    """Lets the same things happen in a workspace as in any other: to Alice, on Bob's team."""
    alice, bob = [
        await database.meet(person(workspace=workspace, name=f"{name} of {workspace}", next_touch_at=NOW))
        for name, person in (("Alice", cast.alice), ("Bob", cast.bob))
    ]
    async with database.transaction() as session:
        world = {"workspace": workspace, "ladder": ladder, "person": alice, "manager": bob, **_words(workspace, ladder)}
        await workspaces.listens(session, workspace, NOW)
        team = await teams.create(session, bob, "Ranking", weekday=4, at=cast.team().at, now=NOW)
        search = await teams.create(session, alice, "Search", weekday=4, at=cast.team().at, now=NOW)
        for each in (team, search):
            await memberships.set_members(session, workspace, each.id, [alice.id] if each is team else [], AGO)
            await teams.schedule_digest(session, workspace, each.id, NOW)
        await homes.turn(session, workspace, alice.id, tab="wins", now=NOW)
        await people.share_quiet(session, workspace, alice.id, bob.id)
        world |= {"team": await teams.get(session, workspace, team.id), "team_id": team.id}
        world |= await _messages(session, alice, team.id)
        world |= await _growing(session, world)
        world |= await _answering(session, world)
        world |= await _joining(session, world)
    return world


def _words(workspace: str, ladder: Ladder) -> World:
    """What is the same in every workspace, or stands for anything."""
    profile = Profile("U0ALICE", f"Alice of {workspace}", cast.BERLIN, False, False, Presence())
    return {
        "slack_id": "U0ALICE",
        "slack_ids": ["U0ALICE", "U0ERIN"],
        "profile": profile,
        "rows": personal.Rows("steps"),
        "profiles": [profile],
        "rhythm": Rhythm(),
        "pause": Pause(PausedBy.PERSON, None),
        "areas": ["data"],
        "needs": ["language-models"],
        "directions": ["mlops"],
        "when_asked": ["0123456789abcdef@105800"],
        "questions": ["What did on-call teach us?"],
        "workdays": [1, 2],
        "received_id": "Ev1",
        "key": "nudge:2026-W48",
        "occasions": ["nudge:2026-W48"],
        "week": "2026-W40",
        "question": ladder.questions[0],
        "measure": ladder.measures[0],
        "chosen": ladder.measures[0].answers[0],
        "competency": ladder.competencies[0].id,
        "resource": ladder.resources[0],
        "choice": a_choice(ladder.actions[0], None, ()),
        "drafts": [(Draft(Kind.WIN, "Something else."), Sharing())],
        "sharing": Sharing(),
        "win": WinDraft("Something else.", "", NOW.date()),
        "talked_at": NOW,
        "link": "",
        "origin": WinOrigin(),
        "part": Drawn(9, "other"),
        "numbers": Numbers(),
        "payload": {"text": "Something else"},
        "named": ["U0ERIN"],
        "later": ["U0FINN"],
        "kinds": ("nudge",),
        "came": Touch(NOW, ("nudge",)),
        "mark": "mark-of-it",
        "level": "senior",
        "since": AGO,
        "alike": [Tally(DeliveryState.UNCERTAIN, "the answer was lost", True, 1)],
        "before": LATER,
        "until": LATER,
        "began": AGO,
        "said": "other",
        "next_touch_at": LATER,
        "next_digest_at": LATER,
        "at": NOW,
        "owners": "lane",
        "free_from": {"U0ALICE": LATER},
        "stands": Hearing(NOW, None),
        "following": Hearing(LATER, "next"),
    }


async def _messages(session: Session, alice: Person, team_id: int) -> World:
    """Messages that stand in Slack, that wait, and of which nobody knows; and what Slack handed over."""
    here = alice.workspace
    hers = {"workspace": here, "person_id": alice.id, "team_id": team_id, "kinds": ("nudge",)}
    drawn = {"text": f"Hello {here}", "blocks": [{"elements": [{"action_id": "mark-of-it", "value": here}]}]}
    sent = await deliveries.queue(session, NewDelivery(**hers, key="sent", channel="D0ALICE", payload=drawn), NOW)
    await sending.sent(session, here, sent, channel="D0ALICE", ts="1764000000.000100", now=NOW)
    await deliveries.queue(session, NewDelivery(workspace=here, key="again", payload=drawn, redraws=sent), NOW)
    waits = await deliveries.queue(session, NewDelivery(**hers, key="nudge:2026-W48", payload=drawn), NOW)
    begun = await deliveries.queue(session, NewDelivery(**hers, key="begun", payload=drawn), NOW)
    await scope.change(session, db.tables.DeliveryRow, here, begun, state=DeliveryState.SENDING, sending_at=NOW)
    late = await deliveries.queue(session, NewDelivery(**hers, key="late", payload=drawn, expires_at=AGO), NOW)
    lost = await deliveries.queue(session, NewDelivery(**hers, key="lost", payload=drawn), NOW)
    delivery = await deliveries.get(session, here, lost)
    await sending.end(session, delivery, DeliveryState.UNCERTAIN, "the answer was lost")
    await rests.rest(session, delivery, now=NOW - timedelta(days=2), until=NOW - timedelta(days=1))
    await received.begin(session, here, "Ev1", NOW)
    await received.leave(session, here, "Ev1", here)
    return {
        "delivery_id": sent,
        "late": late,
        "arrived": [Arrived(await deliveries.get(session, here, begun), "D0ALICE", "1764000000.000300")],
        "unsent": [await deliveries.get(session, here, begun)],
        "room": claims.ONE,
        "paces": {},
        "delivery": await deliveries.get(session, here, waits),
        "new": NewDelivery(**hers, key="new", payload=drawn),
        "owed": [NewDelivery(**hers, key="new", payload=drawn)],
        "delivery_ids": [sent, waits, lost],
        "lost": lost,
        "payloads": {sent: {"text": "Something else"}},
        "seen": arrivals.Seen("D0ALICE", "1764000000.000200", token=delivery.token),
        "channel": "D0ALICE",
        "ts": "1764000000.000100",
    }


async def _growing(session: Session, world: World) -> World:
    """What Alice does and how she sees herself."""
    here, alice, ladder, message = world["workspace"], world["person"], world["ladder"], world["delivery_id"]
    step = await steps.offer(session, alice, world["choice"], ladder=ladder, now=NOW)
    other = await steps.offer(session, alice, world["choice"], ladder=ladder, now=NOW)
    await steps.decide(session, here, step.id, StepState.TRYING, NOW)
    await scope.change(session, StepRow, here, step.id, delivery_id=message)
    unseen = await steps.offer(session, alice, world["choice"], ladder=ladder, now=NOW)
    await steps.decide(session, here, unseen.id, StepState.DECLINED, NOW)
    await scope.change(session, StepRow, here, unseen.id, delivery_id=world["lost"])
    await saved.save(session, alice, ladder.resources[0], ladder=ladder, now=NOW)
    asked = await measurements.ask(session, alice, world["measure"], ladder=ladder, now=NOW)
    await scope.change(session, MeasurementRow, here, asked.id, delivery_id=message)
    seen = await assessments.begin(session, alice, alice, ladder=ladder, level="junior", now=NOW)
    await assessments.rate(session, here, seen.id, ladder.competencies[0], Rating.THERE, now=NOW)
    await assessments.share(session, here, seen.id, cast.shared(reader_id=world["manager"].id, team_id=None))
    await files.note(session, alice, "F1", channel="D0ALICE", now=NOW)
    await touches.note(session, here, alice.id, Touch(NOW, ("nudge",)))
    await touches.put_off(session, alice, NOW, failures=1)
    win = WinDraft(f"Did it in {here}.", "", NOW.date())
    kept = await wins.keep(session, alice, win, WinOrigin(step=step.id), ladder=ladder, now=NOW)
    ids = {"step_id": step.id, "old_id": step.id, "new_id": other.id, "step_ids": [step.id, other.id]}
    ids = {**ids, "stills": 1, "half": "The first page of it.", "helped": True}
    team = cast.shared(Audience.TEAM, reader_id=world["manager"].id, team_id=world["team_id"])
    await wins.share(session, here, kept.id, team)
    with_bob = cast.shared(reader_id=world["manager"].id, team_id=None)
    item = await agendas.add(session, alice, f"To talk about in {here}.", sharing=with_bob, now=NOW)
    ids = {**ids, "win_id": kept.id, "item_id": item.id}
    ids |= await _worksheets(session, world)
    lines = (ShownLine(f"A line of {here}.", (ShownWin(kept.id, NOW.date(), win.did, ""),)),)
    shown = await readiness_shares.keep(session, alice, "Senior", lines, ladder=ladder, now=NOW)
    ids = {**ids, "share_id": shown.id, "lines": (ShownLine("Another line."),)}
    measured = {"measurement_id": asked.id, "measurement_ids": [asked.id]}
    each = {
        "offers": [Offer(person=alice, choice=world["choice"], ladder=ladder)],
        "asked": [Asking(person=alice, measure=world["measure"], ladder=ladder)],
        "openings": [
            Opening(
                person=alice, week="2026-W40", question=world["question"], ladder=ladder, delivery_id=None, step_id=None
            )
        ],
        "notes": [(alice, Touch(NOW, ("nudge",)))],
        "moves": {alice.id: LATER},
    }
    rise = LevelStep(ladder.id, ladder.version, "junior", "Junior", "senior", "Senior")
    wish = LevelWish(rise, world["manager"], f"A note of {here}")
    change = await levels.ask(session, alice, wish, NOW)
    await levels.attach(session, here, change.id, message)
    await levels.ask(session, alice, replace(wish, proposed=True), NOW)
    mentors = {**await _mentors(session, world), **await _talks(session, world)}
    asked_for = {**mentors, "change_id": change.id, "wish": wish, "step": rise, "line": "Gladly."}
    other_one = ladder.competencies[1]
    short = {"only": [other_one.id], "marks": [Rated(other_one.id, other_one.name, Rating.THERE, NOW)]}
    seen_so = {**short, **asked_for, "assessment_id": seen.id, "subject": alice, "author": alice}
    return {**ids, **measured, **each, **seen_so}


async def _worksheets(session: Session, world: World) -> World:
    """What Alice noted of two candidates: of one three months ago, and of one now."""
    here, alice, ladder = world["workspace"], world["person"], world["ladder"]
    for name, began in (("Old", NOW - timedelta(days=100)), (f"Sam of {here}", NOW)):
        sheet = await worksheets.begin(session, alice, name, worksheets.NewWorksheet(ladder, "senior"), now=began)
    return {
        "worksheet_id": sheet.id,
        "candidate": sheet.name,
        "marked": {"design": {"name": "Design", "rating": None, "note": here}},
    }


async def _mentors(session: Session, world: World) -> World:
    """Alice looks for a mentor and offers to be one; Bob was named to her, asked, and is paired with her."""
    here, alice, bob, message = world["workspace"], world["person"], world["manager"], world["delivery_id"]
    for each in (alice, bob):
        await mentoring.offer(session, each, OfferTerms(("ops",), 2, 2), AGO)
    await mentoring.ask(session, alice, "ops", f"A note of {here}.", now=AGO, night=AGO)
    await mentoring.suggest(session, here, alice.id, bob.id, AGO)
    await mentoring.avoid(session, here, bob.id, alice.id)
    asking, offered = await mentoring.ask_of(session, here, alice.id), await mentoring.offer_of(session, here, bob.id)
    assert asking is not None
    assert offered is not None
    pair, other = [await pairs.begin(session, asking, offered, topic_name="Ops", now=AGO, night=AGO) for _ in range(2)]
    await pairs.attach(session, here, pair.id, person_id=alice.id, delivery_id=message)
    await pair_words.note_asked(session, here, {(pair.id, alice.id): message})
    await pairs.settle(session, here, other.id, PairState.ACTIVE, was=PairState.ASKED, now=AGO)
    told: World = {"mentor_id": bob.id, "other_id": bob.id, "night": LATER, "terms": OfferTerms(("data",), 1, 4)}
    told |= {"asking": asking, "offered": offered, "pair_id": pair.id, "was": PairState.ASKED}
    return {**told, "questions": {(other.id, alice.id): None}}


async def _talks(session: Session, world: World) -> World:
    """Alice and Bob meet, have met, and Alice was told of it; what else she is to be told waits."""
    here, alice, bob = world["workspace"], world["person"], world["manager"]
    rhythm = TalkRhythm(Every.WEEK, NOW.date(), time(15), cast.BERLIN)
    talk = await talks.plan(session, alice, bob.id, rhythm, agreed=None)
    then = replace(talk, day=NOW.date(), next_at=NOW, look_at=AGO, last_at=AGO)
    await talks.turn(session, here, talk, then)
    told, waits = [
        TalkTold(talk.id, alice.id, at, AGO, closing=False, question=f"Asked in {here}?", delivery_id=None)
        for at in (NOW, LATER)
    ]
    await talk_messages.owe(session, here, [told, waits])
    await talk_messages.attach(session, here, {told: world["delivery_id"]})
    await talk_notes.write(session, here, alice.id, bob.id, text=f"A note of {here}.", now=NOW)
    item = next(iter(await agendas.of_person(session, here, alice.id)))
    await agendas.take_on(session, here, item.id, alice.id, due_on=None, now=NOW)
    kept: World = {
        "due_on": NOW.date(),
        "owner_id": bob.id,
        "action": PlanState.DONE,
        "talk": then,
        "then": replace(then, next_at=LATER),
        "talk_id": talk.id,
        "kept": rhythm,
    }
    kept |= {
        "reader_ids": [bob.id],
        "agreed": NOW,
        "word": told,
        "places": {waits: world["delivery_id"]},
        "due_at": NOW,
    }
    return {**kept, "telling": [replace(told, at=AGO)], "moments": {alice.id: AGO}}


async def _answering(session: Session, world: World) -> World:
    """A check-in of Alice's with what she wrote in its thread, shared with her team."""
    here, alice, bob = world["workspace"], world["person"], world["manager"]
    ladder = world["ladder"]
    past = NOW - timedelta(weeks=2)
    before = await opened.open_round(session, alice, "2026-W46", ladder.questions[1], ladder=ladder, now=past)
    await checkins.write(session, here, before, [(Draft(Kind.PLAN, f"Planned in {here}."), Sharing())], now=past)
    unseen = await opened.open_round(session, alice, "2026-W44", ladder.questions[1], ladder=ladder, now=AGO)
    await scope.change(session, RoundRow, here, unseen.id, delivery_id=world["lost"], state=RoundState.SKIPPED)
    checkin = await opened.open_round(session, alice, "2026-W48", ladder.questions[0], ladder=ladder, now=NOW)
    message, step = world["delivery_id"], world["step_id"]
    await scope.change(session, RoundRow, here, checkin.id, delivery_id=message, step_id=step)
    sharing = cast.shared(Audience.TEAM, reader_id=bob.id, team_id=world["team_id"])
    agenda = cast.shared(Audience.AGENDA, reader_id=bob.id, team_id=world["team_id"])
    for kind, so in ((Kind.WIN, sharing), (Kind.HELP, agenda)):
        await checkins.write(session, here, checkin, [(Draft(kind, f"Done in {here}."), so)], now=NOW)
    answer, other = await checkins.answers(session, here, checkin.id)
    await digest_items.keep(session, here, {message: {answer.key: True, ItemKey(win=world["win_id"]): False}})
    await digest_items.keep(session, here, {world["late"]: {other.key: True}})
    await sending.end(session, await deliveries.get(session, here, world["late"]), DeliveryState.EXPIRED, "too late")
    for ts in ("1764000000.000050", world["ts"]):
        await replies.note(session, here, checkin.id, ts, Drawn(5, "digest"))
    reply = await replies.find(session, here, alice.id, world["ts"])
    said = RemarkDraft(answer.key, RemarkKind.WORDS, f"Said in {here}.")
    remark = await remarks.write(session, bob, said, sharing=cast.shared(reader_id=alice.id, team_id=None), now=NOW)
    await remarks.attach(session, here, remark.id, message)
    await remarks.write(session, alice, said, sharing=cast.shared(reader_id=bob.id, team_id=None), now=NOW)
    ids = {
        "round_id": checkin.id,
        "round_ids": [checkin.id],
        "standing": {checkin.id: world["delivery"].id},
        "answer_id": answer.id,
        "answer_ids": [answer.id],
        "answer": answer,
        "remark_id": remark.id,
        "remark": RemarkDraft(answer.key, RemarkKind.THANKS),
        "items": {message: {other.key: True}},
        "keys": [answer.key],
        "person_id": alice.id,
        "person_ids": [alice.id],
    }
    readers = {"subject_id": alice.id, "author_id": alice.id, "manager_id": bob.id}
    return {**ids, **readers, "checkin": await checkins.get(session, here, checkin.id), "reply": reply}


async def _joining(session: Session, world: World) -> World:
    """Who was asked to join Bob's team, who is looked up for it, and the periods that it had."""
    here, bob, team_id = world["workspace"], world["manager"], world["team_id"]
    move = await moves.ask(session, here, world["person_id"], team_id, by=bob, now=NOW)
    await moves.attach(session, here, move.id, world["delivery_id"])
    team = await teams.get(session, here, team_id)
    handover = await handovers.plan(session, team, world["person"], by=bob, now=NOW, effective_at=AGO)
    await deliveries.queue(session, NewDelivery(workspace=here, key=handovers.key(handover.id, bob.id)), NOW)
    form = lookups.Form(team_id, bob, "form")
    await lookups.want(session, form, named=["U0ERIN"], later=["U0ERIN"], now=NOW)
    lookup = lookups.Lookup(form, "U0ERIN", LookupState.WAITING, "")
    for began in (AGO, NOW - timedelta(days=30)):
        await team_periods.begin(session, here, team_id, began)
    closed = TeamPeriod(team_id, AGO, (world["person_id"],))
    await team_periods.close(session, here, closed, Numbers(areas=("data",)), NOW)
    period = TeamPeriod(team_id, NOW - timedelta(days=30), ())
    await removals.plan(session, world["person"], [world["delivery_id"]], NOW)
    removal = next(each for each in await removals.due(session, here, NOW, most=9) if each.kind is RemovalKind.MESSAGE)
    everybody = await people.of_workspace(session, here, ["U0ALICE"])
    removing = {"removal": removal, "redraws": [9], "most": 9, "messages": {world["ts"]: None}}
    removing |= {"handover": handover, "handover_id": handover.id}
    removing |= {"file": "F1", "files": ["F1"], "everybody": everybody}
    return {"move_id": move.id, "form": form, "lookup": lookup, "by": bob, "period": period, **removing}
