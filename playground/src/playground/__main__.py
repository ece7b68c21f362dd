"""python -m playground: a local Slack until it is interrupted."""

import argparse
import asyncio
import signal
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml

from playground.config import AppSpec, Workspace
from playground.core import calendar
from playground.core.strictness import LEVELS
from playground.extra_workspaces import beside
from playground.server import serving
from playground.state.server import Server

_EPILOG = """\
Point an app at it by the base URL of its client, http://127.0.0.1:3000/api/, and the tokens that are printed at the
start. The page is at the address itself; README.md beside this module tells the rest.
"""


def main() -> int:
    """Serves a small workspace; returns 1 where it could not start, 2 where it was asked wrongly."""
    asked = _arguments()
    try:
        server = _server(asked)
    except OSError as error:
        return _fails(f"{error.filename} cannot be read: {error.strerror}.", 2)
    except ValueError as error:
        return _fails(f"{error}.", 2)
    try:
        asyncio.run(_run(server, asked))
    except OSError as error:
        return _fails(f"The playground cannot listen on {asked.host}:{asked.port}: {error.strerror}.", 1)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m playground", description="A local Slack, with a page to be anyone in it.", epilog=_EPILOG
    )
    add = parser.add_argument
    add("--port", type=int, default=3000, help="where it listens (3000); 0 takes any that is free")
    add("--host", default="127.0.0.1", help="another address only if you mean it: others can then be anyone")
    add("--manifest", type=Path, help="the app's manifest, YAML or JSON: its name, scopes, events and commands")
    add("--workspaces", metavar="NAME", nargs="+", default=(), help="more of them, where the app can be installed")
    add("--organisation", metavar="NAME", help="the Enterprise organisation that those belong to")
    add("--request-url", help="where an app without Socket Mode takes signed requests")
    add("--at", metavar="MOMENT", help='what the clock shows at first: "2026-11-24T09:00Z" or "Monday 09:30"')
    add("--frozen", action="store_true", help="the clock stands still until it is moved")
    add("--strictness", choices=LEVELS, default="strict", help="lenient accepts what Slack refuses, and says so")
    add("--seed", type=int, default=0, help="for the dice of the trouble that is asked for: the same, the same again")
    return parser.parse_args()


def _server(asked: argparse.Namespace) -> Server:
    """The playground that was asked for. Raises ValueError or OSError for what cannot be."""
    workspace = Workspace.of(_app(asked.manifest)) if asked.manifest else Workspace()
    workspace = beside(workspace, asked.workspaces, organisation=asked.organisation)
    url = {"request_url": asked.request_url} if asked.request_url else {}
    server = Server(replace(workspace, apps=tuple(replace(app, **url) for app in workspace.apps)))
    server.misbehave.seed = asked.seed
    if asked.strictness != "strict":
        server.strictness.turn(asked.strictness)
    if asked.at:
        server.clock.jump(calendar.moment(datetime.now(UTC), asked.at, ZoneInfo("UTC")))
    if asked.frozen:
        server.clock.freeze()
    return server


def _app(path: Path) -> AppSpec:
    try:
        manifest = yaml.safe_load(path.read_text(encoding="utf-8"))
        if not isinstance(manifest, Mapping):
            raise ValueError("it is no manifest")
        return AppSpec.from_manifest(manifest)
    except (KeyError, TypeError, yaml.YAMLError, ValueError) as error:
        missing = f"{error.args[0]} is missing" if isinstance(error, KeyError) else error
        raise ValueError(f"{path} cannot be understood: {missing}") from error


async def _run(server: Server, asked: argparse.Namespace) -> None:
    ended = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    async with serving(server, host=asked.host, port=asked.port) as address:
        print("\n".join(_greeting(server, address)), flush=True)  # noqa: T201  the command's own words
        await ended.wait()


def _greeting(server: Server, address: str) -> list[str]:
    """Where it is, what an app needs to know, and what is not as in Slack."""
    lines = [f"Playground is ready: {address} (Web API at {address}/api/)"]
    for app in server.first.workspace.apps:
        lines += [
            f"{app.name} is installed, with secrets that open nothing else:",
            f"  bot token {app.bot_token}, app token {app.app_token}, signing secret {app.signing_secret},",
            f"  client id {app.client_id}, client secret {app.client_secret}",
        ]
    lines += [f"{other.name} is at {address}/{other.id}/, and no app is yet." for other in server.workspaces[1:]]
    if server.strictness.level != "strict":
        lines.append("Strictness is lenient: what Slack would refuse is accepted here, and told in warnings.")
    if server.clock.mode != "real":
        lines.append(f"The clock shows {server.clock.moment():%A %Y-%m-%d %H:%M} UTC.")
    return lines


def _fails(words: str, code: int) -> int:
    print(words, file=sys.stderr)  # noqa: T201  the command's own words
    return code


if __name__ == "__main__":
    sys.exit(main())
