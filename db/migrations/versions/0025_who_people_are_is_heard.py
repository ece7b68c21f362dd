"""since when what Slack says of people is heard, and when all are asked about again"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

OF_WORKSPACES = ("hears_since", "next_hearing_at")
OF_PEOPLE = ("heard_at", "changed_at")


def upgrade() -> None:
    for name in OF_WORKSPACES:
        op.add_column("workspaces", sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    op.add_column("workspaces", sa.Column("hearing_page", sa.String(255), nullable=True))
    for name in OF_PEOPLE:
        op.add_column("people", sa.Column(name, sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    for name in OF_PEOPLE:
        op.drop_column("people", name)
    for name in (*OF_WORKSPACES, "hearing_page"):
        op.drop_column("workspaces", name)
