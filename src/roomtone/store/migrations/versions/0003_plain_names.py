"""Tables and columns by the names that the pages use; alerts; markers are numbered within a class.

Every table is made anew and filled from the old one, which is the same on SQLite and PostgreSQL and
leaves no old name in a constraint.

Revision ID: 0003
Revises: 0002
"""

# ruff: noqa: S608 - statements of names in this file

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from roomtone.store.schema import NAMES

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

#: Tables, new name to old, parents first.
TABLES = {
    "classes": "lessons",
    "signals": "signals",
    "markers": "markers",
    "consent_records": "receipts",
    "participants": "seats",
}
#: Columns, new name to old.
COLUMNS = {
    "class_id": "lesson",
    "min_group_size": "min_people",
    "stopped_reading_at": "unread_at",
    "retention_days": "kept_days",
    "lease": "owner",
    "data_share": "told",
}
EXPRESSIONS = [
    "neutral",
    "happiness",
    "surprise",
    "sadness",
    "anger",
    "disgust",
    "fear",
    "contempt",
]
FEEDBACK = ["got_it", "lost", "too_fast", "too_slow"]


def upgrade() -> None:
    names = _tables({}, {})
    _move(TABLES, COLUMNS, names, "simulated", "demo")


def downgrade() -> None:
    op.drop_table("alerts")
    names = _tables(COLUMNS, TABLES)
    to_new = {old: new for new, old in COLUMNS.items()}
    _move({old: new for new, old in TABLES.items()}, to_new, names, "demo", "simulated")


def _move(
    sources: dict[str, str],
    columns: dict[str, str],
    metadata: sa.MetaData,
    origin: str,
    was: str,
) -> None:
    """Make the tables of `metadata`, fill them from `sources` and drop those."""
    connection = op.get_bind()
    postgresql = connection.dialect.name == "postgresql"
    aside = {}
    for name, source in sources.items():
        aside[name] = source
        if name == source:  # out of the new table's way
            aside[name] = f"old_{source}"
            op.rename_table(source, aside[name])
            if postgresql:
                op.execute(f"ALTER INDEX pk_{source} RENAME TO pk_old_{source}")
            if source == "markers":
                op.execute("DROP INDEX IF EXISTS ix_markers_lesson")
    metadata.create_all(connection)
    for name in sources:
        table = metadata.tables[name]
        values = {
            column: columns.get(column, column)
            for column in table.columns.keys()  # noqa: SIM118 - columns iterate as columns
        }
        if name == "markers" and "class_id" in values:
            values["id"] = "row_number() OVER (PARTITION BY lesson ORDER BY id)"
        elif name == "markers":
            values["id"] = "row_number() OVER (ORDER BY class_id, id)"
        quoted = ", ".join(values)
        op.execute(
            f"INSERT INTO {name} ({quoted}) SELECT {', '.join(values.values())} FROM {aside[name]}"
        )
    parent = next(iter(sources))
    op.execute(f"UPDATE {parent} SET origin = '{origin}' WHERE origin = '{was}'")
    _go_on_counting(parent, sources[parent], postgresql)
    if postgresql and parent == "lessons":
        op.execute(
            "SELECT setval(pg_get_serial_sequence('markers', 'id'), max(id)) FROM markers "
            "HAVING max(id) IS NOT NULL"
        )
    for name in reversed(sources):  # children first
        op.drop_table(aside[name])


def _go_on_counting(table: str, source: str, postgresql: bool) -> None:
    """An id is not used again, also not that of the newest class, where it was deleted."""
    if postgresql:
        op.execute(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), last_value, is_called) "
            f"FROM {source}_id_seq"
        )
        return
    op.execute(f"DELETE FROM sqlite_sequence WHERE name = '{table}'")
    op.execute(
        f"INSERT INTO sqlite_sequence SELECT '{table}', seq FROM sqlite_sequence "
        f"WHERE name = '{source}'"
    )


def _tables(columns: dict[str, str], tables: dict[str, str]) -> sa.MetaData:
    """The tables of this revision, or, given the old names, those of the one before."""
    metadata = sa.MetaData(naming_convention=NAMES)
    parent = tables.get("classes", "classes")
    class_id = columns.get("class_id", "class_id")

    def column(name: str, kind: Any, **more: Any) -> sa.Column[Any]:
        return sa.Column(columns.get(name, name), kind, **more)

    def reference(**more: Any) -> sa.Column[Any]:
        to = sa.ForeignKey(f"{parent}.id", ondelete="CASCADE")
        more = more or {"primary_key": True, "autoincrement": False}
        return sa.Column(class_id, sa.Integer, to, **more)

    def number(name: str) -> sa.Column[Any]:
        return sa.Column(name, sa.Integer, primary_key=True, autoincrement=False)

    sa.Table(
        parent,
        metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("code", sa.String(8), nullable=False, unique=True),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("course", sa.String(80), nullable=False, server_default="", index=True),
        sa.Column("origin", sa.String(16), nullable=False),
        sa.Column("began", sa.Float, nullable=False, index=True),
        sa.Column("ended", sa.Float),
        sa.Column("minutes", sa.Float, nullable=False),
        column("min_group_size", sa.SmallInteger, nullable=False),
        sa.Column("per_person", sa.Boolean, nullable=False),
        sa.Column("faces", sa.Boolean, nullable=False),
        column("stopped_reading_at", sa.Float),
        column("retention_days", sa.Integer),
        sa.Column("notice", sa.String(500), nullable=False, server_default=""),
        sa.Column("key_digest", sa.LargeBinary(32)),
        column("lease", sa.String(32)),
        sa.Column("valence", sa.Float),
        sa.Column("coverage", sa.Float),
        column("data_share", sa.Float),
        sqlite_autoincrement=True,
    )
    required = ("ms", "present", "counted", "joined")
    whole = ("valence", "valence_low", "valence_high", "arousal")
    sa.Table(
        "signals",
        metadata,
        reference(),
        number("second"),
        *(sa.Column(name, sa.SmallInteger, nullable=False) for name in required),
        *(sa.Column(name, sa.SmallInteger) for name in (*EXPRESSIONS, *whole, *FEEDBACK)),
        sqlite_with_rowid=False,
    )
    marker_key = (
        (sa.Column("id", sa.Integer, primary_key=True), reference(nullable=False, index=True))
        if tables
        else (reference(), number("id"))
    )
    sa.Table(
        "markers",
        metadata,
        *marker_key,
        sa.Column("ms", sa.BigInteger, nullable=False),
        sa.Column("text", sa.String(80), nullable=False),
    )
    sa.Table(
        tables.get("consent_records", "consent_records"),
        metadata,
        reference(),
        number("number"),
        sa.Column("role", sa.String(8), nullable=False),
        sa.Column("notice", sa.String(16), nullable=False),
        sa.Column("given_at", sa.Float, nullable=False),
        sa.Column("withdrawn_at", sa.Float),
    )
    sa.Table(
        tables.get("participants", "participants"),
        metadata,
        reference(),
        number("number"),
        sa.Column("role", sa.String(8), nullable=False),
        sa.Column("consented", sa.Boolean, nullable=False),
        sa.Column("token_digest", sa.LargeBinary(32), nullable=False),
    )
    if not tables:
        sa.Table(
            "alerts",
            metadata,
            reference(),
            sa.Column("ms", sa.BigInteger, primary_key=True, autoincrement=False),
            sa.Column("kind", sa.String(16), primary_key=True),
            sa.Column("text", sa.String(200), nullable=False),
            sa.Column("ended_ms", sa.BigInteger),
        )
    return metadata
