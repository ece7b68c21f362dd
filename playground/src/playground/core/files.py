"""Files that apps uploaded: announced first, then sent, then shared."""

import itertools
import mimetypes
import urllib.parse
from dataclasses import dataclass, field

from playground.errors import ApiError
from playground.wire import Json


@dataclass(slots=True)
class File:
    id: str
    name: str
    length: int
    user: str
    team: str
    title: str = ""
    alt: str = ""
    content: bytes | None = None


@dataclass(slots=True)
class Files:
    """All files, by id."""

    _kept: dict[str, File] = field(default_factory=dict)
    _count: "itertools.count[int]" = field(default_factory=itertools.count)

    def announce(self, name: str, length: int, *, user: str, team: str) -> File:
        """A place for a file that will be sent."""
        file = File(f"F0{next(self._count):08d}", name, length, user, team, title=name)
        self._kept[file.id] = file
        return file

    def find(self, uid: str, *, team: str | None = None) -> File:
        """A file by id, of one workspace or of any. Raises ApiError (`file_not_found`)."""
        file = self._kept.get(uid)
        if file is None or team not in (None, file.team):
            raise ApiError("file_not_found")
        return file

    def remove(self, file: File) -> None:
        del self._kept[file.id]

    def every(self) -> list[File]:
        return list(self._kept.values())

    def knows(self, named: str) -> bool:
        """Whether there is a file with that id, or at that address."""
        uid = named.partition("/files/")[2].partition("/")[0] or named
        return uid in self._kept

    def receive(self, uid: str, content: bytes) -> None:
        """The bytes of an announced file. Raises ApiError when they are not as many as were announced."""
        file = self.find(uid)
        if len(content) != file.length:
            raise ApiError("file_update_failed", [f"{file.length} bytes were announced, {len(content)} came"])
        file.content = content


def file_json(file: File, base_url: str) -> Json:
    """The file object, with where it can be read."""
    address = f"{base_url}/files/{file.id}/{urllib.parse.quote(file.name, safe='')}"
    return {
        "id": file.id,
        "name": file.name,
        "title": file.title,
        **({"alt_txt": file.alt} if file.alt else {}),
        "size": file.length,
        "user": file.user,
        "filetype": file.name.rpartition(".")[2],
        "mimetype": mimetypes.guess_type(file.name)[0] or "application/octet-stream",
        "mode": "hosted",
        "url_private": address,
        "url_private_download": address,
        "permalink": address,
    }
