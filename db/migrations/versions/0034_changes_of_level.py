"""changes of level"""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

TABLE, FK = "level_changes", "fk_level_changes"


def upgrade() -> None:
    """Asked for, proposed, or made alone. Of the levels that people chose before, nobody knows since when."""
    op.create_table(
        TABLE,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("manager_id", sa.Integer()),
        sa.Column("proposed", sa.Boolean(), nullable=False),
        sa.Column("ladder", sa.String(64), nullable=False),
        sa.Column("ladder_version", sa.String(32), nullable=False),
        sa.Column("before", sa.String(64)),
        sa.Column("before_name", sa.Text(), nullable=False),
        sa.Column("after", sa.String(64)),
        sa.Column("after_name", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True)),
        sa.Column("delivery_id", sa.Integer()),
        sa.Column("reply_delivery_id", sa.Integer()),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f(f"{FK}_person_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["manager_id"], ["people.id"], name=op.f(f"{FK}_manager_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["deliveries.id"], name=op.f(f"{FK}_delivery_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["reply_delivery_id"], ["deliveries.id"], name=op.f(f"{FK}_reply_delivery_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{TABLE}")),
    )
    op.create_index("ix_level_changes_person_asked", TABLE, ["person_id", "asked_at"])
    for column in ("manager_id", "delivery_id", "reply_delivery_id"):
        op.create_index(op.f(f"ix_{TABLE}_{column}"), TABLE, [column])


def downgrade() -> None:
    op.drop_table(TABLE)
