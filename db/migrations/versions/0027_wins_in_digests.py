"""wins in digests"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

COLUMNS = ("delivery_id", "answer_id", "waits")


def _kept() -> list[dict[str, object]]:
    """What stands in digests, before its table is made anew: nothing refers to it, so that this takes nothing along."""
    items = sa.table("digest_items", *map(sa.column, COLUMNS))
    answers = sa.select(items).where(items.c.answer_id.is_not(None)).order_by(items.c.delivery_id, items.c.answer_id)
    rows = [dict(row._mapping) for row in op.get_bind().execute(answers)]
    op.drop_table("digest_items")
    return [{**row, "waits": bool(row["waits"])} for row in rows]


def _keys(*columns: str) -> list[sa.ForeignKeyConstraint]:
    of = {"delivery_id": "deliveries.id", "answer_id": "answers.id", "win_id": "wins.id"}
    return [
        sa.ForeignKeyConstraint([c], [of[c]], name=op.f(f"fk_digest_items_{c}"), ondelete="CASCADE") for c in columns
    ]


def upgrade() -> None:
    """What stands in a digest is an answer or a win."""
    kept = _kept()
    items = op.create_table(
        "digest_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delivery_id", sa.Integer(), nullable=False),
        sa.Column("answer_id", sa.Integer()),
        sa.Column("win_id", sa.Integer()),
        sa.Column("waits", sa.Boolean(), nullable=False),
        *_keys("delivery_id", "answer_id", "win_id"),
        sa.UniqueConstraint("delivery_id", "answer_id", name=op.f("uq_digest_items_delivery_id_answer_id")),
        sa.UniqueConstraint("delivery_id", "win_id", name=op.f("uq_digest_items_delivery_id_win_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest_items")),
    )
    for column in ("answer_id", "win_id"):
        op.create_index(op.f(f"ix_digest_items_{column}"), "digest_items", [column])
    if kept:
        op.bulk_insert(items, kept)


def downgrade() -> None:
    kept = _kept()
    items = op.create_table(
        "digest_items",
        sa.Column("delivery_id", sa.Integer(), nullable=False),
        sa.Column("answer_id", sa.Integer(), nullable=False),
        sa.Column("waits", sa.Boolean(), nullable=False),
        *_keys("delivery_id", "answer_id"),
        sa.PrimaryKeyConstraint("delivery_id", "answer_id", name=op.f("pk_digest_items")),
    )
    op.create_index(op.f("ix_digest_items_answer_id"), "digest_items", ["answer_id"])
    if kept:
        op.bulk_insert(items, kept)
