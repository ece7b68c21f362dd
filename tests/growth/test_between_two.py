"""Nobody reads a remark who is neither of the two, whatever was shared with whom, and whoever asks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth.audience import UNSHARED, Reader, may_read, of_remark, with_person
from growth.facts import Audience, ItemKey, Remark, RemarkKind, Sharing
from tests import cast
from tests.cast import NOW

PEOPLE = [cast.alice(id=1), cast.bob(id=2), cast.charlie(id=3), cast.alice(id=4)]


class Thing:
    """Something of somebody's that they can share."""

    def __init__(self, author: int, sharing: Sharing) -> None:
        self.author, self.sharing = PEOPLE[author], sharing


def remark(by: int, to: int, subject: int) -> Remark:
    sharing = with_person(PEOPLE[to], NOW)
    return Remark(1, PEOPLE[by], PEOPLE[to], PEOPLE[subject].id, ItemKey(answer=1), RemarkKind.WORDS, "x", sharing, NOW)


SHARINGS = st.builds(
    Sharing,
    st.sampled_from(Audience),
    st.sampled_from([None, 1, 2, 3, 4]),
    st.sampled_from([None, 7]),
    st.sampled_from([None, "C1"]),
    since=st.sampled_from([None, NOW]),
    taken_back=st.sampled_from([None, NOW]),
)
SOMEBODY = st.integers(0, 3)


@given(SOMEBODY, SOMEBODY, SOMEBODY, st.booleans(), SHARINGS)
def test_nobody_reads_a_remark_who_is_neither_of_the_two(
    author: int, other: int, asks: int, by_author: bool, sharing: Sharing
) -> None:
    about = Thing(author, sharing)
    said = remark(author, other, author) if by_author else remark(other, author, author)
    read = may_read(Reader(person_id=PEOPLE[asks].id), of_remark(said, about), said.author)
    assert not read or asks in (author, other)
    assert not may_read(Reader(team_id=7, channel="C1"), of_remark(said, about), said.author)


@given(SOMEBODY, SOMEBODY, SHARINGS)
def test_what_its_author_said_is_read_only_while_the_thing_is(author: int, other: int, sharing: Sharing) -> None:
    about, said = Thing(author, sharing), remark(author, other, author)
    reader = Reader(person_id=PEOPLE[other].id)
    if author != other:
        assert may_read(reader, of_remark(said, about), said.author) == may_read(reader, sharing, about.author)


@pytest.mark.parametrize("by_author", [True, False])
def test_of_something_that_is_gone_only_its_reader_has_said_anything(*, by_author: bool) -> None:
    said = remark(0, 1, 0) if by_author else remark(1, 0, 0)
    assert (of_remark(said, None) == UNSHARED) is by_author
