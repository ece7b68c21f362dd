"""Every item, before every reader, on every way out: as the words that somebody would read there."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block

from content.reading.loader import load, shipped
from growth import audience, digest, kept
from growth.audience import Reader, readable
from growth.digest import Item, Period
from growth.facts import Answer, ItemKey, Person, ReadinessShare, ShownLine, ShownWin, Win
from growth.kept import Belongings, KeptKind, KeptThing
from growth.summary import Numbers
from handlers.digests import gather
from handlers.digests import letter as letters
from handlers.digests import post as posts
from handlers.digests.gather import Around
from handlers.digests.recipe import LETTER, Recipe
from handlers.framework.rendering import rendered
from handlers.preferences import belongings_views
from handlers.preferences.belongings_views import KeptPage
from handlers.readiness import share_views
from handlers.wins import document
from handlers.wins import views as win_views
from tests.cast import NOW, a_win, an_answer, team
from tests.growth.test_sharing import CHANNELS, EVERYBODY, TEAMS, meant, people, readers, sharings
from tests.growth.test_sharing import items as one

LADDER = load(shipped() / "ml-engineer")
LINE = ShownLine("A line.", (ShownWin(1, NOW.date(), "word-share", ""),))
WEEK = Period(since=NOW.replace(year=2025), until=NOW)
items = st.lists(one, max_size=3)
shares = st.builds(
    lambda who, how: ReadinessShare(
        id=1,
        author=who,
        ladder="ml-engineer",
        ladder_version="1",
        level="Senior",
        lines=(LINE,),
        made_at=NOW,
        sharing=how,
        reader_name=None,
    ),
    people,
    sharings,
)


def told_apart(every: Sequence[Item]) -> list[Item]:
    """The same, each with words and an id of its own."""
    return [
        replace(each, id=number, text=f"word-{number}.")
        if isinstance(each, Answer)
        else replace(each, id=number, draft=replace(each.draft, did=f"word-{number}.", outcome=f"came-{number}."))
        for number, each in enumerate(every)
    ]


def text(drawn: Iterable[Block]) -> str:
    return str([rendered(block) for block in drawn])


def week(reader: Reader, every: Sequence[Item]) -> gather.Week:
    """A digest of whoever reads: led by that person, or posted in that channel, with all that there is put into it."""
    leads = next((person for person in EVERYBODY if person.id == reader.person_id), EVERYBODY[0])
    here = team(id=reader.team_id or 1, manager=leads, channel=reader.channel)
    made = Recipe(
        kind=LETTER, team=here.id, at=NOW, posted=WEEK, told=WEEK, reader=leads.id, channel=reader.channel or "C0NONE"
    )
    told = digest.drawn_first(every, posted=WEEK, told=WEEK, lost=(set(), set()))
    around = Around(here, EVERYBODY, Numbers(), {}, "And what next?")
    return gather.decided(around, made, told)


def letter(reader: Reader, every: Sequence[Item]) -> str:
    return text(letters.manager(week(reader, every))) if reader.person_id is not None else ""


def post(reader: Reader, every: Sequence[Item]) -> str:
    return text(posts.channel(week(reader, every))) if reader.person_id is None and reader.channel else ""


def own_wins(reader: Reader, every: Sequence[Item]) -> win_views.Kept | None:
    """The pages of somebody's wins, were they handed those of all."""
    me = next((person for person in EVERYBODY if person.id == reader.person_id), None)
    if me is None:
        return None
    mine = [win for win in every if isinstance(win, Win) and win.author.id == me.id]
    return win_views.Kept(me, LADDER, readable(reader, mine), NOW.date(), "/growth")


def home(reader: Reader, every: Sequence[Item]) -> str:
    shown = own_wins(reader, every)
    return text(win_views.on_the_home(shown)) if shown else ""


def brag(reader: Reader, every: Sequence[Item]) -> str:
    shown = own_wins(reader, every)
    return document.markdown(shown) if shown else ""


