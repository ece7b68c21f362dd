"""Who may read an answer: every reader is tried with every answer."""

from itertools import product

import pytest

from growth.audience import Circle, Reader, Shared, may_read, readable
from growth.facts import Answer, Audience, Kind, Team
from tests.cast import NOW, alice, an_answer, bob, charlie, team

DANA, ERIN = 4, 5  # Dana leads Charlie's team; Erin leads Alice's team after Bob
RANKING, SEARCH = 1, 2  # Alice's team and Charlie's
PEOPLE = (alice().id, bob().id, charlie().id, DANA, ERIN, None)
READERS = [Reader(person_id=person, team_id=place) for person, place in product(PEOPLE, (None, RANKING, SEARCH))]
ANSWERS = [
    an_answer(author=author, kind=kind, audience=audience, shared_at=shared, manager_id=manager, team_id=place)
    for author, kind, audience, shared, manager, place in product(
        (alice(), charlie()), Kind, Audience, (None, NOW), (None, bob().id, DANA), (None, RANKING, SEARCH)
    )
]
ALLOWED = [(reader, answer) for reader, answer in product(READERS, ANSWERS) if may_read(reader, answer)]
OTHERS = [(reader, answer) for reader, answer in ALLOWED if reader.person_id != answer.author.id]

WITH_BOB = {"shared_at": NOW, "manager_id": bob().id}
WITH_THE_TEAM = {**WITH_BOB, "audience": Audience.TEAM, "team_id": RANKING}


def test_the_author_reads_everything_of_theirs() -> None:
    own = [pair for pair in product(READERS, ANSWERS) if pair[0].person_id == pair[1].author.id]
    assert own
    assert [pair for pair in own if pair not in ALLOWED] == []


def test_what_is_only_mine_has_no_other_reader() -> None:
    assert [pair for pair in OTHERS if pair[1].audience is Audience.ONLY_ME] == []


def test_what_is_not_shared_has_no_other_reader() -> None:
    assert [pair for pair in OTHERS if pair[1].shared_at is None] == []


def test_nobody_reads_what_was_shared_with_somebody_else() -> None:
    assert OTHERS
    assert [
        (reader, answer)
        for reader, answer in OTHERS
        if (reader.person_id is None or reader.person_id != answer.manager_id)
        and (reader.team_id is None or reader.team_id != answer.team_id)
    ] == []


def test_a_channel_reads_only_what_is_for_its_own_team() -> None:
    channels = [(reader, answer) for reader, answer in ALLOWED if reader.person_id is None]
    assert channels
    assert {answer.audience for _, answer in channels} == {Audience.TEAM}
    assert [pair for pair in channels if pair[0].team_id != pair[1].team_id] == []


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
        pytest.param(Reader(team_id=SEARCH), id="the channel of Charlie's team"),
    ],
)
def test_charlies_side_reads_nothing_of_what_alice_shared_with_hers(reader: Reader) -> None:
    hers = [a for a in ANSWERS if a.author == alice() and a.manager_id != DANA and a.team_id != SEARCH]
    assert hers
    assert readable(reader, hers) == ()


@pytest.mark.parametrize(
    ("answer", "readers"),
    [
        pytest.param(an_answer(), {"alice"}, id="only me"),
        pytest.param(an_answer(audience=Audience.MANAGER, **WITH_BOB), {"alice", "bob"}, id="my manager"),
        pytest.param(an_answer(audience=Audience.AGENDA, **WITH_BOB), {"alice", "bob"}, id="the 1:1"),
        pytest.param(an_answer(**WITH_THE_TEAM), {"alice", "bob", "channel"}, id="the team"),
        pytest.param(an_answer(**{**WITH_THE_TEAM, "shared_at": None}), {"alice"}, id="taken back"),
        pytest.param(an_answer(**{**WITH_THE_TEAM, "manager_id": None}), {"alice", "channel"}, id="no manager"),
    ],
)
def test_who_reads_what(answer: Answer, readers: set[str]) -> None:
    around = {
        "alice": Reader(person_id=alice().id),
        "bob": Reader(person_id=bob().id),
        "charlie": Reader(person_id=charlie().id),
        "channel": Reader(team_id=RANKING),
    }
    assert {name for name, reader in around.items() if may_read(reader, answer)} == readers


def test_what_is_readable_keeps_its_order() -> None:
    first, hidden, last = an_answer(id=3, **WITH_THE_TEAM), an_answer(id=2), an_answer(id=1, **WITH_THE_TEAM)
    assert readable(Reader(team_id=RANKING), [first, hidden, last]) == (first, last)


ALONE = Circle()
MANAGED = Circle(manager=bob(), team=team(channel=None))
ON_A_TEAM = Circle(manager=bob(), team=team())
LEADING = Circle(manager=None, team=team())
ONLY_ME, MANAGER, AGENDA, TEAM = Audience
HERE = team().channel


def test_another_channel_of_the_same_team_reads_nothing() -> None:
    shared = an_answer(**WITH_THE_TEAM, channel=HERE)
    assert may_read(Reader(team_id=RANKING, channel=HERE), shared)
    assert not may_read(Reader(team_id=RANKING, channel="C0ELSEWHERE"), shared)
    assert not may_read(Reader(team_id=RANKING), shared)


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
    assert ON_A_TEAM.means(chosen, bob().id, RANKING, channel) is means
    assert ON_A_TEAM.means(chosen, ERIN, RANKING, channel) is (chosen is ONLY_ME)


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
    audience = circle.share(chosen).audience
    assert audience in circle.choices
    assert audience in (chosen, ONLY_ME)


@pytest.mark.parametrize(
    ("circle", "chosen", "shared"),
    [
        pytest.param(ON_A_TEAM, ONLY_ME, Shared(ONLY_ME), id="only me"),
        pytest.param(ON_A_TEAM, MANAGER, Shared(MANAGER, 2, 1), id="my manager, on this team"),
        pytest.param(ON_A_TEAM, AGENDA, Shared(AGENDA, 2, 1), id="the 1:1, on this team"),
        pytest.param(ON_A_TEAM, TEAM, Shared(TEAM, 2, 1, HERE), id="the team, and its manager"),
        pytest.param(LEADING, TEAM, Shared(TEAM, None, 1, HERE), id="the team one leads"),
        pytest.param(LEADING, MANAGER, Shared(ONLY_ME), id="a manager who is not there"),
        pytest.param(MANAGED, TEAM, Shared(ONLY_ME), id="a channel that is not there"),
        pytest.param(ALONE, TEAM, Shared(ONLY_ME), id="a team that is not there"),
    ],
)
def test_whom_a_choice_means(circle: Circle, chosen: Audience, shared: Shared) -> None:
    assert circle.share(chosen) == shared


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
    assert circle.still(an_answer(**WITH_THE_TEAM, channel=HERE)) is still


def test_somebody_else_leading_the_team_later_changes_nothing() -> None:
    shared_before: Team = team()
    shared = Circle(manager=bob(), team=shared_before).share(MANAGER)
    answer = an_answer(audience=shared.audience, manager_id=shared.manager_id, team_id=shared.team_id, shared_at=NOW)
    assert may_read(Reader(person_id=bob().id), answer)
    assert not may_read(Reader(person_id=ERIN, team_id=RANKING), answer)
