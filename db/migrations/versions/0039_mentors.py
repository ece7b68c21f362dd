"""mentors"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

TABLES = ("mentors_avoided", "mentor_words", "mentor_pairs", "mentor_asks", "mentor_offers")


def _refers(table: str, column: str, to: str = "people.id", ondelete: str = "CASCADE") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=op.f(f"fk_{table}_{column}"), ondelete=ondelete)


def _indexed(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def upgrade() -> None:
    """Who offers to be a mentor, who asks for one, and pairs with what each of the two says of theirs."""
    op.create_table(
        "mentor_offers",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("topics", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("weeks", sa.Integer(), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        _refers("mentor_offers", "person_id"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_mentor_offers")),
    )
    op.create_table(
        "mentor_asks",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(64), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_look_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("suggested_id", sa.Integer()),
        sa.Column("suggested_at", sa.DateTime(timezone=True)),
        sa.Column("told", sa.String(32)),
        _refers("mentor_asks", "person_id"),
        _refers("mentor_asks", "suggested_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_mentor_asks")),
    )
    _indexed("mentor_asks", "next_look_at")
    _pairs()


def _pairs() -> None:
    op.create_table(
        "mentor_pairs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mentee_id", sa.Integer(), nullable=False),
        sa.Column("mentor_id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(64), nullable=False),
        sa.Column("topic_name", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("weeks", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True)),
        sa.Column("next_look_at", sa.DateTime(timezone=True)),
        sa.Column("mentee_delivery_id", sa.Integer()),
        sa.Column("mentor_delivery_id", sa.Integer()),
        _refers("mentor_pairs", "mentee_id"),
        _refers("mentor_pairs", "mentor_id"),
        _refers("mentor_pairs", "mentee_delivery_id", "deliveries.id", "SET NULL"),
        _refers("mentor_pairs", "mentor_delivery_id", "deliveries.id", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentor_pairs")),
    )
    _indexed("mentor_pairs", "mentee_id", "mentor_id", "next_look_at", "mentee_delivery_id", "mentor_delivery_id")
    op.create_table(
        "mentor_words",
        sa.Column("pair_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("met", sa.String(32)),
        sa.Column("again", sa.Boolean()),
        sa.Column("delivery_id", sa.Integer()),
        _refers("mentor_words", "pair_id", "mentor_pairs.id"),
        _refers("mentor_words", "person_id"),
        _refers("mentor_words", "delivery_id", "deliveries.id", "SET NULL"),
        sa.PrimaryKeyConstraint("pair_id", "person_id", name=op.f("pk_mentor_words")),
    )
    _indexed("mentor_words", "delivery_id")
    op.create_table(
        "mentors_avoided",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        _refers("mentors_avoided", "person_id"),
        _refers("mentors_avoided", "other_id"),
        sa.PrimaryKeyConstraint("person_id", "other_id", name=op.f("pk_mentors_avoided")),
    )
    _indexed("mentors_avoided", "other_id")


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
