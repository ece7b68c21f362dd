"""How the JSON of somebody's export is made: its schema, written to `docs/export.schema.json` by `make docs`."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from db import personal
from db.personal import Rows
from handlers.framework.feature import Feature

FILE = Path(__file__).parents[2] / "docs" / "export.schema.json"
FORMAT, VERSION = "trellis-export", 1

ABOUT = {
    "people": "You, as Slack and you describe you: name, zone, level, areas, rhythm.",
    "checkins": "Your check-ins: the question of each as it was asked, and your word for how it went.",
    "answers": "What you answered in them, word for word, and with whom you shared it.",
    "replies": "Which messages in the threads of your check-ins are part of an answer. It holds no words.",
    "steps": "Every step you were offered, in the words it had then, and what became of it.",
    "measurements": "How you said that your time is spent.",
    "wins": "Your wins: what you did, what came of it, and what you say that it shows.",
    "agenda_items": "What you put on the agenda of a 1:1; `manager_id` is the other of the two.",
    "actions": "What you took on at a 1:1, your own or the other's, until when, and what became of it.",
    "one_on_ones": "When you have 1:1s, and with whom: `one_id` and `two_id` are the two of you.",
    "one_on_one_messages": "Of which 1:1 I told you when, in which message, and the question I suggested for it.",
    "one_on_one_notes": "What you noted for yourself of your 1:1s, and with whom (`other_id`). Nobody else reads it.",
    "level_changes": "How you came to your level: what you asked or were asked, who agreed, and when.",
    "readiness_shares": "Your way to a level as you shared it: what stood there on that day, and with whom.",
    "remarks": "What you and your manager said to each other about something that you or they had shared.",
    "mentor_offers": "What you offer as a mentor: areas or competencies, to how many at once, every how many weeks.",
    "mentor_asks": "What you look for a mentor for, and whom I named, or why nobody.",
    "mentor_pairs": "Pairs of mentor and mentee in which you are one of the two.",
    "mentor_words": "What you said of your pairs for yourself alone: whether you met, and whether you would again.",
    "mentors_avoided": "With whom you would not be paired again. Nobody else reads it.",
    "saved": "What you saved in Explore.",
    "files": "Which files I sent you, by the ids that Slack gave them. What stood in them is not kept.",
    "ratings": "Each mark of the assessments below, with the name that the competency had then.",
    "assessments": "Your self-assessments, and the views of others that you wrote.",
    "worksheets": "Your worksheets on candidates: marks and notes by competency, until they are deleted. Only yours.",
    "memberships": "The team that you are on.",
    "moves": "Whether you would like to move to another team, as you were asked.",
    "handovers": "Changes of who leads a team, to you or from you, and from when on.",
    "lookups": "People you named in a team's form of whom Slack had not told yet.",
    "digest_items": "Which of your answers and wins stand in which message of a digest.",
    "touches": "When I could have spoken to you, and why I did or did not.",
    "deliveries": "The messages that I sent you or will. What one said is forgotten once it has arrived.",
}


def document(every: Iterable[Rows]) -> dict[str, Any]:
    """The schema of an export with these tables in it."""
    kept = {
        rows.name: {"description": ABOUT[rows.name], "type": "array", "items": personal.shape(rows)} for rows in every
    }
    whole = {
        "format": {"const": FORMAT},
        "version": {
            "const": VERSION,
            "description": "It grows where a field is renamed or taken out, and stays where one comes in.",
        },
        "made_at": {"type": "string", "format": "date-time"},
        "kept": {"type": "object", "properties": kept, "required": [*kept], "additionalProperties": False},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What Trellis keeps of one person",
        "type": "object",
        "properties": whole,
        "required": [*whole],
        "additionalProperties": False,
    }


def text(features: Iterable[Feature]) -> str:
    """The schema as the file has it."""
    every = (rows for feature in features for rows in (*feature.keeps.rows, *feature.keeps.parts))
    return json.dumps(document(every), indent=2, ensure_ascii=False) + "\n"


def write(features: Iterable[Feature]) -> None:
    FILE.write_text(text(features), encoding="utf-8")
