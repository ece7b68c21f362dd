"""work that somebody said they do not do"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None


def upgrade() -> None:
    kept = sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql")
    op.add_column("people", sa.Column("without", kept, nullable=False, server_default="[]"))


def downgrade() -> None:
    op.drop_column("people", "without")
