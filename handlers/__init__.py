"""What Trellis does in Slack: the table of contents."""

from db import people, team_periods
from db.levels import forget_words
from db.personal import Rows
from growth import prompts
from growth.pairing import MET, met
from handlers.admin import listeners as admin_
from handlers.admin import undelivered as admin_undelivered
from handlers.assessments import listeners as assessments_
from handlers.candidates import listeners as candidates_
from handlers.checkins import due as checkins_due
from handlers.checkins import listeners as checkins_
from handlers.checkins import undelivered as checkins_undelivered
from handlers.days import listeners as days_
from handlers.digests import due as digests_due
from handlers.digests import listeners as digests_
from handlers.digests import recipe as digests_recipe
from handlers.digests import retrying as digests_retrying
from handlers.digests import steps as digests_steps
from handlers.digests import undelivered as digests_undelivered
from handlers.explore import listeners as explore_
from handlers.framework.feature import Feature, Speaks, TickStep
from handlers.framework.keeping import NOTHING, Keeps
from handlers.framework.registry import Arrivals, Registry
from handlers.home import listeners as home_
from handlers.ladders import listeners as ladders_
from handlers.levels import deciding as levels_deciding
from handlers.levels import forgotten as levels_forgotten
from handlers.levels import listeners as levels_
from handlers.lookback import due as lookback_due
from handlers.lookback import listeners as lookback_
from handlers.mentors import due as mentors_due
from handlers.mentors import gone as mentors_gone
from handlers.mentors import listeners as mentors_
from handlers.mentors import nightly as mentors_nightly
from handlers.nudges import due as nudges_due
from handlers.nudges import listeners as nudges_
from handlers.nudges import undelivered as nudges_undelivered
from handlers.onboarding import due as onboarding_due
from handlers.onboarding import listeners as onboarding_
from handlers.one_on_ones import clockwork as one_on_ones_clockwork
from handlers.one_on_ones import due as one_on_ones_due
from handlers.one_on_ones import listeners as one_on_ones_
from handlers.preferences import due as preferences_due
from handlers.preferences import listeners as preferences_
from handlers.privacy import listeners as privacy_
from handlers.privacy import removing as privacy_removing
from handlers.readiness import listeners as readiness_
from handlers.readiness import undelivered as readiness_undelivered
from handlers.remarks import listeners as remarks_
from handlers.reports import listeners as reports_
from handlers.shared import buttons, returning, starting_ladder
from handlers.shift import due as shift_due
from handlers.shift import listeners as shift_
from handlers.shift import undelivered as shift_undelivered
from handlers.teams import handovers as teams_handovers
from handlers.teams import keeping as teams_keeping
from handlers.teams import listeners as teams_
from handlers.teams import looking_up as teams_looking_up
from handlers.teams import moving as teams_moving
from handlers.touches import due as touches_due
from handlers.touches import hearing as touches_hearing
from handlers.touches import undelivered as touches_undelivered
from handlers.wins import listeners as wins_

ASSESSED = Rows("assessments", owner="author_id", about=("subject_id",))
ROUNDS, ANSWERS, WINS = Rows("checkins"), Rows("answers"), Rows("wins")
WINS_TOLD = Rows("digest_items", owner="win_id", parent=WINS)

