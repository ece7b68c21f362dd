"""`make simulate`: seed after seed, each with its number; the first that breaks a promise ends it, and says how.

With `--broken`, one broken promise after another, each with the seed that saw it; it fails where none did.
"""

import argparse
import cProfile
import logging
import os
import sys
import time
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

import structlog

from bot import logs
from tests import compiled
from tests.simulation.around import Size
from tests.simulation.breakages import BREAKAGES
from tests.simulation.catching import found, names
from tests.simulation.simulation import simulate
from tests.simulation.witness import Broken

MEMORY = Path("/dev/shm")


def repeatable() -> None:
    """Begins anew where sets come in an order of this process's own: the same seed would tell another story."""
    if os.environ.get("PYTHONHASHSEED") != "0":
        command = [sys.executable, "-m", "tests.simulation", *sys.argv[1:]]
        os.execve(sys.executable, command, {**os.environ, "PYTHONHASHSEED": "0"})


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, help="this one alone, with all that happens")
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--people", type=int, default=6)
    parser.add_argument("--weeks", type=int, default=4)
    parser.add_argument("--profile", type=Path, help="a file for cProfile's figures")
    parser.add_argument("--broken", action="store_true", help="break what is promised, one thing after another")
    given = parser.parse_args()
    logs.configure("text")
    compiled.share()
    if given.seed is None:
        logging.disable(logging.CRITICAL)
        structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    profile = cProfile.Profile(time.process_time) if given.profile else None  # others use the machine too
    try:
        with profile or nullcontext():
            if given.broken:
                return _broken()
            for seed in [given.seed] if given.seed is not None else range(given.seeds):
                _one(seed, given)
    except Broken as broken:
        print(broken, file=sys.stderr)  # noqa: T201 - a command line says what it found
        return 1
    finally:
        if profile:
            profile.dump_stats(given.profile)
    return 0


def _broken() -> int:
    unseen = 0
    for breakage in BREAKAGES:
        begun = time.process_time()
        with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
            said = found(breakage, Path(folder))
        unseen += not names(breakage, said)
        print(f"{breakage.name}: {said[:160]} ({time.process_time() - begun:.1f} s of CPU)", flush=True)  # noqa: T201
    return min(unseen, 1)


def _one(seed: int, given: argparse.Namespace) -> None:
    begun = time.process_time()
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        size = Size(given.people, given.weeks)
        tale = simulate(seed, size, Path(folder), aloud=given.seed is not None)
    counts = ", ".join(f"{count} {what}" for what, count in tale.counts.most_common(6))
    print(f"seed {seed}: {tale.number}, {time.process_time() - begun:.1f} s of CPU; {counts}", flush=True)  # noqa: T201


if __name__ == "__main__":
    repeatable()
    sys.exit(main())
