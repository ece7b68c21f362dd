"""Pictures of how somebody grows: Slack's own chart, a PNG where it takes none, words where it takes neither."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot.manifest import BOT_SCOPES
from handlers.shared.pictures import drawing, lettering
from handlers.shared.pictures.picture import Bar, Bars, Heat, MarkColumn, MarkRows, Picture, SharePoint, Shares, chart
from playground.testing import Member
from tests.handlers.conftest import MONDAY
from tests.handlers.looking import GETTING_THERE, NAMES, NOT_YET, THERE, goes_through, marks
from tests.handlers.test_delete import deletes
from tests.house import WORKSPACE, House, house, scene

anyio = pytest.mark.anyio
DEEP = "Deepest in Models and Systems, with 1 step each."
DEEPEST = "Deepest in "  # in what, is said by the step that the ladder has for her
AREAS = Picture("areas", "Steps you did, by area", DEEP, ["Data: 3 steps"], Bars([Bar("Data", 3, "3 steps")]))
SHARE = Picture("trend", "The share", "", [], Shares([SharePoint("June", 5, "little"), SharePoint("July", 95, "much")]))
MOVED = Picture(
    "marks", "How it moved", "", [], MarkRows([MarkColumn("Mar 2026", "Junior")], [("Coding", [1])], ["no", "yes"])
)
HEAT = Picture("heat", "Who is where", "", [], Heat(["7 Dec"], ["Junior", "Senior"], [("Coding", [[(0, 1, 4)]])], 6))


@pytest.fixture
async def doubtful(tmp_path: Path) -> AsyncIterator[House]:
    """A house whose Slack answers as it is told to: nothing of it is left to others."""
    async with house(tmp_path, start=MONDAY) as opened:
        yield opened


@scene
async def did_a_step(here: House) -> Member:
    alice = await here.start("alice")
    await here.let(alice.types("/growth next"), alice.clicks("Try it"), alice.clicks("I did this"))
    return alice


async def wants_the_picture(here: House, who: Member) -> str:
    """Looks at their ladder and presses the button; returns what the page says then."""
    await here.turn_to(who, "My ladder")
    await here.let(who.clicks("As a picture"))
    return (who.modal or "").replace("*", "")


def pngs(here: House, who: Member) -> list[dict[str, str]]:
    told = [file for message in who.messages() for file in message.files or ()]
    for file in told:
        assert (here.slack.slack.files.find(file["id"]).content or b"").startswith(b"\x89PNG")
    return told


@anyio
async def test_slacks_own_chart_comes_with_the_same_in_words(here: House) -> None:
    alice = await did_a_step(here)
    said = await wants_the_picture(here, alice)
    assert DEEPEST in said
    assert "It stands in our conversation now." in said
    assert alice.newest().startswith("(chart: Steps you did, by area)\nSteps you did, by area\nData: ")
    assert DEEPEST in alice.newest()
    assert pngs(here, alice) == []


@anyio
async def test_where_slack_takes_no_chart_it_is_drawn(doubtful: House) -> None:
    alice = await did_a_step(doubtful)
    doubtful.slack.misbehave.refuse("chat.postMessage", times=1, error="invalid_blocks")
    assert "It stands in our conversation now." in await wants_the_picture(doubtful, alice)
    (file,) = pngs(doubtful, alice)
    assert file["title"] == "Steps you did, by area"
    assert file["alt_txt"].startswith("Steps you did, by area.\nData: ")
    assert DEEPEST in alice.newest()
    await alice.closes()
    await doubtful.let(alice.clicks("As a picture"))  # the refusal is remembered: nothing is tried in vain
    assert len(pngs(doubtful, alice)) == 2


@anyio
async def test_a_picture_goes_with_whom_it_is_of(here: House) -> None:
    alice = await did_a_step(here)
    await wants_the_picture(here, alice)
    await deletes(here, alice)
    assert not any("by area" in text for text in alice.reads())


@anyio
async def test_where_files_are_refused_as_well_it_is_words(doubtful: House) -> None:
    alice = await did_a_step(doubtful)
    doubtful.slack.misbehave.refuse("chat.postMessage", times=1, error="invalid_blocks")
    doubtful.slack.misbehave.refuse("files.getUploadURLExternal", error="file_uploads_disabled")
    said = await wants_the_picture(doubtful, alice)
    assert "Slack takes no pictures from me in this workspace, so here it is in words." in said
    assert DEEPEST in said


@anyio
async def test_where_slack_has_no_time_the_page_says_so(doubtful: House) -> None:
    alice = await did_a_step(doubtful)
    doubtful.slack.misbehave.refuse("chat.postMessage", times=1, error="service_unavailable")
    assert "Slack did not answer in time. Look into our conversation" in await wants_the_picture(doubtful, alice)


@anyio
async def test_without_the_scope_for_files_it_is_words(tmp_path: Path) -> None:
    app = replace(WORKSPACE.apps[0], scopes=frozenset(BOT_SCOPES) - {"files:write"})
    async with house(tmp_path, start=MONDAY, workspace=replace(WORKSPACE, apps=(app,))) as here:
        alice = await did_a_step(here)
        here.slack.misbehave.refuse("chat.postMessage", times=1, error="invalid_blocks")
        assert "so here it is in words." in await wants_the_picture(here, alice)


@anyio
async def test_the_marks_of_two_times_are_drawn(here: House) -> None:
    alice = await here.start("alice")
    await goes_through(here, alice, NOT_YET, GETTING_THERE)
    await alice.closes()
    await here.at(MONDAY + timedelta(weeks=13))
    await here.let(alice.types("/growth assess"), alice.clicks("Go through them again"))
    await marks(here, alice, *[THERE] * len(NAMES))
    await here.let(alice.clicks("How it moved"), alice.clicks("As a picture"))
    said = (alice.modal or "").replace("*", "")
    assert "Fundamentals: not yet in Nov 2026, there in Feb 2027" in said
    assert "It stands in our conversation now." in said
    (file,) = pngs(here, alice)
    assert file["title"] == "How your own marks moved"


@anyio
async def test_one_look_moves_nothing_and_has_no_picture(here: House) -> None:
    alice = await here.start("alice")
    await goes_through(here, alice, NOT_YET)
    await here.let(alice.clicks("How it moved"))
    assert "[As a picture]" not in (alice.modal or "")


@anyio
async def test_the_share_of_time_is_a_line(here: House) -> None:
    alice = await here.start("alice")
    await here.let(alice.types("/growth shift"), alice.chooses("Answer now", "About a quarter was design"))
    await here.let(alice.clicks("As a picture"))
    title = "The share of your working time on design"
    assert alice.newest() == f"(chart: {title})\n{title}\nNovember: About a quarter was design"


@pytest.mark.parametrize("picture", [AREAS, SHARE, MOVED, HEAT], ids=lambda picture: picture.name)
def test_every_kind_is_drawn_on_a_ground_of_its_own(picture: Picture) -> None:
    with Image.open(BytesIO(drawing.png(picture))) as image:
        assert image.mode == "RGB"  # nothing shines through, in the light or in the dark
        assert image.width == lettering.WIDTH
        assert image.getpixel((10, 10)) == (250, 249, 246)


@pytest.mark.parametrize(
    ("text", "can"),
    [
        pytest.param("Quality of data (60 %)", True, id="plain letters"),
        pytest.param("品質", False, id="Chinese"),
        pytest.param("Ops 🌴", False, id="a picture"),
    ],
)
def test_what_the_font_has_no_letters_for_is_known_before(text: str, can: bool) -> None:
    assert lettering.drawable(text) is can


def test_what_slacks_chart_cannot_hold_is_no_chart_of_slacks() -> None:
    def of(*names: str) -> Picture:
        return replace(AREAS, shows=Bars([Bar(name, 1, "1 step") for name in names]))

    assert chart(of("Data", "Ops")) is not None
    assert chart(of("Data", "Data")) is None
    assert chart(of("A name that is longer than it takes")) is None
    assert chart(of(*(f"Area {n}" for n in range(21)))) is None
    assert chart(replace(AREAS, title="T" * 51)) is None
    assert chart(MOVED) is None
    assert chart(HEAT) is None


def test_everything_long_finds_its_room() -> None:
    long = "Delivery under deadlines and pressure, with many words " * 4
    rows = [(long, [None, 0, 3]), ("Ops", [1, None, 2])]
    columns = [MarkColumn("24 Nov 2026", "Junior"), MarkColumn("30 Nov 2026", long), MarkColumn("Feb 2027", "Senior")]
    for shows in (
        Bars([Bar(long, 99, long), Bar("Ops", 0, "none")]),
        Shares([SharePoint(long, n, long) for n in (0, 50, 100)]),
        MarkRows(columns, rows, [long, "b", "c", "d"]),
        Heat(["7 Dec", long, "Feb"], [long, "Junior", "Senior"], [(long, [[(0, 2, 9)], [], [(1, 1, 3)]])], 9),
        Heat([long], ["Junior", "Senior"], [(long, [[(0, 0, 3), (1, 1, 99)]])], 9),
    ):
        assert drawing.png(Picture("long", long, long * 3, [], shows))
