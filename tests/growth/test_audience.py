"""Who may read an answer: every reader is tried with every answer."""

from dataclasses import replace
from itertools import product

import pytest

from growth.audience import Circle, Reader, may_read, of_silence, readable
from growth.facts import Answer, Audience, Kind, Sharing, Team
from tests.cast import NOW, alice, an_answer, bob, charlie, shared, team

DANA, ERIN = 4, 5  # Dana leads Charlie's team; Erin leads Alice's team after Bob
RANKING, SEARCH = 1, 2  # Alice's team and Charlie's
PEOPLE = (alice().id, bob().id, charlie().id, DANA, ERIN, None)
CHANNELS = {None: None, RANKING: "C0RANKING", SEARCH: "C0SEARCH"}
HERE = CHANNELS[RANKING]
READERS = [
    Reader(person_id=person, team_id=place, channel=CHANNELS[place])
    for person, place in product(PEOPLE, (None, RANKING, SEARCH))
]
ANSWERS = [
    an_answer(
        author=author,
        kind=kind,
        sharing=Sharing(audience, manager, place, CHANNELS[place], since=since, taken_back=back),
    )
    for author, kind, audience, since, manager, place, back in product(
        (alice(), charlie()), Kind, Audience, (None, NOW), (None, bob().id, DANA), (None, RANKING, SEARCH), (None, NOW)
    )
]


def reads(reader: Reader, answer: Answer) -> bool:
    return may_read(reader, answer.sharing, answer.author)


ALLOWED = [(reader, answer) for reader, answer in product(READERS, ANSWERS) if reads(reader, answer)]
OTHERS = [(reader, answer) for reader, answer in ALLOWED if reader.person_id != answer.author.id]

WITH_THE_TEAM = replace(shared(Audience.TEAM), channel=HERE)


def test_the_author_reads_everything_of_theirs() -> None:
    own = [pair for pair in product(READERS, ANSWERS) if pair[0].person_id == pair[1].author.id]
    assert own
    assert [pair for pair in own if pair not in ALLOWED] == []


def test_what_is_only_mine_has_no_other_reader() -> None:
    assert [pair for pair in OTHERS if pair[1].sharing.audience is Audience.ONLY_ME] == []


def test_what_is_not_shared_has_no_other_reader() -> None:
    assert [pair for pair in OTHERS if pair[1].sharing.since is None] == []


def test_what_was_taken_back_has_no_other_reader() -> None:
    assert [pair for pair in OTHERS if pair[1].sharing.taken_back is not None] == []


def test_nobody_reads_what_was_shared_with_somebody_else() -> None:
    assert OTHERS
    assert [
        (reader, answer)
        for reader, answer in OTHERS
        if (reader.person_id is None or reader.person_id != answer.sharing.reader_id)
        and (reader.team_id is None or reader.team_id != answer.sharing.team_id)
    ] == []


def test_a_channel_reads_only_what_is_for_its_own_team() -> None:
    channels = [(reader, answer) for reader, answer in ALLOWED if reader.person_id is None]
    assert channels
    assert {answer.sharing.audience for _, answer in channels} == {Audience.TEAM}
    assert [pair for pair in channels if pair[0].team_id != pair[1].sharing.team_id] == []


def test_a_place_without_a_name_reads_nothing() -> None:
    assert [answer for reader, answer in ALLOWED if reader == Reader()] == []


def test_a_new_manager_inherits_nothing() -> None:
    assert [answer for reader, answer in ALLOWED if reader == Reader(person_id=ERIN)] == []


@pytest.mark.parametrize(
    "reader",
    [
        pytest.param(Reader(person_id=charlie().id), id="Charlie"),
        pytest.param(Reader(person_id=charlie().id, team_id=SEARCH), id="Charlie on his team"),
        pytest.param(Reader(person_id=DANA), id="Charlie's manager"),
        pytest.param(Reader(person_id=DANA, team_id=SEARCH), id="Charlie's manager with her team"),
        pytest.param(Reader(team_id=SEARCH, channel=CHANNELS[SEARCH]), id="the channel of Charlie's team"),
    ],
)
def test_charlies_side_reads_nothing_of_what_alice_shared_with_hers(reader: Reader) -> None:
    hers = [a for a in ANSWERS if a.author == alice() and a.sharing.reader_id != DANA and a.sharing.team_id != SEARCH]
    assert hers
    assert readable(reader, hers) == ()


