"""Alembic, which brings a database up to date: loaded only where one is not."""

from functools import cache
from importlib import resources

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def _config() -> Config:
    config = Config()
    # Doubled, because Alembic reads a percent sign as the beginning of a name.
    config.set_main_option("script_location", str(resources.files("db").joinpath("migrations")).replace("%", "%%"))
    return config


@cache
def _script() -> ScriptDirectory:
    """The migrations of this version, read once."""
    return ScriptDirectory.from_config(_config())


def knows(revision: str) -> bool:
    """Whether it is one of the migrations of this version."""
    return revision in {known.revision for known in _script().walk_revisions()}


def upgrade(connection: Connection, to: str) -> None:
    """Runs the migrations that are missing, up to one of them or to the "head"."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, to)
