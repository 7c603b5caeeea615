"""Open a store, SQLite or PostgreSQL, and bring its tables up to date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from roomtone.errors import StoreError
from roomtone.files import make_private
from roomtone.folders import data_folder

_MIGRATIONS = Path(__file__).with_name("migrations")
#: PostgreSQL's lock under which tables are changed, so that two servers do not both do it.
_LOCK = 0x726F6F6D
#: Kinds of file systems of other computers, as Linux names them.
_NETWORK = ("nfs", "cifs", "smb", "afs", "9p", "ceph", "fuse.sshfs", "fuse.glusterfs")


def default_file() -> Path:
    """SQLite's, in the user's data folder, or in the folder that ROOMTONE_HOME names."""
    return data_folder() / "roomtone.db"


def database_file(url: str = "") -> Path:
    """The file of a SQLite store.

    Raises:
        StoreError: the store is another.
    """
    if not url:
        return default_file()
    scheme, _, path = url.partition(":///")
    if scheme != "sqlite" or not path:
        raise StoreError("store: expected sqlite:///PATH; PostgreSQL has pg_dump and pg_restore.")
    return Path(path)


def open_database(url: str = "") -> Engine:
    """An engine whose tables are those of this version.

    Args:
        url: of SQLAlchemy's form, `sqlite:///path` or `postgresql://user:password@host/name`; empty
            for the default.

    Raises:
        StoreError: it cannot be reached, is no database of roomtone, or comes from a newer version.
    """
    engine = _engine(url)
    try:
        with writing(engine) as connection:
            _upgrade(connection)
    except DBAPIError as error:
        engine.dispose()
        raise StoreError(
            f"{engine.url.render_as_string()}: expected a database for classes; {error.orig}."
        ) from None
    except StoreError:
        engine.dispose()
        raise
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: all of it or nothing. SQLite lets one in at a time."""
    with engine.execution_options(begin="IMMEDIATE").begin() as connection:
        yield connection


def migrate(engine: Engine, revision: str) -> None:
    """To another version's tables, up or down; for tests and for going back."""
    with writing(engine) as connection:
        known = MigrationContext.configure(connection).get_current_revision()
        newer = known is None or revision == "head" or (revision != "base" and revision > known)
        (command.upgrade if newer else command.downgrade)(_config(connection), revision)


def _engine(url: str) -> Engine:
    try:
        # The default has no text form: its folder's name may hold a "?".
        wanted = make_url(url) if url else URL.create("sqlite", database=str(default_file()))
        if wanted.get_backend_name() in ("postgresql", "postgres"):  # the latter is Heroku's word
            wanted = wanted.set(drivername="postgresql+psycopg")
        engine = create_engine(wanted, hide_parameters=True, **_options(wanted.get_backend_name()))
    except (ArgumentError, NoSuchModuleError) as error:
        scheme = url.partition("://")[0] if "://" in url else "something else"
        raise StoreError(
            f"store: expected sqlite:///PATH or postgresql://user:password@host/name; got {scheme} "
            f"({type(error).__name__})."  # never the rest, which may hold a password
        ) from None
    except ModuleNotFoundError as error:
        raise StoreError(
            f"store: PostgreSQL needs the package {error.name}: pip install 'roomtone[postgres]'."
        ) from None
    if engine.dialect.name == "sqlite":
        if engine.url.database and engine.url.database != ":memory:":
            _own_files(Path(engine.url.database))
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _own_files(database: Path) -> None:
    """Folder and files of a store, which nobody but this user can read.

    SQLite gives its logs the database's own mode.
    """
    folder = database.parent
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{folder}: expected a folder for the store; {error}.") from None
    with suppress(OSError):  # what SQLite says of such a file is clearer
        make_private(database)
        for ending in ("-wal", "-shm"):
            if (log := database.with_name(database.name + ending)).exists():
                make_private(log)


def _options(backend: str) -> dict[str, Any]:
    if backend == "sqlite":
        return {"connect_args": {"timeout": 5.0}}
    return {
        "pool_pre_ping": True,
        "connect_args": {
            "connect_timeout": 5,
            # PgBouncer may give every transaction another connection, which has them not.
            "prepare_threshold": None,
            # A connection that was cut without a word is noticed.
            "tcp_user_timeout": 10000,
            "keepalives_idle": 10,
            "keepalives_interval": 5,
            "keepalives_count": 2,
        },
    }


def on_network_share(file: Path, mounts: Path = Path("/proc/mounts")) -> bool:
    """Whether a file lies on a network's file system, as far as the system says."""
    try:
        lines = [line.split() for line in mounts.read_text("utf-8").splitlines()]
    except OSError:
        return False  # not Linux
    folder = file.absolute().parent
    places = {Path(line[1].replace("\\040", " ")): line[2] for line in lines if len(line) > 2}
    nearest = next((places[one] for one in (folder, *folder.parents) if one in places), "")
    return nearest.startswith(_NETWORK)


def _set_up_sqlite(connection: Any, record: Any) -> None:
    """WAL: readers do not wait for the writer, and a killed process leaves a whole database.

    WAL needs memory that processes share, which a network share does not have: there it is off.

    `secure_delete` overwrites what was deleted; `synchronous` FULL keeps what was committed through
    a power cut.
    """
    connection.isolation_level = None  # transactions begin in _begin_sqlite
    file = connection.execute("PRAGMA database_list").fetchone()[2]
    shared = bool(file) and on_network_share(Path(file))
    for pragma in (
        f"journal_mode = {'DELETE' if shared else 'WAL'}",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """A transaction that will write says so first, so that what it reads stays true until then."""
    kind = connection.get_execution_options().get("begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {kind}")


def _upgrade(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
    config = _config(connection)
    known = MigrationContext.configure(connection).get_current_revision()
    script = ScriptDirectory.from_config(config)
    if known == script.get_current_head():
        return
    if known and known not in {revision.revision for revision in script.walk_revisions()}:
        raise StoreError(
            f"{connection.engine.url.render_as_string()}: was written by a newer roomtone "
            f"(tables {known}; this one knows up to {script.get_current_head()}). Update roomtone."
        )
    command.upgrade(config, "head")


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
