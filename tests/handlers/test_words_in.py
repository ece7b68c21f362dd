"""What no database keeps stays outside: a NUL, or half of a character, costs nobody their words."""

import pytest
from house import DID, House

from handlers.words_in import clean

pytestmark = pytest.mark.anyio


async def test_what_cannot_be_kept_is_taken_out_of_a_form(here: House) -> None:
    alice = await here.start("alice")
    await alice.types("/growth checkin")
    await alice.fills(DID[0], "I drew\x00 the failure modes", beyond_client=True)
    await here.let(alice.submits())
    assert alice.errors == {}
    assert "I drew the failure modes" in alice.newest()


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
