"""“Save as a win”, from the menu of a message."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.wins.form import WinFormRef
from playground.testing import Member
from tests.handlers.conftest import MONDAY
from tests.house import House, house

pytestmark = pytest.mark.anyio

SAVE = "Save as a win"


@pytest.fixture
async def alice(here: House) -> Member:
    return await here.start("alice")


@pytest.fixture
async def doubtful(tmp_path: Path) -> AsyncIterator[House]:
    """A house in which Slack may refuse something."""
    async with house(tmp_path, start=MONDAY) as opened:
        yield opened


def link(here: House, who: Member) -> str:
    """The link that the form before somebody carries."""
    form = here.slack.slack.views.stack(who.id)[-1].given
    return WinFormRef.model_validate_json(form["private_metadata"]).link


async def test_what_others_wrote_stands_beside_the_empty_form_with_a_link(here: House, alice: Member) -> None:
    thanks = await here.member("bob").says("Thanks @alice, the dedup job saved us a night", in_channel="general")
    await here.let(alice.uses(SAVE, on=thanks))
    form = alice.modal or ""
    assert "From a message:\n> Thanks @Alice, the dedup job saved us a night" in form
    assert f"/archives/{thanks.channel}/p{thanks.ts.replace('.', '')}" in link(here, alice)
    assert "What did you do?\n(text: …)" in form
    await here.let(alice.submits({"What did you do?": "Wrote the dedup job."}))
    await here.let(alice.clicks("My wins"), alice.clicks("Open"))
    assert "From a message:\n> Thanks @Alice, the dedup job saved us a night" in (alice.modal or "")


async def test_ones_own_message_fills_the_form_with_its_words_and_day(here: House, alice: Member) -> None:
    said = await alice.says("Shipped the dedup job", in_channel="general")
    await here.later(days=3)
    await here.let(alice.uses(SAVE, on=said))
    assert "(text: Shipped the dedup job)" in (alice.modal or "")
    assert "From a message:" not in (alice.modal or "")
    await here.let(alice.submits())
    assert "Kept, for Monday 23 November 2026:" in (alice.modal or "")


async def test_a_message_of_a_channel_that_trellis_is_not_in_has_its_usual_link(doubtful: House) -> None:
    here, alice = doubtful, await doubtful.start("alice")
    said = await here.member("bob").says("Well done", in_channel="elsewhere")
    here.slack.misbehave.refuse("chat.getPermalink", error="channel_not_found")
    await here.let(alice.uses(SAVE, on=said))
    assert link(here, alice).endswith(f".slack.com/archives/{said.channel}/p{said.ts.replace('.', '')}")


async def test_a_guest_is_told_kindly(here: House) -> None:
    grace = here.member("grace")
    said = await here.member("bob").says("Well done", in_channel="general")
    await here.let(grace.uses(SAVE, on=said))
    assert "As a guest you have no growth plan here" in "\n".join([grace.modal or "", *grace.reads("general")])


async def test_nothing_but_that_message_is_asked_for(here: House, alice: Member) -> None:
    said = await here.member("bob").says("Well done", in_channel="general")
    before = len(here.slack.calls)
    await here.let(alice.uses(SAVE, on=said))
    assert [call.method for call in here.slack.calls[before:]] == ["chat.getPermalink", "views.open"]
