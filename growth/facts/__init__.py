"""The facts that every floor above speaks in: frozen, without a session, a client or a clock behind them.

Instants are aware and in UTC. A level, area, action, resource or question is the id of an entry of the person's ladder.
"""

from growth.facts.checkins import LOOK_BACK, Answer, Draft, Reply, Round
from growth.facts.gathered import Facts
from growth.facts.growing import Assessment, Measurement, Rated, Saved, Step, Wording
from growth.facts.levels import LevelChange, LevelStep
from growth.facts.mentoring import MentorAsk, MentorOffer, MentorPair, OfferTerms, PairWord
from growth.facts.one_on_ones import AgendaItem, RegularTalk, TalkRhythm, TalkTold
from growth.facts.people import Handover, Manners, Pause, Person, Presence, Rhythm, Team, TeamPeriod, Touch
from growth.facts.readiness import ReadinessShare, ShownLine, ShownWin
from growth.facts.remarks import Remark, RemarkDraft
from growth.facts.sharing import ItemKey, Sharing
from growth.facts.wins import Claim, ClaimKind, Win, WinDraft, WinOrigin
from growth.facts.words import (
    Audience,
    Every,
    HandoverState,
    Kind,
    LevelState,
    LookupState,
    Met,
    MoveState,
    PairState,
    PausedBy,
    PlanState,
    Pulse,
    Rating,
    RemarkKind,
    RemovalKind,
    RoundState,
    Standing,
    StepState,
    Unmatched,
    Why,
)
from growth.facts.worksheets import Worksheet

__all__ = [
    "LOOK_BACK",
    "AgendaItem",
    "Answer",
    "Assessment",
    "Audience",
    "Claim",
    "ClaimKind",
    "Draft",
    "Every",
    "Facts",
    "Handover",
    "HandoverState",
    "ItemKey",
    "Kind",
    "LevelChange",
    "LevelState",
    "LevelStep",
    "LookupState",
    "Manners",
    "Measurement",
    "MentorAsk",
    "MentorOffer",
    "MentorPair",
    "Met",
    "MoveState",
    "OfferTerms",
    "PairState",
    "PairWord",
    "Pause",
    "PausedBy",
    "Person",
    "PlanState",
    "Presence",
    "Pulse",
    "Rated",
    "Rating",
    "ReadinessShare",
    "RegularTalk",
    "Remark",
    "RemarkDraft",
    "RemarkKind",
    "RemovalKind",
    "Reply",
    "Rhythm",
    "Round",
    "RoundState",
    "Saved",
    "Sharing",
    "ShownLine",
    "ShownWin",
    "Standing",
    "Step",
    "StepState",
    "TalkRhythm",
    "TalkTold",
    "Team",
    "TeamPeriod",
    "Touch",
    "Unmatched",
    "Why",
    "Win",
    "WinDraft",
    "WinOrigin",
    "Wording",
    "Worksheet",
]
