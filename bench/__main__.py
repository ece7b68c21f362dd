"""`make bench`: measures what is asked for, prints a table, and leaves it as JSON."""

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bench import runner
from bench.processes import to_the_end
from bench.runner import Figures


def main(
    rows: Annotated[str, typer.Option(help="names of rows, with commas between; all where it is empty")] = "",
    rounds: Annotated[int, typer.Option(min=1, help="how often each side is measured")] = 5,
    out: Annotated[Path, typer.Option(help="where the figures go as JSON")] = Path("build/bench.json"),
) -> None:
    wanted = [name for name in rows.split(",") if name]
    every = list(runner.every())
    if unknown := set(wanted) - {row.name for row in every}:
        sys.exit(f"There is no row {', '.join(sorted(unknown))}. There is: {', '.join(row.name for row in every)}.")
    console, measured = Console(), []
    out.parent.mkdir(parents=True, exist_ok=True)
    for row in every:
        if not wanted or row.name in wanted:
            console.print(f"{row.name}: {row.what}, beside {row.beside}", highlight=False)
            measured.append(to_the_end(runner.measure(row, rounds)))
            out.write_text(json.dumps(as_data(measured), indent=2) + "\n", encoding="utf-8")  # in case the next fails
    console.print(table(measured))
    console.print(f"As JSON in {out}", highlight=False)


def table(measured: Sequence[Figures]) -> Table:
    drawn = Table("row", "unit", "ours", "reference", "ratio", "target", "")
    for each in measured:
        ours, reference = each.middle
        row = each.row
        verdict = "ok" if each.met else "missed"
        drawn.add_row(
            row.name, row.unit, f"{ours:.4g}", f"{reference:.4g}", f"{each.ratio:.2f}", str(row.target), verdict
        )
    return drawn


def as_data(measured: Sequence[Figures]) -> dict[str, object]:
    """The figures of every round, with what they are of."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "rows": [
            {
                "name": each.row.name,
                "what": each.row.what,
                "beside": each.row.beside,
                "unit": each.row.unit,
                "ours": each.ours,
                "reference": each.reference,
                "ratio": each.ratio,
                "target": str(each.row.target),
                "met": each.met,
            }
            for each in measured
        ],
    }


if __name__ == "__main__":
    typer.run(main)
