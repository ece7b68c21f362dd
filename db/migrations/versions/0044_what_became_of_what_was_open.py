"""what became of what was open"""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None

ACTIONS = ("owner_id", "owned_at", "due_on", "action", "decided_at")


def upgrade() -> None:
    """What is on an agenda can be dropped, or taken on by one of the two; and each keeps notes of their own."""
    with op.batch_alter_table("agenda_items") as table:
        table.add_column(sa.Column("dropped", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("owner_id", sa.Integer()))
        table.add_column(sa.Column("owned_at", sa.DateTime(timezone=True)))
        table.add_column(sa.Column("due_on", sa.Date()))
        table.add_column(sa.Column("action", sa.String(32)))
        table.add_column(sa.Column("decided_at", sa.DateTime(timezone=True)))
        table.create_foreign_key(op.f("fk_agenda_items_owner_id"), "people", ["owner_id"], ["id"], ondelete="SET NULL")
        table.create_index(op.f("ix_agenda_items_owner_id"), ["owner_id"])
    op.add_column("one_on_one_messages", sa.Column("carried", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "one_on_one_notes",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_one_on_one_notes_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["people.id"], name=op.f("fk_one_on_one_notes_other_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "other_id", name=op.f("pk_one_on_one_notes")),
    )
    op.create_index(op.f("ix_one_on_one_notes_other_id"), "one_on_one_notes", ["other_id"])


def downgrade() -> None:
    op.drop_table("one_on_one_notes")
    op.drop_column("one_on_one_messages", "carried")
    with op.batch_alter_table("agenda_items") as table:
        table.drop_index(op.f("ix_agenda_items_owner_id"))
        table.drop_constraint(op.f("fk_agenda_items_owner_id"), type_="foreignkey")
        for column in ("dropped", *ACTIONS):
            table.drop_column(column)
