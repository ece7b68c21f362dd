"""who leads a team from when on"""

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "handovers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("before_id", sa.Integer(), nullable=True),
        sa.Column("manager_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("effective_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_handovers_team_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["before_id"], ["people.id"], name=op.f("fk_handovers_before_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["manager_id"], ["people.id"], name=op.f("fk_handovers_manager_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_handovers_by_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handovers")),
    )
    for column in ("team_id", "before_id", "manager_id", "effective_at"):
        op.create_index(op.f(f"ix_handovers_{column}"), "handovers", [column])


def downgrade() -> None:
    op.drop_table("handovers")
