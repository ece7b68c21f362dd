"""The matrix of a ladder: competencies one way, levels the other, and what one sees where they meet."""

from collections.abc import Iterator

from content.authoring.sheets.headed import Headed
from content.authoring.sheets.headings import like_a_level, role, says_about
from content.authoring.sheets.table import SheetRow
from content.authoring.sheets.understood import Understood

COLUMNS = "a row for each competency, a column for each level"
ROWS = "a row for each level, a column for each competency"


def labels(headed: Headed) -> int:
    """The column with the names of the rows: the one that says so, or the first."""
    return (headed.columns("competency", "level", "role") or list(headed.roles))[0]


def levels_in_columns(headed: Headed, found: Understood) -> None:
    """Takes in a matrix whose columns are levels."""
    found.shape = COLUMNS
    competency, category = _labels(headed)
    about = next((c for c in headed.roles if says_about(headed.heading.cell(c))), None)
    columns = [column for column in headed.columns(None) if column not in (competency, category)]
    _leave(headed, found, {competency, category, about, *columns})
    named = _named(headed, found, columns)
    levels = {column: found.levels.add(headed.heading.cell(column), headed.heading.number) for column in named}
    group = ""
    for line, heads in _grouped(headed.body, competency, [*levels], category):
        if heads:
            group = line.cell(competency)
            continue
        name = line.cell(competency)
        if role(name) == "years":
            found.years.update({level: line.cell(column) for column, level in levels.items() if line.cell(column)})
            continue
        if not name:
            what, mend = "has no competency, and neither has a line above it", "name it, or delete the row"
            found.problems.append(found.table.problem(what, mend, line=line.number))
            continue
        known = found.competencies.add(name, line.number)
        found.belongs(known, line.cell(category) if category is not None else group, line.number)
        if about is not None:
            found.sums_up(known, line.cell(about))
        for column, level in levels.items():
            found.say(level, known, line.cell(column), line.number)


def levels_in_rows(headed: Headed, found: Understood) -> None:
    """Takes in a matrix whose rows are levels."""
    found.shape = ROWS
    own = labels(headed)
    years = next(iter(headed.columns("years")), None)
    about = next((c for c in headed.roles if c != own and says_about(headed.heading.cell(c))), None)
    columns = [c for c in headed.columns(None, "competency", "category", "text") if c not in (own, about)]
    _leave(headed, found, {own, years, about, *columns})
    named = _named(headed, found, columns)
    competencies = {
        column: found.competencies.add(headed.heading.cell(column), headed.heading.number) for column in named
    }
    level = ""
    for line in headed.body:
        level = line.cell(own) or level
        if not level:
            what, mend = "has no level, and neither has a line above it", "name it, or delete the row"
            found.problems.append(found.table.problem(what, mend, line=line.number))
            continue
        known = found.levels.add(level, line.number)
        if years is not None and line.cell(years):
            found.years.setdefault(known, line.cell(years))
        if about is not None and line.cell(about):
            found.summaries.setdefault(known, " ".join(line.cell(about).split()))
        for column, competency in competencies.items():
            found.say(known, competency, line.cell(column), line.number)


def _labels(headed: Headed) -> tuple[int, int | None]:
    """The columns with the names of the competencies and of their categories."""
    competencies, categories = headed.columns("competency"), headed.columns("category")
    if competencies:
        wider = competencies[0] if len(competencies) > 1 else None
        return competencies[-1], categories[0] if categories else wider
    before = _before_the_levels(headed)
    if categories:
        first = [column for column in headed.columns(None) if column < categories[0] or not headed.heading.cell(column)]
        if first or before:
            return (first or before)[0], categories[0]
        return categories[-1], categories[0] if len(categories) > 1 else None
    if len(before) > 1 and _groups(headed, before[0]):
        return before[1], before[0]
    return labels(headed), None


def _before_the_levels(headed: Headed) -> list[int]:
    """The columns that stand before the first level, where most of those behind are called as levels are."""
    names = headed.columns(None)
    like = [like_a_level(headed.heading.cell(column)) for column in names]
    first = like.index(True) if any(like) else 0
    behind = like[first:]
    return names[:first] if len(behind) > 1 and sum(behind) * 2 > len(behind) else []


def _groups(headed: Headed, column: int) -> bool:
    """Whether what stands in a column comes again, or is left empty where it would."""
    said = [line.cell(column) for line in headed.body]
    return len({*said} - {""}) < len(said)


def _named(headed: Headed, found: Understood, columns: list[int]) -> list[int]:
    """The columns with a heading; what stands in one without is told."""
    bare = [column for column in columns if not headed.heading.cell(column)]
    for column in bare:
        line = next(line for line in headed.body if line.cell(column))
        what = f"has something in column {column + 1}, which has no heading"
        mend = "name the level at the top of the column, or put a text with a separator in it between double quotes"
        found.problems.append(found.table.problem(what, mend, line=line.number))
    return [column for column in columns if column not in bare]


def _grouped(
    body: tuple[SheetRow, ...], label: int, levels: list[int], category: int | None
) -> Iterator[tuple[SheetRow, bool]]:
    """Each row, with the name of its competency if it stands above; and whether it is the heading of a group instead.

    A row of a name alone heads a group, unless the rows after it have no name: then it is theirs.
    """
    last: dict[int, str] = {}
    for number, line in enumerate(body):
        alone = line.cell(label) and not any(line.cell(column) for column in levels)
        after = body[number + 1] if number + 1 < len(body) else None
        if alone and category is None and after is not None and after.cell(label):
            yield line, True
            last.pop(label, None)
            continue
        kept = list(line.cells) + [""] * (max(label, category or 0) + 1 - len(line.cells))
        for column in (label, category):
            if column is not None:
                last[column] = kept[column].strip() or last.get(column, "")
                kept[column] = last[column]
        if any(line.cell(column) for column in (*levels, label)):
            yield SheetRow(line.number, tuple(kept)), False


def _leave(headed: Headed, found: Understood, used: set[int | None]) -> None:
    names = [headed.heading.cell(column) for column in headed.roles if column not in used]
    found.left_out += [f"the column {name}" for name in names if name]
