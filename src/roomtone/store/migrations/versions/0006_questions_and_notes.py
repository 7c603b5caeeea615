"""Questions of the moment with their counts, and the teacher's notes on moments of past classes.

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    tables: dict[str, list[sa.Column[Any]]] = {
        "questions": [
            sa.Column("ms", sa.BigInteger, nullable=False),
            sa.Column("text", sa.String(120), nullable=False),
            sa.Column("answers", sa.JSON, nullable=False),
            sa.Column("counts", sa.JSON, nullable=False),
            sa.Column("joined", sa.Integer, nullable=False),
            sa.Column("closed_ms", sa.BigInteger),
        ],
        "notes": [
            sa.Column("ms", sa.BigInteger, nullable=False),
            sa.Column("text", sa.String(500), nullable=False),
        ],
    }
    for name, columns in tables.items():
        op.create_table(
            name,
            sa.Column("class_id", sa.Integer, autoincrement=False, nullable=False),
            sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
            *columns,
            sa.ForeignKeyConstraint(
                ["class_id"], ["classes.id"], name=f"fk_{name}_class_id", ondelete="CASCADE"
            ),
            sa.PrimaryKeyConstraint("class_id", "id", name=f"pk_{name}"),
        )


def downgrade() -> None:
    op.drop_table("notes")
    op.drop_table("questions")
