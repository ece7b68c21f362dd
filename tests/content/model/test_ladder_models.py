"""What one can ask of a ladder, and what an entry refuses to hold."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError

from content.model.ladder import Area, Expectation, Ladder, Level, Source
from content.model.offers import Action, Question, Resource
from content.reading.loader import load
from content.reading.problems import LadderError

LEVEL = {"id": "master", "name": "Master", "years": "After 7", "summary": "You make gates.", "source": "guild"}
AREA = {"id": "fire", "name": "Fire", "summary": "Heat", "skills": ["Stoking"], "source": "guild"}
ACTION = {
    "id": "sweep",
    "level": "master",
    "title": "Sweep",
    "text": "Sweep.",
    "minutes": 15,
    "done_when": "It is clean.",
    "areas": ["fire"],
    "source": "guild",
}
RESOURCE = {
    "id": "book",
    "title": "The book",
    "owner": "The guild",
    "link": "https://guild.example",
    "kind": "read",
    "minutes": 20,
    "cost": "free",
    "levels": ["master"],
    "areas": ["fire"],
    "why": "It is short.",
    "source": "guild",
}
QUESTION = {"id": "heat", "text": "Hot?", "kind": "decision", "areas": ["fire"]}


@pytest.fixture
def smith(smithy: Path) -> Ladder:
    return load(smithy)


def test_a_ladder_is_read_once_as_long_as_its_documents_stay_as_they_are(
    smithy: Path, edit: Callable[[str, str, str], None]
) -> None:
    first = load(smithy)
    assert load(smithy) is first
    edit(
        "ladder.yaml", "name: Smith", "name: Smyth"
    )  # as long as before, and perhaps within the same tick of the clock
    assert load(smithy).name == "Smyth"
    edit("ladder.yaml", "name: Smyth", "name: Smith")
    assert load(smithy) is first


def test_a_ladder_that_was_right_is_refused_once_it_is_wrong(smithy: Path) -> None:
    load(smithy)
    (smithy / "question.yaml").touch()
    with pytest.raises(LadderError, match="is not a document of a ladder"):
        load(smithy)
    (smithy / "question.yaml").unlink()
    (smithy / "actions.yaml").unlink()
    with pytest.raises(LadderError, match="is missing"):
        load(smithy)


def test_levels_are_ranked_in_the_order_of_the_file(smith: Ladder) -> None:
    assert [smith.rank("apprentice"), smith.rank("master")] == [0, 1]


def test_the_highest_level_has_no_next_one(smith: Ladder) -> None:
    above = smith.next_level("apprentice")
    assert above is not None
    assert above.id == "master"
    assert smith.next_level("master") is None


def test_expectations_add_up_from_the_lowest_level(smith: Ladder) -> None:
    assert [wish.id for wish in smith.expected_at("apprentice")] == ["keeps-the-fire"]
    assert [wish.id for wish in smith.expected_at("master")] == ["keeps-the-fire", "makes-a-gate"]


LOOKUPS = [
    pytest.param(lambda ladder, key: ladder.level(key), "master", id="level"),
    pytest.param(lambda ladder, key: ladder.area(key), "fire", id="area"),
    pytest.param(lambda ladder, key: ladder.competency(key), "hammering", id="competency"),
    pytest.param(lambda ladder, key: ladder.get(Expectation, key), "makes-a-gate", id="expectation"),
    pytest.param(lambda ladder, key: ladder.action(key), "sweep", id="action"),
    pytest.param(lambda ladder, key: ladder.resource(key), "book", id="resource"),
    pytest.param(lambda ladder, key: ladder.question(key), "heat", id="question"),
    pytest.param(lambda ladder, key: ladder.source(key), "guild", id="source"),
]


@pytest.mark.parametrize(("look", "key"), LOOKUPS)
def test_an_entry_is_found_by_its_id(smith: Ladder, look: Callable[[Ladder, str], Level], key: str) -> None:
    assert look(smith, key).id == key


@pytest.mark.parametrize("look", [pytest.param(row.values[0], id=row.id) for row in LOOKUPS])
def test_an_unknown_id_is_a_key_error(smith: Ladder, look: Callable[[Ladder, str], Level]) -> None:
    with pytest.raises(KeyError, match="anvil"):
        look(smith, "anvil")


def test_a_kind_has_ids_of_its_own(smith: Ladder) -> None:
    assert smith.find(Level, "master") is smith.levels[1]
    assert (smith.find(Area, "master"), smith.find(Level, "anvil"), smith.find(Level, None)) == (None, None, None)


def test_a_copy_finds_its_own_entries_and_no_others(smith: Ladder) -> None:
    assert smith.level("master").name == "Master"
    copy = smith.model_copy(update={"levels": smith.levels[:1]})
    assert (copy.find(Level, "master"), smith.find(Level, "master")) == (None, smith.levels[1])


@pytest.mark.parametrize("ask", ["rank", "next_level", "expected_at"])
def test_an_unknown_level_has_no_rank_no_next_and_no_expectations(smith: Ladder, ask: str) -> None:
    with pytest.raises(KeyError, match="anvil"):
        getattr(smith, ask)("anvil")


def test_a_ladder_cannot_be_changed(smith: Ladder) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        smith.level("master").name = "Duke"  # type: ignore[misc]  # the point of the test


@pytest.mark.parametrize(
    ("model", "good", "key", "most"),
    [
        pytest.param(Level, LEVEL, "name", 75, id="a level is an option"),
        pytest.param(Level, LEVEL, "years", 75, id="its years are the option's description"),
        pytest.param(Level, LEVEL, "summary", 300, id="a level's summary"),
        pytest.param(Area, AREA, "summary", 75, id="an area's summary is a description"),
        pytest.param(Action, ACTION, "title", 60, id="an action in a list"),
        pytest.param(Action, ACTION, "text", 280, id="an offer"),
        pytest.param(Action, ACTION, "done_when", 140, id="how one knows it is done"),
        pytest.param(Resource, RESOURCE, "title", 75, id="a resource on a button"),
        pytest.param(Resource, RESOURCE, "why", 200, id="why a resource is worth it"),
        pytest.param(Question, QUESTION, "text", 150, id="a question"),
    ],
)
def test_a_text_holds_just_what_can_be_shown(model: type[Level], good: dict[str, object], key: str, most: int) -> None:
    model.model_validate({**good, key: "x" * most})
    with pytest.raises(ValidationError, match="string_too_long"):
        model.model_validate({**good, key: "x" * (most + 1)})


@pytest.mark.parametrize("minutes", [14, 2401, "30", 22.5, True])
def test_an_action_takes_a_quarter_of_an_hour_to_a_week(minutes: object) -> None:
    with pytest.raises(ValidationError, match="minutes"):
        Action.model_validate({**ACTION, "minutes": minutes})


@pytest.mark.parametrize("link", ["http://guild.example", "guild.example", "https://a|b", "https://a>b", "https://a b"])
def test_a_link_that_slack_would_misread_is_refused(link: str) -> None:
    with pytest.raises(ValidationError, match="link"):
        Resource.model_validate({**RESOURCE, "link": link})


@pytest.mark.parametrize("name", ["Data", "data_engineering", "-data", "data-", "a b", "", "é"])
def test_an_id_is_kebab_case(name: str) -> None:
    with pytest.raises(ValidationError, match="id"):
        Question.model_validate({**QUESTION, "id": name})


def test_a_source_is_told_with_its_author_where_it_names_one() -> None:
    assert str(Source(id="book", title="The book")) == "The book"
    assert str(Source(id="book", title="The book", author="The guild")) == "The book, by The guild"


def test_a_copy_with_another_level_knows_its_ranks(smith: Ladder) -> None:
    assert smith.rank("master") == 1
    between = smith.levels[0].model_copy(update={"id": "journeyman"})
    taller = smith.model_copy(update={"levels": (smith.levels[0], between, smith.levels[1])})
    assert [taller.rank(level.id) for level in taller.levels] == [0, 1, 2]
    assert smith.rank("master") == 1
