"""Where a database is, by the address that a setting gives. It is read before anything else is loaded."""

import re

DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}


PLACE = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[\w.-]+)(?::([0-9]+))?")
USUAL_PORT = "5432"


def async_url(url: str) -> str:
    """The address with the driver Trellis uses: `sqlite:///trellis.db` and `postgres://…` are understood as written.

    So are several hosts, `postgresql://user@one:5432,two:5432/trellis`. Raises ValueError with a sentence for any other
    database, and for hosts that are none.
    """
    scheme, separator, rest = url.partition("://")
    backend = scheme.partition("+")[0]
    if not separator or backend not in DRIVERS:
        raise ValueError("must begin with sqlite:/// or postgresql://")
    return f"{DRIVERS[backend]}://{rest if backend == 'sqlite' else _several(rest)}"


def _several(rest: str) -> str:
    """Several hosts in the way that SQLAlchemy takes them; a single one stays as it is."""
    authority, _, path = rest.partition("/")
    who, at, places = authority.rpartition("@")
    if "," not in places:
        return rest
    found = [PLACE.fullmatch(place) for place in places.split(",")]
    if not all(found):
        raise ValueError("names several hosts, and one of them is none: write one:5432,two:5432")
    hosts = ",".join(place[1].strip("[]") for place in found if place)
    ports = ",".join(place[2] or USUAL_PORT for place in found if place)
    name, _, query = path.partition("?")
    return f"{who}{at}/{name}?host={hosts}&port={ports}{'&' if query else ''}{query}"
