"""Odd payloads before a lenient Slack: what it accepts can be read, used and filled in, or is left out."""

import itertools
from typing import Any

import pytest
from block_samples import BLOCKS, ELEMENTS
from test_payload_fuzz import odd_versions

from playground.api.methods.content import checked
from playground.core.controls import state
from playground.core.reading import Reader
from playground.core.screen import Screen
from playground.core.strictness import Strictness

ODD = (7, [None], {"type": "hologram"})
READER = Reader({})


def standing(element: Any) -> Any:
    return {"type": "input", "label": {"type": "plain_text", "text": "Words"}, "element": element}


SAMPLES = {**BLOCKS, **{f"input of {kind}": standing(element) for kind, element in ELEMENTS.items()}}


@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_whatever_is_accepted_can_be_shown(kind: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("ERROR")  # thousands of warnings, which another test reads
    strictness, screen, fresh = Strictness("lenient"), Screen(READER), itertools.count()
    for odd in ODD:
        for payload in odd_versions(SAMPLES[kind], odd):
            with strictness.judging("a message"):
                said = checked({"text": "Hello", "blocks": [payload]}, fresh)
            blocks = said.blocks or []
            READER.blocks(blocks)
            screen.visible(blocks)
            state(blocks, {})
    assert strictness.accepted
