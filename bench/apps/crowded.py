"""`trellis run` with many more buttons than its features have: `python -m bench.apps.crowded`."""

from functools import partial

import handlers
from bot import run, service
from handlers.framework.registry import Registry
from handlers.framework.request import Request

MORE = 200


async def nothing(_: Request) -> None:
    return None


def crowded(register: "partial[Registry]") -> Registry:
    registry = register()
    for nth in range(MORE):
        registry.action(f"bench.{nth}", nothing)
    return registry


if __name__ == "__main__":
    settings = service.settings()
    handlers.register = partial(crowded, partial(handlers.register))
    service.serve(run.everything(settings))
