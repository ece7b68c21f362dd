"""What the headings of a sheet mean: which column is which, and which words are names of levels."""

import re
from collections.abc import Iterable

# What people write above a column, the surest word first. A plural counts as its singular.
WORDS: dict[str, tuple[str, ...]] = {
    "level": (
        *("level", "grade", "band", "career level", "job level", "ic level", "seniority", "rank", "rung", "stage"),
        *("level name", "niveau", "stufe", "nivel", "livello"),
    ),
    "competency": (
        *("competency", "competence", "competencie", "skill", "capability", "capabilitie", "dimension", "attribute"),
        *("criterion", "criteria", "trait", "competency name", "skill name", "skill area", "competency area"),
        *("topic", "axis", "axe", "kompetenz", "compétence", "competencia", "competenza"),
    ),
    "category": (
        *("category", "categorie", "pillar", "theme", "group", "area", "domain", "family", "section", "cluster"),
        *("focus area", "skill group", "discipline", "kategorie", "catégorie", "bereich"),
    ),
    "text": (
        *("statement", "expectation", "behaviour", "behavior", "text", "indicator", "responsibility"),
        *("responsibilitie", "requirement", "descriptor", "description", "what it looks like"),
        *("what good looks like", "detail", "definition", "level description", "beschreibung", "erwartung"),
    ),
    "years": ("year", "years of experience", "year of experience", "experience", "yoe", "tenure", "jahre"),
    "role": ("title", "job title", "role", "position"),
    "other": (
        *("note", "comment", "remark", "id", "key", "no", "nr", "number", "owner", "weight", "link", "url", "source"),
        *("status", "date", "last updated", "updated", "version", "example", "resource", "question", "tag", "score"),
        *("rating", "self assessment", "summary", "about", "in short", "why", "order", "evidence"),
    ),
}
# What a column beside the names of competencies says of each, where there is a column for each level.
ABOUT = ("summary", "about", "in short", "description", "definition", "detail")
# Words of a level's name, with how high it stands; 0 where the word alone does not say.
RANKS = {
    **dict.fromkeys(("intern", "trainee", "apprentice", "beginner", "novice", "graduate", "entry"), 1),
    **dict.fromkeys(("associate", "junior", "foundation", "awareness", "basic"), 2),
    **dict.fromkeys(("mid", "medior", "intermediate", "practitioner", "regular", "competent"), 3),
    **dict.fromkeys(("senior", "sr", "advanced", "proficient"), 4),
    **dict.fromkeys(("lead", "seasoned", "expert"), 5),
    **dict.fromkeys(("staff", "architect"), 6),
    "principal": 7,
    **dict.fromkeys(("distinguished", "fellow"), 8),
    **dict.fromkeys(("manager", "director", "vp", "engineer", "developer", "analyst"), 0),
}
A_WORD = r"(?:[a-z]{1,3}|level|grade|band|stage|milestone|tier|step|stufe|niveau)[ -]?"
BEFORE_A_NUMBER = f"(?:{A_WORD})?"
BEGINS = re.compile(rf"^(?:{A_WORD}[0-9]{{1,2}}|[0-9]{{1,2}} ?[/.):])(?:\s|$)")  # as IC3 Engineer, or 3/ Senior
CODE = re.compile(rf"^{BEFORE_A_NUMBER}([0-9]{{1,2}})$|^(?:.* )?(i{{1,3}}|iv|v)$")
NUMBERED = re.compile(rf"^{BEFORE_A_NUMBER}([0-9]{{1,2}})\b")


def folded(name: str) -> str:
    """A name as it is compared with others: without capitals, signs at its end, and space that nobody sees."""
    return " ".join(name.split()).strip(" .:*").casefold()


def role(heading: str) -> str | None:
    """What stands in a column with this heading: a key of `WORDS`, or None for a name that is none of these words."""
    parts = [_singular(part) for part in re.split(r"\s*[/|]\s*", folded(heading)) if part]
    found = {next((key for key, words in WORDS.items() if part in words), None) for part in parts}
    return found.pop() if len(found) == 1 else None


def sureness(heading: str) -> int:
    """How far down among the words for its column a heading stands: 0 is the surest."""
    word = _singular(folded(heading))
    return next((words.index(word) for words in WORDS.values() if word in words), len(WORDS["text"]))


def says_about(heading: str) -> bool:
    """Whether a column beside competencies says what each of them is."""
    return _singular(folded(heading)) in ABOUT


def like_a_level(name: str) -> bool:
    """Whether a name is one that levels have: with a word such as senior in it, or a number behind."""
    plain = folded(name)
    return bool(CODE.match(plain) or BEGINS.match(plain)) or any(word in RANKS for word in re.findall(r"[a-z]+", plain))


def heights(names: Iterable[str]) -> list[int]:
    """How high levels stand by their names alone: by the number in each, or by a word in each; else nothing."""
    plain = [folded(name) for name in names]
    numbers = [NUMBERED.match(name) for name in plain]
    if all(numbers):
        return [int(number[1]) for number in numbers if number]
    words = [[RANKS[word] for word in re.findall(r"[a-z]+", name) if RANKS.get(word)] for name in plain]
    return [max(known) for known in words] if all(words) else []


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and word != "axis" else word
