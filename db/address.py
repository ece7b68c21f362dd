"""Where a database is, by the address that a setting gives. It is read before anything else is loaded."""

DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}


def async_url(url: str) -> str:
    """The address with the driver Trellis uses: `sqlite:///trellis.db` and `postgres://…` are understood as written.

    Raises ValueError with a sentence for any other database.
    """
    scheme, separator, rest = url.partition("://")
    backend = scheme.partition("+")[0]
    if not separator or backend not in DRIVERS:
        raise ValueError("must begin with sqlite:/// or postgresql://")
    return f"{DRIVERS[backend]}://{rest}"
