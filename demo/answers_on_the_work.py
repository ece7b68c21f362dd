"""What the cast answers to the questions about data, models and what they run on, by their ids."""

ON_THE_WORK = {
    "data-surprise": (
        "Sampling. The first million rows are all from one country.",
        "Half of the nulls come from one mobile version of last year.",
    ),
    "data-waiting": (
        "The raw click logs of last quarter. Diego knows who can open them.",
        "Returns, by order. The warehouse team has them, and nobody asked yet.",
    ),
    "data-left-out": (
        "The bots. Then I had to say what a bot is.",
        "Sessions under a second. They are retries, and count everything twice.",
    ),
    "data-trust": (
        "Less in the event time: it is local, and nobody had written that down.",
        "More in the price, since its nulls are counted by day.",
    ),
    "data-who-makes-it": (
        "The mobile team. We last talked before summer, which explains the schema change.",
        "People at a form. I sat beside one of them for an hour this month.",
    ),
    "data-by-hand": (
        "Copying the label file to the bucket. I forgot it once, and trained on old labels.",
        "Dropping the test accounts. It is one line that I type each time.",
    ),
    "data-contract": (
        "The category tree. Search changes it when they like, and we read it each night.",
        "Currency. All of us assume that it is in the row, and nobody promised it.",
    ),
    "models-offline-online": (
        "On short queries. The average hides them, because there are few.",
        "The eval set is a year old. Plus two percent there, nothing in the test.",
    ),
    "models-slow-loop": (
        "Two days for the full eval. A sample of a tenth says the same in an hour.",
        "Waiting for a test slot. There are three, and one is always taken.",
    ),
    "models-simpler": (
        "A bigger backbone. Logistic regression with two good features was close enough.",
        "The user embedding. It gained little, and would have needed a second store.",
    ),
    "models-error": (
        "Confident and wrong, on new sellers. I looked at fifty and see no pattern yet.",
        "Near duplicates ranked far apart. It must be the tie between the scores.",
    ),
    "models-second-look": (
        "Priya, last week. She asked for the slices that I had left out.",
        "Nobody yet. I would ask Maya, as she knows the old set.",
    ),
    "models-loss": (
        "It fell in steps, with the data order. I had shuffled once, not each epoch.",
        "The baseline was better than I remembered. That was the finding.",
    ),
    "models-business": (
        "Orders from new sellers. The test has to run for four weeks to show it.",
        "Fewer complaints on returns. I would count them by week, before and after.",
    ),
    "systems-proud": (
        "The feature client. Two services deleted their copy of it.",
        "The checkpoint code: a preemption costs minutes now, not a night.",
    ),
    "systems-hard-to-change": (
        "The config. Four files say the same thing in four ways.",
        "The scorer. It knows the table names of three other teams.",
    ),
    "systems-trade-off": (
        "Freshness. Features are an hour old, and the store has one part less.",
        "The clever queue. Two people on call know the boring one.",
    ),
    "systems-read": (
        "Maya's batch scorer. I would borrow how it names what can fail.",
        "The search team's cache. It says in one line why it is per process.",
    ),
    "systems-review": (
        "“Why do we retry twice?” I had no answer, so now we retry once.",
        "Somebody asked for the reason in the commit. I write it first now.",
    ),
    "systems-tenfold": (
        "The feature lookup. It asks once for each row.",
        "The queue before the scorer: it has no bound, so memory goes first.",
    ),
    "systems-beyond-team": (
        "Two definitions of a session. Finance would notice first, at the end of a quarter.",
        "Who deletes old models. Nobody does, and storage will ask one day.",
    ),
    "ops-last-incident": (
        "The nightly join. We learnt of it from a user, an hour before our own dashboard.",
        "A certificate ran out. The canary said so, for once.",
    ),
    "ops-release-fear": (
        "The deploy is one button, but the rollback is four.",
        "The canary only gets traffic from one region. I do not trust its yes.",
    ),
    "ops-alert": (
        "Delete the one about disk space: it mends itself on Mondays. Missing: an empty feature.",
        "Nobody owned the latency alert, so everybody muted it. Missing is one for stale data.",
    ),
    "ops-new-tool": (
        "The trace view. I still find slow calls by reading logs.",
        "kubectl, past the three commands that I copy from a note.",
    ),
    "ops-on-their-own": (
        "The backfill. Maya runs it, and I should be next.",
        "Restoring the feature store. It is Priya alone, and Kenji would like to learn it.",
    ),
    "ops-rollback": (
        "I would ask Priya. That is not a good answer, so I read the runbook today.",
        "Point the alias at the model before. I did it once, on staging.",
    ),
    "ops-throughput": (
        "Waiting for one person's yes on Thursdays.",
        "The manual check of forty queries. A script finds the same ones.",
    ),
    "fundamentals-shaky": (
        "Calibration. I could not explain the plot to product.",
        "Counterfactual evaluation. I can follow it, and could not do it alone.",
    ),
    "libraries-inside": (
        "The data loader. I set its workers by trial.",
        "The client of our feature store: what it caches, and for how long.",
    ),
    "libraries-leave": (
        "The old workflow library. Two jobs keep it, and nobody wants to touch them.",
        "Our own retry wrapper. It is in forty files.",
    ),
    "workflows-weak-link": (
        "The label join. It matches on a time that two systems write differently.",
        "The last one: what the page leaves out, we never see.",
    ),
    "workflows-rerun": (
        "The rows of that day. We keep the query, and the table has moved on.",
        "The seed and the image. I have the first and not the second.",
    ),
    "design-drawing": (
        "Where batch and live meet. I know two places where they disagree.",
        "How a model gets from the trainer to a server. I only know both ends.",
    ),
    "prototype-cheapest": (
        "A sheet with two hundred pairs, labelled by three of us.",
        "The score by a rule in SQL. If that moves nothing, a model will not.",
    ),
    "prototype-thrown-away": (
        "A page that shows one query in both rankers. Two hours, and we argued less.",
        "A scorer without the store. It told me what the store costs us.",
    ),
    "prototype-too-dear": (
        "The ranker trained without clicks. The labels would cost a month.",
        "Every feature left out once. It needs forty runs, and we have the machines for six.",
    ),
    "llm-real-answers": (
        "A polite one that names a product which we do not sell.",
        "The right answer in the wrong language.",
    ),
    "llm-cases": (
        "Two of us disagree on one in five. We never wrote down what good is.",
        "That there are several good ones, and my cases have one each.",
    ),
    "llm-not-found": (
        "Not found. The page was there, under another name.",
        "Not used: the passage was third, and the answer came from the first.",
    ),
    "llm-cost": (
        "The second call that checks the first. Nobody would notice on short queries.",
        "The long instructions. Half of them are about cases that are gone.",
    ),
    "llm-judge": (
        "For the language and the form. Whether it is true, a person says.",
        "Between two drafts of ours, yes. On a complaint, only a person.",
    ),
    "llm-tool-rights": (
        "The report script can write to the whole bucket. It needs one folder.",
        "Our agent may send mail. It only ever has to draft one.",
    ),
    "llm-assistant": (
        "For tests of a parser, very. In the design of the store it agreed with everything.",
        "With the old build files. I would rather write the queries myself.",
    ),
    "llm-assistant-learning": (
        "A decorator that I had never seen. It caches, and I did not want that.",
        "What the window function does. It was right, and I could not have said why.",
    ),
    "llm-model-ends": (
        "The platform team, and then product: two pages would be empty.",
        "Nobody comes to mind, so I write a list this week.",
    ),
    "llm-who-labels": (
        "Two of us decide. The sellers live with it, and were never asked.",
        "Support does, by what they close. Those who give up are not in it.",
    ),
    "llm-fine-tune": (
        "Rules. They were enough for four of five cases, and I can explain them.",
        "Document search, since the facts change each week.",
    ),
    "llm-drift": (
        "Delivery dates. A fifth of all questions, and we have no data for them.",
        "They paste whole mails. We had planned for one line.",
    ),
    "llm-release": (
        "Priya can. She did it once, with the runbook open.",
        "On call could, and has never tried. We do it together on Thursday.",
    ),
}
