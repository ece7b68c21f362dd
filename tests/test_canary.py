"""The ear that hears what is typed, and the eye that finds it in a log."""

import json

import pytest

from tests import canary

WORDS = 'I "drew" the flow – of <our> eval'
TYPED = {
    "a command": {"command": "/growth", "text": WORDS},
    "a message": {"type": "message", "text": WORDS},
    "an edited message": {"type": "message", "message": {"text": WORDS}},
    "a form": {"view": {"state": {"values": {"plan": {"plan": {"type": "plain_text_input", "value": WORDS}}}}}},
    "escaped": {"type": "message", "text": WORDS.replace("<", "&lt;").replace(">", "&gt;")},
}


@pytest.mark.parametrize("payload", [pytest.param(payload, id=name) for name, payload in TYPED.items()])
@pytest.mark.parametrize("logged", [WORDS, json.dumps({"why": WORDS}), f"ValueError({WORDS!r})"])
def test_what_was_typed_is_found_however_it_was_logged(payload: dict[str, object], logged: str) -> None:
    canary.hear({"direction": "out", "payload": payload})
    assert canary.caught(f"a step failed {logged} again")
    canary.forget()


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param({"direction": "in", "payload": {"text": WORDS}}, id="what the app says"),
        pytest.param({"direction": "out", "payload": {"text": "checkin"}}, id="a short word"),
        pytest.param({"direction": "out", "payload": {"bot_id": "B0", "text": WORDS}}, id="a message of the app"),
    ],
)
def test_what_is_no_persons_words_is_let_pass(entry: dict[str, object]) -> None:
    canary.hear(entry)
    assert canary.caught(f"{WORDS} checkin") == []
