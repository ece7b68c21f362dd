"""What released versions of a ladder had, so that nothing that people point at goes away unnoticed."""

from collections.abc import Iterator

from content.model.ladder import Ladder, Release
from content.reading.document import scalar
from content.reading.layout import DOCUMENTS, UNRELEASED, sections
from content.reading.problems import Problem

HEADING = "# What each released version had. Written by `trellis ladder release`, and read by `trellis ladder check`.\n"


def vanished(ladder: Ladder) -> Iterator[Problem]:
    """What the last released version had and this one has not: a warning each, not a reason to refuse the ladder."""
    if not ladder.releases:
        return
    last = ladder.releases[-1]
    here = sections(ladder)
    for file, layout in DOCUMENTS.items():
        for name in layout:
            known = {entry.id for entry in here[name]}
            for entry_id in last.ids.get(name, ()):
                if entry_id not in known:
                    mend = "put it back if people may have it, or release a version without it"
                    what = f"was one of the {name} in version {last.id} and is gone"
                    yield Problem(file, entry_id, what, mend, severity="warning")


def record(ladder: Ladder) -> str:
    """The text of `released.yaml` once the ladder, as it is, has been released. A version released anew is replaced."""
    every = ((name, found) for name, found in sections(ladder).items() if found and name not in UNRELEASED)
    ids = {name: tuple(entry.id for entry in found) for name, found in every}
    now = Release(id=ladder.version, ids=ids)
    kept = [release for release in ladder.releases if release.id != now.id]
    return f"{HEADING}\nreleases:\n" + "".join(_written(release) for release in (*kept, now))


def _written(release: Release) -> str:
    lines = [f"  - id: {scalar(release.id)}\n", "    ids:\n"]
    for name, ids in release.ids.items():
        lines.append(f"      {name}:\n")
        lines += [f"        - {scalar(entry_id)}\n" for entry_id in ids]
    return "".join(lines)
