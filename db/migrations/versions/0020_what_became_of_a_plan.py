"""what became of a plan"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("answers", sa.Column("plan_state", sa.String(32)))
    op.add_column("answers", sa.Column("plan_decided_at", sa.DateTime(timezone=True)))


def downgrade() -> None:
    op.drop_column("answers", "plan_decided_at")
    op.drop_column("answers", "plan_state")
