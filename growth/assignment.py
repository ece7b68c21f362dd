"""Who goes with whom, so that the whole costs the least: the assignment problem, solved by a library.

It is loaded only where there is something to solve, as it takes longer than all else here.
"""

from collections.abc import Mapping

BARRED = 2.0**50  # what nobody would choose: more than all that is allowed together


def cheapest(rows: int, columns: int, costs: Mapping[tuple[int, int], int]) -> dict[int, int]:
    """A column for as many rows as have one, each column once, by what a row in a column costs.

    More rows with a column go before any cost. `costs` are whole numbers, and what is not among them is not possible.
    They are kept exactly as long as rows * (rows * highest cost) stays under 2 ** 50.
    """
    if not costs:
        return {}
    import lap
    import numpy as np

    alone = max(costs.values()) * rows + 1  # having no column costs more than any other choice of columns would save
    table = np.full((rows, columns + rows), BARRED)
    for (row, column), cost in costs.items():
        table[row, column] = cost
    table[np.arange(rows), columns + np.arange(rows)] = alone
    _, chosen, _ = lap.lapjv(table, extend_cost=True)
    return {row: int(column) for row, column in enumerate(chosen) if 0 <= column < columns}
