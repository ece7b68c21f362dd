"""what stands in a digest"""

import re

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

KINDS = ("digest-post", "digest-letter", "digest-last")
MARK = re.compile(r"(?:win|words|wish|told|(waits))-(\d+)-\d+")


def upgrade() -> None:
    items = op.create_table(
        "digest_items",
        sa.Column("delivery_id", sa.Integer(), nullable=False),
        sa.Column("answer_id", sa.Integer(), nullable=False),
        sa.Column("waits", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["deliveries.id"], name=op.f("fk_digest_items_delivery_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["answers.id"], name=op.f("fk_digest_items_answer_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("delivery_id", "answer_id", name=op.f("pk_digest_items")),
    )
    op.create_index(op.f("ix_digest_items_answer_id"), "digest_items", ["answer_id"], unique=False)

    # The names of people who cannot be on a team are not needed: Slack says them to whoever may see them.
    op.execute("UPDATE lookups SET name = '' WHERE state IN ('guest', 'bot', 'elsewhere', 'gone', 'hidden')")

    # What stood in a message was read from the ids of its blocks.
    document = sa.JSON().with_variant(JSONB(), "postgresql")
    deliveries = sa.table(
        "deliveries", *(sa.column(name) for name in ("id", "about", "redraws_id")), sa.column("payload", document)
    )
    connection = op.get_bind()
    there: set[int] = set(connection.scalars(sa.select(sa.column("id")).select_from(sa.table("answers"))))
    sent = connection.execute(
        sa.select(deliveries.c.id, deliveries.c.payload).where(
            deliveries.c.about.in_(KINDS), deliveries.c.redraws_id.is_(None)
        )
    )
    found = {
        (delivery_id, int(mark[2])): bool(mark[1])
        for delivery_id, payload in sent
        for key in payload.get("keys") or ()
        if (mark := MARK.fullmatch(key)) and int(mark[2]) in there
    }
    rows = [{"delivery_id": d, "answer_id": a, "waits": waits} for (d, a), waits in found.items()]
    if rows:
        op.bulk_insert(items, rows)


def downgrade() -> None:
    op.drop_table("digest_items")
