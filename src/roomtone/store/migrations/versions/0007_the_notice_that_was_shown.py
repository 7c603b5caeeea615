"""Which version of the notice a participant was shown before joining.

Revision ID: 0007
Revises: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    column = sa.Column("notice", sa.String(16), nullable=False, server_default="")
    op.add_column("participants", column)


def downgrade() -> None:
    op.drop_column("participants", "notice")
