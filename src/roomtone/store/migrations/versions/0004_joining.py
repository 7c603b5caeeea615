"""A class's join code may be renewed, and its teacher may choose how many take part.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("classes", sa.Column("join_code", sa.String(8)))
    op.add_column("classes", sa.Column("max_participants", sa.Integer))


def downgrade() -> None:
    op.drop_column("classes", "max_participants")
    op.drop_column("classes", "join_code")
