"""upon which step a round looks back, and whether it helped"""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("checkins", sa.Column("back_id", sa.Integer, nullable=True))
    op.add_column("steps", sa.Column("helped", sa.Boolean, nullable=True))


def downgrade() -> None:
    op.drop_column("steps", "helped")
    op.drop_column("checkins", "back_id")
