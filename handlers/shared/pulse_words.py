"""The words for how work is going, as people pick them, the best first."""

from growth.facts import Pulse

CALLED = {
    Pulse.GREAT: "Going great",
    Pulse.GOOD: "Good",
    Pulse.OKAY: "Okay",
    Pulse.HARD: "Hard going",
    Pulse.ROUGH: "Rough",
    Pulse.UNSAID: "Prefer not to say",
}
