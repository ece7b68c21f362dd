"""Brings the database to the shape this version expects."""

from enum import StrEnum
from functools import cache
from importlib import resources

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, select
from sqlalchemy.ext.asyncio import AsyncEngine


def _config() -> Config:
    config = Config()
    # Doubled, because Alembic reads a percent sign as the beginning of a name.
    config.set_main_option("script_location", str(resources.files("db").joinpath("migrations")).replace("%", "%%"))
    return config


@cache
def _script() -> ScriptDirectory:
    """The migrations of this version, read once."""
    return ScriptDirectory.from_config(_config())


ONE_AT_A_TIME = 7_478_316_837  # any number that nobody else in this database takes a lock by
BACK = "Start that Trellis again, or put back the copy you made before the upgrade."


class Newer(Exception):
    """The database was made by a newer Trellis than this one. The text says by which, and what this one knows."""


class SchemaState(StrEnum):
    EMPTY = "empty"  # without our tables
    OLDER = "older"
    CURRENT = "current"


async def upgrade(engine: AsyncEngine, to: str = "head") -> None:
    """Runs every migration that is missing. Running it again changes nothing; a crash leaves whole migrations.

    Whoever else starts to migrate waits until the transaction ends, and then has nothing left to do: on SQLite for the
    lock of the file, on PostgreSQL for one of our own. Raises Newer, and changes nothing, where the database knows a
    migration that this version does not, and what SQLAlchemy raises where it cannot be used: also where nothing is
    missing, and nothing could be written.
    """

    def run(connection: Connection) -> None:
        if _state(connection, _script()) is SchemaState.CURRENT and to == "head":
            return
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, to)

    async with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            await connection.execute(select(func.pg_advisory_xact_lock(ONE_AT_A_TIME)))
        await connection.run_sync(run)
        if engine.dialect.name == "sqlite":  # which lets a transaction begin in a file that nobody may write to
            await connection.exec_driver_sql("UPDATE alembic_version SET version_num = version_num")


async def state(engine: AsyncEngine) -> SchemaState:
    """How the database stands to this version. Raises Newer."""
    async with engine.connect() as connection:
        return await connection.run_sync(_state, _script())


def _state(connection: Connection, script: ScriptDirectory) -> SchemaState:
    revision = MigrationContext.configure(connection).get_current_revision()
    head = script.get_current_head()
    if revision is None:
        return SchemaState.EMPTY
    if revision not in {known.revision for known in script.walk_revisions()}:
        raise Newer(f"a newer Trellis made (it has {revision}, this version knows up to {head})")
    return SchemaState.CURRENT if revision == head else SchemaState.OLDER
