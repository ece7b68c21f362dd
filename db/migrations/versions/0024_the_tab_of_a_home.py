"""which tab of their Home somebody turned to, and when"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("people", sa.Column("home_tab", sa.String(16), nullable=True))
    op.add_column("people", sa.Column("home_turned_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("people", "home_turned_at")
    op.drop_column("people", "home_tab")
