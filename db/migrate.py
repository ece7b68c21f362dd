"""Brings the database to the shape this version expects."""

from importlib import resources

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(resources.files("db").joinpath("migrations")).replace("%", "%%"))
    return config


async def upgrade(engine: AsyncEngine, to: str = "head") -> None:
    """Runs every migration that is missing. Running it again changes nothing; a crash leaves whole migrations."""

    def run(connection: Connection) -> None:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, to)

    async with engine.begin() as connection:
        await connection.run_sync(run)


async def behind(engine: AsyncEngine) -> bool:
    """Whether a migration is missing."""

    def current(connection: Connection) -> str | None:
        return MigrationContext.configure(connection).get_current_revision()

    async with engine.connect() as connection:
        revision = await connection.run_sync(current)
    return revision != ScriptDirectory.from_config(_config()).get_current_head()
