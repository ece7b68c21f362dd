"""Walking through Explore: every topic, every card, and the ways back."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from content.model.entry import Entry
from content.reading import loader
from playground.core.screen import plain
from playground.testing import Member
from tests.handlers.conftest import MONDAY
from tests.house import House, house

pytestmark = pytest.mark.anyio

MOST_BLOCKS = 100


def openings(here: House, who: Member) -> list[str]:
    """The words beside each Open of the page before somebody."""
    (view,) = here.slack.slack.views.stack(who.id) or here.slack.slack.views.homes.values()
    assert len(view.blocks) <= MOST_BLOCKS
    buttons = [block for block in view.blocks if block.get("accessory", {}).get("type") == "button"]
    return [plain(here.slack.reader.text(b["text"])) for b in buttons if b["accessory"]["text"]["text"] == "Open"]


async def begins(here: House, who: Member) -> None:
    await here.turn_to(who, "Explore")
    await here.let(who.clicks("Search"))


async def walk(here: House, who: Member) -> list[str]:
    """Every card that three clicks from the Home lead to, as it is read."""
    read: list[str] = []
    await here.turn_to(who, "Explore")
    for topic in openings(here, who):
        await who.clicks("Open", beside=topic)
        read += await cards(here, who)
        await who.closes()
    return read


async def cards(here: House, who: Member) -> list[str]:
    """The cards of the page, each opened, read for two seconds and left by Back."""
    read = []
    for card in openings(here, who):
        here.slack.clock.jump(here.now + timedelta(seconds=2))  # Slack shows a page about a hundred times a minute
        await who.clicks("Open", beside=card)
        read.append(who.modal or "")
        await who.clicks("Back")
    return read


def called(entry: Entry) -> str:
    return next(str(getattr(entry, key)) for key in ("title", "name", "text") if hasattr(entry, key))


def named_in(read: Sequence[str]) -> set[str]:
    """What the cards are called: by their heading, or for a talk by what is there to copy."""
    return {line for text in read for line in text.splitlines()[1:6]}


@pytest.mark.parametrize("name", ["ml-engineer", "software-engineer"])
async def test_every_card_is_three_clicks_from_the_home_and_says_where_it_comes_from(tmp_path: Path, name: str) -> None:
    ladder = loader.load(loader.shipped() / name)
    async with house(tmp_path, start=MONDAY, trellis_ladder=name) as here:
        alice = await here.start("alice", level=ladder.levels[1].name, areas=(ladder.areas[0].name,))
        read = await walk(here, alice)
        assert here.slack.refused == []
    assert [text for text in read if "\nWhere this comes from: " not in text] == []
    ladder = ladder.spoken("de-DE")  # as Slack speaks to Alice
    kinds = (*ladder.paths, *ladder.guidance, *ladder.scales, *ladder.transitions, *ladder.design_skills)
    wanted = {called(entry) for entry in (*kinds, *ladder.levels, *ladder.competencies)}
    assert wanted - named_in(read) == set()


async def test_only_the_whole_library_needs_further_pages(here: House) -> None:
    alice = await here.start("alice")
    await begins(here, alice)
    paged = []
    for topic in openings(here, alice):
        await alice.clicks("Open", beside=topic)
        paged += [topic] if "[Next page]" in (alice.modal or "") else []
        await alice.clicks("Back")
    assert [topic.partition(" (")[0] for topic in paged] == ["Everything to read and try"]


async def test_a_long_topic_is_turned_page_by_page(here: House) -> None:
    alice = await here.start("alice")
    await begins(here, alice)
    await alice.clicks("Open", beside="Everything to read and try")
    assert "[Next page]\nPage 1 of " in (alice.modal or "")
    pages = int((alice.modal or "").partition("\nPage 1 of ")[2].partition(".")[0])
    assert pages > 2
    for _ in range(pages - 1):
        await alice.clicks("Next page")
    assert f"[Previous page]\nPage {pages} of {pages}." in (alice.modal or "")
    last = alice.modal
    await alice.clicks("Open")
    await alice.clicks("Back")
    assert alice.modal == last
    await alice.clicks("Previous page")
    assert f"[Previous page] [Next page]\nPage {pages - 1} of {pages}." in (alice.modal or "")


async def test_a_topic_without_entries_does_not_appear(tmp_path: Path) -> None:
    async with house(tmp_path, start=MONDAY, trellis_ladder="software-engineer") as here:
        alice = await here.start("alice", level="Maker", areas=("Backend",))
        await begins(here, alice)
        assert "Tracks" not in (alice.modal or "")
        assert "Competencies (8)" in (alice.modal or "")


@pytest.mark.parametrize(
    ("level", "first"),
    [
        pytest.param("Junior", "Towards the next level\nThe shift to the next level", id="a way up"),
        pytest.param("Senior", "Directions\nTracks", id="no way up"),
    ],
)
async def test_the_way_up_is_the_first_topic_of_those_who_have_one(here: House, level: str, first: str) -> None:
    alice = await here.start("alice", level=level)
    await begins(here, alice)
    assert (alice.modal or "").startswith(f"Explore\nWhat are you looking for?\n(text: …)\n{first}")


async def test_what_fits_ones_level_stands_first_and_is_marked(here: House) -> None:
    alice = await here.start("alice", level="Senior")
    await begins(here, alice)
    await alice.clicks("Open", beside="The way up, step by step")
    text = alice.modal or ""
    assert "\nFits Senior, your level\nGet to know people in the field\n" in text
    assert text.index("Take on a role that plans") < text.index("For other levels") < text.index("Earn a bachelor")
    assert "Take a certification  for Novice and Junior\n" in text


async def test_somebody_who_is_not_sure_of_their_level_is_told_none(here: House) -> None:
    alice = await here.start("alice", level="Not sure")
    await begins(here, alice)
    await alice.clicks("Open", beside="The way up, step by step")
    assert "your level" not in (alice.modal or "")
    assert "Fits" not in (alice.modal or "")


async def test_ones_own_level_is_marked_where_levels_and_pay_stand(here: House) -> None:
    alice = await here.start("alice", level="Senior")
    await begins(here, alice)
    await alice.clicks("Open", beside="Levels, titles and pay")
    assert "Senior  your level\n" in (alice.modal or "")
    await alice.clicks("Open", beside="Senior your level")
    assert "Pay: 150,000 to 207,863 USD a year, United States (Talent.com, year not given)" in (alice.modal or "")


async def test_ones_level_says_what_it_asks_for_and_what_leads_on(here: House) -> None:
    alice = await here.start("alice")
    await alice.types("/growth explore junior")
    text = alice.modal or ""
    assert "What it asks for, on top of the levels below\n• " in text
    assert "What leads on to Senior\n• " in text
    assert "[Practise the way to Senior]" in text


async def test_a_level_that_is_not_ones_own_has_no_way_to_practise(here: House) -> None:
    alice = await here.start("alice")
    await alice.types("/growth explore novice")
    assert "What it asks for\n• " in (alice.modal or "")
    assert "[Practise" not in (alice.modal or "")


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        pytest.param("why people choose it", "Why people choose it\nOutlook\n", id="the theme is the topic"),
        pytest.param("rules of machine learning", "Rules of Machine Learning\nTo read, ", id="a reading"),
        pytest.param(
            "a degree in data science", "A degree in data science\nEducation\n", id="the kind is in the title"
        ),
        pytest.param("deep learning", "Deep learning\nSkill, technical, essential\n", id="what is new stays"),
    ],
)
async def test_what_stands_under_a_title_repeats_nothing(here: House, words: str, heading: str) -> None:
    alice = await here.start("alice")
    await alice.types(f"/growth explore {words}")
    assert heading in (alice.modal or "")


@pytest.mark.parametrize(
    ("words", "origin"),
    [
        pytest.param("mlops", "Career path for a machine learning engineer.\n", id="not named"),
        pytest.param("rules of machine learning", "Chosen for this ladder, by the Trellis project.\n", id="named"),
    ],
)
async def test_an_author_is_named_where_the_source_names_one(here: House, words: str, origin: str) -> None:
    alice = await here.start("alice")
    await alice.types(f"/growth explore {words}")
    assert f"Where this comes from: {origin}" in (alice.modal or "")


@pytest.mark.parametrize(
    ("topic", "card", "parts"),
    [
        pytest.param(
            "Tracks", "Product ML", ("It may suit you if this is you: ", "What you would learn\n• "), id="track"
        ),
        pytest.param(
            "Moves to another role",
            "To product manager",
            (
                "What carries over\n• ",
                "What must be learnt\n• ",
                "A first step: Write one page that says why (2 hours)",
            ),
            id="role move",
        ),
        pytest.param(
            "Projects to build",
            "A model behind a web API",
            (
                "How, in about 2 weeks of a few hours each\n1. ",
                "What it shows\n• Serving a model",
                "Done when: You have ten",
            ),
            id="project",
        ),
        pytest.param(
            "Tools", "Data tools", ("Which, the usual first choice first: SQL, pandas, ", "This week: "), id="tool"
        ),
        pytest.param(
            "How the career scores",
            "Chances to advance",
            ("9 out of 10. That is its author's opinion.", "This week: "),
            id="score",
        ),
        pytest.param(
            "To ask a mentor", "A road map", ("```\nHere is what I have", "?\n```\n", "This week: "), id="prompt"
        ),
        pytest.param(
            "For your 1:1", "What is in your way", ("For your manager to ask", "```\nWhat is in"), id="1:1 question"
        ),
        pytest.param("Competencies", "System design", ("Junior (your level): You", "\nSenior: You "), id="competency"),
        pytest.param(
            "Levels, titles and pay",
            "Entry to principal",
            ("Entry level (here: Novice)", "80,000 to 120,000 or more USD a year", "Research (leads off this ladder)"),
            id="another ladder",
        ),
        pytest.param(
            "The shift",
            "Take part in design talks",
            ("From Junior to Senior. ", "It builds: System architecture", "[Practise the way to Senior]"),
            id="transition",
        ),
        pytest.param("How to show", "six points", ("The points\n• The problem, ",), id="showcase"),
        pytest.param("Education", "Cloud certifications", ("For example\n• AWS Certified",), id="education"),
    ],
)
async def test_a_card_tells_what_its_kind_knows(here: House, topic: str, card: str, parts: tuple[str, ...]) -> None:
    alice = await here.start("alice")
    await begins(here, alice)
    await alice.clicks("Open", beside=topic)
    await alice.clicks("Open", beside=card)
    assert [part for part in parts if part not in (alice.modal or "")] == []


async def test_all_topics_leads_back_to_the_front(here: House) -> None:
    alice = await here.start("alice")
    await begins(here, alice)
    front = alice.modal
    await alice.clicks("Open", beside="Tools")
    await alice.clicks("Open", beside="Data tools")
    await alice.clicks("All topics")
    assert alice.modal == front


async def test_the_way_up_can_be_practised_from_its_cards(here: House) -> None:
    alice = await here.start("alice")
    await begins(here, alice)
    await alice.clicks("Open", beside="The shift")
    await here.let(alice.clicks("Practise the way to Senior"), alice.closes(), alice.closes())
    await begins(here, alice)
    await alice.clicks("Open", beside="The shift")
    assert "[Let it go]" in (alice.modal or "")


async def test_a_button_of_a_card_that_left_the_ladder_says_so(here: House) -> None:
    alice = await here.start("alice")
    gone = {"type": "button", "text": {"type": "plain_text", "text": "Open"}, "action_id": "explore.go"}
    values = ('{"section": "tracks", "card": "no-such-track"}', '{"topic": "no-such-topic"}', "tracks")
    for value in values:
        await here.left("alice", {"type": "actions", "elements": [{**gone, "value": value}]})
        await here.let(alice.clicks("Open"))
        assert "what it spoke of has moved on" in alice.newest()
