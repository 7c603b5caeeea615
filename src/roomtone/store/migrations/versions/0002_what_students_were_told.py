"""What students were told holds: from when on faces are not read, and how long a class is kept.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("lessons", sa.Column("unread_at", sa.Float(), nullable=True))
    op.add_column("lessons", sa.Column("kept_days", sa.Integer(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("lessons", schema=None) as batch_op:
        batch_op.drop_column("kept_days")
        batch_op.drop_column("unread_at")
