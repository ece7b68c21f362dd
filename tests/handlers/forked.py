"""The ladder for software engineers, as it would be if it forked: above the shapers, engineers and managers."""

import shutil
from pathlib import Path

import yaml

from content.reading.loader import shipped

BRANCHES = [
    {"id": "engineer", "name": "Engineer", "summary": "You go on by the systems that you shape."},
    {"id": "manager", "name": "People manager", "summary": "You go on by the people whose work you make possible."},
]
LEAD = {
    "id": "lead",
    "name": "Team lead",
    "branch": "manager",
    "years": "Often after 6 years",
    "summary": "You answer for a team: what it does, and how the people in it grow.",
    "source": "trellis",
}
PARTS = {
    "expectations": """
expectations:
  - id: people-say-what-is-wrong
    level: lead
    replaces: [REPLACED]
    text: People tell you what goes wrong while it is still small.
    examples:
      shows: Somebody told you on a Tuesday that Friday would not hold.
      not_yet: You heard of it in the review after it had failed.
    source: trellis
""",
    "actions": """
actions:
  - id: ask-each-what-is-in-the-way
    level: lead
    levels: [shaper]
    title: Ask each what is in their way
    text: In the 1:1s of this week, ask everybody what one thing is in their way. Take one away.
    minutes: 60
    done_when: One thing is out of somebody's way, and they know.
    areas: [backend, frontend, platform, quality]
    expectations: [people-say-what-is-wrong]
    source: trellis
""",
    "resources": """
resources:
  - id: on-leading
    title: On leading
    owner: Nobody
    link: https://leading.example/
    kind: read
    minutes: 20
    cost: free
    levels: [lead]
    areas: [backend, frontend, platform, quality]
    why: It says what changes on the first day.
    source: trellis
""",
}


def written(place: Path, replaced: str) -> Path:
    """Writes the ladder into a folder of ladders, and returns that; `replaced` is what a team lead is not asked for."""
    folder = shutil.copytree(shipped() / "software-engineer", place / "ladders" / "software-engineer")
    head = yaml.safe_load((folder / "ladder.yaml").read_text())
    head["levels"][-1]["branch"] = "engineer"
    head["levels"].append(LEAD)
    head["branches"] = BRANCHES
    (folder / "ladder.yaml").write_text(yaml.safe_dump(head, sort_keys=False))
    for kind, text in PARTS.items():
        (folder / kind).mkdir(exist_ok=True)
        (folder / kind / "lead.yaml").write_text(text.replace("REPLACED", replaced).lstrip())
    return folder.parent
