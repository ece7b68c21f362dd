"""What a new ladder offers from its first day: steps made of what its levels ask for, and questions about it."""

from collections.abc import Iterator
from typing import Any

from content.authoring.outline import Outline

TITLE, TEXT = 60, 280
ENDS = (".", "!", "?", "…")
OFFER = "Do one thing this week that shows this, or find one that you did: {text} Write it down in two lines."
DONE = "Two lines say what you did and who saw it."
# A question for each competency, one after the other of these, so that a quarter brings all kinds.
ASKED = (
    ("looking back", "What did you do lately that shows {name}?"),
    ("obstacle", "What makes {name} hard at the moment?"),
    ("decision", "What did you decide lately in {name}, and what did you give up for it?"),
    ("learning", "What did you learn about {name} since last time?"),
    ("people", "Who could you ask about {name}, and what would you ask?"),
)
GENERAL = (
    ("worth-keeping", "looking back", "What did you do since last time that you want to remember?"),
    ("in-the-way", "obstacle", "What held you up most since last time?"),
    ("chosen", "decision", "What did you decide since last time that others will build on?"),
    ("learnt", "learning", "What do you know now that you did not know a month ago?"),
    ("thanked", "people", "Whose help made a difference lately, and do they know?"),
    ("again", "looking back", "What would you do in another way, if you did it again?"),
    ("unclear", "obstacle", "What is unclear to you at the moment, and who could say?"),
    ("left-out", "decision", "What did you leave out on purpose, and was it right?"),
    ("first-time", "learning", "What did you do for the first time since last time?"),
    ("handed-on", "people", "What did you show or hand on to somebody since last time?"),
)
MOST_ASKED = 60  # about competencies: more than a year of check-ins


def actions(outline: Outline) -> Iterator[dict[str, Any]]:
    """A step for everything that a level asks for: to show it once, in something of this week."""
    area = {facet.id: facet.area for facet in outline.competencies}
    order = {level.id: number for number, level in enumerate(outline.levels)}
    for wish in sorted(outline.wishes, key=lambda wish: order[wish.level]):
        yield {
            "id": f"show-{wish.id}"[:60].strip("-"),
            "level": wish.level,
            "title": clip(f"Show: {wish.text}", TITLE),
            "text": OFFER.format(text=_quoted(clip(wish.text, TEXT - len(OFFER) + len("{text}") - len("“”.")))),
            "minutes": 45,
            "done_when": DONE,
            "areas": [area[wish.competency]],
            "expectations": [wish.id],
            "competencies": [wish.competency],
            "source": "own",
        }


def resources(outline: Outline) -> Iterator[dict[str, Any]]:
    """One thing to read, which helps with any ladder."""
    yield {
        "id": "brag-document",
        "title": "Get your work recognized, write a brag document",
        "owner": "Julia Evans",
        "link": "https://jvns.ca/blog/brag-documents/",
        "kind": "read",
        "minutes": 15,
        "cost": "free",
        "levels": [level.id for level in outline.levels],
        "areas": [area.id for area in outline.areas],
        "why": "Says how to keep a list of what you did, and what to do with it.",
        "source": "own",
    }


def questions(outline: Outline) -> Iterator[dict[str, Any]]:
    """Questions about work as such, and one or more about each competency."""
    areas = [area.id for area in outline.areas]
    for entry_id, kind, text in GENERAL:
        yield {"id": entry_id, "text": text, "kind": kind, "areas": areas}
    rounds = max(1, min(2, MOST_ASKED // max(1, len(outline.competencies))))
    for turn in range(rounds):
        for number, facet in enumerate(outline.competencies[:MOST_ASKED]):
            kind, text = ASKED[(number + 2 * turn) % len(ASKED)]
            yield {
                "id": f"{kind.replace(' ', '-')}-{facet.id}",
                "text": text.format(name=f"“{facet.name}”"),
                "kind": kind,
                "areas": [facet.area],
                "competencies": [facet.id],
            }


def _quoted(text: str) -> str:
    return f"“{text}”{'' if text.endswith(ENDS) else '.'}"


def clip(text: str, longest: int) -> str:
    """The text, or its first words with a sign that there is more."""
    if len(text) <= longest:
        return text
    return f"{text[: longest - 1].rsplit(' ', 1)[0].rstrip(' ,.;:')}…"
