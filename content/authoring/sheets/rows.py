"""The list form of a ladder: each row names a level and a competency, and says what one sees of it there."""

from content.authoring.sheets.headed import Headed
from content.authoring.sheets.headings import sureness
from content.authoring.sheets.table import SheetRow
from content.authoring.sheets.understood import LIST, Understood
from content.reading.problems import nearest


def read(headed: Headed, found: Understood) -> None:
    """Takes in a list, with a problem for each row that cannot be read."""
    found.shape = LIST
    level, text = _level(headed, found), _text(headed, found)
    if level is None or text is None:
        return
    competency, category = _competency(headed)
    if competency is None:
        known = [headed.heading.cell(column) for column in headed.roles]
        mend = f"{nearest('competency', known)}; or call the column of the competencies so"
        found.problems.append(found.table.problem("there is no column competency", mend, line=headed.heading.number))
        return
    years = next(iter(headed.columns("years")), None)
    title = next((column for column in headed.columns("role") if column != level), None)
    _leave(headed, found, {level, text, competency, category, years, title})
    above: dict[int, str] = {}
    for line in headed.body:
        for column in (level, competency, category):  # written once above several rows, or merged over them
            if column is not None and line.cell(column):
                above[column] = line.cell(column)
        if any(column > max(headed.roles) or not headed.heading.cell(column) for column in line.filled):
            what = "has more cells than the heading"
            mend = "put a text with a separator in it between double quotes"
            found.problems.append(found.table.problem(what, mend, line=line.number))
        elif not line.cell(text):
            found.counted["no text"] += any(line.cell(column) for column in (level, competency))
        elif above.get(level) and above.get(competency):
            named = found.levels.add(above[level], line.number)
            about = found.competencies.add(above[competency], line.number)
            found.belongs(about, above.get(category, "") if category is not None else "", line.number)
            _beside(found, named, line, years=years, title=title)
            found.say(named, about, line.cell(text), line.number)
        else:
            missing = "competency" if above.get(level) else "level"
            mend = "fill it in, or delete the row"
            found.problems.append(found.table.problem("is empty", mend, key=missing, line=line.number))


def _beside(found: Understood, level: str, line: SheetRow, *, years: int | None, title: int | None) -> None:
    """What a row says of its level besides what it asks for."""
    if years is not None and line.cell(years):
        found.years.setdefault(level, line.cell(years))
    if title is not None:
        found.called(level, line.cell(title))


def _level(headed: Headed, found: Understood) -> int | None:
    columns = headed.columns("level") or headed.columns("role")
    if not columns:
        known = [headed.heading.cell(column) for column in headed.roles]
        mend = f"{nearest('level', known)}; or make a column for each level"
        found.problems.append(found.table.problem("there is no column level", mend, line=headed.heading.number))
        return None
    return min(columns, key=lambda column: sureness(headed.heading.cell(column)))


def _text(headed: Headed, found: Understood) -> int | None:
    """The column that says what is asked for: by its word, or the one with most in it whose heading is none of ours."""
    columns = headed.columns("text") or headed.about()
    if columns:
        return min(columns, key=lambda column: sureness(headed.heading.cell(column)))
    others = headed.columns(None)
    if others:
        return max(others, key=lambda column: sum(len(line.cell(column)) for line in headed.body))
    known = [headed.heading.cell(column) for column in headed.roles]
    mend = f"{nearest('text', known)}; or call the column text that says what a level asks for"
    found.problems.append(found.table.problem("there is no column text", mend, line=headed.heading.number))
    return None


def _competency(headed: Headed) -> tuple[int | None, int | None]:
    """The columns of the competency and of its category: of two for competencies the first holds the wider ones."""
    competencies, categories = headed.columns("competency"), headed.columns("category")
    if not competencies and categories:
        return categories[-1], categories[0] if len(categories) > 1 else None
    if not competencies:
        return next(iter(headed.columns(None)), None), None
    if categories:
        return competencies[0], categories[0]
    return competencies[-1], competencies[0] if len(competencies) > 1 else None


def _leave(headed: Headed, found: Understood, used: set[int | None]) -> None:
    names = [headed.heading.cell(column) for column in headed.roles if column not in used]
    found.left_out += [f"the column {name}" for name in names if name]
