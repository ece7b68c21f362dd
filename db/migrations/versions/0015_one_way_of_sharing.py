"""one way of sharing"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


# A table is never made anew here: on SQLite that drops the old one, and takes all rows that point at it along.


def upgrade() -> None:
    for table in ("answers", "assessments"):
        op.add_column(table, sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True))
        op.add_column(table, sa.Column("followed_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("assessments", sa.Column("channel", sa.String(length=32), nullable=True))
    op.add_column("assessments", sa.Column("audience", sa.String(length=32), server_default="only_me", nullable=False))
    op.add_column("assessments", sa.Column("team_id", sa.Integer(), nullable=True))
    op.execute("UPDATE assessments SET audience = 'manager' WHERE shared_at IS NOT NULL")


def downgrade() -> None:
    for table, column in (
        ("assessments", "team_id"),
        ("assessments", "audience"),
        ("assessments", "channel"),
        ("assessments", "followed_at"),
        ("assessments", "taken_back_at"),
        ("answers", "followed_at"),
        ("answers", "taken_back_at"),
    ):
        op.drop_column(table, column)
