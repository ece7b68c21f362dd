"""What every table shares: how names are made, and how our own types are kept."""

from datetime import datetime, time
from typing import Any

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase

from db.outbox import DeliveryState, Method
from db.types import Claims, Document, Instant, Several, ShownLines, WallTime, Weekdays, Word
from growth.facts import (
    Audience,
    Claim,
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
    ShownLine,
    Standing,
    StepState,
    Unmatched,
    Why,
)

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's own form
        datetime: Instant,
        time: WallTime,
        dict[str, Any]: Document,
        tuple[str, ...]: Several,
        tuple[int, ...]: Several,
        frozenset[int]: Weekdays,
        tuple[Claim, ...]: Claims,
        tuple[ShownLine, ...]: ShownLines,
        Audience: Word(Audience),
        DeliveryState: Word(DeliveryState),
        Every: Word(Every),
        HandoverState: Word(HandoverState),
        Kind: Word(Kind),
        Method: Word(Method),
        LevelState: Word(LevelState),
        LookupState: Word(LookupState),
        Met: Word(Met),
        MoveState: Word(MoveState),
        PairState: Word(PairState),
        PausedBy: Word(PausedBy),
        PlanState: Word(PlanState),
        Pulse: Word(Pulse),
        Rating: Word(Rating),
        RemarkKind: Word(RemarkKind),
        RemovalKind: Word(RemovalKind),
        RoundState: Word(RoundState),
        Standing: Word(Standing),
        StepState: Word(StepState),
        Unmatched: Word(Unmatched),
        Why: Word(Why),
    }