@pytest.mark.parametrize(
    ("answer", "readers"),
    [
        pytest.param(an_answer(), {"alice"}, id="only me"),
        pytest.param(an_answer(sharing=shared()), {"alice", "bob"}, id="my manager"),
        pytest.param(an_answer(sharing=shared(Audience.AGENDA)), {"alice", "bob"}, id="the 1:1"),
        pytest.param(an_answer(sharing=WITH_THE_TEAM), {"alice", "bob", "channel"}, id="the team"),
        pytest.param(an_answer(sharing=WITH_THE_TEAM.back(NOW)), {"alice"}, id="taken back"),
        pytest.param(an_answer(sharing=replace(WITH_THE_TEAM, reader_id=None)), {"alice", "channel"}, id="no manager"),
    ],
)
def test_who_reads_what(answer: Answer, readers: set[str]) -> None:
    around = {
        "alice": Reader(person_id=alice().id),
        "bob": Reader(person_id=bob().id),
        "charlie": Reader(person_id=charlie().id),
        "channel": Reader(team_id=RANKING, channel=HERE),
    }
    assert {name for name, reader in around.items() if reads(reader, answer)} == readers


def test_what_is_readable_keeps_its_order() -> None:
    first, last = (an_answer(id=number, sharing=WITH_THE_TEAM) for number in (3, 1))
    hidden = an_answer(id=2)
    assert readable(Reader(team_id=RANKING, channel=HERE), [first, hidden, last]) == (first, last)


ALONE = Circle()
MANAGED = Circle(manager=bob(), team=team(channel=None))
ON_A_TEAM = Circle(manager=bob(), team=team())
LEADING = Circle(manager=None, team=team())
ONLY_ME, SUBJECT, PERSON, MANAGER, AGENDA, TEAM = Audience


def test_another_channel_of_the_same_team_reads_nothing() -> None:
    answer = an_answer(sharing=WITH_THE_TEAM)
    assert reads(Reader(team_id=RANKING, channel=HERE), answer)
    assert not reads(Reader(team_id=RANKING, channel="C0ELSEWHERE"), answer)
    assert not reads(Reader(team_id=RANKING), answer)


def test_a_team_without_a_channel_is_no_place() -> None:
    answer = an_answer(sharing=replace(WITH_THE_TEAM, channel=None))
    assert not reads(Reader(team_id=RANKING), answer)


@pytest.mark.parametrize(
    ("chosen", "channel", "means"),
    [
        pytest.param(ONLY_ME, "C0ELSEWHERE", True, id="only me"),
        pytest.param(MANAGER, "C0ELSEWHERE", True, id="the manager reads it wherever the digest goes"),
        pytest.param(TEAM, "C0ELSEWHERE", False, id="another channel by now"),
        pytest.param(TEAM, HERE, True, id="the same channel"),
    ],
)
def test_whether_an_audience_means_what_the_form_offered(chosen: Audience, channel: str, means: bool) -> None:
    assert ON_A_TEAM.still(Sharing(chosen, bob().id, RANKING, channel)) is means
    assert ON_A_TEAM.still(Sharing(chosen, ERIN, RANKING, channel)) is (chosen is ONLY_ME)


@pytest.mark.parametrize(
    ("circle", "choices"),
    [
        pytest.param(ALONE, (ONLY_ME,), id="nobody around"),
        pytest.param(MANAGED, (ONLY_ME, MANAGER, AGENDA), id="a manager, and a team without a channel"),
        pytest.param(ON_A_TEAM, (ONLY_ME, MANAGER, AGENDA, TEAM), id="a manager and a channel"),
        pytest.param(LEADING, (ONLY_ME, TEAM), id="leading the team they grow on"),
    ],
)
def test_nobody_is_offered_a_reader_who_does_not_exist(circle: Circle, choices: tuple[Audience, ...]) -> None:
    assert circle.choices == choices


