"""What stands in the messages of digests."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base


class DigestItemRow(Base):
    """An answer that stands in a message of a digest. It goes with the answer, and leaves no word behind.

    One that `waits` stands there because it was not handled yet, and not because it is new.
    """

    __tablename__ = "digest_items"
    delivery_id: Mapped[int] = mapped_column(ForeignKey("deliveries.id", ondelete="CASCADE"), primary_key=True)
    answer_id: Mapped[int] = mapped_column(ForeignKey("answers.id", ondelete="CASCADE"), primary_key=True, index=True)
    waits: Mapped[bool] = mapped_column(default=False)
