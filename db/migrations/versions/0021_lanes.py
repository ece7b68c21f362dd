"""one sender a workspace, with a token that only grows; messages that are looked for; the claim's index by method"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

STALE = ["workspace_id", "state", "expires_at", "id"]
GOES_STALE = sa.text("expires_at IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "lanes",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("owner", sa.String(length=32), nullable=True),
        sa.Column("token", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("paces", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_lanes_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workspace_id", name=op.f("pk_lanes")),
    )
    op.add_column("deliveries", sa.Column("fence", sa.BigInteger(), nullable=True))
    op.add_column("deliveries", sa.Column("sought", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.drop_index("ix_deliveries_lane", "deliveries")
    lane = ["workspace_id", "state", "method", "priority", "due_at", "id"]
    op.create_index("ix_deliveries_lane", "deliveries", lane)
    op.create_index("ix_deliveries_stale", "deliveries", STALE, sqlite_where=GOES_STALE, postgresql_where=GOES_STALE)


def downgrade() -> None:
    op.drop_index("ix_deliveries_stale", "deliveries")
    op.drop_index("ix_deliveries_lane", "deliveries")
    op.create_index("ix_deliveries_lane", "deliveries", ["workspace_id", "state", "priority", "due_at", "id"])
    op.drop_column("deliveries", "sought")
    op.drop_column("deliveries", "fence")
    op.drop_table("lanes")
