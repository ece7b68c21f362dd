"""A worksheet as a file: Markdown, in the words that its author typed."""

from collections.abc import Iterator
from datetime import date

from growth import worksheets
from handlers.candidates.views import LEFT_LADDER, Sheet
from handlers.framework import words
from handlers.shared import copyable, rating_words
from handlers.shared.sent_files import SENT, Went

NOT_SENT = "Slack did not take the file now. Nothing is lost: press the button again in a minute."
NOT_GRANTED = "Slack takes no files from me in this workspace. All of it stands here."
SAID = {Went.ALL: SENT, Went.NONE: NOT_SENT, Went.NEVER: NOT_GRANTED}


def name(view: Sheet, today: date) -> str:
    """Without the candidate's name: a list of files shows it to whoever looks over a shoulder."""
    return f"worksheet-{view.sheet.id}-{today.isoformat()}.md"


def markdown(view: Sheet, today: date) -> str:
    return "\n".join(_lines(view, today)) + "\n"


def _lines(view: Sheet, today: date) -> Iterator[str]:
    sheet = view.sheet
    yield f"# {words.text('Worksheet on {name}', name=copyable.typed(sheet.name))}"
    ladder = view.ladder.name if view.ladder else sheet.ladder
    yield ""
    yield words.text(
        "Against {level}, on version {version} of {ladder}, up to {day}. Marks and notes of one interviewer.",
        level=copyable.typed(view.level),
        version=sheet.ladder_version,
        ladder=copyable.typed(ladder),
        day=words.dated(today),
    )
    for heading, found in worksheets.by_category(view.ladder, sheet):
        yield from ("", f"## {copyable.typed(heading) or words.text(LEFT_LADDER)}", "")
        for saw in found:
            mark = rating_words.word(saw.rating) if saw.rating else words.text("no mark")
            yield f"- **{copyable.typed(saw.name)}**: {mark}"
            yield from ([f"  - {copyable.item(saw.note, deep=4)}"] if saw.note else [])
    left = worksheets.unseen(view.ladder, sheet) if view.ladder else []
    if left:
        yield from ("", words.text("Nothing on: {names}.", names=words.listed([each.name for each in left])))
