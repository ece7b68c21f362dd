from collections import Counter
from itertools import chain
from pathlib import Path

import pytest

from content.catalogue.shelves import ShelfItem
from content.model.ladder import Ladder
from content.reading import loader
from content.reading.layout import sections
from handlers.explore import topics
from handlers.explore.kinds import KINDS
from tests.content.conftest import SMITHY

ELSEWHERE = {
    *("areas", "categories", "sources", "rungs"),  # on the cards of what they belong to
    *("expectations", "actions", "questions", "measures", "needs"),  # on the Home, in nudges and check-ins
    *("branches", "facts", "releases"),
}


@pytest.fixture(params=["ml-engineer", "software-engineer"])
def each(request: pytest.FixtureRequest) -> Ladder:
    return loader.load(loader.shipped() / request.param)


@pytest.fixture
def small(tmp_path: Path) -> Ladder:
    folder = tmp_path / "smith"
    folder.mkdir()
    for file, text in SMITHY.items():
        (folder / file).write_text(text.lstrip())
    return loader.load(folder)


def shown(ladder: Ladder) -> list[tuple[str, str]]:
    return [(item.section, item.entry.id) for topic in topics.topics(ladder) for item in topic.items(ladder)]


def test_every_entry_that_is_not_shown_elsewhere_stands_in_one_topic(each: Ladder) -> None:
    wanted = [(name, entry.id) for name, found in sections(each).items() for entry in found if name not in ELSEWHERE]
    assert Counter(shown(each)) == Counter(wanted)


def test_a_topic_on_which_the_ladder_says_nothing_is_none(each: Ladder) -> None:
    assert [topic.id for topic in topics.topics(each) if not topic.items(each)] == [topics.SAVED]


def test_a_small_ladder_has_few_topics(small: Ladder) -> None:
    assert [topic.id for topic in topics.topics(small)] == ["competencies", "library", "saved", "pay"]


def test_pay_is_promised_only_where_the_ladder_tells_of_other_ones(small: Ladder) -> None:
    (here,) = (topic for topic in topics.topics(small) if "levels" in topic.lists)
    assert (here.title, "pay" in here.about, "salary" in here.words) == ("Levels and titles", False, False)


def test_no_two_topics_go_by_the_same_name() -> None:
    names = Counter(chain.from_iterable((topic.title.casefold(), *topic.words) for topic in topics.TOPICS))
    assert [name for name, count in names.items() if count > 1] == []


def test_what_a_topic_is_about_fits_a_line_or_two_of_a_phone() -> None:
    assert [topic.id for topic in topics.TOPICS if len(topic.about) > 60] == []


def test_every_list_of_a_topic_has_a_word_for_one_of_it() -> None:
    assert {name for topic in topics.TOPICS for name in topic.lists} == set(KINDS)


def test_an_entry_without_levels_is_for_everybody(each: Ladder) -> None:
    note = ShelfItem("guidance", each.guidance[0])
    assert note.fits(each.levels[0].id)
    assert note.fits(None)


def test_an_entry_with_levels_is_for_those() -> None:
    ladder = loader.load(loader.shipped() / "ml-engineer")
    step = topics.item(ladder, "career_steps", "step-strategic")
    assert [level.id for level in ladder.levels if step.fits(level.id)] == ["senior", "seasoned"]
    assert step.fits(None)


@pytest.mark.parametrize(
    ("section", "entry"),
    [
        pytest.param("tracks", "no-such-track", id="an unknown entry"),
        pytest.param("no_such_list", "research-track", id="an unknown list"),
        pytest.param("sources", "trellis", id="a list that is in no topic"),
    ],
)
def test_what_cannot_be_opened_is_not_found(section: str, entry: str) -> None:
    ladder = loader.load(loader.shipped() / "ml-engineer")
    with pytest.raises(KeyError):
        topics.item(ladder, section, entry)
    with pytest.raises(KeyError):
        topics.topic(ladder, "no-such-topic")
