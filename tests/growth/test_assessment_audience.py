"""Who may read how somebody is seen: every reader is tried with every assessment, beside every other."""

from itertools import product

import pytest

from growth.audience import Reader, may_read, of_assessment
from growth.facts import Assessment, Audience, Sharing
from tests.cast import NOW, alice, an_assessment, bob, charlie, shared

ALICE, BOB, CHARLIE, ERIN = alice(), bob(), charlie(), bob(id=5, slack_id="U0ERIN", name="Erin Walsh")
PEOPLE = (ALICE, BOB, CHARLIE, ERIN)
PLACES = (None, 1)
READERS = [Reader(person_id=who, team_id=place) for who, place in product([*(p.id for p in PEOPLE), None], PLACES)]
ASSESSMENTS = [
    an_assessment(
        subject=subject, author=author, finished_at=finished, sharing=Sharing(Audience.MANAGER, manager, since=since)
    )
    for subject, author, finished, manager, since in product(
        (ALICE, CHARLIE), (ALICE, BOB, CHARLIE), (None, NOW), (None, BOB.id, ERIN.id), (None, NOW)
    )
]


def reads(reader: Reader, assessment: Assessment, beside: Assessment | None = None) -> bool:
    return may_read(reader, of_assessment(assessment, beside), assessment.author)


ALLOWED = [
    (reader, assessment, beside)
    for reader, assessment, beside in product(READERS, ASSESSMENTS, (None, *ASSESSMENTS))
    if reads(reader, assessment, beside)
]
OTHERS = [triple for triple in ALLOWED if triple[0].person_id != triple[1].author.id]

SHARED = {"sharing": shared()}
BOBS = an_assessment(id=2, author=BOB)


def test_an_author_reads_whatever_they_wrote() -> None:
    own = [(reader, a) for reader, a in product(READERS, ASSESSMENTS) if reader.person_id == a.author.id]
    assert own
    assert [pair for pair in own if not reads(*pair)] == []


def test_nothing_is_for_a_place_or_for_somebody_without_a_name() -> None:
    assert [triple for triple in ALLOWED if triple[0].person_id is None] == []


def test_what_is_not_finished_is_for_its_author_alone() -> None:
    assert [triple for triple in OTHERS if triple[1].finished_at is None] == []


def test_a_view_of_oneself_is_for_the_manager_it_names_and_nobody_else() -> None:
    own = [(reader, a) for reader, a, _ in OTHERS if a.own]
    assert own
    assert [(r, a) for r, a in own if r.person_id != a.sharing.reader_id or a.sharing.since is None] == []


def test_a_managers_view_is_for_its_subject_and_nobody_else() -> None:
    views = [(reader, a) for reader, a, _ in OTHERS if not a.own]
    assert views
    assert [(r, a) for r, a in views if r.person_id != a.subject.id] == []


def test_a_managers_view_is_read_only_beside_ones_own_that_was_shared_with_this_manager() -> None:
    views = [(a, beside) for _, a, beside in OTHERS if not a.own]
    assert [a for a, beside in views if beside is None] == []
    wrong = [
        (a, beside)
        for a, beside in views
        if beside is not None
        and not (beside.own and beside.author.id == a.subject.id and beside.sharing.reader_id == a.author.id)
    ]
    assert wrong == []
    assert [beside for _, beside in views if not beside or None in (beside.sharing.since, beside.finished_at)] == []


@pytest.mark.parametrize(
    ("assessment", "beside", "readers"),
    [
        pytest.param(an_assessment(), None, {ALICE.id}, id="one's own"),
        pytest.param(an_assessment(**SHARED), None, {ALICE.id, BOB.id}, id="shared with Bob"),
        pytest.param(an_assessment(**SHARED, finished_at=None), None, {ALICE.id}, id="not finished"),
        pytest.param(an_assessment(sharing=shared().back(NOW)), None, {ALICE.id}, id="taken back"),
        pytest.param(
            an_assessment(sharing=shared(reader_id=None)), None, {ALICE.id}, id="shared with somebody who is deleted"
        ),
        pytest.param(BOBS, None, {BOB.id}, id="Bob's view alone"),
        pytest.param(BOBS, an_assessment(), {BOB.id}, id="Bob's, hers not shared"),
        pytest.param(BOBS, an_assessment(**SHARED), {ALICE.id, BOB.id}, id="Bob's, hers shared with him"),
        pytest.param(BOBS, an_assessment(**SHARED, finished_at=None), {BOB.id}, id="Bob's, hers not finished"),
        pytest.param(
            an_assessment(author=BOB, finished_at=None), an_assessment(**SHARED), {BOB.id}, id="Bob's not finished"
        ),
        pytest.param(
            an_assessment(author=ERIN), an_assessment(**SHARED), {ERIN.id}, id="a later manager's, hers with Bob"
        ),
        pytest.param(
            BOBS, an_assessment(subject=CHARLIE, author=CHARLIE, **SHARED), {BOB.id}, id="beside somebody else's"
        ),
    ],
)
def test_who_reads_what(assessment: Assessment, beside: Assessment | None, readers: set[int]) -> None:
    every = {person.id: Reader(person_id=person.id) for person in PEOPLE}
    assert {uid for uid, reader in every.items() if reads(reader, assessment, beside)} == readers
