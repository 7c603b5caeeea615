"""The tables. Their upgrades are in `migrations/versions`; a test holds the two together.

Kept is what speaks of a class: its signal once a second, what the teacher marked, the students'
buttons counted, receipts of consent under numbers. No table could hold a picture or one person's
expression. Shares, valence and arousal are kept as whole numbers of ten-thousandths, which is
exact, since a signal is rounded to four places before it is shown.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
)

from roomtone.labels import FEEDBACK, FERPLUS

#: Names of constraints, so that both databases call them the same.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: Units of a kept share, valence or arousal in one.
SCALE = 10_000


def _of_lesson(key: bool = True) -> Column[int]:
    reference = ForeignKey("lessons.id", ondelete="CASCADE")
    return Column("lesson", Integer, reference, primary_key=key, autoincrement=False)


#: One class. `began` and `ended` are seconds since 1970, UTC; `ended` is null while it runs.
lessons = Table(
    "lessons",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", String(8), nullable=False, unique=True),
    Column("name", String(80), nullable=False),
    Column("course", String(80), nullable=False, server_default="", index=True),
    Column("origin", String(16), nullable=False),  # live, demo or recording
    Column("began", Float, nullable=False, index=True),
    Column("ended", Float),
    Column("minutes", Float, nullable=False),
    Column("min_group_size", SmallInteger, nullable=False),
    Column("per_person", Boolean, nullable=False),
    Column("faces", Boolean, nullable=False),
    # Seconds since it began, from which on faces were no longer read: a stricter policy came.
    Column("unread_at", Float),
    Column("retention_days", Integer),  # what its students were told; null where nobody was told
    Column("notice", String(500), nullable=False, server_default=""),
    Column("key_digest", LargeBinary(32)),
    Column("owner", String(32)),  # the server that runs it (`owners.py`)
    # Over the whole class, once it has ended: mean valence, mean coverage, share of its seconds
    # of which something was said.
    Column("valence", Float),
    Column("coverage", Float),
    Column("told", Float),
    sqlite_autoincrement=True,
)

#: The class signal, a row a second; null where too few people were counted. `ms` is the moment
#: within the second; buttons are presses that stood, null where too few had joined.
signals = Table(
    "signals",
    metadata,
    _of_lesson(),
    Column("second", Integer, primary_key=True, autoincrement=False),
    Column("ms", SmallInteger, nullable=False),
    Column("present", SmallInteger, nullable=False),
    Column("counted", SmallInteger, nullable=False),
    Column("joined", SmallInteger, nullable=False),
    *(Column(name, SmallInteger) for name in FERPLUS),
    *(Column(name, SmallInteger) for name in ("valence", "valence_low", "valence_high", "arousal")),
    *(Column(name, SmallInteger) for name in FEEDBACK),
    sqlite_with_rowid=False,
)

#: Moments that the teacher named; `ms` since the class began.
markers = Table(
    "markers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column(
        "lesson", Integer, ForeignKey("lessons.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    Column("ms", BigInteger, nullable=False),
    Column("text", String(80), nullable=False),
)

#: Who agreed to what: a number within a class. Seconds since the class began.
receipts = Table(
    "receipts",
    metadata,
    _of_lesson(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("role", String(8), nullable=False),
    Column("notice", String(16), nullable=False),
    Column("given_at", Float, nullable=False),
    Column("withdrawn_at", Float),
)

#: Those who may come back to a class that runs; deleted when it ends, or when they leave.
seats = Table(
    "seats",
    metadata,
    _of_lesson(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("role", String(8), nullable=False),
    Column("consented", Boolean, nullable=False),
    Column("token_digest", LargeBinary(32), nullable=False),
)

#: What was done with classes and settings, each row sealed by the one before it (`audit.py`).
audit = Table(
    "audit",
    metadata,
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("at", Float, nullable=False),
    Column("what", String(40), nullable=False),
    Column("detail", Text, nullable=False),
    Column("seal", String(64), nullable=False),
)
