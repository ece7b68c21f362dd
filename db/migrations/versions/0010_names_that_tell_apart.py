"""names that tell apart, and since when somebody is gone"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("people", sa.Column("real_name", sa.String(length=255), server_default="", nullable=False))
    op.add_column("people", sa.Column("gone_since", sa.DateTime(timezone=True), nullable=True))
    op.add_column("people", sa.Column("handle", sa.String(length=255), server_default="", nullable=False))


def downgrade() -> None:
    op.drop_column("people", "gone_since")
    op.drop_column("people", "handle")
    op.drop_column("people", "real_name")
