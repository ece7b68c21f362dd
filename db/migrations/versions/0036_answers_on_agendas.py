"""answers on agendas"""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What is on an agenda can be about what the other one wrote in a check-in."""
    with op.batch_alter_table("agenda_items") as table:
        table.add_column(sa.Column("answer_id", sa.Integer()))
        table.create_foreign_key(
            op.f("fk_agenda_items_answer_id"), "answers", ["answer_id"], ["id"], ondelete="CASCADE"
        )
        table.create_index(op.f("ix_agenda_items_answer_id"), ["answer_id"])


def downgrade() -> None:
    with op.batch_alter_table("agenda_items") as table:
        table.drop_index(op.f("ix_agenda_items_answer_id"))
        table.drop_constraint(op.f("fk_agenda_items_answer_id"), type_="foreignkey")
        table.drop_column("answer_id")
