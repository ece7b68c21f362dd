"""who is due in a workspace is found by an index of it"""

from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_people_due", "people", ["workspace_id", "next_touch_at", "id"])
    op.drop_index("ix_people_next_touch_at", "people")


def downgrade() -> None:
    op.create_index("ix_people_next_touch_at", "people", ["next_touch_at"])
    op.drop_index("ix_people_due", "people")
