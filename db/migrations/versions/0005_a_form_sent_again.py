"""a form sent again"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("received", schema=None) as batch_op:
        batch_op.add_column(sa.Column("said", sa.String(length=64), server_default="", nullable=False))
        batch_op.add_column(sa.Column("made", sa.Text(), nullable=True))

    op.execute("DELETE FROM method_pauses")  # of seconds; Slack says it again where it still holds
    with op.batch_alter_table("method_pauses", schema=None) as batch_op:
        batch_op.add_column(sa.Column("since", sa.DateTime(timezone=True), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("method_pauses", schema=None) as batch_op:
        batch_op.drop_column("since")

    with op.batch_alter_table("received", schema=None) as batch_op:
        batch_op.drop_column("made")
        batch_op.drop_column("said")
