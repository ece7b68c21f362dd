"""fewer entries in the indexes of what goes out"""

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None

INDEXES = {
    "ix_deliveries_redraws_id": (["redraws_id"], "redraws_id"),
    "ix_deliveries_thread_id": (["thread_id"], "thread_id"),
    "ix_deliveries_message": (["workspace_id", "slack_channel", "slack_ts"], "slack_ts"),
}


def upgrade() -> None:
    """Most messages redraw and answer none, and stand nowhere while they wait: they need not be found by that."""
    for name, (columns, known) in INDEXES.items():
        there = sa.text(f"{known} IS NOT NULL")
        op.drop_index(name, "deliveries")
        op.create_index(name, "deliveries", columns, sqlite_where=there, postgresql_where=there)


def downgrade() -> None:
    for name, (columns, _) in INDEXES.items():
        op.drop_index(name, "deliveries")
        op.create_index(name, "deliveries", columns)
