"""consent is for a person, and for a channel"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


# A table is never made anew here: on SQLite that drops the old one, and takes all rows that point at it along.


def upgrade() -> None:
    op.add_column("people", sa.Column("quiet_shared_with", sa.Integer(), nullable=True))
    op.add_column("answers", sa.Column("channel", sa.String(length=32), nullable=True))

    # What was agreed before was agreed for the manager and the channel of now, as far as one can tell.
    op.execute(
        "UPDATE people SET quiet_shared_with = (SELECT teams.manager_id FROM teams JOIN memberships "
        "ON memberships.team_id = teams.id WHERE memberships.person_id = people.id) WHERE quiet_shared"
    )
    op.execute(
        "UPDATE answers SET channel = (SELECT teams.channel FROM teams WHERE teams.id = answers.team_id) "
        "WHERE audience = 'team'"
    )
    # The words of messages that have left are not needed any more.
    op.execute("UPDATE deliveries SET payload = '{}' WHERE state IN ('sent', 'failed', 'expired')")
    op.drop_column("people", "quiet_shared")


def downgrade() -> None:
    op.add_column("people", sa.Column("quiet_shared", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.execute("UPDATE people SET quiet_shared = (quiet_shared_with IS NOT NULL)")
    op.drop_column("people", "quiet_shared_with")
    op.drop_column("answers", "channel")
