"""What the command line says of the links of a ladder: those that are no longer good, with their line and a mend."""

import asyncio
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import Progress

from bot.links import SHOWN, Look, Verdict, look, shows
from content.authoring import stamping
from content.model.entry import Entry
from content.model.offers import Resource
from content.reading import draft
from content.reading.document import UnreadableYaml
from content.reading.draft import Section
from content.reading.problems import Problem

MENDS = {
    Verdict.MOVED: ("has moved to {detail}", "write that down if it is the same"),
    Verdict.GONE: ("is gone: {detail}", "find where it is now, or take another"),
    Verdict.EMPTY: ("is no longer what it was: {detail}", "open it, and find where it is now or take another"),
    Verdict.SLOW: ("is slow: {detail}", "try again later"),
    Verdict.REFUSED: ("does not let a program look: {detail}", "open it by hand"),
    Verdict.UNREACHABLE: ("was not reached: {detail}", "try again, and look at the name if it stays so"),
}


Linked = tuple[Section, Entry, str]


def looked_at(folders: list[Path], month: str | None = None) -> list[Problem]:
    """A warning for each link of these ladders that is no longer good, after looking at all of them.

    With a month, it is written behind every resource whose page is good and shows its title.
    """
    problems: list[Problem] = []
    for folder in folders:
        read = draft.read(folder)
        entries = ((section, entry) for section in read.sections.values() for entry in section.entries)
        places = [(section, entry, link) for section, entry in entries if (link := getattr(entry, "link", None))]
        found = _look([link for _, _, link in places], folder.name)
        counted = Counter(seen.verdict for seen in found.values())
        said = ", ".join(f"{counted[verdict]} {verdict}" for verdict in Verdict if counted[verdict])
        links = "1 link" if len(found) == 1 else f"{len(found)} links"
        typer.echo(f"{folder.name}: {links}: {said or 'none'}")
        if len(found) > 1 and all(seen.verdict is Verdict.UNREACHABLE for seen in found.values()):
            what = f"none of {len(found)} links was reached, such as {places[0][2]}: {found[places[0][2]].detail}"
            mend = "look whether this machine has a network, and HTTPS_PROXY if it needs one"
            problems.append(Problem(folder.name, "", what, mend, severity="warning"))
            continue
        problems += _no_longer_good(places, found)
        if month is not None:
            problems += _stamped(folder, places, found, month=month)
    return problems


def _no_longer_good(places: Sequence[Linked], found: Mapping[str, Look]) -> Iterator[Problem]:
    for section, entry, link in places:
        seen = found[link]
        if seen.verdict is not Verdict.GOOD:
            what, mend = MENDS[seen.verdict]
            what = f"{link} {what.format(detail=seen.detail)}"
            yield replace(section.problem(f"{entry.id}.link", what, mend), severity="warning")


def _stamped(folder: Path, places: Sequence[Linked], found: Mapping[str, Look], *, month: str) -> Iterator[Problem]:
    """Writes the month down where a page says what it is, and warns of the good ones that do not."""
    good = [(s, e) for s, e, link in places if isinstance(e, Resource) and found[link].verdict is Verdict.GOOD]
    shown = [(section, entry) for section, entry in good if shows(found[entry.link], entry.title)]
    written: dict[str, list[str]] = {}
    for section, entry in shown:
        written.setdefault(section.places[entry.id].file, []).append(entry.id)
    left = set[str]()
    for file, ids in written.items():
        try:
            left.update(stamping.stamp(folder / file, ids, month))
        except (UnreadableYaml, OSError) as error:
            left.update(ids)
            yield Problem(file, "", f"is not stamped: {error}", "write the months by hand", severity="warning")
    typer.echo(f"{folder.name}: checked: {month} stands behind {len(shown) - len(left)} resources")
    for section, entry in good:
        if (section, entry) not in shown or entry.id in left:
            says = found[entry.link].heading[:SHOWN]
            what = f"the page says “{says}”" if says else "the page does not say what it is"
            what = "is not stamped" if entry.id in left else what
            mend = f"open {entry.link}, and write checked: {month} if it is as told"
            yield replace(section.problem(f"{entry.id}.title", what, mend), severity="warning")


def _look(links: list[str], name: str) -> Mapping[str, Look]:
    console = Console(stderr=True, emoji=False)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(f"Links of {name}", total=len(set(links)))
        return asyncio.run(look(links, lambda _: bar.advance(task)))
