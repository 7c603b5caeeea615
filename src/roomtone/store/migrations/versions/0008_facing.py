"""The share of a class that faces the screen, and whether a class has it.

Revision ID: 0008
Revises: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    facing = sa.Column("facing", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("classes", facing)
    op.add_column("signals", sa.Column("facing", sa.SmallInteger))


def downgrade() -> None:
    op.drop_column("signals", "facing")
    op.drop_column("classes", "facing")
