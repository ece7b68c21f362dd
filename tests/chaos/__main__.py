"""`make chaos`: processes that are killed, frozen and cut off, before a Slack with bad days; then all is counted."""

import argparse
import asyncio
import secrets
import sys
import time

from tests.chaos.storm import Plan, weathered

PLANS = (("sqlite", True), ("postgres", True), ("sqlite", False), ("postgres", False))


def main() -> int:
    """Returns 1 where anything was lost or came twice."""
    parser = argparse.ArgumentParser(prog="make chaos", description=__doc__)
    parser.add_argument("--rounds", type=int, default=20, help="blows that each of the four set-ups takes")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(100_000), help="repeats the choices")
    parser.add_argument("--only", choices=("sqlite", "postgres"), help="one database alone")
    asked = parser.parse_args()
    _say(f"{asked.rounds} rounds each, seed {asked.seed}")
    held = True
    for database, history in PLANS:
        if asked.only in (None, database):
            plan = Plan(database, history, asked.rounds, asked.seed)
            began = time.monotonic()
            came = asyncio.run(weathered(plan))
            _say(f"{'holds' if came.holds else 'FAILS'}  {plan}: {came} ({time.monotonic() - began:.0f} s)")
            for name in ("lost", "twice", "open", "words_lost", "unclear"):
                if found := getattr(came, name):
                    _say(f"       {name}: {', '.join(found[:10])}")
            held = held and came.holds
    return 0 if held else 1


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201  the command's own words


if __name__ == "__main__":
    sys.exit(main())
