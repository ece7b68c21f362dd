"""Ladders as they were checked, kept where Python keeps what it compiled: a start need not read the same files again.

It is kept as a pickle, of which nothing but entries of a ladder is taken: whoever could write a file there could write
the ladder.
"""

import io
import pickle
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path
from tempfile import NamedTemporaryFile

import pydantic

from content import model, reading
from content.model.entry import Model
from content.model.ladder import Ladder

SEAL = sha256().digest_size
Written = tuple[tuple[str, str], ...]
"""The names of all files of a ladder, each with a digest."""


def find(folder: Path, written: Written) -> Ladder | None:
    """The ladder that was kept of the folder; None where none was, or of other files, by other code or with damage."""
    try:
        kept = _place(folder).read_bytes()
    except OSError:
        return None
    seal, said = kept[:SEAL], kept[SEAL:]
    return Entries(io.BytesIO(said)).load() if seal == _seal(written, said) else None


def keep(folder: Path, written: Written, ladder: Ladder) -> None:
    """Keeps the ladder for the next start, unless Python is to keep nothing, or cannot write there."""
    if sys.dont_write_bytecode:
        return
    place, said = _place(folder), pickle.dumps(ladder)
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=place.parent, delete=False) as file:
            file.write(_seal(written, said) + said)
        Path(file.name).replace(place)


def _place(folder: Path) -> Path:
    return Path(cache_from_source(f"{folder.resolve()}.ladder")).with_suffix(".ladder")


def _seal(written: Written, said: bytes) -> bytes:
    return sha256(f"{written} {_code()}".encode() + said).digest()


@cache
def _code() -> str:
    """What stands for the code that reads and checks: another one may find in the same files what this one did not."""
    sources = (file for package in (model, reading) for file in sorted(Path(package.__path__[0]).glob("*.py")))
    return sha256(b"".join([pydantic.VERSION.encode(), *(file.read_bytes() for file in sources)])).hexdigest()


class Entries(pickle.Unpickler):
    """Makes entries of a ladder, and nothing else that the pickle may name. Raises UnpicklingError there."""

    def find_class(self, module: str, name: str) -> type[Model]:
        for kind in _kinds(Model):
            if (kind.__module__, kind.__qualname__) == (module, name):
                return kind
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a ladder")


def _kinds(above: type[Model]) -> Iterator[type[Model]]:
    for kind in above.__subclasses__():
        yield kind
        yield from _kinds(kind)
