"""which competencies a short assessment asks about"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """All that there were asked about every competency."""
    names = sa.JSON().with_variant(JSONB(), "postgresql")
    op.add_column("assessments", sa.Column("scope", names, nullable=False, server_default="[]"))


def downgrade() -> None:
    op.drop_column("assessments", "scope")
