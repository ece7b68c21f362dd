"""What the cast writes, by area. The chance of the story picks; nothing comes twice while there is more to say."""

from collections.abc import Mapping
from random import Random

Bank = Mapping[str, tuple[str, ...]]

WINS = {
    "Systems": (
        "Moved the feature lookup behind one client. Two services deleted their copy of it.",
        "The trainer resumes from its last checkpoint now. A preemption costs minutes now, not a night.",
        "Wrote the design for the batch scorer and had it read by two people before writing code.",
        "Took the retry logic out of three callers and put it where it belongs.",
    ),
    "Ops": (
        "The nightly job pages only for what a person can mend. Three alerts fewer this week.",
        "Rolled the ranker back in six minutes, from the runbook, without asking anybody.",
        "Put the drift check on the dashboard everybody opens in the morning anyway.",
        "First canary that stopped itself. It was right.",
    ),
    "Models": (
        "Added slice metrics to the ranker eval. New sellers were 4 points worse than the average said.",
        "Beat the baseline with logistic regression and two good features. Kept it.",
        "Read the loss curves before touching the learning rate, for once. It was the data order.",
        "Showed on 200 hand-labelled pairs that the offline gain was a leak.",
    ),
    "Data": (
        "Found the duplicate sessions: a retry upstream. 2 percent of last month's training set.",
        "The label join has a test now, with yesterday's real rows in it.",
        "Wrote down what each column of the events table means, and what it does not.",
        "Schema change caught in review instead of on Sunday.",
    ),
}
OUTCOMES = {
    "Systems": (
        "It took two days, not one. The second one was all about the callers I had not known of.",
        "Done, and smaller than I had feared. Most of it could simply go.",
        "Half of it. The other half waits for the team that owns the schema.",
        "It works, and nobody noticed, which is what I wanted.",
    ),
    "Ops": (
        "It went well: the next person on call used it without asking me.",
        "I wrote it down, tried it on a quiet afternoon, and found step four missing.",
        "Not well. The alert fired twice for the wrong reason, so I turned it off again.",
        "Quicker than thought. Most of the time went into agreeing on the number.",
    ),
    "Models": (
        "It showed the opposite of what I expected, so it was worth it.",
        "The gain went away on fresh data. I am glad I looked before I told anybody.",
        "Done. The plot fits on one slide now, and people read it.",
        "Two of the three. The third one needs labels that we do not have.",
    ),
    "Data": (
        "It found a gap of three days in spring that nobody had seen.",
        "Done, with a test, and the test failed on the first night.",
        "I asked, and they were as unsure as I was. We look at it together.",
        "It went slower than planned: the table is larger than its page says.",
    ),
}
ANSWERS = {
    "Systems": (
        "The split between online and offline features. I drew it twice and the second drawing was smaller.",
        "I assumed the cache was shared. It is per process, which explains the cold starts.",
        "Mostly reading other people's code. Slower than I thought, and more useful.",
        "I chose the boring queue over the clever one, because two people on call know it.",
        "The config. Four files say the same thing in four ways.",
        "Where the batch path and the live path disagree. I found two places, and there will be more.",
        "I would draw the boundary one service further left today.",
        "A colleague asked why we retry twice. I had no answer, so now we retry once.",
    ),
    "Ops": (
        "Nobody owned the alert, so everybody muted it. I own it now.",
        "The deploy is one button, but the rollback was four. Working on that.",
        "I did not know which dashboard to believe, so I asked the person who built the first one.",
        "We shipped on a Thursday with the on-call told beforehand. Dull, in the good way.",
        "The one about disk space. It fires on Sundays and mends itself on Mondays.",
        "I read the runbook as if I were new. Step three needs somebody who left in spring.",
        "We learnt of it from a user, an hour before our own dashboard.",
        "The canary was fine and the rest was not: it only gets traffic from one region.",
    ),
    "Models": (
        "Offline said plus two percent, the test said nothing. The eval set is a year old.",
        "I stopped tuning after a day and looked at the worst fifty errors. Better day.",
        "A smaller model with the same quality. The hard part was to stop.",
        "I could not explain the calibration plot to product, so I don't understand it yet.",
        "The baseline was better than I remembered. That was the finding.",
        "I changed two things at once, and had to run it all again.",
        "Short queries. The average hides them, because there are few.",
        "I said no to a bigger backbone, and the reviewer agreed.",
    ),
    "Data": (
        "The backfill. Half of my week, and none of it was planned.",
        "Agreed with the data team on who may change the schema, and when we are told.",
        "I counted nulls by day instead of in total, and there it was.",
        "Sampling. I had taken the first million rows, which are all from one country.",
        "The time zone of the events table. It is local, and nobody had written that down.",
        "I left out the bots, and then had to say what a bot is.",
        "The people who fill that form. I sat beside one of them for an hour.",
        "Half of the nulls are a mobile version from last year.",
    ),
}
HELP = {
    "Systems": (
        "Somebody to read my one-page design for the feature client before Friday.",
        "Half an hour on how the scheduler shares GPUs.",
    ),
    "Ops": (
        "Write access to the staging alerts. I asked in the form two weeks ago.",
        "A second pair of eyes on the rollback runbook.",
    ),
    "Models": (
        "Somebody who has done counterfactual evaluation and has 30 minutes.",
        "Labelled examples for the new category; where do I ask?",
    ),
    "Data": (
        "Access to the raw click logs of the last quarter.",
        "Who owns the session table? Three people named each other.",
    ),
}
PLANS = {
    "Systems": (
        "draw the request path of the ranker and show it to Priya",
        "write the failure modes of the scorer down",
        "delete one of the two config loaders",
    ),
    "Ops": (
        "run the rollback once on staging, with a clock",
        "give every alert an owner and a first step",
        "read last quarter's three postmortems",
    ),
    "Models": (
        "add slice metrics to the ranker eval",
        "label fifty of the worst errors by hand",
        "write down what would make me drop the new loss",
    ),
    "Data": (
        "test the label join on yesterday's rows",
        "ask who owns the session table, and write it in the catalog",
        "plot nulls by day for the ten top features",
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


def pick(bank: Bank, areas: tuple[str, ...], chance: Random, said: set[str]) -> str:
    """A line of one of the areas; one that was not said before, as long as there is one. It joins what was said."""
    lines = [line for area in areas for line in bank[area]]
    line = chance.choice([line for line in lines if line not in said] or lines)
    said.add(line)
    return line
