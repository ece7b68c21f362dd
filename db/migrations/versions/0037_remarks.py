"""remarks"""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

PEOPLE = {"person_id": "CASCADE", "subject_id": "CASCADE", "manager_id": "SET NULL"}
THINGS = {"answer_id": "answers", "win_id": "wins", "delivery_id": "deliveries", "team_id": "teams"}


def upgrade() -> None:
    """What two people say to each other about something that one of them shared."""
    gone = [("people", column, what) for column, what in PEOPLE.items()]
    gone += [(table, column, "SET NULL") for column, table in THINGS.items()]
    op.create_table(
        "remarks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("answer_id", sa.Integer()),
        sa.Column("win_id", sa.Integer()),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("delivery_id", sa.Integer()),
        sa.Column("audience", sa.String(32), nullable=False),
        sa.Column("manager_id", sa.Integer()),
        sa.Column("team_id", sa.Integer()),
        sa.Column("channel", sa.String(32)),
        sa.Column("shared_at", sa.DateTime(timezone=True)),
        sa.Column("taken_back_at", sa.DateTime(timezone=True)),
        sa.Column("followed_at", sa.DateTime(timezone=True)),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_remarks_{column}"), ondelete=what)
            for table, column, what in gone
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remarks")),
    )
    for column in ("person_id", "subject_id", "answer_id", "win_id", "delivery_id", "manager_id"):
        op.create_index(op.f(f"ix_remarks_{column}"), "remarks", [column])


def downgrade() -> None:
    op.drop_table("remarks")
