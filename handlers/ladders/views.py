"""What people see of the ladder they are on: one level, with what they did for it, and all levels side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import Block, InteractiveElement

from content.model.ladder import Branch, Expectation, Ladder, Level
from growth import levels
from growth.evidence import Evidence
from growth.facts import Person
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.framework.fitting import fitting
from handlers.ladders import chart, other_ladders
from handlers.shared import buttons, evidence_lines
from handlers.shared.buttons import ExamplesRef, LadderRef

LOOK, ALL = "ladders.look", "ladders.all"
LOOK_DOWN, LOOK_UP, LOOK_ACROSS = "ladders.look_down", "ladders.look_up", "ladders.look_across"
BRANCHES = range(4)  # as many as a ladder may have: each button of a row needs an id of its own
CHANGE = "ladders.change"
ROOM_FOR_EXPECTATIONS = 32  # of what a level asks for: a message has room for fifty blocks
FIRST_FEW = 8  # of what the next level adds: its own page, a press away, has all of it

COMPASS = "A compass, not a rating: years are a hint, and a year or two either way is fine. Only you see this."
HOW_TO_CHOOSE = (
    "Read from the lowest level up. Stop at the first one that you would not claim: the one before it is yours. "
    "Names and years are only a hint, and you can change it any time."
)
NOTHING_MORE = "It asks for what {name} asks for, and adds nothing to it."
NOTHING_YET = "Nothing is said yet of what it asks for."
NO_SUCH_LEVEL = "There is no level “{word}” here. The nearest is *{level}*."
UNKNOWN_LEVEL = "I don't know the level “{word}”. These are the levels here."


class LevelRef(LadderRef):
    """Which level a button is about."""

    level: str


@dataclass(frozen=True, slots=True)
class LadderView:
    """A ladder as one person looks at it."""

    ladder: Ladder
    person: Person
    evidence: Evidence
    beside_form: bool = False

    @property
    def own(self) -> Level | None:
        return levels.own(self.ladder, self.person)

    def ref(self, level: Level) -> LevelRef:
        return LevelRef(ladder=self.ladder.id, level=level.id, beside_form=self.beside_form)

    def look(self, label: str, level: Level, action: str = LOOK) -> InteractiveElement:
        return blocks.button(label, action, self.ref(level))


def level_page(view: LadderView, level: Level, note: str = "") -> Message:
    """One level: what it asks for, what the person did of it, what comes next, and what others call it."""
    return Message.of(level_blocks(view, level, note))


def level_blocks(view: LadderView, level: Level, note: str = "") -> list[Block]:
    """The same, for a page that shows more than that."""
    drawn: list[Block] = [
        *([blocks.section(note)] if note else []),
        blocks.header(level.name),
        blocks.section(_about(view, level)),
        *_expectations(view, level),
        *_what_is_over(view.ladder, level),
        *_what_is_added(view.ladder, level),
        *(_mine(view) if level == view.own else []),
        *other_ladders.section(view.ladder, level),
        blocks.row(*_ways_on(view, level)),
        blocks.quiet(
            "{compass} Where this comes from: {origins}.",
            compass=COMPASS,
            origins=words.escape(_origins(view.ladder, level)),
        ),
    ]
    return fitting(drawn)


def _about(view: LadderView, level: Level) -> str:
    whose = words.text("Your level") if level == view.own else words.text("A level")
    titles = words.text(" Titles: {titles}.", titles=", ".join(level.titles)) if level.titles else ""
    branch = view.ladder.find(Branch, level.branch)
    years = words.text("Years, as a hint: {years}.", years=level.years) if level.years else ""
    forked = f"{branch.name}. {branch.summary}\n" if branch else ""
    facts = f"{forked}{level.summary}\n{f'{years}{titles}'.strip()}".rstrip()
    return words.text(
        "*{whose}* on the ladder *{ladder}*.\n{facts}",
        whose=whose,
        ladder=words.escape(view.ladder.name),
        facts=words.escape(facts),
    )


def _expectations(view: LadderView, level: Level) -> Iterator[Block]:
    """What the level asks for, each with what the person did of it. Nothing is said where they did nothing yet."""
    below = view.ladder.way(level.id)[:-1]
    on_top = words.text(", on top of what {name} asks for", name=words.escape(below[-1].name)) if below else ""
    asked = view.ladder.added_at(level.id)
    if not asked:
        yield blocks.section(NOTHING_MORE, name=words.escape(below[-1].name)) if below else blocks.section(NOTHING_YET)
        return
    yield blocks.section("*What it asks for*{on_top}", on_top=on_top)
    yield from blocks.paragraphs([*(_said(view, wish) for wish in asked[:ROOM_FOR_EXPECTATIONS]), *_no_room(asked)])
    if any(wish.examples for wish in asked):
        yield blocks.row(buttons.EXAMPLES.button(ExamplesRef(ladder=view.ladder.id, level=level.id)))


def _said(view: LadderView, wish: Expectation) -> str:
    return "\n".join([f"• {words.escape(wish.text)}", *evidence_lines.under(view.evidence, wish, view.person.zone)])


def _no_room(wishes: Sequence[Expectation], room: int = ROOM_FOR_EXPECTATIONS) -> list[str]:
    """That there are more of them than are told; nothing where there are not."""
    left = len(wishes) - room
    return [words.plural("• and one more", "• and {count} more", left)] if left > 0 else []


def _what_is_over(ladder: Ladder, level: Level) -> Iterator[Block]:
    """What the level below asks for, and this one does not."""
    before = [wish for below in ladder.way(level.id)[-2:-1] for wish in ladder.over_at(below.id)]
    over = [wish for wish in ladder.over_at(level.id) if wish not in before]
    if over:
        yield from _listed(words.text("*What it does not ask for any more*"), over)


def _what_is_added(ladder: Ladder, level: Level) -> Iterator[Block]:
    for following in (one for one in ladder.next_levels(level.id) if ladder.added_at(one.id)):
        adds = words.text("*What {following} adds*", following=words.escape(following.name))
        yield from _listed(adds, ladder.added_at(following.id), FIRST_FEW)


def _listed(title: str, wishes: Sequence[Expectation], room: int = ROOM_FOR_EXPECTATIONS) -> Iterator[Block]:
    told = [f"• {words.escape(wish.text)}" for wish in wishes[:room]]
    return blocks.paragraphs([title, *told, *_no_room(wishes, room)])


def _mine(view: LadderView) -> Iterator[Block]:
    """What the person kept and tried besides, and how deep and broad they go."""
    yield from _others(view)
    yield from chart.depth_and_breadth(view.ladder, view.evidence, pictured=not view.beside_form)


def _others(view: LadderView) -> Iterator[Block]:
    """What the person kept and tried that no line of this ladder names: it stays theirs."""
    if view.evidence.other_wins:
        kept = "\n".join(f"• {evidence_lines.win(win)}" for win in view.evidence.other_wins[: evidence_lines.EACH])
        further = len(view.evidence.other_wins) - evidence_lines.EACH
        yield blocks.section(
            words.text("*You also kept*\n{kept}", kept=kept)
            + (words.text("\n… and {more} more before that.", more=further) if further > 0 else "")
        )
    if view.evidence.others:
        newest = "\n".join(
            f"• {evidence_lines.step(step, view.person.zone)}" for step in view.evidence.others[: evidence_lines.EACH]
        )
        more = len(view.evidence.others) - evidence_lines.EACH
        yield blocks.section(
            words.text("*You also tried*\n{newest}", newest=newest)
            + (words.text("\n… and {more} more before that.", more=more) if more > 0 else "")
        )


def _ways_on(view: LadderView, level: Level) -> Iterator[InteractiveElement]:
    """To the levels around one: below, above on each branch, and across, as far as there is room in a row."""
    ladder = view.ladder
    for below in ladder.way(level.id)[-2:-1]:
        yield view.look(words.text("Level below: {name}", name=below.name), below, LOOK_DOWN)
    for number, above in zip(BRANCHES, ladder.next_levels(level.id), strict=False):
        yield view.look(words.text("Level above: {name}", name=above.name), above, numbered(LOOK_UP, number))
    for number, beside in zip(BRANCHES, ladder.across(level.id), strict=False):
        yield view.look(words.text("Level across: {name}", name=beside.name), beside, numbered(LOOK_ACROSS, number))
    yield blocks.button("All levels", ALL, LadderRef(ladder=ladder.id, beside_form=view.beside_form))
    yield from _ways_out(view)


def numbered(action: str, number: int) -> str:
    """An id for each of the buttons of a row that do the same."""
    return f"{action}_{number + 1}" if number else action


def _ways_out(view: LadderView) -> Sequence[InteractiveElement]:
    if view.beside_form:
        return []
    return [blocks.button("Change level" if view.own else "Choose my level", CHANGE), buttons.EXPLORE.button()]


def _origins(ladder: Ladder, level: Level) -> str:
    ids = {level.source, *(wish.source for wish in ladder.added_at(level.id))}
    return words.listed([source.title for source in ladder.sources if source.id in ids])


def all_levels(view: LadderView, note: str = "") -> Message:
    """Every level with its years and titles, for somebody who chooses or compares."""
    return Message.of(every_level(view, note))


def every_level(view: LadderView, note: str = "") -> list[Block]:
    """The same, for a page that shows more than that."""
    ways_out = _ways_out(view)
    drawn: list[Block] = [
        *([blocks.section(note)] if note else []),
        blocks.header("The levels: {ladder}", ladder=view.ladder.name),
        blocks.section(HOW_TO_CHOOSE),
        *(_in_brief(view, level) for level in view.ladder.levels),
        *([] if view.own else _mine(view)),
        *([blocks.row(*ways_out)] if ways_out else []),
        blocks.quiet(COMPASS),
    ]
    return fitting(drawn)


def _in_brief(view: LadderView, level: Level) -> Block:
    yours = words.text(" (your level)") if level == view.own else ""
    titles = words.text("\nTitles: {titles}.", titles=words.escape(", ".join(level.titles))) if level.titles else ""
    others = other_ladders.names(view.ladder, level)
    called = words.text("\nElsewhere: {others}.", others=words.escape(others)) if others else ""
    name, hint, summary = (words.escape(text) for text in (level.name, view.ladder.hint(level), level.summary))
    text = f"*{name}*{yours}{f': {hint}' if hint else ''}\n{summary}{titles}{called}"
    return blocks.section(text, view.look("Look closer", level))
