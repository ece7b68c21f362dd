"""what was shared lately"""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

FOLLOWED = sa.text("followed_at IS NOT NULL")


def upgrade() -> None:
    """A digest asks for what is new, however much was shared on its team before."""
    op.create_index("ix_wins_sharing", "wins", ["team_id", "shared_at"])
    for table in ("answers", "wins"):
        op.create_index(
            f"ix_{table}_followed",
            table,
            ["team_id", "followed_at"],
            sqlite_where=FOLLOWED,
            postgresql_where=FOLLOWED,
        )


def downgrade() -> None:
    for table in ("wins", "answers"):
        op.drop_index(f"ix_{table}_followed", table)
    op.drop_index("ix_wins_sharing", "wins")
