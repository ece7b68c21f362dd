"""Ten thousand odd payloads: the check answers each of them, and points at something that is there."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from block_pieces import Json, modal, plain
from block_samples import BLOCKS, ELEMENTS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playground.errors import ApiError
from playground.payload import check_attachments, check_blocks, check_view
from playground.payload.menus import OPTIONS
from playground.payload.metadata import check_metadata

ODD = settings(
    max_examples=200, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
)

NAMES = st.sampled_from(
    [
        *sorted({name for sample in (*BLOCKS.values(), *ELEMENTS.values()) for name in sample}),
        "a/b",
        "a~b",
        "",
        "\ud83d",
    ]
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.just(10**400),
    st.floats(),
    st.text(max_size=5),
    st.characters(categories=["Cs"]),
    st.sampled_from(["x" * 3001, "plain_text", "mrkdwn", "https://example.org", "2026-02-30", *BLOCKS, *ELEMENTS]),
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES | st.text(max_size=3), inner, max_size=4),
    max_leaves=12,
)
BLOCK = st.sampled_from(
    [
        *BLOCKS.values(),
        *({"type": "input", "label": plain(), "element": element} for element in ELEMENTS.values()),
        *({"type": "section", "text": plain(), "accessory": element} for element in ELEMENTS.values()),
    ]
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every part of a payload."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(way for key, part in inner for way in places(part, (*path, key)))]


def odd_versions(sample: Json, odd: Any) -> Iterator[Json]:
    """A good payload with one odd thing about it, at each place in it: instead of a part, beside it, or without it."""
    text = json.dumps(sample)  # read anew, a copy costs a tenth of what copy.deepcopy takes
    for *way, last in places(sample)[1:]:
        for deed in (replace, remove, add, repeat):
            payload = json.loads(text)
            part = payload
            for key in way:
                part = part[key]
            deed(part, last, odd=odd)
            yield payload


def replace(part: Any, key: Any, *, odd: Any) -> None:
    part[key] = odd


def remove(part: Any, key: Any, *, odd: Any) -> None:
    del part[key]


def add(part: Any, key: Any, *, odd: Any) -> None:
    if isinstance(part, list):
        part.insert(key, odd)
    else:
        part["\ud83d" if odd is None else str(odd)[:9]] = odd


def repeat(part: Any, key: Any, *, odd: Any) -> None:
    if isinstance(part[key], list):
        part[key] = part[key] * 101
    elif isinstance(part[key], str):
        part[key] = part[key] * 3001


def refusal(check: Any, *args: Any, **more: Any) -> ApiError | None:
    """How the check refuses, if it does."""
    try:
        check(*args, **more)
    except ApiError as error:
        return error
    return None


def pointed_at(whole: Any, pointer: str) -> Any:
    """What a JSON pointer points at. Raises LookupError or ValueError where there is nothing."""
    for token in pointer.split("/")[1:]:
        name = token.replace("~1", "/").replace("~0", "~")
        whole = whole[int(name)] if isinstance(whole, list) else whole[name]
    return whole


def judged(error: ApiError | None, names: set[str], payload: Any) -> None:
    """What was taken can be sent on; a refusal has a name of Slack's, can be sent, and points into the payload."""
    if error is None:
        json.dumps(payload, ensure_ascii=False, allow_nan=False).encode()
        return
    assert error.error in names
    json.dumps(error.answer, ensure_ascii=False).encode()
    for message in error.answer.get("response_metadata", {}).get("messages", ()):
        pointed_at(payload, message.rpartition("[json-pointer:")[2].removesuffix("]"))


OF_BLOCKS = {"invalid_blocks", "invalid_attachments", "msg_blocks_too_long"}
OF_VIEWS = {"invalid_arguments", "view_too_large"}


def thrown(samples: st.SearchStrategy[Json], check: Callable[[Json], None]) -> int:
    """Hands odd versions of good payloads to a check, and counts them."""
    count = 0

    @ODD
    @given(samples, ANYTHING)
    def each(sample: Json, odd: Any) -> None:
        nonlocal count
        for payload in odd_versions(sample, odd):
            count += 1
            check(payload)

    each()
    return count


def whole(block: Json) -> Json:
    """A modal with all that it can have."""
    flags = {"clear_on_close": True, "notify_on_close": False}
    return modal(block, submit=plain(), close=plain(), private_metadata="p", callback_id="c", external_id="e", **flags)


def message_is_judged(message: Json) -> None:
    blocks = message.get("blocks")
    judged(refusal(check_blocks, blocks), OF_BLOCKS, {"blocks": blocks})


def modal_is_judged(view: Json) -> None:
    judged(refusal(check_view, view, home=False), OF_VIEWS, {"view": view})


def test_ten_thousand_odd_messages_are_answered() -> None:
    assert thrown(BLOCK.map(lambda block: {"blocks": [block]}), message_is_judged) >= 10_000


def test_ten_thousand_odd_modals_are_answered() -> None:
    assert thrown(BLOCK.map(whole), modal_is_judged) >= 10_000


@ODD
@given(ANYTHING | st.lists(ANYTHING | st.fixed_dictionaries({"type": st.sampled_from([*BLOCKS])}), max_size=4))
def test_anything_at_all_is_answered(payload: Any) -> None:
    judged(refusal(check_blocks, payload), OF_BLOCKS, {"blocks": payload})
    judged(refusal(check_view, payload, home=True), OF_VIEWS, {"view": payload})
    attached = refusal(check_attachments, payload)
    judged(attached, {"invalid_attachments", "too_many_attachments"}, {"attachments": payload})
    for fault in OPTIONS(payload, ""):
        pointed_at(payload, fault.pointer)


@ODD
@given(ANYTHING | st.fixed_dictionaries({"event_type": st.text(max_size=2), "event_payload": ANYTHING}))
def test_any_metadata_is_answered(metadata: Any) -> None:
    names = {"invalid_metadata_format", "invalid_metadata_schema", "metadata_too_large"}
    judged(refusal(check_metadata, metadata), names, {"metadata": metadata})
