"""The numbers of a ladder as tables for a terminal."""

from collections.abc import Iterator

from rich.table import Table

from content.authoring.stats import Stats


def tables(found: Stats) -> Iterator[Table]:
    """How many entries a ladder has of each kind, at each level, in each area and category, and for each fact."""
    kinds = Table("entries", found.ladder, title=f"Version {found.version}", title_justify="left")
    for kind, number in found.kind.items():
        kinds.add_row(kind.replace("_", " "), str(number))
    kinds.add_row("resources never looked at", str(found.unchecked))
    yield kinds
    columns = ("expectations", "actions", "resources", "questions")
    for by, rows in (("level", found.level), ("area", found.area), ("category", found.category)):
        if rows:
            table = Table(by, *columns, "everything")
            for row, numbers in rows.items():
                counted = (numbers.get(column, 0) for column in columns)
                table.add_row(row, *(str(number) for number in counted), str(sum(numbers.values())))
            yield table
    facts = Table("fact", "entries", title=f"{len(found.fact)} facts of the sources", title_justify="left")
    for fact, number in sorted(found.fact.items()):
        facts.add_row(fact, str(number))
    yield facts
