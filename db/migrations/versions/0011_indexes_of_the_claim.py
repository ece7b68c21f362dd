"""indexes for the claim: in the order in which messages leave, and by what they redraw or answer"""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_deliveries_lane", "deliveries")
    op.create_index("ix_deliveries_lane", "deliveries", ["workspace_id", "state", "priority", "due_at", "id"])
    op.create_index(op.f("ix_deliveries_redraws_id"), "deliveries", ["redraws_id"])
    op.create_index(op.f("ix_deliveries_thread_id"), "deliveries", ["thread_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_deliveries_thread_id"), "deliveries")
    op.drop_index(op.f("ix_deliveries_redraws_id"), "deliveries")
    op.drop_index("ix_deliveries_lane", "deliveries")
    op.create_index("ix_deliveries_lane", "deliveries", ["workspace_id", "state", "due_at"])
