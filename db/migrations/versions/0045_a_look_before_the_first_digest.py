"""a look before the first digest"""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """When to look whether a team's first post is near. Teams that are there already are not told any more."""
    op.add_column("teams", sa.Column("next_look_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(op.f("ix_teams_next_look_at"), "teams", ["next_look_at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_teams_next_look_at"), "teams")
    op.drop_column("teams", "next_look_at")
