"""What there is to explore in a ladder, topic by topic, and the words by which it is found."""

from dataclasses import replace

from content.catalogue import search as catalogue_search
from content.catalogue.search import Findings
from content.catalogue.shelves import Catalogue, ShelfItem, Topic
from content.model.ladder import Ladder
from content.reading import layout
from handlers.explore.kinds import KINDS

SAVED = "saved"  # the one topic whose entries are the person's own and not the ladder's
DIRECTIONS, ROLE, LEARNING, BUILDING = "Directions", "The role", "Learning", "Building"
NUMBERS, TALKS, UPWARDS = "Numbers", "Talks", "Towards the next level"

TOPICS: tuple[Topic, ...] = (
    Topic(
        "tracks",
        DIRECTIONS,
        "Tracks",
        "Kinds of engineer to be. You can choose one.",
        ("tracks",),
        ("career tracks", "paths"),
    ),
    Topic(
        "specialisations",
        DIRECTIONS,
        "Specialisations",
        "Parts of the work to know better than most.",
        ("specialisations",),
        ("specializations", "specialties"),
    ),
    Topic(
        "role-moves",
        DIRECTIONS,
        "Moves to another role",
        "What carries over, and what must be learnt.",
        ("role_moves",),
        ("role moves", "switch", "change role", "transitions"),
    ),
    Topic(
        "crossroads",
        DIRECTIONS,
        "Which way to go",
        "Engineer, manager, or something third.",
        ("outlooks",),
        ("engineer or manager", "directions"),
        theme="direction",
    ),
    Topic(
        "role",
        ROLE,
        "What the role is",
        "What it is, and why people choose it.",
        ("outlooks",),
        ("role", "the role"),
        theme="role",
    ),
    Topic(
        "responsibilities",
        ROLE,
        "Responsibilities",
        "What people in this role answer for.",
        ("responsibilities",),
        ("duties", "tasks"),
    ),
    Topic("skills", ROLE, "Skills", "What one must be able to do, technical and not.", ("skills",), ("soft skills",)),
    Topic("tools", ROLE, "Tools", "What the work is done with.", ("tools",), ("stack",)),
    Topic(
        "competencies",
        ROLE,
        "Competencies",
        "What this ladder looks at, level by level.",
        ("competencies",),
        ("dimensions",),
    ),
    Topic(
        "companies",
        ROLE,
        "Choosing a company",
        "What to ask before you join.",
        ("outlooks",),
        ("companies", "company", "employers"),
        theme="company",
    ),
    Topic(
        "future",
        ROLE,
        "What is coming",
        "Where the role goes, and how to follow.",
        ("outlooks",),
        ("future", "trends"),
        theme="future",
    ),
    Topic(
        "education",
        LEARNING,
        "Education and certificates",
        "What each gives, and leaves for you to add.",
        ("educations",),
        ("education", "certification", "certificates", "degrees", "courses"),
    ),
    Topic(
        "reading",
        LEARNING,
        "The reading list",
        "What the guides recommend, and which of it first.",
        ("readings",),
        ("reading", "books"),
    ),
    Topic(
        "library",
        LEARNING,
        "Everything to read and try",
        "Articles, talks, courses, exercises, meetings.",
        ("resources",),
        ("library", "resources", "articles"),
    ),
    Topic(SAVED, LEARNING, "What you saved", "The resources that you keep for later.", (), ("saved", "my resources")),
    Topic(
        "guidance",
        LEARNING,
        "How careers go",
        "What years and titles do not say.",
        ("guidance",),
        ("guidance", "career advice"),
    ),
    Topic(
        "projects",
        BUILDING,
        "Projects to build",
        "Small enough for a few hours a week, and worth showing.",
        ("projects",),
        ("projects", "portfolio", "side projects"),
    ),
    Topic(
        "showcases",
        BUILDING,
        "How to show a project",
        "So that people who were not there see what you did.",
        ("showcases",),
        ("showcase",),
    ),
    Topic(
        "career-steps",
        BUILDING,
        "The way up, step by step",
        "Stages on the way in and up. Nobody needs all of them.",
        ("career_steps",),
        ("career steps", "steps"),
    ),
    Topic(
        "pay",
        NUMBERS,
        "Levels, titles and pay",
        "What each is called elsewhere, and said to pay.",
        ("levels", "scales"),
        ("pay", "salary", "money", "compensation", "wages", "income", "earn", "levels", "titles", "other ladders"),
    ),
    Topic(
        "scores",
        NUMBERS,
        "How the career scores",
        "Marks out of ten, factor by factor: an author's opinion.",
        ("scores",),
        ("scores", "ratings"),
    ),
    Topic(
        "prompts",
        TALKS,
        "To ask a mentor",
        "Requests to copy, and what to make of the answers.",
        ("prompts",),
        ("prompts", "mentor prompts"),
    ),
    Topic(
        "one-on-ones",
        TALKS,
        "For your 1:1",
        "Questions for both sides of the table.",
        ("one_on_one_questions",),
        ("1:1", "1:1s", "one on one", "1on1", "1:1 questions"),
    ),
    Topic(
        "mentor-talks",
        TALKS,
        "To open a mentor talk",
        "A first sentence, for mentee and mentor.",
        ("mentor_starters",),
        ("mentor", "mentors", "mentoring", "mentee"),
    ),
    Topic(
        "shift",
        UPWARDS,
        "The shift to the next level",
        "Behaviours to take up, and the skills they build.",
        ("transitions", "design_skills"),
        ("next level", "promotion", "shift", "design skills"),
    ),
)


# What the topic of levels is on a ladder that tells of no other one, and so of no pay.
LEVELS_ALONE = replace(
    next(topic for topic in TOPICS if topic.id == "pay"),
    title="Levels and titles",
    about="Each level here, and what it asks for.",
    words=("levels", "titles"),
)


def topics(ladder: Ladder) -> tuple[Topic, ...]:
    """The topics on which this ladder has something to say."""
    told = (LEVELS_ALONE if topic.id == LEVELS_ALONE.id and not ladder.rungs else topic for topic in TOPICS)
    return tuple(topic for topic in told if topic.id == SAVED or topic.items(ladder))


def topic(ladder: Ladder, topic_id: str) -> Topic:
    """Raises KeyError where the ladder says nothing on such a topic."""
    return {topic.id: topic for topic in topics(ladder)}[topic_id]


def item(ladder: Ladder, section: str, entry_id: str) -> ShelfItem:
    """An entry by its list and id. Raises KeyError where the ladder has none, or none that can be opened."""
    if section not in KINDS:
        raise KeyError(section)
    return ShelfItem(section, ladder.get(layout.SECTIONS[section], entry_id))


def find(ladder: Ladder, typed: str, *, level: str | None = None) -> Findings:
    """What a person at a level means by these words."""
    return catalogue_search.search(ladder, Catalogue(topics(ladder), KINDS, "Topic"), typed, level=level)
