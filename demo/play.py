"""`trellis demo`: the story told in a terminal, or eight weeks of it made and then a page to go on from there."""

import asyncio
import signal
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from bot import clock, logs, run, service
from demo import talk
from demo.acting import Cast
from demo.stage import Stage, stage
from demo.story import SeenMessage, Story
from demo.transcript import Transcript, opening
from growth import local

STORY_BEGINS = datetime(2026, 9, 28, 6, 0, tzinfo=UTC)  # a Monday; both sides' clock changes lie in the eight weeks
PAGE_WEEKS = 8  # four weeks of the calendar with the whole team lie in them, whenever they begin
PAGE_SEED = 7
LIVED_THROUGH = "Eight weeks of a team, lived through"
WORTH_PRESSING = ("Try it", "I did this", "Answer", "Start")
JUST_ARRIVED = timedelta(days=1, hours=2, minutes=45)  # Tuesday morning in Berlin: Alice's check-in waits for an answer


def tell(*, weeks: int, seed: int, record: Path | None) -> None:
    """`trellis demo --story`: the story in the terminal, at full speed."""
    logs.configure("text")
    asyncio.run(tell_story(weeks=weeks, seed=seed, record=record, say=typer.echo))


def serve(*, port: int) -> None:
    """`trellis demo`: the page, until it is interrupted."""
    logs.configure("text")
    try:
        asyncio.run(open_page(port=port, console=Console()))
    except OSError as error:
        service.stop(
            f"The page cannot be served on port {port}: {error.strerror}.", ["Choose another: make demo PORT=3001."]
        )


def monday_before(now: datetime, weeks: int) -> datetime:
    """The Monday morning from which so many weeks lead up to this one."""
    day = local.monday(now.date()) - timedelta(weeks=weeks)
    return datetime(day.year, day.month, day.day, 6, tzinfo=UTC)


async def make(
    stage: Stage, *, length: timedelta, seed: int, tell: Callable[[SeenMessage], None], day: Callable[[datetime], None]
) -> None:
    """Runs the story on a stage, from where its clock stands."""
    start = stage.now
    story = Story(stage, seed, tell)
    acts = Cast(start)
    acts.prepare(story)
    talk.prepare(story, start)
    await story.play(start + length, acts.react, day=day)


async def tell_story(*, weeks: int, seed: int, record: Path | None, say: Callable[[str], None]) -> None:
    """Prints the story as it happens, without a page; writes every Web API call to `record`."""
    transcript = Transcript()
    for line in opening(weeks):
        say(line)
    with ExitStack() as files:
        sink = files.enter_context(record.open("w", encoding="utf-8")) if record else None

        def tell(seen: SeenMessage) -> None:
            for line in transcript.lines(seen):
                say(line)

        async with stage(STORY_BEGINS, record=sink) as theatre:
            await make(theatre, length=timedelta(weeks=weeks), seed=seed, tell=tell, day=lambda _: None)


async def open_page(*, port: int, console: Console) -> None:
    """Makes eight weeks under a progress bar, then serves the page until it is interrupted."""
    start = monday_before(clock.now(), PAGE_WEEKS)
    woken = asyncio.Event()
    async with stage(start, port=port, wake=woken.set) as theatre:
        theatre.slack.server.closed_for = LIVED_THROUGH  # whoever pressed something now would be in the story's way
        await _live_through(theatre, start, console)
        theatre.slack.server.closed_for = ""
        theatre.slack.clock.thaw()
        theatre.slack.clock.before_move = theatre.walk
        async with run.sender(theatre.trellis, woken), run.ticking(theatre.trellis, seconds=1):
            for line in (f"Ready: {theatre.slack.url}  (Ctrl-C ends it)", *first_steps(theatre)):
                console.print(line, highlight=False)
            await _interrupted()


def first_steps(theatre: Stage) -> list[str]:
    """Who to be on the page and what to press first, as it stands for Alice at this moment."""
    newest = theatre.slack.member("alice").newest()
    offered = next((f"press “{label}” in" for label in WORTH_PRESSING if f"[{label}]" in newest), "read")
    return [
        f"  Be Alice: {offered} the newest message from Trellis.",
        "  Be Bob, her manager: type /growth digest to Trellis, or /growth team.",
        "  Move the clock a week: what is due then comes, as it would to each of them.",
    ]


async def _live_through(theatre: Stage, start: datetime, console: Console) -> None:
    columns = (TextColumn(LIVED_THROUGH), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        bar = progress.add_task("", total=PAGE_WEEKS * 7.0)
        await make(
            theatre,
            length=timedelta(weeks=PAGE_WEEKS) + JUST_ARRIVED,
            seed=PAGE_SEED,
            tell=lambda _: None,
            day=lambda now: progress.update(bar, completed=(now - start) / timedelta(days=1)),
        )


async def _interrupted() -> None:
    ended = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, ended.set)
    await ended.wait()