# A line says all there is to know of a feature. The order is that of the help, of the parts in a message, and of what
# is done at each step of the clock.
FEATURES = (
    # what is next for me; the Home tab; help
    Feature("home", keeps=NOTHING, listens=home_.register),
    # the welcome; level, areas and rhythm
    Feature(
        "onboarding",
        keeps=Keeps.of(Rows("people", owner="id"), also=people.hears_no_more),
        listens=onboarding_.register,
        speaks=Speaks((prompts.welcome,), onboarding_due.draw),
        says={prompts.WELCOME: "the welcome"},
    ),
    # public holidays, workdays, and the hour of a check-in by a word
    Feature("days", keeps=NOTHING, listens=days_.register),
    # each quarter, in a round's place: what one did, and what comes next
    Feature(
        "lookback",
        keeps=NOTHING,
        listens=lookback_.register,
        speaks=Speaks((prompts.look_back,), lookback_due.draw),
        says={prompts.LOOK_BACK: "a look back upon three months"},
    ),
    # rounds of questions, and who may read the answers
    Feature(
        "checkins",
        keeps=Keeps.of(ROUNDS, ANSWERS, Rows("replies", owner="round_id", parent=ROUNDS)),
        listens=checkins_.register,
        speaks=Speaks((prompts.new_round, prompts.reminder), checkins_due.draw, checkins_due.APPLIES),
        says={
            prompts.CHECKIN: "a check-in",
            prompts.LATER: "the check-in you asked to have back",
            prompts.REMINDER: "a reminder of the open check-in (it only redraws the message)",
        },
        undelivered=checkins_undelivered.undo,
        retries=checkins_undelivered.RETRIES,
    ),
    # what two people want to talk about, and when they meet
    Feature(
        "one_on_ones",
        keeps=one_on_ones_due.KEEPS,
        listens=one_on_ones_.register,
        speaks=one_on_ones_due.SPEAKS,
        says=one_on_ones_due.SAYS,
        steps=(TickStep("one_on_ones", one_on_ones_clockwork.run),),
        upcoming=one_on_ones_clockwork.UPCOMING,
        undelivered=one_on_ones_due.undo,
    ),
    # one small step with one resource
    Feature(
        "nudges",
        keeps=Keeps.of("steps"),
        listens=nudges_.register,
        speaks=Speaks((prompts.nudge,), nudges_due.draw, nudges_due.APPLIES),
        says={prompts.NUDGE: "a small step"},
        undelivered=nudges_undelivered.undo,
        retries=nudges_undelivered.RETRIES,
    ),
    # the way to the next level, and how time is spent on it
    Feature(
        "shift",
        keeps=Keeps.of("measurements"),
        listens=shift_.register,
        speaks=Speaks((prompts.way_up,), shift_due.draw, shift_due.APPLIES),
        says={prompts.MEASURE: "the question of your way up"},
        undelivered=shift_undelivered.undo,
    ),
    # what a level asks for, with what one did; all levels side by side
    Feature("ladders", keeps=NOTHING, listens=ladders_.register),
    # what the next level adds, what one has for it, and a talk to prepare
    Feature(
        "readiness",
        keeps=Keeps.of("readiness_shares"),
        listens=readiness_.register,
        undelivered=readiness_undelivered.undo,
    ),
    # how one came to one's level, and a change of it that two agree to
    Feature(
        "levels",
        keeps=Keeps.of("level_changes", first=levels_forgotten.take_out, also=forget_words),
        listens=levels_.register,
        speaks=Speaks((), levels_deciding.draw),
    ),
    # what people did, in their own words, and what they say that it shows
    Feature("wins", keeps=Keeps.of(WINS), listens=wins_.register),
    # what two people say to each other about something that one of them shared
    Feature("remarks", keeps=Keeps.of(Rows("remarks", about=("subject_id",))), listens=remarks_.register),
    # the page of one person, for whoever leads them
    Feature("reports", keeps=NOTHING, listens=reports_.register),
    # who talks with whom about one thing, every few weeks
    Feature(
        "mentors",
        keeps=mentors_gone.KEEPS,
        listens=mentors_.register,
        speaks=Speaks((met,), mentors_due.draw, mentors_due.APPLIES),
        says={MET: "whether you met whom you are paired with"},
        steps=(TickStep("mentors", mentors_nightly.run),),
        upcoming=mentors_nightly.UPCOMING,
        undelivered=mentors_due.undo,
    ),
    # where a career can go: cards to read, choose, take on and save
    Feature("explore", keeps=Keeps.of("saved"), listens=explore_.register),
    # where one stands, and the manager's view beside it
    Feature(
        "assessments",
        keeps=Keeps.of(Rows("ratings", owner="assessment_id", parent=ASSESSED), ASSESSED),
        listens=assessments_.register,
    ),
    # what an interviewer sees of a candidate, for themselves alone and for a while
    candidates_.FEATURE,
    # pause, resume, status, who sees what
    Feature(
        "preferences",
        keeps=NOTHING,
        listens=preferences_.register,
        speaks=Speaks((prompts.pauses_itself,), preferences_due.draw, preferences_due.APPLIES),
        says={prompts.QUIET: "a note that I pause myself"},
    ),
    # all that is kept of somebody, to take out or to delete
    Feature(
        "privacy",
        keeps=Keeps.of("files"),
        listens=privacy_.register,
        steps=(TickStep("removing", privacy_removing.run),),
        upcoming=privacy_removing.UPCOMING,
    ),
    # a manager's people
    Feature(
        "teams",
        keeps=teams_keeping.KEEPS,
        listens=teams_.register,
        speaks=Speaks((), teams_moving.draw),
        steps=(TickStep("looking up", teams_looking_up.run),),
        upcoming=teams_looking_up.UPCOMING,
    ),
    # who leads a team from when on
    teams_handovers.FEATURE,
    # the week, for the channel and for the manager
    Feature(
        "digests",
        keeps=Keeps.of(
            Rows("digest_items", owner="answer_id", parent=ANSWERS, other=WINS_TOLD),
            also=team_periods.forget,
            beside="team_periods",
        ),
        listens=digests_.register,
        says={
            digests_due.SENT: "the team's digest",
            digests_recipe.POST: "a digest",
            digests_recipe.LETTER: "a digest",
        },
        steps=digests_steps.STEPS,
        upcoming=digests_due.UPCOMING,
        undelivered=digests_undelivered.undo,
        retries=digests_retrying.RETRIES,
    ),
    # teams and their managers, and what did not get through
    Feature("admin", keeps=NOTHING, listens=admin_.register, undelivered=admin_undelivered.undo),
    # when Trellis speaks by itself: what is due goes into one message
    Feature(
        "touches",
        keeps=Keeps.of("touches", "deliveries"),
        steps=(TickStep("hearing", touches_hearing.run), TickStep("touches", touches_due.run)),
        upcoming=touches_due.UPCOMING,
        undelivered=touches_undelivered.undo,
        retries=touches_undelivered.RETRIES,
    ),
)


def register() -> Registry:
    """Every feature. Raises Incomplete where they do not fit together."""
    registry = Registry(
        Arrivals(starting_ladder.ladder, starting_ladder.follow, starting_ladder.followed, returning.back)
    )
    for feature in FEATURES:
        registry.feature(feature)
    registry.check(control.id for control in buttons.EVERY)
    return registry
