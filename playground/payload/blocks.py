"""Every block: its fields, and on which surfaces it may stand."""

from typing import Any

from playground import limits
from playground.payload.charts import CHART
from playground.payload.checks import (
    Check,
    Fault,
    Faults,
    Fields,
    anything,
    boolean,
    choice,
    every,
    integer,
    many,
    one_of,
    shape,
    some_of,
    string,
    typed,
)
from playground.payload.elements import (
    ELEMENTS,
    IMAGE,
    IN_ACTIONS,
    IN_CONTEXT_ACTIONS,
    IN_INPUT,
    IN_SECTION,
)
from playground.payload.objects import SLACK_FILE, mrkdwn, plain, text

_COMMON: Fields = {"block_id": string(limits.BLOCK_ID)}


def block(required: Fields, optional: Fields | None = None, *more: Check) -> Check:
    return every(shape({"type": anything} | required, {**_COMMON, **(optional or {})}), *more)


def _rows_fit(given: dict[str, Any], at: str) -> Faults:
    if any(not isinstance(row, list) or not 1 <= len(row) <= limits.TABLE_CELLS for row in given["rows"]):
        yield Fault(f"{at}/rows", f"each row must have 1 to {limits.TABLE_CELLS} cells")
    elif len({len(row) for row in given["rows"]}) > 1:
        yield Fault(f"{at}/rows", "all rows must have the same number of cells")


_RICH = frozenset({"rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote"})


def _rich_elements(value: Any, at: str) -> Faults:
    kind = value.get("type") if isinstance(value, dict) else None
    if kind not in _RICH:
        yield Fault(at, f"must be one of {', '.join(sorted(_RICH))}; is {kind!r}")
    elif not isinstance(value.get("elements"), list):
        yield Fault(at, "missing required field: elements")


_CELL = typed(
    {
        "raw_text": shape({"type": anything, "text": string(limits.TABLE_TEXT)}),
        "raw_number": shape({"type": anything, "value": anything}, {"text": string(limits.TABLE_TEXT)}),
        "rich_text": block({"elements": many(_rich_elements, most=100)}),
    }
)

BLOCKS: dict[str, Check] = {
    "actions": block({"elements": many(typed(ELEMENTS, IN_ACTIONS), least=1, most=limits.ACTIONS_ELEMENTS)}),
    "alert": block({"text": text(limits.ALERT)}, {"level": choice("default", "info", "warning", "error", "success")}),
    "context": block(
        {
            "elements": many(
                typed({"image": IMAGE, "mrkdwn": mrkdwn(limits.TEXT), "plain_text": plain(limits.TEXT)}),
                least=1,
                most=limits.CONTEXT_ELEMENTS,
            )
        }
    ),
    "context_actions": block(
        {"elements": many(typed(ELEMENTS, IN_CONTEXT_ACTIONS), least=1, most=limits.CONTEXT_ACTIONS)}
    ),
    "data_visualization": block({"title": string(limits.CHART_TITLE), "chart": CHART}),
    "divider": block({}),
    "header": block({"text": plain(limits.HEADER)}, {"level": integer(1, 4)}),
    "image": block(
        {"alt_text": string(limits.ALT_TEXT)},
        {"image_url": string(limits.URL), "slack_file": SLACK_FILE, "title": plain(limits.IMAGE_TITLE)},
        one_of("image_url", "slack_file"),
    ),
    "input": block(
        {"label": plain(limits.INPUT_LABEL), "element": typed(ELEMENTS, IN_INPUT)},
        {"hint": plain(limits.INPUT_HINT), "optional": boolean, "dispatch_action": boolean},
    ),
    "markdown": block({"text": string(limits.MARKDOWN)}),
    "rich_text": block({"elements": many(_rich_elements, least=1, most=100)}),
    "section": block(
        {},
        {
            "text": text(limits.TEXT),
            "fields": many(text(limits.SECTION_FIELD), least=1, most=limits.SECTION_FIELDS),
            "accessory": typed(ELEMENTS, IN_SECTION),
            "expand": boolean,
        },
        some_of("text", "fields"),
    ),
    "table": block(
        {"rows": many(many(_CELL, most=limits.TABLE_CELLS), least=1, most=limits.TABLE_ROWS)},
        {"column_settings": many(anything, most=limits.TABLE_CELLS)},
        _rows_fit,
    ),
    "video": block(
        {
            "title": plain(limits.VIDEO_TEXT),
            "alt_text": string(limits.ALT_TEXT),
            "video_url": string(limits.URL),
            "thumbnail_url": string(limits.URL),
        },
        {
            "title_url": string(limits.URL),
            "description": plain(limits.VIDEO_TEXT),
            "author_name": string(limits.VIDEO_AUTHOR),
            "provider_name": string(limits.VIDEO_AUTHOR),
            "provider_icon_url": string(limits.URL),
        },
    ),
}

_EVERYWHERE = frozenset({"actions", "context", "divider", "header", "image", "input", "rich_text", "section", "video"})
SURFACES: dict[str, frozenset[str]] = {
    "message": _EVERYWHERE | {"context_actions", "data_visualization", "markdown", "table"},
    "modal": _EVERYWHERE | {"alert"},
    "home": _EVERYWHERE | {"table"},
}
