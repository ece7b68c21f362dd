"""kinds as a list"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What was "checkin+measure" becomes the list ["checkin", "measure"], and why nothing was said a column apart."""
    op.add_column("deliveries", sa.Column("kinds", sa.String(255), nullable=False, server_default="[]"))
    op.execute("""UPDATE deliveries SET kinds = '["' || replace(about, '+', '", "') || '"]' WHERE about <> ''""")
    op.drop_column("deliveries", "about")

    op.add_column("touches", sa.Column("kinds", sa.String(255), nullable=False, server_default="[]"))
    op.add_column("touches", sa.Column("why", sa.String(32)))
    op.execute("""UPDATE touches SET kinds = '["' || replace(what, '+', '", "') || '"]' WHERE spoke""")
    op.execute("UPDATE touches SET why = what WHERE NOT spoke")
    op.drop_column("touches", "spoke")
    op.drop_column("touches", "what")


def downgrade() -> None:
    joined: sa.ColumnClause[str] = sa.literal_column(
        """replace(replace(replace(replace(kinds, '["', ''), '"]', ''), '", "', '+'), '[]', '')"""
    )
    touches = sa.table("touches", sa.column("spoke"), sa.column("what"), sa.column("why"))
    op.add_column("touches", sa.Column("spoke", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("touches", sa.Column("what", sa.String(128), nullable=False, server_default=""))
    op.execute(touches.update().values(spoke=touches.c.why.is_(None), what=sa.func.coalesce(touches.c.why, joined)))
    op.drop_column("touches", "why")
    op.drop_column("touches", "kinds")

    op.add_column("deliveries", sa.Column("about", sa.String(128), nullable=False, server_default=""))
    op.execute(sa.table("deliveries", sa.column("about")).update().values(about=joined))
    op.drop_column("deliveries", "kinds")
