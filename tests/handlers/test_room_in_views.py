"""Whatever the check of a ladder lets through, Slack shows: every view of content, drawn of ladders at the limit."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from slack_sdk.models.blocks import Block

import handlers
from content.catalogue.shelves import ShelfItem
from content.model.ladder import Ladder
from content.reading.layout import section
from content.reading.loader import load, shipped
from growth import evidence, history
from growth import lookback as lookback_rules
from growth import wins as rules
from growth.audience import Circle
from growth.choose import wording
from growth.digest import Period
from growth.facts import (
    LOOK_BACK,
    Answer,
    Audience,
    Kind,
    Measurement,
    MoveState,
    Person,
    Rating,
    RoundState,
    Standing,
    Step,
    StepState,
)
from growth.prompts import Coming
from growth.readiness import questions, readiness
from growth.summary import Numbers, Portion, Summary, Trend
from handlers.admin import views as admin
from handlers.assessments import form as assessing
from handlers.assessments import history_views as moves_of_marks
from handlers.assessments import level_form
from handlers.assessments import views as assessments
from handlers.checkins import form as answering
from handlers.checkins import views as checkins
from handlers.digests import letter
from handlers.digests import pages as messages
from handlers.digests import post as posts
from handlers.digests.gather import Week
from handlers.explore import cards, pages, topics
from handlers.explore import views as explore
from handlers.explore.kinds import KINDS
from handlers.explore.views import ExploreRef, Visit
from handlers.framework import blocks, forms
from handlers.framework.blocks import Message
from handlers.framework.sections import HomePlace
from handlers.home import views as home
from handlers.home.tabs import Tab
from handlers.ladders import views as ladders
from handlers.lookback import views as lookback
from handlers.onboarding import views as welcome
from handlers.preferences import views as preferences
from handlers.readiness import views as ready
from handlers.shared import growth_form as onboarding
from handlers.shared import step_card
from handlers.shift import views as shift
from handlers.teams.notes import MoveQuestion, question
from handlers.wins import views as wins
from playground.payload import check_blocks, check_view
from tests.cast import NOW, a_round, a_step, a_win, alice, an_answer, an_assessment, bob, charlie, shared, team, utc
from tests.handlers import research
from tests.handlers.crowded import crowded

WIDE = ("Wide & “wider” <of> *a* name " * 3)[:80]
SAID = ("What I <wrote> & “meant”, at *length*. " * 80)[: forms.LONGEST]
NAMES = ("ml-engineer", "software-engineer", "research")


@cache
def ladder(name: str) -> Ladder:
    """A ladder that ships with everything in it at the limit, or one of 164 competencies as it is."""
    if name != "research":
        return crowded(load(shipped() / name))
    with TemporaryDirectory() as place:
        return load(research.written(Path(place)))


LADDERS = pytest.mark.parametrize("name", NAMES)


def engineer(each: Ladder, **changes: Any) -> Person:
    """Alice with three areas of many letters, who practises the way up where the ladder has one."""
    areas = tuple(c.id for c in (each.competencies[0], *each.competencies[-2:]))
    ways = [(way.level, way.towards) for way in each.transitions]
    level, towards = ways[0] if ways else (each.levels[0].id, None)
    return alice(**({"ladder": each.id, "level": level, "towards": towards, "areas": areas, "name": WIDE} | changes))


def visit(each: Ladder) -> Visit:
    return Visit(ladder=each, person=engineer(each), command="/growth")


def many(each: Ladder) -> dict[str, Ladder]:
    return {f"{each.id}-{n}": each.model_copy(update={"id": f"{each.id}-{n}"}) for n in range(250)}


def way_up(each: Ladder) -> shift.Shift:
    """Every measure of the ladder answered as often as a trend shows."""
    measured = [
        Measurement(n, 1, asked.id, WIDE, each.id, each.version, NOW, asked.answers[-1].label, 10 * n, NOW)
        for asked in each.measures
        for n in range(8)
    ]
    return shift.Shift(each, engineer(each), [], measured, NOW.date(), "/growth")


def around() -> Circle:
    return Circle(manager=bob(name=WIDE), team=team(name=WIDE, manager=bob(name=WIDE)))


def step(each: Ladder, state: StepState = StepState.TRYING) -> Step:
    """The first action of the ladder, for all that it serves."""
    action = each.actions[0]
    person = engineer(each)
    because = (*person.areas, *(way.id for way in each.transitions))
    return a_step(
        action.id,
        wording=wording(action),
        ladder=each.id,
        resource=each.resources[0].id,
        state=state,
        because=because,
        areas=action.areas,
        expectations=tuple(wish.id for wish in each.expectations),
    )


def answers(each: Ladder, audience: Audience) -> list[Answer]:
    """One of each kind, as long as it may be."""
    theme = each.areas[-1].id
    sharing = shared(audience, channel=around().channel)
    mine = {"author": engineer(each), "text": SAID, "sharing": sharing, "theme": theme}
    return [an_answer(id=n, kind=kind, manager_name=WIDE, **mine) for n, kind in enumerate(Kind, start=1)]


def checkin(each: Ladder, **changes: Any) -> checkins.CheckIn:
    """A check-in of somebody who answered the last one and is at a step."""
    said = answers(each, Audience.TEAM)
    view = checkins.CheckIn(
        back=step(each),
        moved=False,
        ladder=each,
        person=engineer(each),
        checkin=a_round(ladder=each.id, asked=max((q.text for q in each.questions), key=len)),
        circle=around(),
        answers=said,
        step=step(each),
        step_ladder=each,
        instead=step(each),
        plan=said[-1],
        took=None,
        finished=None,
        short=False,
        ahead=SAID,
        left=said,
        following=utc("2026-12-01 08:30"),
        undo_since=utc("2026-11-20 08:30"),
        now=NOW,
        hears=False,
    )
    return replace(view, **changes)


def answered(each: Ladder) -> checkins.CheckIn:
    return checkin(each, checkin=a_round(state=RoundState.ANSWERED, answered_at=NOW, asked=each.questions[0].text))


def week(each: Ladder) -> Week:
    """A week in which ten people shared all that they could."""
    period = Period(since=utc("2026-11-13 08:30"), until=NOW)
    told = [replace(said, id=10 * n + said.id) for n in range(10) for said in answers(each, Audience.TEAM)]
    of = {kind: tuple(said for said in told if said.kind is kind) for kind in Kind}
    focuses = each.focuses()
    numbers = Numbers(Portion.MOST, Portion.HALF, tuple(focuses)[-3:], Trend.STEADY)
    return Week(
        team=around().team or team(),
        members=(engineer(each),),
        posted=period,
        told=period,
        summary=Summary(of[Kind.WIN], of[Kind.HELP], (*of[Kind.QUESTION], *of[Kind.PLAN]), numbers),
        area_names=focuses,
        starter=max((q.text for q in each.questions), key=len),
        owed=tuple(of[Kind.HELP]),
        waiting=(*of[Kind.HELP], *(replace(said, handled_at=NOW) for said in of[Kind.PLAN])),
        more=9,
        shared=tuple(told),
        wins=tuple(a_win(did=SAID, id=n) for n in range(30)),
        quiet=tuple(engineer(each, id=n) for n in range(100)),
    )


def at_home(each: Ladder, **changes: Any) -> home.Home:
    """The Home of somebody with everything on it: at a step, asked to move, who leads ten teams and runs Trellis."""
    circle, now = around(), team(id=2, name=WIDE, manager=charlie(name=WIDE))
    wide = circle.team or team()
    moves = [
        MoveQuestion(n, bob(name=WIDE), wide, now, MoveState.ASKED, ends=NOW, ended=False, zone="UTC", meets=True)
        for n in range(3)
    ]
    view = home.Home(
        ladder=each,
        person=engineer(each, directions=tuple(each.paths[n].id for n in range(min(3, len(each.paths))))),
        paused=False,
        checkin=a_round(asked=max((q.text for q in each.questions), key=len)),
        following=utc("2026-12-01 08:30"),
        coming=Coming(utc("2026-11-27 08:30"), ("nudge",)),
        step=step(each),
        step_ladder=each,
        leads=[team(id=n, name=WIDE, next_digest_at=NOW) for n in range(10)],
        is_admin=True,
        command="/growth",
        called=handlers.register().called,
        sections={
            HomePlace.ASKED: [block for move in moves for block in (*question(move), blocks.divider())],
            HomePlace.WELCOME: welcome.welcome(each, circle, engineer(each)),
            HomePlace.TODAY: wins.to_keep(step(each, StepState.DONE)),
        },
    )
    return replace(view, **changes)


def wins_at_home(each: Ladder) -> list[Block]:
    kept = [a_win(1 + nth % 28, SAID) for nth in range(60)]
    return wins.on_the_home(wins.Kept(engineer(each), each, kept, NOW.date(), "/growth"))


def three_months(each: Ladder) -> Message:
    """Of somebody who kept, marked and planned as much as one can, above the question of what comes next."""
    person = engineer(each)
    plan = an_answer(kind=Kind.PLAN, text=SAID, written_at=utc("2026-09-01 08:30"))
    marks = ((competency.id, Rating.NOT_YET) for competency in each.competencies)
    past = lookback_rules.Past(
        [a_win(1 + nth, SAID) for nth in range(20)], [], [an_assessment(*marks, ladder=each.id)], [], [plan]
    )
    shown = lookback_rules.look_back(each, person, past, NOW)
    was = lookback.message(lookback.SeenQuarter(each, person, shown, bob(name=WIDE)))
    ahead = checkins.open_round(checkin(each, checkin=a_round(question=LOOK_BACK), plan=None, step=None, ahead=""))
    return Message.of(was, blocks.divider(), ahead)


def seen(each: Ladder) -> ladders.LadderView:
    return ladders.LadderView(each, engineer(each), evidence.gather(each, [], []))


def towards(each: Ladder) -> ready.Towards:
    """The way of somebody who kept as much as they could for each line of it, but the last."""
    person = engineer(each)
    level = each.next_level(person.level or "") or each.levels[-1]
    wishes = [wish for wish in each.expectations if wish.level == level.id]
    shows = tuple(rules.of_wish(wish) for wish in wishes[:-1])
    did = evidence.gather(each, [], [a_win(1 + nth, SAID, shows=shows, ladder=each.id) for nth in range(20)])
    found = readiness(each, person, did, [])
    assert found is not None
    asked = questions(each, person, found.lines)
    return ready.Towards(each, person, did, found, step(each), asked, NOW.date(), "/growth")


def rated(each: Ladder, nth: int) -> dict[str, Any]:
    competency, level = each.competencies[nth], each.levels[0].id
    before = an_assessment((competency.id, Rating.THERE), level=level, ladder=each.id)
    return assessing.page(assessing.Page(each, before, competency, Rating.THERE, "1", before, shows=True))


def moved(each: Ladder) -> dict[str, Any]:
    """How the marks of somebody moved who looked fourteen times, and kept what they could."""
    words, looks = list(Rating), []
    for nth in range(14):
        at = NOW + nth * timedelta(days=90)
        given = [(competency.id, words[(nth + n) % 4]) for n, competency in enumerate(each.competencies)]
        look = an_assessment(*given, id=nth, ladder=each.id, level=each.levels[0].id, finished_at=at)
        looks.append(replace(look, ratings=tuple(replace(rated, name=WIDE, rated_at=at) for rated in look.ratings)))
    trails = history.trails(looks)
    meanwhile = history.WrittenMeanwhile(tuple(a_win(1 + nth, SAID) for nth in range(9)), ())
    now = [(trail, meanwhile) for trail in trails]
    seen_now = moves_of_marks.History(history.rounds(looks), trails, now, {each.id: each}, "Europe/Berlin", NOW.date())
    return moves_of_marks.page(seen_now, every=True)


@LADDERS
@pytest.mark.parametrize("kind", KINDS)
def test_the_first_and_last_card_of_a_list(name: str, kind: str) -> None:
    for entry in (*section(ladder(name), kind)[:1], *section(ladder(name), kind)[-1:]):
        check_view(
            cards.card(visit(ladder(name)), ShelfItem(kind, entry), ExploreRef(section=kind, card=entry.id)), home=False
        )


@LADDERS
def test_every_page_of_every_topic(name: str) -> None:
    for shelf in topics.topics(ladder(name)):
        for page in range(3):
            check_view(pages.topic(visit(ladder(name)), shelf, ExploreRef(topic=shelf.id, page=page)), home=False)


VIEWS: dict[str, Callable[[Ladder], dict[str, Any]]] = {
    "the talk about the next level": lambda each: ready.talk(towards(each)),
    "the form": lambda each: onboarding.form(engineer(each), each, many(each)),
    "the form of somebody new": lambda each: onboarding.form(alice(level=None, areas=()), each, many(each)),
    "a competency": lambda each: rated(each, 3),
    "the last competency": lambda each: rated(each, -1),
    "against which level": lambda each: level_form.draw(each, engineer(each)),
    "how marks moved": moved,
    "the front of Explore": lambda each: explore.front(visit(each)),
    "the form of a check-in": lambda each: answering.form(checkin(each)),
    "the form of a first check-in": lambda each: answering.form(checkin(each, answers=[], plan=None)),
}


@LADDERS
@pytest.mark.parametrize("draw", [pytest.param(draw, id=called) for called, draw in VIEWS.items()])
def test_a_view(name: str, draw: Callable[[Ladder], dict[str, Any]]) -> None:
    check_view(draw(ladder(name)), home=False)


TODAY: dict[str, Callable[[Ladder], home.Home]] = {
    "with an open check-in": at_home,
    "with what comes": lambda each: at_home(each, checkin=None),
    "of somebody who leads sixty teams": lambda each: at_home(
        each, leads=[team(id=n, name=WIDE, next_digest_at=NOW) for n in range(60)]
    ),
    "with a step on offer": lambda each: at_home(each, step=step(each, StepState.OFFERED)),
}


@LADDERS
@pytest.mark.parametrize("draw", [pytest.param(draw, id=called) for called, draw in TODAY.items()])
def test_a_home(name: str, draw: Callable[[Ladder], home.Home]) -> None:
    check_view(home.home(home.today(draw(ladder(name))), Tab.TODAY), home=True)


@LADDERS
def test_the_home_of_somebody_who_did_not_start(name: str) -> None:
    view = at_home(ladder(name), person=engineer(ladder(name), standing=Standing.INVITED))
    check_view(home.home(home.not_started(view), None), home=True)


TABS: dict[Tab, Callable[[Ladder], list[Block]]] = {
    Tab.LADDER: lambda each: [
        *ready.on_the_home(towards(each)),
        *assessments.on_the_home(an_assessment(), "Europe/Berlin"),
        *shift.home_blocks(way_up(each)),
        *ladders.level_blocks(seen(each), each.levels[-1]),
    ],
    Tab.WINS: wins_at_home,
    Tab.EXPLORE: lambda each: explore.on_the_home(visit(each)),
    Tab.SETTINGS: lambda each: [*welcome.chosen(each, engineer(each)), *preferences.on_the_home(paused=False)],
}


@LADDERS
@pytest.mark.parametrize("tab", TABS)
def test_another_tab_of_a_home(name: str, tab: Tab) -> None:
    check_view(home.home(TABS[tab](ladder(name)), tab), home=True)


MESSAGES: dict[str, Callable[[Ladder], Message]] = {
    "the lowest level": lambda each: ladders.level_page(seen(each), each.levels[0]),
    "the highest level": lambda each: ladders.level_page(seen(each), each.levels[-1]),
    "the way to the next level": lambda each: ready.page(towards(each), SAID[:300]),
    "all levels": lambda each: ladders.all_levels(seen(each)),
    "the way up": lambda each: shift.page(way_up(each)),
    "the admin's page": lambda each: admin.page([], many(each), each.id),
    "the first welcome": lambda each: Message.of(welcome.welcome(each, around())),
    "the welcome": lambda each: Message.of(welcome.welcome(each, around(), engineer(each))),
    "a step": lambda each: Message.of(step_card.step_blocks(each, engineer(each), step(each))),
    "a step on offer": lambda each: Message.of(
        step_card.step_blocks(each, engineer(each), step(each, StepState.OFFERED))
    ),
    "a check-in": lambda each: Message.of(checkins.open_round(checkin(each))),
    "a check-in with a step on offer": lambda each: Message.of(
        checkins.open_round(checkin(each, step=step(each, StepState.OFFERED)))
    ),
    "a look back": three_months,
    "its receipt": lambda each: Message.of(checkins.receipt(answered(each))),
    "a check-in that was skipped": lambda each: Message.of(
        checkins.passed(checkin(each, checkin=a_round(state=RoundState.SKIPPED)), "Skipped.")
    ),
    "the card behind the command": lambda each: home.card(at_home(each)),
}


@LADDERS
@pytest.mark.parametrize("draw", [pytest.param(draw, id=called) for called, draw in MESSAGES.items()])
def test_a_message(name: str, draw: Callable[[Ladder], Message]) -> None:
    fits(draw(ladder(name)))


DIGESTS: dict[str, Callable[[Ladder], list[Message]]] = {
    "in the channel": lambda each: messages.of(posts.channel(week(each))),
    "to the manager": lambda each: messages.of(letter.manager(week(each), preface=SAID[:300])),
}


@LADDERS
@pytest.mark.parametrize("draw", [pytest.param(draw, id=called) for called, draw in DIGESTS.items()])
def test_a_digest(name: str, draw: Callable[[Ladder], list[Message]]) -> None:
    parts = draw(ladder(name))
    assert len(parts) > 1
    for part in parts:
        fits(part)


def fits(drawn: Message) -> None:
    """That Slack takes a message: its blocks, and the text in its place where blocks are not shown."""
    check_blocks(list(drawn.blocks))
    assert len(drawn.text) <= blocks.MESSAGE_TEXT


@LADDERS
def test_areas_chosen_from_several_groups_stand_in_one(name: str) -> None:
    """Slack refuses first choices from more than one group."""
    drawn = VIEWS["the form"](ladder(name))["blocks"]
    menu = next(b["element"] for b in drawn if b.get("element", {}).get("type") == "multi_static_select")
    assert menu["option_groups"][0]["label"]["text"] == "Chosen"
    assert menu["initial_options"] == menu["option_groups"][0]["options"]
    assert sum(len(group["options"]) for group in menu["option_groups"]) == len(ladder(name).competencies)
