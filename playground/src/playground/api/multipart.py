"""A form of several parts (RFC 7578), as clients send files and what goes with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

KIND = "multipart/form-data"


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    content: bytes
    is_file: bool


def parts(body: bytes, kind: str) -> Iterator[Part]:
    """The parts of a body; `kind` is its content type, which names the boundary. Raises ValueError for no form."""
    boundary = _header("content-type", kind).get_param("boundary")
    if not isinstance(boundary, str) or not body.rstrip().endswith(b"--"):
        raise ValueError("no form of several parts")
    mark = b"\r\n--" + boundary.encode()
    for piece in (b"\r\n" + body).split(mark)[1:-1]:
        head, _, content = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        yield _part(head.decode(), content)


def _part(head: str, content: bytes) -> Part:
    lines = dict(line.partition(":")[::2] for line in head.split("\r\n"))
    given = {name.strip().lower(): value.strip() for name, value in lines.items()}
    said = _header("content-disposition", given.get("content-disposition", ""))
    name = said.get_param("name", header="content-disposition")
    filename = said.get_param("filename", header="content-disposition")
    return Part(str(name), content, is_file=filename is not None)


def _header(name: str, value: str) -> Message:
    message = Message()
    message[name] = value
    return message
