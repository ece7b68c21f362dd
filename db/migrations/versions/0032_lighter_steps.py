"""a rest from steps, how often one was still going, and the half of one that somebody took"""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("people", sa.Column("steps_from", sa.DateTime(timezone=True), nullable=True))
    op.add_column("steps", sa.Column("stills", sa.Integer, nullable=False, server_default="0"))
    op.add_column("steps", sa.Column("half", sa.Text, nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("steps", "half")
    op.drop_column("steps", "stills")
    op.drop_column("people", "steps_from")
