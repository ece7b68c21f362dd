"""the holidays and workdays that an owner's sheet gives to people"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(sa.Column("holidays_given", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("workdays_given", sa.String(length=7), nullable=True))


def downgrade() -> None:
    op.drop_column("people", "workdays_given")
    op.drop_column("people", "holidays_given")
