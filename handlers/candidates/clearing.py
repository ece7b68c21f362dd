"""The clock spoke: worksheets whose time has come are deleted, whether their authors are still here or not."""

from db import worksheets
from handlers.framework.registry import Registry
from handlers.framework.tenant import Tenant
from handlers.framework.upcoming import Upcoming

UPCOMING = Upcoming("worksheets", worksheets.next_gone, worksheets.count_gone)


async def run(tenant: Tenant, _registry: Registry) -> int:
    """Deletes them; returns how many. To do it twice does no harm."""
    now = tenant.app.now()
    async with tenant.app.reading() as session:
        count = await worksheets.count_gone(session, tenant.workspace, now)
    if count:
        async with tenant.app.transaction() as session:
            await worksheets.clear(session, tenant.workspace, now)
    return count
