"""What one of two people reads on the workday before their 1:1, and what the same message says after it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from slack_sdk.models.blocks import Block, InteractiveElement

from growth.facts import AgendaItem, Answer
from growth.preparing import Preparation
from handlers.framework import blocks, words
from handlers.one_on_ones import closing, rhythm_views
from handlers.one_on_ones.views import ADD, OPEN
from handlers.shared import asked
from handlers.shared.buttons import OtherRef

MOST = 4  # 1:1s in one message
LINES = 5  # of each kind
CLIPPED = 220

HEAD = "*1:1 with {name}: {when}*"
CARRIED = "*Still open from last time*"
FRESH = "*On the agenda*"
ALSO = "*New on the agenda*"
EMPTY = "Nothing on the agenda yet. Add what you want to remember, while you think of it."
SHARED = "*{name} shared with you since last time*"
WINS = "*Wins of {name}'s that you can read*"
QUESTION = "*A question you could ask:* {question}"
WHO_SEES = "*Who sees it:* You and {name} see the agenda. The question is shown to you alone."
WHO_SEES_AGENDA = "*Who sees it:* You and {name} see the agenda, and nobody else."
REST = "and {count} more"
NOT_THEN = "Your 1:1 with *{name}* is not on {then} any more. The next one is {when}."
NO_RHYTHM = "Your 1:1 with *{name}* is not on {then} any more."
MOVED_ON = "This has moved on since. The tab *1:1* of my Home shows how it stands now."
MORE_TALKS = "And {count} more 1:1s, which stand in the tab *1:1* of my Home."


def moved_on() -> list[Block]:
    return [blocks.section(MOVED_ON)]


def rest(count: int) -> list[Block]:
    """That there are more 1:1s than a message holds."""
    return [blocks.quiet(MORE_TALKS, count=count)] if count > 0 else []


def face(prep: Preparation, choices: Sequence[datetime]) -> list[Block]:
    """How it stands: as it comes, at another moment by now, or over."""
    name, then = words.escape(prep.other.name), words.moment(prep.told.at, prep.reader.zone)
    if prep.over:
        return closing.face(prep)
    if not prep.comes:
        when = prep.talk.next_at
        if when is None:
            return [blocks.section(NO_RHYTHM, name=name, then=then), blocks.row(_agenda(prep))]
        said = words.moment(when, prep.reader.zone)
        return [blocks.section(NOT_THEN, name=name, then=then, when=said), blocks.row(_agenda(prep))]
    return list(_coming(prep, choices))


def _coming(prep: Preparation, choices: Sequence[datetime]) -> Iterator[Block]:
    name = words.escape(prep.other.name)
    yield blocks.section(HEAD, name=name, when=words.moment(prep.told.at, prep.reader.zone))
    carried = [*(_item(prep, item) for item in prep.carried), *(_answer(prep, each) for each in prep.known)]
    if carried:
        yield _lines(CARRIED, carried, len(carried))
    fresh = [*(_item(prep, item) for item in prep.fresh), *(_answer(prep, each) for each in prep.answers)]
    if fresh:
        yield _lines(ALSO if carried else FRESH, fresh, len(fresh))
    if not prep.waiting:
        yield blocks.section(EMPTY)
    if prep.shared:
        yield _lines(SHARED, (_shared(each) for each in prep.shared), len(prep.shared), name=name)
    if prep.wins:
        yield _lines(WINS, (_line(win.did) for win in prep.wins), len(prep.wins), name=name)
    if prep.told.question:
        yield blocks.section(QUESTION, question=words.escape(prep.told.question))
    add = blocks.button("Add something", ADD, OtherRef(other=prep.other.id))
    yield blocks.row(add, *rhythm_views.once(prep.talk, prep.reader, choices), _agenda(prep))
    yield blocks.quiet(WHO_SEES if prep.told.question else WHO_SEES_AGENDA, name=name)


def _agenda(prep: Preparation) -> InteractiveElement:
    return blocks.button("1:1 agenda", OPEN, OtherRef(other=prep.other.id))


def _lines(head: str, lines: Iterable[str], count: int, **values: object) -> Block:
    shown = list(lines)[:LINES]
    if count > LINES:
        shown.append(words.text(REST, count=count - LINES))
    return blocks.section("{head}\n{lines}", head=words.text(head, **values), lines="\n".join(f"• {x}" for x in shown))


def _line(text: str) -> str:
    return words.escape(words.clip(" ".join(text.split()), CLIPPED))


def _item(prep: Preparation, item: AgendaItem) -> str:
    owner = item.said.author if item.said else item.author
    who = words.text("You") if owner.id == prep.reader.id else words.escape(owner.name)
    return words.text("{text} _({who}, {age})_", text=_line(item.words), who=who, age=age(item.added_at, prep.now))


def _answer(prep: Preparation, answer: Answer) -> str:
    who = words.text("You") if answer.author.id == prep.reader.id else words.escape(answer.author.name)
    day = words.on_day(answer.written_at, prep.reader.zone)
    return words.text("{text} _({who}, in the check-in of {day})_", text=_line(answer.text), who=who, day=day)


def _shared(answer: Answer) -> str:
    to, said = asked.of(answer, CLIPPED), _line(answer.text)
    return words.text("_{to}_\n    {said}", to=to, said=said) if to else said


def age(since: datetime, now: datetime) -> str:
    """For how long something stands there: "3 weeks", "4 days", "since today"."""
    days = (now - since).days
    if days >= 7:
        return words.plural("for a week", "for {count} weeks", days // 7)
    return words.plural("for a day", "for {count} days", days) if days else words.text("since today")
