"""where people live, and on which days they work"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(sa.Column("locale", sa.String(length=32), server_default="", nullable=False))
        batch_op.add_column(sa.Column("holidays", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("workdays", sa.String(length=7), nullable=True))


def downgrade() -> None:
    op.drop_column("people", "workdays")
    op.drop_column("people", "holidays")
    op.drop_column("people", "locale")
