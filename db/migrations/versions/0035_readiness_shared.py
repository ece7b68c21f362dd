"""readiness shared"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Somebody's way to a level as it was on one day, for one person."""
    op.create_table(
        "readiness_shares",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("ladder", sa.String(64), nullable=False),
        sa.Column("ladder_version", sa.String(32), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("lines", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("delivery_id", sa.Integer()),
        sa.Column("audience", sa.String(32), nullable=False),
        sa.Column("manager_id", sa.Integer()),
        sa.Column("team_id", sa.Integer()),
        sa.Column("channel", sa.String(32)),
        sa.Column("shared_at", sa.DateTime(timezone=True)),
        sa.Column("taken_back_at", sa.DateTime(timezone=True)),
        sa.Column("followed_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_readiness_shares_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["deliveries.id"], name=op.f("fk_readiness_shares_delivery_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["manager_id"], ["people.id"], name=op.f("fk_readiness_shares_manager_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_readiness_shares_team_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readiness_shares")),
    )
    for column in ("person_id", "delivery_id", "manager_id"):
        op.create_index(op.f(f"ix_readiness_shares_{column}"), "readiness_shares", [column])


def downgrade() -> None:
    op.drop_table("readiness_shares")
