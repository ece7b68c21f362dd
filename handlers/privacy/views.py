"""What people see of all that is kept of them: how much there is of what, and the way to take it with them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import Block

from handlers.framework import blocks, forms, words
from handlers.shared.sent_files import Went

PAGE = "privacy.page"
SEND = "privacy.send"

ALL_OF_IT = (
    "All that I keep of you, as two files in our conversation: one to read (Markdown), and one that other programs "
    "read (JSON)."
)
NOT_THERE = "What you said in a direct message also stands in Slack, which keeps it as your workspace has it."
SENT = "Sent: both files stand in our conversation."
HALF = "The file to read has arrived, the one for programs has not. Press the button again in a minute."
NOT_SENT = "Slack did not take the files now. Nothing is lost: press the button again in a minute."
SAID = {Went.ALL: SENT, Went.SOME: HALF, Went.NONE: NOT_SENT}
NOT_GRANTED = (
    "Slack takes no files from me in this workspace, so I cannot send them. Whoever runs Trellis here can allow it "
    "(the scope `files:write`)."
)
NO_CONVERSATION = (
    "The files go into our conversation, and we have had none yet. Send me `hello` in a direct message, and ask again."
)
COUNTED = {
    "wins": ("one win", "{count} wins"),
    "readiness_shares": ("one page of your way to a level", "{count} pages of your way to a level"),
    "checkins": ("one check-in", "{count} check-ins"),
    "answers": ("one answer", "{count} answers"),
    "agenda_items": ("one thing on an agenda", "{count} things on agendas"),
    "steps": ("one step", "{count} steps"),
    "assessments": ("one assessment", "{count} assessments"),
    "worksheets": ("one worksheet on a candidate", "{count} worksheets on candidates"),
    "measurements": ("one answer on how your time is spent", "{count} answers on how your time is spent"),
    "files": ("one file I sent you", "{count} files I sent you"),
    "saved": ("one thing you saved", "{count} things you saved"),
}


def page(counts: Mapping[str, int], *, against: str = "", said: str = "") -> dict[str, Any]:
    """What there is, with the button that sends it, unless there is something `against` it; `said` came of the last."""
    return forms.modal(PAGE, "Your data", _page(counts, against, said), submit=None, close="Close")


def _page(counts: Mapping[str, int], against: str, said: str) -> Iterator[Block]:
    if said:
        yield blocks.section(said)
    yield blocks.section(ALL_OF_IT)
    told = counted(counts)
    if told:
        yield blocks.section("There is: {what}. And your level, areas and rhythm.", what=words.listed(told))
    else:
        yield blocks.section("So far that is little: your name and zone as Slack has them, and what you chose.")
    if against:
        yield blocks.section(against)
    else:
        yield blocks.row(blocks.button("Send me the files", SEND, style="primary"))
    yield blocks.quiet(NOT_THERE)
    yield blocks.quiet("Only you see this, and the files.")


def counted(counts: Mapping[str, int]) -> Sequence[str]:
    """How much there is of what people know by a name, in words."""
    return [words.plural(*forms_, counts[table]) for table, forms_ in COUNTED.items() if counts.get(table)]
