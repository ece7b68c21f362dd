"""The table of readiness that was shared."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.tables.sharing import SharingColumns
from growth.facts import ShownLine


class ReadinessShareRow(SharingColumns, Base):
    """Somebody's way to a level, as it was at `made_at`, for the one person whom they named."""

    __tablename__ = "readiness_shares"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    ladder: Mapped[str] = mapped_column(String(64))
    ladder_version: Mapped[str] = mapped_column(String(32))
    level: Mapped[str] = mapped_column(Text)
    lines: Mapped[tuple[ShownLine, ...]]
    made_at: Mapped[datetime]
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id", ondelete="SET NULL"), index=True)
