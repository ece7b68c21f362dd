"""what was handed over is kept only once it is done; the columns of a lease that nobody took"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("DELETE FROM received WHERE NOT done")
    op.drop_column("received", "done")
    op.drop_column("workspaces", "leased_until")
    op.drop_column("workspaces", "leased_by")


def downgrade() -> None:
    op.add_column("workspaces", sa.Column("leased_by", sa.String(length=64), nullable=True))
    op.add_column("workspaces", sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True))
    op.add_column("received", sa.Column("done", sa.Boolean(), nullable=False, server_default=sa.true()))
