"""Everything that can be shared, in every state, before every reader, on every way out."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from growth import audience, summary
from growth.audience import Circle, Reader, may_read, of_assessment, of_silence, readable
from growth.facts import Answer, Assessment, Audience, Kind, Person, Sharing, Win
from growth.summary import Numbers
from tests.cast import NOW, a_win, alice, an_answer, an_assessment, bob, charlie, team

ERIN = bob(id=5, slack_id="U0ERIN", name="Erin Walsh")  # leads the team after Bob
EVERYBODY = (alice(), bob(), charlie(), ERIN)
TEAMS, CHANNELS = (1, 2), ("C0RANKING", "C0SEARCH")
people = st.sampled_from(EVERYBODY)
ids = st.none() | st.sampled_from([person.id for person in EVERYBODY])
moments = st.none() | st.just(NOW)
READER_IDS, MOMENTS = (None, *(person.id for person in EVERYBODY)), (None, NOW)
SHARINGS = [  # every one that there can be: to choose one of them is one draw, which is what an example costs
    Sharing(*parts) for parts in product(Audience, READER_IDS, (None, *TEAMS), (None, *CHANNELS), MOMENTS, MOMENTS)
]
sharings = st.sampled_from(SHARINGS)
ITEMS = list(product(EVERYBODY, (*Kind, None), range(len(SHARINGS))))  # with no kind, a win


def item(number: int) -> Answer | Win:
    author, kind, how = ITEMS[number]
    sharing = SHARINGS[how]
    return an_answer(author=author, kind=kind, sharing=sharing) if kind else a_win(author=author, sharing=sharing)


items = st.sampled_from(range(len(ITEMS))).map(item)
assessments = st.builds(
    lambda subject, author, how, done: an_assessment(subject=subject, author=author, sharing=how, finished_at=done),
    *(people, people, sharings, moments),
)
silent = st.builds(lambda who, told: replace(who, quiet_shared_with=told, started_at=NOW), people, ids)
READERS = [
    *(Reader(person_id) for person_id in READER_IDS),
    *(Reader(team_id=team_id, channel=channel) for team_id in TEAMS for channel in (None, *CHANNELS)),
]
readers = st.sampled_from(READERS)


def meant(reader: Reader, author: Person, sharing: Sharing) -> bool:
    """What the words on the buttons promise, said once more and differently from the rule."""
    shares = sharing.since and not sharing.taken_back
    with_somebody = {Audience.PERSON, Audience.MANAGER, Audience.AGENDA, Audience.TEAM, Audience.SUBJECT}
    them = {sharing.reader_id} if shares and sharing.audience in with_somebody else set()
    there = {(sharing.team_id, sharing.channel)} if shares and sharing.audience is Audience.TEAM else set()
    if reader.person_id is not None:
        return reader.person_id in {author.id} | them
    return None not in (reader.team_id, reader.channel) and (reader.team_id, reader.channel) in there


@given(readers, items)
def test_an_item_is_read_by_whom_it_says_and_by_nobody_else(reader: Reader, item: Answer | Win) -> None:
    assert may_read(reader, item.sharing, item.author) is meant(reader, item.author, item.sharing)


@given(readers, items)
def test_the_readers_that_are_named_are_those_who_may_read(reader: Reader, item: Answer | Win) -> None:
    named = audience.readers(item.sharing, item.author)
    assert may_read(reader, item.sharing, item.author) is (
        reader in named or (reader.person_id is not None and reader.person_id == item.author.id)
    )


@given(readers, assessments, st.none() | assessments)
def test_an_assessment_is_read_by_whom_it_says_and_by_nobody_else(
    reader: Reader, view: Assessment, beside: Assessment | None
) -> None:
    allowed = may_read(reader, of_assessment(view, beside), view.author)
    if reader.person_id == view.author.id:
        assert allowed
    elif view.finished_at is None or (reader.person_id is None and not view.own):
        assert not allowed
    elif view.own:
        assert allowed is meant(reader, view.author, view.sharing)
    else:
        shown = beside is not None and beside.own and beside.author == view.subject and beside.finished_at is not None
        with_author = shown and (
            beside.author == view.author or meant(Reader(view.author.id), beside.author, beside.sharing)
        )
        assert allowed is (reader.person_id == view.subject.id and with_author)


@given(readers, silent)
def test_a_silence_is_known_to_whom_it_was_told_and_to_nobody_else(reader: Reader, person: Person) -> None:
    told = {person.id} | ({person.quiet_shared_with} - {None})
    assert may_read(reader, of_silence(person), person) is (reader.person_id is not None and reader.person_id in told)


@given(readers, st.lists(items, max_size=4))
def test_answers_and_wins_are_let_through_alike_and_in_their_order(reader: Reader, items: list[Answer | Win]) -> None:
    assert readable(reader, items) == tuple(each for each in items if meant(reader, each.author, each.sharing))


def posted(reader: Reader, items: Iterable[Answer | Win]) -> Iterable[Answer | Win]:
    told = summary.summarise(reader, items, Numbers())
    return (*told.wins, *told.help, *told.words)


WAYS_OUT: dict[str, Callable[[Reader, Iterable[Answer | Win]], Iterable[Answer | Win]]] = {
    "a letter": readable,
    "a post": posted,
}


@given(readers, st.lists(items, max_size=4))
def test_no_way_out_lets_more_through_than_the_rule(reader: Reader, items: list[Answer | Win]) -> None:
    for way in WAYS_OUT.values():
        out = list(way(reader, items))
        assert [a for a in out if not meant(reader, a.author, a.sharing)] == []
        assert len(out) == sum(meant(reader, a.author, a.sharing) for a in items)


@given(readers, sharings, people)
def test_what_is_taken_back_is_its_authors_alone(reader: Reader, sharing: Sharing, author: Person) -> None:
    later = NOW + timedelta(minutes=1)
    for back in (sharing.back(later), replace(sharing, taken_back=later)):
        assert may_read(reader, back, author) is (reader.person_id == author.id)
    assert sharing.back(later).means_as(Sharing()) or not sharing.is_open


@given(st.sampled_from(Audience), people, sharings)
def test_sharing_reaches_whoever_is_around_then_and_nobody_else(chosen: Audience, other: Person, was: Sharing) -> None:
    circle = Circle(manager=bob(), team=team())
    sharing = circle.share(chosen, NOW, before=was)
    reached = may_read(Reader(other.id), sharing, alice())
    assert reached is (other == alice() or (other == bob() and sharing.is_open))
    assert sharing.is_open is (chosen in circle.choices and chosen is not Audience.ONLY_ME)
    assert circle.still(sharing) or not sharing.is_open


@given(sharings)
def test_what_was_shared_at_a_moment_was_not_shared_after_it(sharing: Sharing) -> None:
    assert not sharing.after(NOW)
    assert sharing.after(NOW - timedelta(seconds=1)) is sharing.is_open


@given(readers, sharings, people)
def test_what_follows_to_a_channel_is_for_its_readers_and_for_nobody_else(
    reader: Reader, sharing: Sharing, author: Person
) -> None:
    later = NOW + timedelta(days=1)
    followed = sharing.to("C0ELSEWHERE", later)
    assert followed.since == sharing.since
    if reader.person_id is not None:
        assert may_read(reader, followed, author) is may_read(reader, sharing, author)
    else:
        assert not may_read(reader, followed, author)
    assert followed.after(NOW) is sharing.is_open
    assert may_read(Reader(team_id=sharing.team_id, channel="C0ELSEWHERE"), followed, author) is (
        sharing.with_team and sharing.team_id is not None
    )
