"""Whether the simulation names a promise that is broken on purpose: it has twenty seeds to see it in."""

import gc
import warnings
from pathlib import Path

from tests.simulation.around import Size
from tests.simulation.breakages import Breakage
from tests.simulation.simulation import simulate
from tests.simulation.witness import Broken

SEEDS = range(20)


def found(breakage: Breakage, folder: Path) -> str:
    """What the first seed says that sees it; the one that is known to comes first."""
    said = f"nothing was seen in {len(SEEDS)} seeds"
    for seed in dict.fromkeys((breakage.first, *SEEDS)):
        try:
            simulate(seed, Size(breakage.people, breakage.weeks), folder, breakage=breakage)
        except Broken as broken:
            said = str(broken)
            break
    _let_go()
    return said


def names(breakage: Breakage, said: str) -> bool:
    """Whether it was said which promise was broken."""
    return f"{breakage.promise}: " in said


def _let_go() -> None:
    """Of connections that nobody closes where a run ends before its end; in a later test they would be an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        gc.collect()
