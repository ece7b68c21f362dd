"""Measures rows: both sides stand ready at once, and take turns, so that a machine that slows down slows both."""

import tempfile
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from statistics import median

from bench import rows
from bench.row import Row


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured, round by round."""

    row: Row
    ours: list[float] = field(default_factory=list)
    reference: list[float] = field(default_factory=list)

    @property
    def middle(self) -> tuple[float, float]:
        return median(self.ours), median(self.reference)

    @property
    def ratio(self) -> float:
        """The median of the ratios, round by round: both sides of one had the machine in the same mood."""
        return median(ours / reference for ours, reference in zip(self.ours, self.reference, strict=True))

    @property
    def met(self) -> bool:
        return self.row.target.met(self.middle[0], self.ratio)


def every() -> Iterator[Row]:
    """All rows of all modules in `bench.rows`, in the order of their modules."""
    for module in sorted(iter_modules(rows.__path__), key=lambda each: each.name):
        yield from import_module(f"{rows.__name__}.{module.name}").ROWS


async def measure(row: Row, rounds: int) -> Figures:
    """One round is thrown away; of the others, each begins with another side. Raises what a side raises."""
    figures = Figures(row)
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        (folder / "ours").mkdir()
        (folder / "reference").mkdir()
        ours = await stack.enter_async_context(row.ours(folder / "ours"))
        reference = await stack.enter_async_context(row.reference(folder / "reference"))
        await ours()
        await reference()
        for nth in range(rounds):
            for side in (ours, reference) if nth % 2 else (reference, ours):
                (figures.ours if side is ours else figures.reference).append(await side())
    return figures
