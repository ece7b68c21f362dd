"""What the cast answers to the questions about how they work with others and learn, by their ids."""

ON_THE_TEAM = {
    "practices-skipped": (
        "Tests for the data. Then a column changes on a Sunday.",
        "Writing down why. Three months later we try the same thing again.",
    ),
    "practices-slow": (
        "Two approvals for a dashboard. I have never seen the second one find anything.",
        "The form for staging access. It takes two weeks, and everybody gets it.",
    ),
    "shared-copied": (
        "The time zone code, in three teams. The events library could have it.",
        "Reading the feature table. One client would do, and I began it.",
    ),
    "shared-explained-twice": (
        "Why offline and online differ. I should write it down.",
        "How to get at the click logs. Three people asked me in a week.",
    ),
    "shared-borrowed": (
        "The platform team's scheduler. They do not know how often we wait for it.",
        "Search's query log. I told them last week what we do with it.",
    ),
    "needs-who-asked": (
        "The sellers' support. Today they answer by hand why an item is so far down.",
        "Product. I asked what they do without it, and nobody could say.",
    ),
    "needs-assumption": (
        "That people read from the top. On phones they scroll first.",
        "That a click means liking it. Half of them come back at once.",
    ),
    "needs-number": (
        "Returns within a week. I would see it on the tenth day.",
        "Searches without a click, by country. I have the query ready.",
    ),
    "words-misread": (
        "I said “done” and meant the code. They heard that it was live.",
        "“Stable”, of a metric. I meant steady, and product heard good.",
    ),
    "words-decision-late": (
        "That the old ranker stays until spring. It stood in a thread that I am not in.",
        "The new schema. I heard of it from a failing job.",
    ),
    "plan-next-unclear": (
        "Moving the live path. I know the end, and not the first week.",
        "Who labels. Until I know it, the rest is a guess.",
    ),
    "plan-guess": (
        "Two days for the config, and it took six. It left out the callers.",
        "The backfill. I had counted the hours of the machine, and not mine.",
    ),
    "plan-not-doing": (
        "Personal ranking. I told product, and not yet the sellers' team.",
        "The move to the new scheduler. Platform knows, as of Monday.",
    ),
    "delivery-smallest": (
        "The list of stale features. No alert yet, but somebody can read it.",
        "One country in the new scorer. The others follow the same way.",
    ),
    "delivery-nearly-done": (
        "The drift check. It waits for a threshold that somebody agrees to.",
        "My evaluation page. It waits for me to ask for a review.",
    ),
    "agile-meeting": (
        "The one on the incident. Two alerts were gone by the evening.",
        "None that I can name. That is an answer, too.",
    ),
    "agile-one-change": (
        "One thing at a time on the board for each of us.",
        "No meetings before noon. I would count what gets merged.",
    ),
    "team-helped": (
        "Diego saw my question in the channel and sent the query that he uses.",
        "Priya. I had written down what I tried, and she saw the mistake in it.",
    ),
    "team-disagree": (
        "The second cache. It is quicker, and I was right about the bugs.",
        "Waiting a week for fresh labels. I was wrong, it was worth the wait.",
    ),
    "team-too-much-of-you": (
        "Reviews of the scorer. Two more people could do them with a page from me.",
        "Access to the store. It should be a group, and not my name.",
    ),
    "owner-of-the-gap": (
        "Closing test flags after the test. There are sixty.",
        "The page for newcomers. Everybody corrects it in their head.",
    ),
    "owner-unfamiliar": (
        "The batch scorer. I need half an hour with somebody who has run it at night.",
        "Talking with the sellers' team. I need to know what they already tried.",
    ),
    "owner-handed-over": (
        "The eval set, and the right to change it. Diego would do it well.",
        "The weekly release, with the yes or no. Kenji has watched it for a month.",
    ),
    "voices-missing": (
        "On call. We moved the alert, and they read it at three in the morning.",
        "The people who label. They knew that the categories overlap.",
    ),
    "voices-newcomer": (
        "That our dashboard has two panels of the same name.",
        "That “ranker” means three things here, by who says it.",
    ),
    "voices-changed-mind": (
        "The one against my cache: it is per process, which explains the cold starts.",
        "Product on the threshold. They had seen what a wrong yes costs.",
    ),
    "learning-used": (
        "Counting nulls by day instead of in total. There it was.",
        "Reading the loss curve before touching the learning rate. It was the data order.",
    ),
    "learning-next": (
        "The query plan. Priya mended it in ten minutes.",
        "The talk with the security team. I wrote, and somebody else explained.",
    ),
    "learning-passed-on": (
        "The slices of the eval. They asked who decides which ones count.",
        "How I read an incident. They asked why I begin at the end.",
    ),
    "learning-in-the-way": (
        "Friday without releases. The hour is there, and I spend it watching graphs.",
        "Somebody to learn with. Alone I move it to next week.",
    ),
    "any-feedback-asked": (
        "Maya, on whether my design is too large for what it does.",
        "Somebody from product, on my last page: what would they leave out?",
    ),
    "any-feedback-given": (
        "Kenji says when he does not follow. The whole room is glad each time.",
        "Diego's note after the incident: no blame in it, and every time in it.",
    ),
    "any-newcomer": (
        "That staging has last month's data, and nobody minds if you break it.",
        "Whom to ask for what. It is in our heads alone.",
    ),
    "any-interview": (
        "Says what they do not know. I would ask for a model of theirs that failed.",
        "Looks at the data first. I would hand them a table with a flaw in it.",
    ),
    "any-incident": (
        "Empty results in one country. We learnt that we test with our own addresses.",
        "Yesterday's prices. The team has one owner for the import now.",
    ),
    "any-security": (
        "The keys of people who left this year.",
        "The trainer's. It can write where it only reads.",
    ),
    "any-page": (
        "What the columns of the events table mean.",
        "The runbook of the scorer. Step three needs somebody who left in spring.",
    ),
}
