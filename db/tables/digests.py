"""What stands in the messages of digests."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, composite, mapped_column

from db.tables.base import Base
from growth.facts import ItemKey


class DigestItemRow(Base):
    """An answer or a win that stands in a message of a digest. It goes with that, and leaves no word behind.

    One that `waits` stands there because it was not handled yet, and not because it is new.
    """

    __tablename__ = "digest_items"
    __table_args__ = (UniqueConstraint("delivery_id", "answer_id"), UniqueConstraint("delivery_id", "win_id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    delivery_id: Mapped[int] = mapped_column(ForeignKey("deliveries.id", ondelete="CASCADE"))
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("answers.id", ondelete="CASCADE"), index=True)
    win_id: Mapped[int | None] = mapped_column(ForeignKey("wins.id", ondelete="CASCADE"), index=True)
    waits: Mapped[bool] = mapped_column(default=False)

    key: Mapped[ItemKey] = composite("answer_id", "win_id")
