"""python -m playground: a local Slack until it is interrupted."""

import argparse
import asyncio
import signal
import sys
from dataclasses import replace

from playground.config import Workspace
from playground.server import serving
from playground.slack import Slack


def main() -> int:
    """Serves a small workspace; returns 1 where it could not start."""
    asked = _arguments()
    try:
        asyncio.run(_run(asked))
    except OSError as error:
        print(f"The playground cannot listen on {asked.host}:{asked.port}: {error.strerror}.", file=sys.stderr)  # noqa: T201  the command's own words
        return 1
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="playground", description="A local Slack, with a page to be anyone in it.")
    parser.add_argument("--port", type=int, default=3000)
    parser.add_argument("--host", default="127.0.0.1", help="another address only if you mean it")
    parser.add_argument("--request-url", help="where an app without Socket Mode takes signed requests")
    return parser.parse_args()


async def _run(asked: argparse.Namespace) -> None:
    workspace = Workspace()
    apps = tuple(replace(app, request_url=asked.request_url) for app in workspace.apps)
    slack = Slack(replace(workspace, apps=apps))
    ended = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    async with serving(slack, host=asked.host, port=asked.port) as address:
        print(f"Playground is ready: {address} (Web API at {address}/api/)", flush=True)  # noqa: T201  the command's own words
        await ended.wait()


if __name__ == "__main__":
    sys.exit(main())
