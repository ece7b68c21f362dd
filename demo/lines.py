"""What the cast writes, by area. The chance of the story picks; nothing comes twice while there is more to say."""

from collections.abc import Mapping, Sequence
from random import Random

from demo.cast import CastRole

Bank = Mapping[str, tuple[str, ...]]

WINS = {
    "Systems": (
        "Moved the feature lookup behind one client. Two services deleted their copy of it.",
        "The trainer resumes from its last checkpoint now. A preemption costs minutes now, not a night.",
        "Wrote the design for the batch scorer and had it read by two people before writing code.",
        "Took the retry logic out of three callers and put it where it belongs.",
        "The scorer starts in four seconds in place of forty. It had loaded every model there is.",
        "Said no to a third cache, with numbers, and nobody misses it.",
        "One page on who calls whom. Two people found a call that they had forgotten.",
    ),
    "Ops": (
        "The nightly job pages only for what a person can mend. Three alerts fewer this week.",
        "Rolled the ranker back in six minutes, from the runbook, without asking anybody.",
        "Put the drift check on the dashboard everybody opens in the morning anyway.",
        "First canary that stopped itself. It was right.",
        "My first week on call: two pages, both from the runbook, nobody woken twice.",
        "The bill of the training machines is on the board each Monday. It fell by a fifth.",
        "Wrote the postmortem without a name in it, and it was read to the end.",
    ),
    "Models": (
        "Added slice metrics to the ranker eval. New sellers were 4 points worse than the average said.",
        "Beat the baseline with logistic regression and two good features. Kept it.",
        "Read the loss curves before touching the learning rate, for once. It was the data order.",
        "Showed on 200 hand-labelled pairs that the offline gain was a leak.",
        "Found why the scores jump in the morning: the model sees yesterday twice.",
        "Took nine features out, and the ranker is as good and twice as fast.",
        "Stopped a run after an hour because of a rule that I had written before it.",
    ),
    "Data": (
        "Found the duplicate sessions: a retry upstream. 2 percent of last month's training set.",
        "The label join has a test now, with yesterday's real rows in it.",
        "Wrote down what each column of the events table means, and what it does not.",
        "Schema change caught in review instead of on Sunday.",
        "Nobody has to ask me for the click export any more: it is a button.",
        "The sampler keeps phones now. That was a third of all sessions.",
        "A number on the dashboard was from May. It says so now, and somebody owns it.",
    ),
}
HELP = {
    "Systems": (
        "Somebody to read my one-page design for the feature client before Friday.",
        "Half an hour on how the scheduler shares GPUs.",
        "Somebody who knows why the loader has its own thread pool.",
        "A second opinion on two ways to split the scorer.",
        "Who may say yes to a new queue?",
    ),
    "Ops": (
        "Write access to the staging alerts. I asked in the form two weeks ago.",
        "A second pair of eyes on the rollback runbook.",
        "Somebody to sit beside on my first evening on call.",
        "Whom do I ask about the price of the large machines?",
        "Ten minutes on how to read the flame graph.",
    ),
    "Models": (
        "Somebody who has done counterfactual evaluation and has 30 minutes.",
        "Labelled examples for the new category; where do I ask?",
        "A second look at an evaluation that is too good.",
        "Half an hour with somebody who has tuned a ranker before.",
        "Who decides which slices we report?",
    ),
    "Data": (
        "Access to the raw click logs of the last quarter.",
        "Who owns the session table? Three people named each other.",
        "Somebody who remembers why the spring has a gap.",
        "A look at my join before it goes into the nightly job.",
        "Whom do I tell before I delete a table?",
    ),
}
AHEAD = {
    "Systems": ("a design that others can change without me", "saying no to parts before they are built"),
    "Ops": ("being on call without fear of it", "knowing of trouble before anybody tells us"),
    "Models": ("an evaluation that I trust", "knowing why a model is right, and not only that it is"),
    "Data": ("data that says by itself when it is wrong", "owning one table from its source to its end"),
}
SHARES = (
    "Nearly all of it was code",
    "About a quarter was design",
    "About half and half",
    "About three quarters was design",
)


def pick(bank: Bank, role: CastRole, chance: Random, said: set[str]) -> str:
    """A line of one of the areas of somebody of the cast, as `one` picks it."""
    return one([line for area in role.areas for line in bank[area]], role, chance, said)


def one(lines: Sequence[str], role: CastRole, chance: Random, said: set[str]) -> str:
    """One of these that was not said before, as long as there is one; it joins what was said.

    Nobody speaks of themselves by their name, where there is anything else to say.
    """
    theirs = [line for line in lines if role.name.capitalize() not in line] or lines
    line = chance.choice([line for line in theirs if line not in said] or theirs)
    said.add(line)
    return line
