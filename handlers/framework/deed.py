"""One deed, one transaction: what it writes is kept together with the mark that it was done, or not at all."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace

from db import deliveries
from db.engine import Session, Transaction
from handlers.framework.tenant import Tenant


class Deed:
    """The transaction of one deed: opened by whoever needs it first, joined by all who follow, ended by `done`."""

    def __init__(self, opens: Transaction) -> None:
        self.first: Callable[[Session], Awaitable[None]] | None = None  # what comes before all else, once it is open
        self._opens = opens
        self._session: Session | None = None
        self._over = False
        self._end = AsyncExitStack()

    @asynccontextmanager
    async def done(self) -> AsyncIterator[None]:
        """Commits when the block ends well; keeps nothing of it when it raises."""
        try:
            async with self._end:
                yield
        finally:
            self._over = True

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Session]:
        """Joins the transaction: the end of this block commits nothing. Raises RuntimeError once the deed is over."""
        if self._over:
            raise RuntimeError("the deed is over: what is shown of it reads in a transaction of its own")
        if self._session is None:
            self._session = await self._end.enter_async_context(self._opens())
            if self.first is not None:
                await self.first(self._session)
        yield self._session

    def within(self, tenant: Tenant) -> Tenant:
        """The same, but whatever reads or writes does it in this transaction."""
        return replace(tenant, app=replace(tenant.app, transaction=self.transaction, reading=self.transaction))

    @property
    def queued(self) -> bool:
        """Whether it queued a message."""
        return self._session is not None and deliveries.queued_in(self._session)

    async def forget(self) -> None:
        """Takes back whatever was written."""
        if self._session is not None:
            await self._session.rollback()
