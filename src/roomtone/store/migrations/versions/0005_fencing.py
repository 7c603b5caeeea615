"""A class knows the fencing token of the server that runs it, where servers share a bus.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("classes", sa.Column("fence", sa.BigInteger))


def downgrade() -> None:
    op.drop_column("classes", "fence")
