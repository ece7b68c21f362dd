"""A new ladder as the documents that it is made of: it passes the check as it is, and waits to be edited."""

from collections.abc import Iterator, Mapping
from typing import Any

from content.authoring import borrowing, steps, writing
from content.authoring.outline import Named, Outline
from content.model.ladder import Ladder

Data = dict[str, Any]  # what a document says: its own keys, and its lists of entries
EDITOR = "# yaml-language-server: $schema={schemas}/{file}.json\n"
GOES_ON = "  # Add as many as you like. Entries need an id of their own: small letters and digits, joined by hyphens.\n"
HEADINGS = {
    "ladder.yaml": (
        "The ladder's name and version, its levels from the lowest up, its areas, and where it all comes from."
    ),
    "competencies.yaml": "The dimensions in which people rate themselves, with what one sees at each level.",
    "expectations.yaml": "What each level asks for, as something one would see a person do. Levels add up.",
    "actions.yaml": (
        "Small things to do this week. The text is the offer, done_when is how one knows that it is done."
    ),
    "resources.yaml": "To read, watch, take, practise or attend. The minutes are an honest first sitting.",
    "questions.yaml": "One of these opens each check-in. They are about work, never about private life.",
}
BRANCHES = {
    "Individual contributor": "Goes on in the work itself, without leading people.",
    "People manager": "Leads people, and answers for how they work together.",
}
REMARKS = {
    ("", "version"): "a new one for every release: what people did stays with the version it was done under",
    ("levels", ""): "at most nine",
    ("levels", "summary"): "in one sentence",
    ("levels", "years"): "a hint; leave it out if you have none",
    ("areas", ""): "what people choose to grow in, at most ten",
    ("sources", ""): "where entries come from, shown to people",
    ("actions", "title"): "at most 60 characters",
    ("actions", "text"): "at most 280",
    ("resources", "kind"): "or: watch, course, practice, attend",
    ("resources", "cost"): "or: paid, mixed",
    ("questions", "kind"): "or: obstacle, decision, learning, people",
}


def data(outline: Outline, ours: Ladder | None = None) -> dict[str, Data]:
    """What each document of a new ladder says, by its name; with steps and reading from a ladder of ours, if any."""
    taken = borrowing.borrowed(outline, ours) if ours else {}
    return {
        "ladder.yaml": _head(outline, taken.get("sources", []), taken.get("needs", [])),
        "competencies.yaml": {
            "categories": [{"id": each.id, "name": each.name} for each in outline.categories],
            "competencies": list(_competencies(outline)),
        },
        "expectations.yaml": {"expectations": list(_expectations(outline))},
        "actions.yaml": {"actions": [*steps.actions(outline), *taken.get("actions", [])]},
        "resources.yaml": {"resources": [*steps.resources(outline), *taken.get("resources", [])]},
        "questions.yaml": {"questions": list(steps.questions(outline))},
    }


def documents(said: Mapping[str, Data], *, schemas: str) -> dict[str, str]:
    """The text of each document, with the folder in which an editor finds their schemas."""
    return {file: written(file, one, schemas=schemas) for file, one in said.items()}


def written(file: str, said: Data, *, schemas: str) -> str:
    """The text of a document."""
    editor = EDITOR.format(schemas=schemas, file=file.removesuffix(".yaml"))
    heading = f"# {HEADINGS[file]}\n\n" if file in HEADINGS else ""
    goes_on = GOES_ON if file in ("actions.yaml", "resources.yaml", "questions.yaml") else ""
    return editor + heading + writing.document(said, REMARKS) + goes_on


def _head(outline: Outline, sources: list[Data], needs: list[Data]) -> Data:
    return {
        "id": outline.ladder.id,
        "name": outline.ladder.name,
        "version": "1",
        "summary": f"{len(outline.levels)} levels. What a level asks for adds to the levels below it.",
        **({"branches": [_branch(each) for each in outline.branches]} if outline.branches else {}),
        "levels": [
            {
                "id": level.id,
                "name": level.name,
                **({"branch": level.branch} if level.branch else {}),
                **({"years": level.years} if level.years else {}),
                "summary": level.summary,
                **({"titles": [*level.titles]} if level.titles else {}),
                "source": "own",
            }
            for level in outline.levels
        ],
        "areas": [
            {"id": area.id, "name": area.name, "summary": area.summary, "skills": [*area.skills], "source": "own"}
            for area in outline.areas
        ],
        **({"needs": needs} if needs else {}),
        "sources": [{"id": "own", "title": outline.ladder.name, "author": "Us"}, *sources],
    }


def _branch(branch: Named) -> Data:
    return {"id": branch.id, "name": branch.name, "summary": BRANCHES.get(branch.name, f"Goes on as {branch.name}.")}


def _competencies(outline: Outline) -> Iterator[Data]:
    for facet in outline.competencies:
        described = {level.id: outline.wished(level.id, facet.id) for level in outline.levels}
        yield {
            "id": facet.id,
            "name": facet.name,
            **({"summary": facet.summary} if facet.summary else {}),
            "category": facet.category,
            "descriptors": {level: _joined([wish.text for wish in said]) for level, said in described.items() if said},
            "source": "own",
        }


def _joined(texts: list[str]) -> str:
    """As many of the texts as a page has room for, the first ones first, each as a sentence of its own."""
    joined = texts[0]
    for text in texts[1:]:
        longer = f"{joined}{'' if joined.endswith(('.', '!', '?')) else '.'} {text}"
        if len(longer) > 300:
            break
        joined = longer
    return joined


def _expectations(outline: Outline) -> Iterator[Data]:
    order = {level.id: number for number, level in enumerate(outline.levels)}
    area = {facet.id: facet.area for facet in outline.competencies}
    for wish in sorted(outline.wishes, key=lambda wish: order[wish.level]):
        yield {
            "id": wish.id,
            "level": wish.level,
            "text": wish.text,
            "areas": [area[wish.competency]],
            "competencies": [wish.competency],
            "source": "own",
        }
