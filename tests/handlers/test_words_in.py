"""What no database keeps stays outside: a NUL, or half of a character, costs nobody their words."""

import pytest
from house import DID, House

from bot.members import describe
from handlers.framework.incoming import clean

pytestmark = pytest.mark.anyio


async def test_what_cannot_be_kept_is_taken_out_of_a_form(here: House) -> None:
    alice = await here.start("alice")
    await alice.types("/growth checkin")
    await alice.fills(DID[0], "I drew\x00 the failure modes", beyond_client=True)
    await here.let(alice.submits())
    assert alice.errors == {}
    assert "I drew the failure modes" in alice.newest()


async def test_a_name_in_slack_costs_nobody_their_start(here: House) -> None:
    alice = here.member("alice")
    await alice.changes(status_text="In\x00side", display_name="Alys\x00sa")
    await here.start("alice")
    await here.make_team("alice")
    await here.let(here.member("bob").types("/growth team"))
    assert "Alyssa" in here.member("bob").newest()


def test_whoever_has_no_name_but_what_cannot_be_kept_goes_by_the_next_one() -> None:
    profile = {"display_name": "\x00", "real_name": "Alice\x00"}
    assert describe({"id": "U0ALICE", "profile": profile}).profile.name == "Alice"


@pytest.mark.parametrize(
    ("handed", "kept"),
    [
        pytest.param("a\x00b", "ab", id="a nul"),
        pytest.param("a\ud800b\udfff", "ab", id="halves"),
        pytest.param("\U0001f331 ä", "\U0001f331 ä", id="whole characters"),
        pytest.param({"a\x00": ["\x00", 1, None, {"b": "\x00c"}]}, {"a": ["", 1, None, {"b": "c"}]}, id="anywhere"),
    ],
)
async def test_only_what_cannot_be_kept_is_taken_out(handed: object, kept: object) -> None:
    assert clean(handed) == kept
