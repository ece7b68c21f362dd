"""How much of what Slack allows is used while a long queue waits: against the limits that the local Slack holds to."""

import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
from slack_sdk.errors import SlackApiError

from bench.apps.message import FACE
from bench.apps.sender import given, top_up
from bench.row import Measure, Row, at_least
from bot import delivery
from bot.app import assemble
from bot.manifest import manifest
from bot.slack import Client
from playground.apps import AppSpec
from playground.config import ChannelSpec, MemberSpec, Workspace
from playground.testing import Playground

WAITING = 10_000
MEMBERS = 400  # so many conversations that one may have its next message as soon as Slack lets it
MINUTES = 2
REFUSED = 1 / 500  # at most, of what is sent
START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
POST = "chat.postMessage"


def workspace() -> Workspace:
    members = tuple(MemberSpec(f"d{number}", f"Person {number}", "UTC") for number in range(MEMBERS))
    return Workspace(
        members=members, channels=(ChannelSpec("general", ("d0",)),), apps=(AppSpec.from_manifest(manifest()),)
    )


def conversation(number: int) -> str:
    return f"U0D{number % MEMBERS}"


@asynccontextmanager
async def ours(folder: Path) -> AsyncIterator[Measure]:
    """Messages that arrive a minute, by a clock that goes on by a second whenever all that may leave has left.

    Nothing where Slack refuses more than a few.
    """
    async with Playground.running(workspace(), start=START) as slack:
        settings = given(slack.api_url, f"sqlite:///{folder / 'trellis.db'}")
        async with assemble(settings, now=slack.clock.moment, steady=slack.clock.now) as trellis:

            async def measure() -> float:
                await top_up(trellis, WAITING, conversation)
                before, refused = len(slack.calls), len(slack.refused)
                sent = 0
                for _ in range(MINUTES * 60):
                    slack.clock.jump(slack.clock.moment() + SECOND)
                    sent += await delivery.drain(trellis.outbox)
                tries = sum(call.method == POST for call in slack.calls[before:])
                few = len(slack.refused) - refused <= tries * REFUSED
                return sent / MINUTES if few else 0.0

            yield measure


@asynccontextmanager
async def enforced(_: Path) -> AsyncIterator[Measure]:
    """Messages that the local Slack lets through a minute, to somebody who tries each second until it refuses."""
    async with Playground.running(workspace(), start=START) as slack, aiohttp.ClientSession() as http:
        client = Client("xoxb-playground", base_url=slack.api_url, session=http, retry_handlers=[])
        numbers = itertools.count()

        async def let_through() -> int:
            for sent in itertools.count():
                try:
                    await client.chat_postMessage(channel=conversation(next(numbers)), **FACE)
                except SlackApiError:
                    return sent
            return 0

        async def measure() -> float:
            sent = 0
            for _ in range(MINUTES * 60):
                slack.clock.jump(slack.clock.moment() + SECOND)
                sent += await let_through()
            return sent / MINUTES

        yield measure


ROWS = (
    Row(
        name="allowance",
        what="messages a minute while 10,000 wait in one workspace, at most 1 in 500 refused (else 0)",
        beside="what the local Slack lets through",
        unit="a minute",
        ours=ours,
        reference=enforced,
        target=at_least(0.97),
    ),
)
