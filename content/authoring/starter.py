"""A new ladder, written out as documents with comments, ready to be edited: it passes the check as it is."""

from collections.abc import Iterator

from content.authoring.outline import Named, Outline
from content.reading.document import scalar

EDITOR = "# yaml-language-server: $schema={schemas}/{file}.json\n"
GOES_ON = "  # Add as many as you like. Entries need an id of their own: small letters and digits, joined by hyphens.\n"


def documents(outline: Outline, *, schemas: str) -> dict[str, str]:
    """The text of each document of a ladder, with the folder in which an editor finds their schemas."""
    parts = {
        "ladder.yaml": _head(outline),
        "competencies.yaml": _competencies(outline),
        "expectations.yaml": _expectations(outline),
        "actions.yaml": _actions(outline),
        "resources.yaml": _resources(outline),
        "questions.yaml": _questions(),
    }
    return {
        file: EDITOR.format(schemas=schemas, file=file.removesuffix(".yaml")) + "".join(lines)
        for file, lines in parts.items()
    }


def _head(outline: Outline) -> Iterator[str]:
    yield "# The ladder's name and version, its levels from the lowest up, its areas, and where it all comes from.\n\n"
    yield f"id: {scalar(outline.ladder.id)}\nname: {scalar(outline.ladder.name)}\n"
    yield 'version: "1" # a new one for every release: what people did stays with the version it was done under\n'
    yield f"summary: {scalar(f'{len(outline.levels)} levels. What a level asks for adds to the levels below it.')}\n"
    yield "\nlevels: # at most nine\n"
    for level in outline.levels:
        yield f"  - id: {scalar(level.id)}\n    name: {scalar(level.name)}\n"
        yield "    years: Not said # a hint, such as: usually after 3 to 5 years\n"
        yield f"    summary: {scalar(f'What people do at the level {level.name}.')} # in one sentence\n"
        yield "    source: own\n"
    yield "\nareas: # what people choose to grow in, at most ten\n"
    yield "  - id: work\n    name: The work\n    summary: Doing the work itself well\n"
    yield "    skills: [Doing it, Checking it]\n    source: own\n"
    yield "\nsources: # where entries come from, shown to people\n"
    yield f"  - id: own\n    title: {scalar(outline.ladder.name)}\n    author: Us\n"


def _competencies(outline: Outline) -> Iterator[str]:
    yield "# The dimensions in which people rate themselves, with what one sees at each level.\n\n"
    yield "categories:\n  - {id: all, name: All}\n\ncompetencies:\n"
    for competency in outline.competencies:
        yield f"  - id: {scalar(competency.id)}\n    name: {scalar(competency.name)}\n"
        yield "    category: all\n    descriptors:\n"
        for level, text in _described(outline, competency):
            yield f"      {scalar(level.id)}: {scalar(text)}\n"
        yield "    source: own\n"


def _described(outline: Outline, competency: Named) -> Iterator[tuple[Named, str]]:
    for level in outline.levels:
        text = outline.texts.get((level.id, competency.id))
        if text:
            yield level, text


def _expectations(outline: Outline) -> Iterator[str]:
    yield "# What each level asks for, as something one would see a person do. Levels add up.\n\nexpectations:\n"
    for competency in outline.competencies:
        for level, text in _described(outline, competency):
            yield f"  - id: {competency.id}-at-{level.id}\n    level: {scalar(level.id)}\n    text: {scalar(text)}\n"
            yield f"    competencies: [{scalar(competency.id)}]\n    source: own\n"


def _actions(outline: Outline) -> Iterator[str]:
    yield "# Small things to do this week. The text is the offer, done_when is how one knows that it is done.\n\n"
    yield "actions:\n"
    for level in outline.levels:
        yield f"  - id: show-one-line-at-{level.id}\n    level: {scalar(level.id)}\n"
        yield "    title: Show one line of your level # at most 60 characters\n"
        yield "    text: Pick one line of what your level asks for. Write down what you did this month that shows it.\n"
        yield "    minutes: 30\n    done_when: One line stands there with one thing you did beside it.\n"
        yield "    areas: [work]\n    source: own\n"
    yield GOES_ON


def _resources(outline: Outline) -> Iterator[str]:
    levels = ", ".join(scalar(level.id) for level in outline.levels)
    yield "# To read, watch, take, practise or attend. The minutes are an honest first sitting.\n\nresources:\n"
    yield "  - id: brag-document\n    title: Get your work recognized, write a brag document\n    owner: Julia Evans\n"
    yield "    link: https://jvns.ca/blog/brag-documents/\n"
    yield "    kind: read # or: watch, course, practice, attend\n    minutes: 15\n"
    yield f"    cost: free # or: paid, mixed\n    levels: [{levels}]\n    areas: [work]\n"
    yield "    why: Says how to keep a list of what you did, and what to do with it.\n    source: own\n" + GOES_ON


def _questions() -> Iterator[str]:
    yield "# One of these opens each check-in. They are about work, never about private life.\n\nquestions:\n"
    yield "  - id: worth-keeping\n    text: What did you do since last time that you want to remember?\n"
    yield "    kind: looking back # or: obstacle, decision, learning, people\n    areas: [work]\n" + GOES_ON
