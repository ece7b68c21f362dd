"""The bare app with the libraries in it that Trellis cannot do without: `python -m bench.apps.bare_memory PORT`."""

import asyncio
import sys

import apscheduler.schedulers.asyncio  # noqa: F401
import sqlalchemy.ext.asyncio  # noqa: F401

from bench.apps.bare_bolt import main
from content.reading import loader

if __name__ == "__main__":
    LADDERS = loader.load_all(loader.shipped())
    asyncio.run(main(int(sys.argv[1]), 100))
