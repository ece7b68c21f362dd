"""Several workspaces from their names alone: each with the default people and channels, under ids of its own."""

from collections.abc import Sequence
from dataclasses import replace

from playground.apps import plain
from playground.config import Enterprise, Workspace


def beside(first: Workspace, names: Sequence[str], *, organisation: str | None = None) -> Workspace:
    """A workspace with others on the same server, which belong to an organisation if one is named.

    An app is installed in the first, and can be in the others. Raises ValueError for what cannot be.
    """
    ids = [first.id, *(f"T0{plain(name)}" for name in names)]
    if len(set(ids)) < len(ids) or "T0" in ids:
        raise ValueError(f"workspaces need names with different letters, not {', '.join(names)}")
    if organisation and not names:
        raise ValueError(f"an organisation needs workspaces, and {organisation} has none")
    enterprise = _organisation(organisation) if organisation else None
    return replace(first, beside=tuple(_named(name, enterprise) for name in names))


def _organisation(name: str) -> Enterprise:
    return Enterprise(name, f"E0{plain(name)}", plain(name).lower())


def _named(name: str, enterprise: Enterprise | None) -> Workspace:
    like = Workspace()
    mark = plain(name)
    members = tuple(replace(member, id=f"{member.uid}{mark}") for member in like.members)
    people = {member.name for member in members}
    channels = tuple(
        replace(channel, id=f"{channel.uid}{mark}", members=tuple(who for who in channel.members if who in people))
        for channel in like.channels
    )
    return Workspace(name, f"T0{mark}", mark.lower(), members, channels, apps=(), enterprise=enterprise)