WAYS_OUT: Mapping[str, Callable[[Reader, Sequence[Item]], str]] = {
    "a letter": letter,
    "a post": post,
    "the Home": home,
    "the file": brag,
}


def told(found: gather.Week) -> tuple[set[ItemKey], set[ItemKey]]:
    """What stands in a letter, and what in a post."""
    letters = (found.waiting, found.shared, found.wins)
    posts = (found.summary.wins, found.summary.help, found.summary.words)
    return {i.key for part in letters for i in part}, {i.key for part in posts for i in part}


@given(readers, one)
def test_a_digest_tells_all_that_its_reader_may_read_and_nothing_else(reader: Reader, item: Item) -> None:
    every = [item]
    lettered, posted = told(week(reader, every))
    if reader.person_id is not None:
        fresh = {i.key for i in every if WEEK.holds(i.sharing.since) or digest.is_owed(i)}
        of_others = [i for i in every if i.author.id != reader.person_id]
        assert lettered == {i.key for i in of_others if meant(reader, i.author, i.sharing)} & fresh
    if reader.person_id is None and reader.team_id is not None and reader.channel:
        fresh = {i.key for i in every if WEEK.holds(i.sharing.for_channel_since)}
        assert posted == {i.key for i in every if meant(reader, i.author, i.sharing)} & fresh


@given(readers, items)
def test_no_word_stands_where_its_author_did_not_share_it(reader: Reader, found: list[Item]) -> None:
    every = told_apart(found)
    for way, drawn in WAYS_OUT.items():
        said = drawn(reader, every)
        theirs = [each for each in every if f"word-{each.id}." in said or f"came-{each.id}." in said]
        assert [each for each in theirs if not meant(reader, each.author, each.sharing)] == [], way


ELSEWHERE = [Reader(team_id=team_id, channel=channel) for team_id in TEAMS for channel in CHANNELS]


@given(one)
def test_who_sees_names_everybody_who_may_read_and_nobody_else(item: Item) -> None:
    me = item.author
    belongings = Belongings(me, answers=[item]) if isinstance(item, Answer) else Belongings(me, wins=[item])
    (thing,) = kept.things(belongings)
    every = [*(Reader(person.id) for person in EVERYBODY if person.id != me.id), *ELSEWHERE]
    assert {each for each in every if meant(each, me, item.sharing)} == set(audience.readers(thing.sharing, me))


@given(people, items)
def test_who_sees_says_their_names(me: Person, found: list[Item]) -> None:
    for item in told_apart(found):
        thing = KeptThing(KeptKind.WIN, me, NOW, item.text, sharing=item.sharing)
        named = audience.readers(thing.sharing, me)
        page = KeptPage(me.zone, audience.Circle(), [thing], {person.id: person.name for person in EVERYBODY})
        said = text(belongings_views.rows(page, [thing], 0))
        assert [p for p in EVERYBODY if (p.name in said) is not (Reader(p.id) in named)] == []
        assert [c for c in CHANNELS if (f"<#{c}>" in said) is not any(r.channel == c for r in named)] == []


@given(readers, shares)
def test_readiness_is_read_by_whom_it_names(reader: Reader, share: ReadinessShare) -> None:
    shown = share_views.readable(share, reader, zone="Europe/Berlin")
    assert (shown is not None and "word-share" in str(shown.blocks)) is meant(reader, share.author, share.sharing)


def test_the_words_are_looked_for_where_they_would_stand() -> None:
    """What the tests above look for would be found: a win of her own, and what another shared, in their places."""
    found = told_apart([an_answer(), a_win()])
    own = Reader(person_id=1)
    hers, theirs = EVERYBODY[:2]
    assert "word-0." in letter(own, [replace(found[0], author=theirs, sharing=audience.with_person(hers, NOW))])
    assert "word-1." in home(own, found)
    assert "came-1." in brag(own, found)
