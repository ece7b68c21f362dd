"""Where the files of tests lie: in memory, where there is room for them.

Each test has a database of its own, and each commit waits for the disk: with three processes at it, a fifth of the
time of the tests went into that.
"""

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 4 << 30  # bytes: what is kept of failed tests, and three PostgreSQLs


def share() -> None:
    """From here on temporary files of this process, and of those that it starts, lie in memory."""
    if "TMPDIR" in os.environ or not os.access(MEMORY, os.W_OK) or shutil.disk_usage(MEMORY).free < ROOM:
        return
    os.environ["TMPDIR"] = str(MEMORY)
    tempfile.tempdir = None