@pytest.mark.parametrize("circle", [ALONE, MANAGED, ON_A_TEAM, LEADING])
@pytest.mark.parametrize("chosen", Audience)
def test_sharing_never_gives_an_audience_that_was_not_on_offer(circle: Circle, chosen: Audience) -> None:
    audience = circle.share(chosen, NOW).audience
    assert audience in circle.choices
    assert audience in (chosen, ONLY_ME)


@pytest.mark.parametrize(
    ("circle", "chosen", "means"),
    [
        pytest.param(ON_A_TEAM, ONLY_ME, Sharing(), id="only me"),
        pytest.param(ON_A_TEAM, MANAGER, Sharing(MANAGER, 2, 1, since=NOW), id="my manager, on this team"),
        pytest.param(ON_A_TEAM, AGENDA, Sharing(AGENDA, 2, 1, since=NOW), id="the 1:1, on this team"),
        pytest.param(ON_A_TEAM, TEAM, Sharing(TEAM, 2, 1, HERE, NOW), id="the team, and its manager"),
        pytest.param(LEADING, TEAM, Sharing(TEAM, None, 1, HERE, NOW), id="the team one leads"),
        pytest.param(LEADING, MANAGER, Sharing(), id="a manager who is not there"),
        pytest.param(MANAGED, TEAM, Sharing(), id="a channel that is not there"),
        pytest.param(ALONE, TEAM, Sharing(), id="a team that is not there"),
    ],
)
def test_whom_a_choice_means(circle: Circle, chosen: Audience, means: Sharing) -> None:
    assert circle.share(chosen, NOW) == means


def test_what_was_shared_and_is_for_oneself_now_was_taken_back() -> None:
    assert ON_A_TEAM.share(ONLY_ME, NOW, before=WITH_THE_TEAM) == Sharing(taken_back=NOW)


def test_what_was_never_shared_cannot_be_taken_back() -> None:
    assert ON_A_TEAM.share(ONLY_ME, NOW, before=Sharing()) == Sharing()


@pytest.mark.parametrize(
    ("circle", "still"),
    [
        pytest.param(ON_A_TEAM, True, id="nothing has changed"),
        pytest.param(Circle(manager=charlie(), team=team()), False, id="somebody else leads"),
        pytest.param(Circle(manager=bob(), team=team(id=SEARCH)), False, id="another team"),
        pytest.param(ALONE, False, id="off the team"),
        pytest.param(Circle(manager=bob(), team=team(channel="C0ELSEWHERE")), False, id="another channel"),
    ],
)
def test_whether_sharing_still_means_the_same_people(circle: Circle, still: bool) -> None:
    assert circle.still(replace(WITH_THE_TEAM, channel=HERE)) is still


def test_somebody_else_leading_the_team_later_changes_nothing() -> None:
    shared_before: Team = team()
    sharing = Circle(manager=bob(), team=shared_before).share(MANAGER, NOW)
    assert may_read(Reader(person_id=bob().id), sharing, alice())
    assert not may_read(Reader(person_id=ERIN, team_id=RANKING), sharing, alice())


@pytest.mark.parametrize(
    ("reader", "told"),
    [
        pytest.param(bob().id, True, id="the one they let know"),
        pytest.param(ERIN, False, id="whoever leads later"),
        pytest.param(None, False, id="a place"),
    ],
)
def test_that_trellis_paused_itself_is_for_the_manager_they_chose(reader: int | None, *, told: bool) -> None:
    silent = alice(quiet_shared_with=bob().id)
    assert may_read(Reader(person_id=reader), of_silence(silent), silent) is told
    assert not may_read(Reader(person_id=bob().id), of_silence(alice()), alice())
