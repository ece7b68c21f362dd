"""periods of teams"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql")


def upgrade() -> None:
    op.create_table(
        "team_periods",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("began", sa.DateTime(timezone=True), nullable=False),
        sa.Column("roster", DOCUMENT, nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("numbers", DOCUMENT, nullable=True),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_team_periods_team_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("team_id", "began", name=op.f("pk_team_periods")),
    )


def downgrade() -> None:
    op.drop_table("team_periods")
