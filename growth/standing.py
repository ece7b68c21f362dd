"""How somebody stands after they were gone: a directory has its hiccups, and people come back."""

from growth.facts import Standing


def after(now: Standing, before: Standing | None, *, gone: bool) -> tuple[Standing, Standing | None]:
    """How a person stands now, and what they come back to.

    `before` is what they come back to so far; None where they are here, or where it is not known. Gone twice, they
    come back to what they were the first time.
    """
    if gone:
        return Standing.GONE, before if now is Standing.GONE else now
    if now is Standing.GONE:
        return before or Standing.NEW, None
    return now, None
