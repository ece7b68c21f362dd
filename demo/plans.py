"""What the cast plans, by area, and how each of it went: where it is done, and where it is still going."""

from typing import NamedTuple


class PlanWent(NamedTuple):
    done: str
    half: str


WENT = {
    "Systems": {
        "draw the request path of the ranker and show it to Priya": PlanWent(
            "Drawn and shown. Priya asked where the timeout is, and I had left it out.",
            "Drawn. It takes two pages, so Priya gets it when it fits on one.",
        ),
        "write the failure modes of the scorer down": PlanWent(
            "Six of them. For two we have no alert.",
            "Four so far. The fifth needs somebody who was there in March.",
        ),
        "delete one of the two config loaders": PlanWent(
            "Gone. The second day was all about callers that I had not known of.",
            "Half of it. The other loader is used by a team that I had not asked.",
        ),
        "measure where a slow request spends its time": PlanWent(
            "Measured. A third of it is waiting for one lock.",
            "I have the numbers for reads. Writes are next.",
        ),
        "put a time limit on each call of the feature client": PlanWent(
            "Each has one now, and the shortest is the one that nobody wanted.",
            "Five of seven. For two nobody can say what a good limit is.",
        ),
        "bring one option that nobody has drawn to the design talk": PlanWent(
            "I brought it. It was not taken, and the one that was got better.",
            "Drawn, but the talk was moved to next week.",
        ),
        "move the nightly copy to the shared scheduler": PlanWent(
            "Moved, and the old crontab is deleted.",
            "It runs in both places for a week, to compare.",
        ),
        "say what the scorer promises to its callers, on half a page": PlanWent(
            "Half a page, and two callers had believed something else.",
            "Written. One caller has read it, the other is on leave.",
        ),
        "try the loader with ten times the rows": PlanWent(
            "It holds to six times. Then memory ends, and now we know.",
            "Three times works. For ten I need a larger machine first.",
        ),
        "split the config of staging from that of production": PlanWent(
            "Split. It found a password that had no business in either.",
            "The reading side is done, the writing side is not.",
        ),
    },
    "Ops": {
        "run the rollback once on staging, with a clock": PlanWent(
            "Nine minutes, four of them looking for the right page.",
            "I tried it on a quiet afternoon, and found step four missing. Once more next week.",
        ),
        "give every alert an owner and a first step": PlanWent(
            "Done. Three nobody wanted, so we deleted them.",
            "Eleven of fourteen. I ask about the other three on Monday.",
        ),
        "read last quarter's three postmortems": PlanWent(
            "Read. All three begin with a change that nobody had announced.",
            "Two of the three. The last action of the first one was never done.",
        ),
        "sit beside whoever is on call for one evening": PlanWent(
            "Two pages that evening, and one of them was ours to prevent.",
            "It was a quiet evening, which was nice, and I learnt little. Once more.",
        ),
        "write the page for the alert that wakes people most": PlanWent(
            "Written, and used on the same night.",
            "The first half: how to see whether it is real.",
        ),
        "count how often we retry by hand in a week": PlanWent(
            "Nineteen times, fourteen of them for the same job.",
            "Counting until Friday. It is more than I thought.",
        ),
        "restore yesterday's backup on a machine of my own": PlanWent(
            "Restored in forty minutes. The page said ten.",
            "The small tables, yes. The large one is still copying.",
        ),
        "watch one release from the first user to the last": PlanWent(
            "Watched. I would have stopped it at ten percent, and nobody asked.",
            "The release waits for a review, so I wait with it.",
        ),
        "make the dashboard say since when a number is old": PlanWent(
            "It says so now, and two numbers turned out to be from May.",
            "For the counts. The rates come from somewhere else.",
        ),
        "agree on who may switch the ranker off, and write it down": PlanWent(
            "Four names, and the on-call is one of them.",
            "Three of us agree. The product side is asked on Monday.",
        ),
    },
    "Models": {
        "add slice metrics to the ranker eval": PlanWent(
            "It showed the opposite of what I expected: new sellers do worse than ever.",
            "The slices by country are in. Those by age of the seller need a join.",
        ),
        "label fifty of the worst errors by hand": PlanWent(
            "Fifty. A third of them are right, and the label is wrong.",
            "Forty, and then the pattern was plain: short queries. The rest tomorrow.",
        ),
        "write down what would make me drop the new loss": PlanWent(
            "One line, and a week later I dropped it because of that line.",
            "Half a line. I do not know yet by which number.",
        ),
        "train the baseline anew on this month's data": PlanWent(
            "Trained. It is closer to the new model than we had told each other.",
            "It trains. The comparison is for Thursday.",
        ),
        "check whether the model is as sure as it says": PlanWent(
            "It is too sure above 0.9, which is where we act on it.",
            "I have the plot for clicks. For purchases there is too little yet.",
        ),
        "take out one feature at a time, and see what breaks": PlanWent(
            "Eleven taken out, and nobody would notice nine of them.",
            "Five so far, at an hour each.",
        ),
        "explain the loss to somebody outside the team": PlanWent(
            "She asked why we care about the third place at all. Good question.",
            "We found a date. It is next Tuesday.",
        ),
        "run the same training three times, and compare": PlanWent(
            "The three differ by more than last month's gain.",
            "Two of three. The third lost its machine.",
        ),
        "read the paper on counterfactual evaluation to its end": PlanWent(
            "Read, with two pages of notes. The proof I believe, the data I do not.",
            "To the middle. The middle is where it gets hard.",
        ),
        "compare the ranker by length of the query": PlanWent(
            "One word or more than six: in between we are good.",
            "The table is there, and I do not trust it yet.",
        ),
    },
    "Data": {
        "test the label join on yesterday's rows": PlanWent(
            "Done, and the test failed on the first night.",
            "It found a gap of three days in spring. I look for the reason now.",
        ),
        "ask who owns the session table, and write it in the catalog": PlanWent(
            "It has an owner now, and a line in the catalog that says so.",
            "I asked, and they were as unsure as I was. We look at it together.",
        ),
        "plot nulls by day for the ten top features": PlanWent(
            "Plotted. One of them is empty every Sunday.",
            "It goes slower than planned: the table is larger than its page says.",
        ),
        "write what each column of the clicks table does not mean": PlanWent(
            "Written. Two people said that they had read it wrong for a year.",
            "The first twenty columns. The strange ones come now.",
        ),
        "find out what the sampler throws away": PlanWent(
            "Half of all sessions from phones. It was meant to be a tenth.",
            "I can see what comes in. What goes out is not logged.",
        ),
        "delete the copies of the events that nobody reads": PlanWent(
            "Two of five are gone, and the bill shows it. The other three are read.",
            "Found them. I wait a week to see who shouts.",
        ),
        "ask support for ten searches that went wrong": PlanWent(
            "Ten, and seven of them are one mistake of ours.",
            "Six so far. They like being asked.",
        ),
        "make the daily count fail loudly when it is zero": PlanWent(
            "It failed on its second day, and it was right.",
            "It fails, but so quietly that I was the only one who saw.",
        ),
        "follow one row from the click to the training set": PlanWent(
            "Followed. It is changed in four places, and I knew of two.",
            "As far as the join. There I lost it.",
        ),
        "agree with search on what a session is": PlanWent(
            "Agreed: thirty minutes, and both sides have a test for it.",
            "We agree on the start. The end is for next week.",
        ),
    },
}
PLANS = {area: tuple(plans) for area, plans in WENT.items()}
LET_GO = (
    "Something else mattered more, and I would rather say so than carry it.",
    "It turned out that somebody had done it already.",
    "It was the wrong thing to do first. I know now what would be the right one.",
    "The part that it was about is going away.",
    "Asked about it, nobody needed it, and I was relieved.",
    "I had planned it because it was easy. That is not enough.",
)
DONE, GOING, DROPPED = "Done", "Still going", "Drop it"


def went(text: str, choice: str) -> tuple[str, ...]:
    """What can be said of the plan that a message tells of, after one of its three buttons; nothing of no plan."""
    if choice == DROPPED:
        return LET_GO
    told = " ".join(text.split())
    every = ((plan, how) for plans in WENT.values() for plan, how in plans.items())
    return next(((how.done if choice == DONE else how.half,) for plan, how in every if plan in told), ())
