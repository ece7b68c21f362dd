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

MOST = 4  # 1:1s in full in one message
ALONE, BESIDE = 36, 20  # blocks of theirs, of the fifty that Slack takes: also beside a check-in
MOST_LINES = 8  # of further 1:1s
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
MORE_TALKS = ("And one more 1:1, in the tab *1:1* of my Home.", "And {count} more 1:1s, in the tab *1:1* of my Home.")
WAITS = (", one thing to talk about", ", {count} things to talk about")
OPEN_AFTER = ("One thing is still open.", "{count} things are still open.")


def moved_on() -> list[Block]:
    return [blocks.section(MOVED_ON)]


def every(shown: Sequence[tuple[Preparation, Sequence[datetime]]], *, room: int = ALONE) -> list[Block]:
    """How several 1:1s stand, each with the moments to which one pick moves it: in full as far as there is room for so
    many blocks, those with nothing left to do last, and each of the others in a line with the way to its agenda.
    """
    whole: list[Block] = []
    brief: list[Block] = []
    for nth, (prep, choices) in enumerate(sorted(shown, key=lambda each: closing.settled(each[0]))):
        drawn = [*([blocks.divider()] if whole else []), *face(prep, choices)]
        if nth < MOST and not brief and (not whole or len(whole) + len(drawn) <= room):
            whole += drawn
        else:
            brief.append(blocks.section("{line}", _agenda(prep), line=_brief(prep)))
    more = len(brief) - MOST_LINES
    rest = [blocks.quiet("{rest}", rest=words.plural(*MORE_TALKS, more))] if more > 0 else []
    return [*whole, *([blocks.divider()] if brief else []), *brief[:MOST_LINES], *rest]


def _brief(prep: Preparation) -> str:
    name, then = words.escape(prep.other.name), words.moment(prep.told.at, prep.reader.zone)
    if prep.over:
        asks = prep.left and prep.told.closing and not prep.told.carried
        still = " " + words.plural(*OPEN_AFTER, len(prep.left)) if asks else ""
        return words.text(closing.WAS, name=name, then=then) + still
    if not prep.comes:
        return _elsewhere(prep)
    return words.text(HEAD, name=name, when=then) + (words.plural(*WAITS, prep.waiting) if prep.waiting else "")


def face(prep: Preparation, choices: Sequence[datetime]) -> list[Block]:
    """How it stands: as it comes, at another moment by now, or over."""
    if prep.over:
        return closing.face(prep)
    if not prep.comes:
        return [blocks.section("{line}", line=_elsewhere(prep)), blocks.row(_agenda(prep))]
    return list(_coming(prep, choices))


def _elsewhere(prep: Preparation) -> str:
    """That it is at another moment by now, or at none."""
    name, then = words.escape(prep.other.name), words.moment(prep.told.at, prep.reader.zone)
    if prep.talk.next_at is None:
        return words.text(NO_RHYTHM, name=name, then=then)
    return words.text(NOT_THEN, name=name, then=then, when=words.moment(prep.talk.next_at, prep.reader.zone))


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
