"""The numbers of a digest as a picture: the same as its words, for whoever asks, and the digest stays as it is."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from growth.summary import Numbers, Portion, Trend
from handlers.digests import trend_picture
from handlers.shared.pictures.picture import MarkRows
from playground.testing import Member
from tests.cast import utc
from tests.handlers.counting import cost
from tests.handlers.test_delete import deletes
from tests.handlers.test_digest_numbers import BOBS_DAY, ENDS, FIVE, SIX, answers, begun, posts
from tests.house import TO_TEAM, House, house, scene

anyio = pytest.mark.anyio
SHOWN = "It stands in our conversation now."
ALL = Numbers(Portion.MOST, Portion.SOME, ("systems", "ops"), Trend.UP)
SAID = (
    "The team, the last four weeks.\nCheck-ins: most of the team answered one\nGrowing: mostly in Systems. Inexact on "
    "purpose: a little chance is mixed in, so that these words point at nobody. They come every four weeks."
)


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path, start=utc("2026-11-30 09:00"), workspace=SIX) as opened:
        yield opened


@scene
async def posted(here: House, *team: str) -> Member:
    """A digest with what its team did in four weeks, in which two of them shared something; Erin reads it there."""
    await begun(here, *team)
    for name in team[:4]:
        await answers(here, name)
    await here.at(utc(ENDS))
    for name in ("alice", "charlie"):
        await answers(here, name, sees=TO_TEAM)
    await here.on("bob", BOBS_DAY)
    return here.member("erin")


async def wants_the_picture(here: House, who: Member) -> str:
    await here.let(who.clicks("As a picture", in_channel="ranking"))
    said = (who.modal or "").replace("*", "")
    await who.closes()
    return said


def pictures(who: Member) -> list[str]:
    return [file["alt_txt"] for message in who.messages() for file in message.files or ()]


@anyio
async def test_it_says_what_the_words_say_and_nothing_more(here: House) -> None:
    erin = await posted(here, *FIVE)
    before = posts(here)
    assert SHOWN in await wants_the_picture(here, erin)
    assert pictures(erin) == [SAID]
    (post,) = before
    told = post.partition("The last four weeks\n")[2]
    assert told.startswith("Check-ins: most of the team answered one\nGrowing: mostly in Systems")
    assert posts(here) == before, "it comes to whoever asked, and the channel sees nothing of it"
    assert here.slack.refused == []


@anyio
async def test_a_small_team_gets_no_picture(here: House) -> None:
    await posted(here, *FIVE[:4])
    assert "As a picture" not in posts(here)[0]


@anyio
async def test_where_slack_takes_none_it_is_words_and_the_digest_is_there_once(here: House) -> None:
    erin = await posted(here, *FIVE)
    before = posts(here)
    here.slack.misbehave.refuse("files.getUploadURLExternal", error="file_uploads_disabled")
    said = await wants_the_picture(here, erin)
    assert "Slack takes no pictures from me in this workspace, so here it is in words." in said
    assert "Check-ins: most of the team answered one" in said
    await here.later(hours=1)
    assert posts(here) == before


@anyio
async def test_it_asks_the_database_for_no_number(here: House) -> None:
    erin = await posted(here, *FIVE)
    assert str(await cost(here, erin.clicks("As a picture", in_channel="ranking"))) == "1/4, 1/2"


@anyio
async def test_a_digest_that_is_drawn_anew_has_the_same_picture(here: House) -> None:
    erin = await posted(here, *FIVE)
    await wants_the_picture(here, erin)
    await deletes(here, here.member("alice"))
    (post,) = posts(here)
    assert "What charlie did." in post
    assert "What alice did." not in post
    await wants_the_picture(here, erin)
    assert pictures(erin) == [SAID, SAID]


def test_each_amount_is_a_row_and_the_rest_stands_below() -> None:
    told = trend_picture.of(ALL, {"systems": "Systems", "ops": "Ops"})
    picture = trend_picture.drawn(told, floor=3)
    assert isinstance(picture.shows, MarkRows)
    assert list(picture.shows.rows) == [("Check-ins", [3]), ("Learning", [1])]
    assert list(picture.lines) == [
        "Check-ins: most of the team answered one",
        "Learning: some of the team tried a step",
    ]
    assert picture.sentence.startswith(
        "Growing: mostly in Systems and Ops. How it goes: up, against the four weeks before. Inexact on purpose"
    )


def test_what_is_no_amount_is_words_alone() -> None:
    names = {"systems": "Systems"}
    assert trend_picture.button(trend_picture.of(Numbers(areas=("systems",), pulse=Trend.DOWN), names)) is None
    assert trend_picture.button(trend_picture.of(Numbers(tried=Portion.HALF), names)) is not None
