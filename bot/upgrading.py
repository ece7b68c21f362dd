"""The database at the start: brought up to date, or said to be of no use."""

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.settings import SettingsError
from db import migrate, trouble

MAY_NOT_WRITE = "Trellis has to be allowed to write to the file, and to make others in its folder."


async def bring_up_to_date(database: AsyncEngine) -> None:
    """Runs the migrations that are missing. Raises SettingsError where the database cannot be used, or is newer."""
    try:
        await migrate.upgrade(database)
    except migrate.Newer as error:
        raise SettingsError([f"DATABASE_URL names a database that {error}. {migrate.BACK}"]) from None
    except DBAPIError as error:
        raise unusable(error) from None


def unusable(error: DBAPIError) -> SettingsError:
    """A start that ends because of the database, with what that says itself."""
    why = trouble.said(error) or str(error.orig).splitlines()[0]
    mend = f" {MAY_NOT_WRITE}" if trouble.forbidden(error) else ""
    return SettingsError([f"DATABASE_URL names a database that cannot be used: {why}.{mend}"])
