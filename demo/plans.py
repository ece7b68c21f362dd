"""What the cast plans, and how each of it went."""

WENT = {
    "draw the request path of the ranker and show it to Priya": (
        "Drawn and shown. Priya asked where the timeout is, and I had left it out.",
        "The second drawing was smaller than the first, and Priya could follow it.",
    ),
    "write the failure modes of the scorer down": (
        "Six of them. For two we have no alert.",
        "Written, and the on-call read it before I had asked.",
    ),
    "delete one of the two config loaders": (
        "Gone. The second day was all about callers that I had not known of.",
        "Half of it. The other loader is used by a team that I had not asked.",
    ),
    "run the rollback once on staging, with a clock": (
        "Nine minutes, four of them looking for the right page.",
        "I tried it on a quiet afternoon, and found step four missing.",
    ),
    "give every alert an owner and a first step": (
        "Eleven of fourteen. The other three nobody wanted, so we deleted them.",
        "Done, and two of the owners asked what their alert is for.",
    ),
    "read last quarter's three postmortems": (
        "Read. All three begin with a change that nobody had announced.",
        "Two of the three. The last action of the first one was never done.",
    ),
    "add slice metrics to the ranker eval": (
        "It showed the opposite of what I expected: new sellers do worse than ever.",
        "Done. The plot fits on one slide now, and people read it.",
    ),
    "label fifty of the worst errors by hand": (
        "Forty, and then the pattern was plain: short queries.",
        "Fifty. A third of them are right, and the label is wrong.",
    ),
    "write down what would make me drop the new loss": (
        "One line, and a week later I dropped it because of that line.",
        "Written before the run, which made the talk afterwards short.",
    ),
    "test the label join on yesterday's rows": (
        "Done, and the test failed on the first night.",
        "It found a gap of three days in spring that nobody had seen.",
    ),
    "ask who owns the session table, and write it in the catalog": (
        "I asked, and they were as unsure as I was. We look at it together.",
        "It has an owner now, and a line in the catalog that says so.",
    ),
    "plot nulls by day for the ten top features": (
        "Plotted. One of them is empty every Sunday.",
        "It went slower than planned: the table is larger than its page says.",
    ),
}
