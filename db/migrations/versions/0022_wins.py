"""wins"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

KEEPING = ("steps", "answers")


def upgrade() -> None:
    """What people did in their own words. A step that was only clicked away as done is kept by none."""
    op.create_table(
        "wins",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("did", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("shows", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("ladder", sa.String(64), nullable=False),
        sa.Column("ladder_version", sa.String(32), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("excerpt", sa.Text(), nullable=False),
        sa.Column("step_id", sa.Integer()),
        sa.Column("answer_id", sa.Integer()),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("audience", sa.String(32), nullable=False),
        sa.Column("manager_id", sa.Integer()),
        sa.Column("team_id", sa.Integer()),
        sa.Column("channel", sa.String(32)),
        sa.Column("shared_at", sa.DateTime(timezone=True)),
        sa.Column("taken_back_at", sa.DateTime(timezone=True)),
        sa.Column("followed_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_wins_person_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["step_id"], ["steps.id"], name=op.f("fk_wins_step_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["answer_id"], ["answers.id"], name=op.f("fk_wins_answer_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["manager_id"], ["people.id"], name=op.f("fk_wins_manager_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_wins_team_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wins")),
    )
    op.create_index("ix_wins_person_day", "wins", ["person_id", "day"])
    for column in ("step_id", "answer_id", "manager_id"):
        op.create_index(op.f(f"ix_wins_{column}"), "wins", [column])
    for table in KEEPING:
        op.add_column(table, sa.Column("kept", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    for table in KEEPING:
        op.drop_column(table, "kept")
    op.drop_table("wins")
