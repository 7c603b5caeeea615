"""The tables. `migrations/versions` upgrades them; a test holds the two together.

The store holds what describes a class as a whole: its signal once a second, the teacher's markers,
the alerts, counts of feedback, consent records under numbers. No table could hold a picture or one
person's expression. Shares, valence and arousal are whole numbers of ten-thousandths, which is
exact, since a signal is rounded to four places before it is shown.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
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
    false,
)

from roomtone.labels import FEEDBACK, FERPLUS

#: Names of constraints, so that both databases call them the same.
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)

#: Units of a stored share, valence or arousal in one.
SCALE = 10_000


def _class_id() -> Column[int]:
    reference = ForeignKey("classes.id", ondelete="CASCADE")
    return Column("class_id", Integer, reference, primary_key=True, autoincrement=False)


def _number(name: str) -> Column[int]:
    """The second part of a key: unique within the class."""
    return Column(name, Integer, primary_key=True, autoincrement=False)


#: One class. `began` and `ended` are seconds since 1970, UTC; `ended` is null while it runs.
classes = Table(
    "classes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", String(8), nullable=False, unique=True),
    Column("name", String(80), nullable=False),
    Column("course", String(80), nullable=False, server_default="", index=True),
    Column("origin", String(16), nullable=False),  # live, simulated or recording
    Column("began", Float, nullable=False, index=True),
    Column("ended", Float),
    Column("minutes", Float, nullable=False),
    Column("min_group_size", SmallInteger, nullable=False),
    Column("per_person", Boolean, nullable=False),
    Column("faces", Boolean, nullable=False),
    Column("facing", Boolean, nullable=False, server_default=false()),
    # Seconds since it began, from which on faces were no longer read: a stricter policy came.
    Column("stopped_reading_at", Float),
    Column("retention_days", Integer),  # what its students were told; null where nobody was told
    Column("notice", String(500), nullable=False, server_default=""),
    Column("key_digest", LargeBinary(32)),
    Column("join_code", String(8)),  # by which students join, where it was renewed
    Column("max_participants", Integer),
    Column("lease", String(32)),  # the server that runs it (`lease.py`)
    Column("fence", BigInteger),  # grows with every server that took it over on the bus
    # Over the whole class: mean valence, mean coverage, share of its seconds with data.
    Column("valence", Float),
    Column("coverage", Float),
    Column("data_share", Float),
    sqlite_autoincrement=True,
)

#: The class signal, one row per second; null where too few people were counted. `ms` is the moment
#: within the second; feedback is null where too few students had joined.
signals = Table(
    "signals",
    metadata,
    _class_id(),
    _number("second"),
    Column("ms", SmallInteger, nullable=False),
    Column("present", SmallInteger, nullable=False),
    Column("counted", SmallInteger, nullable=False),
    Column("joined", SmallInteger, nullable=False),
    *(Column(name, SmallInteger) for name in FERPLUS),
    *(Column(name, SmallInteger) for name in ("valence", "valence_low", "valence_high", "arousal")),
    Column("facing", SmallInteger),
    *(Column(name, SmallInteger) for name in FEEDBACK),
    sqlite_with_rowid=False,
)

#: Moments that the teacher named; `ms` since the class began.
markers = Table(
    "markers",
    metadata,
    _class_id(),
    _number("id"),
    Column("ms", BigInteger, nullable=False),
    Column("text", String(80), nullable=False),
)

#: Questions that the teacher asked, and how many chose each answer; `counts` is empty where too few
#: answered. `ms` and `closed_ms` since the class began.
questions = Table(
    "questions",
    metadata,
    _class_id(),
    _number("id"),
    Column("ms", BigInteger, nullable=False),
    Column("text", String(120), nullable=False),
    Column("answers", JSON, nullable=False),
    Column("counts", JSON, nullable=False),
    Column("joined", Integer, nullable=False),
    Column("closed_ms", BigInteger),
)

#: What the teacher wrote about moments of a past class; `ms` since the class began.
notes = Table(
    "notes",
    metadata,
    _class_id(),
    _number("id"),
    Column("ms", BigInteger, nullable=False),
    Column("text", String(500), nullable=False),
)

#: What the teacher was told of; `ms` since the class began, `ended_ms` null while its cause lasts.
alerts = Table(
    "alerts",
    metadata,
    _class_id(),
    Column("ms", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String(16), primary_key=True),
    Column("text", String(200), nullable=False),
    Column("ended_ms", BigInteger),
)

#: Who agreed to what: a number within a class. Seconds since the class began.
consent_records = Table(
    "consent_records",
    metadata,
    _class_id(),
    _number("number"),
    Column("role", String(8), nullable=False),
    Column("notice", String(16), nullable=False),
    Column("given_at", Float, nullable=False),
    Column("withdrawn_at", Float),
)

#: Who may come back to a running class; deleted when it ends, or when they leave.
participants = Table(
    "participants",
    metadata,
    _class_id(),
    _number("number"),
    Column("role", String(8), nullable=False),
    Column("consented", Boolean, nullable=False),
    Column("token_digest", LargeBinary(32), nullable=False),
    # Who was not told of a notice's news is not subject to them; empty: joined before this column.
    Column("notice", String(16), nullable=False, server_default=""),
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
