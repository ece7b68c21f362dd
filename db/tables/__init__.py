"""The tables. Every row of a workspace carries its id, or that of a person or team of it; every instant is UTC."""

from db.tables.base import Base
from db.tables.checkins import AnswerRow, ReplyRow, RoundRow
from db.tables.digests import DigestItemRow
from db.tables.growing import AssessmentRow, MeasurementRow, RatingRow, SavedRow, StepRow
from db.tables.levels import LevelChangeRow
from db.tables.mentoring import MentorAskRow, MentorOfferRow, PairAvoidedRow, PairRow, PairWordRow
from db.tables.one_on_ones import AgendaItemRow, TalkNoteRow, TalkRow, TalkToldRow
from db.tables.people import (
    HandoverRow,
    LookupRow,
    MembershipRow,
    MoveRow,
    PersonRow,
    TeamPeriodRow,
    TeamRow,
    TouchRow,
    WorkspaceRow,
)
from db.tables.readiness import ReadinessShareRow
from db.tables.remarks import RemarkRow
from db.tables.removing import FileRow, RemovalRow
from db.tables.sending import DeliveryRow, LaneRow, MethodPauseRow, ReceivedRow
from db.tables.wins import WinRow
from db.tables.worksheets import WorksheetRow

__all__ = [
    "AgendaItemRow",
    "AnswerRow",
    "AssessmentRow",
    "Base",
    "DeliveryRow",
    "DigestItemRow",
    "FileRow",
    "HandoverRow",
    "LaneRow",
    "LevelChangeRow",
    "LookupRow",
    "MeasurementRow",
    "MembershipRow",
    "MentorAskRow",
    "MentorOfferRow",
    "MethodPauseRow",
    "MoveRow",
    "PairAvoidedRow",
    "PairRow",
    "PairWordRow",
    "PersonRow",
    "RatingRow",
    "ReadinessShareRow",
    "ReceivedRow",
    "RemarkRow",
    "RemovalRow",
    "ReplyRow",
    "RoundRow",
    "SavedRow",
    "StepRow",
    "TalkNoteRow",
    "TalkRow",
    "TalkToldRow",
    "TeamPeriodRow",
    "TeamRow",
    "TouchRow",
    "WinRow",
    "WorksheetRow",
    "WorkspaceRow",
]
