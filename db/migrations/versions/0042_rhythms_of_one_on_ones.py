"""rhythms of 1:1s"""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def _refers(table: str, column: str, to: str = "people.id", ondelete: str = "CASCADE") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=op.f(f"fk_{table}_{column}"), ondelete=ondelete)


def upgrade() -> None:
    """When two people have their 1:1, and what each of them is told of one."""
    op.create_table(
        "one_on_ones",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("one_id", sa.Integer(), nullable=False),
        sa.Column("two_id", sa.Integer(), nullable=False),
        sa.Column("every", sa.String(32), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("asked_by_id", sa.Integer()),
        sa.Column("agreed_at", sa.DateTime(timezone=True)),
        sa.Column("day", sa.Date()),
        sa.Column("next_at", sa.DateTime(timezone=True)),
        sa.Column("last_at", sa.DateTime(timezone=True)),
        sa.Column("look_at", sa.DateTime(timezone=True)),
        _refers("one_on_ones", "one_id"),
        _refers("one_on_ones", "two_id"),
        _refers("one_on_ones", "asked_by_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_one_on_ones")),
        sa.UniqueConstraint("one_id", "two_id", name=op.f("uq_one_on_ones_one_id_two_id")),
    )
    for column in ("two_id", "look_at"):
        op.create_index(op.f(f"ix_one_on_ones_{column}"), "one_on_ones", [column])
    op.create_table(
        "one_on_one_messages",
        sa.Column("talk_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closing", sa.Boolean(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("delivery_id", sa.Integer()),
        _refers("one_on_one_messages", "talk_id", "one_on_ones.id"),
        _refers("one_on_one_messages", "person_id"),
        _refers("one_on_one_messages", "delivery_id", "deliveries.id", "SET NULL"),
        sa.PrimaryKeyConstraint("talk_id", "person_id", "at", name=op.f("pk_one_on_one_messages")),
    )
    op.create_index(op.f("ix_one_on_one_messages_delivery_id"), "one_on_one_messages", ["delivery_id"])


def downgrade() -> None:
    for table in ("one_on_one_messages", "one_on_ones"):
        op.drop_table(table)
