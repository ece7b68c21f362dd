"""the clock of a team's digest, and its own questions"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("teams", sa.Column("zone", sa.String(64)))
    words = sa.JSON().with_variant(JSONB(), "postgresql")
    op.add_column("teams", sa.Column("questions", words, server_default="[]", nullable=False))
    op.add_column("teams", sa.Column("asked", words, server_default="[]", nullable=False))


def downgrade() -> None:
    op.drop_column("teams", "asked")
    op.drop_column("teams", "questions")
    op.drop_column("teams", "zone")
