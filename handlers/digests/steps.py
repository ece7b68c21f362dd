"""What the digests do at each step of the clock: a period is closed before, and a first post told of before it goes."""

from handlers.digests import due, first_look, periods
from handlers.framework.feature import TickStep

STEPS = (
    TickStep("periods", periods.run),
    TickStep("first digests", first_look.run),
    TickStep("digests", due.run),
)
