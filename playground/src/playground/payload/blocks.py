"""Every block: its fields, and on which surfaces it may stand."""

from playground import limits
from playground.payload.cards import CARD, CAROUSEL, PLAN, TASK_CARD
from playground.payload.charts import CHART
from playground.payload.checks import (
    Check,
    Fault,
    Faults,
    boolean,
    choice,
    integer,
    many,
    one_of,
    some_of,
    string,
    typed,
    url,
)
from playground.payload.elements import ELEMENTS, IN_ACTIONS, IN_CONTEXT_ACTIONS, IN_INPUT, IN_SECTION
from playground.payload.objects import IMAGE, SOURCES, block, mrkdwn, plain, text
from playground.payload.rich_text import RICH_TEXT
from playground.payload.tables import DATA_TABLE, TABLE
from playground.wire import Json


def _files_are_not_dispatched(given: Json, at: str) -> Faults:
    if given["element"]["type"] == "file_input" and given.get("dispatch_action"):
        yield Fault(f"{at}/element/type", "unsupported type: file_input, in a block with dispatch_action")


_CONTEXT = {"image": IMAGE, "mrkdwn": mrkdwn(limits.TEXT), "plain_text": plain(limits.TEXT)}

_PLAIN: dict[str, Check] = {
    "actions": block({"elements": many(typed(ELEMENTS, IN_ACTIONS), least=1, most=limits.ACTIONS_ELEMENTS)}),
    "context": block({"elements": many(typed(_CONTEXT), least=1, most=limits.CONTEXT_ELEMENTS)}),
    "divider": block({}),
    "header": block({"text": plain(limits.HEADER)}, {"level": integer(1, limits.HEADER_LEVELS)}),
    "image": block(
        {"alt_text": string(limits.ALT_TEXT)},
        {**SOURCES, "title": plain(limits.IMAGE_TITLE)},
        one_of("image_url", "slack_file"),
    ),
    "input": block(
        {"label": plain(limits.INPUT_LABEL), "element": typed(ELEMENTS, IN_INPUT)},
        {"hint": plain(limits.INPUT_HINT), "optional": boolean, "dispatch_action": boolean},
        _files_are_not_dispatched,
    ),
    "rich_text": RICH_TEXT,
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
    "table": TABLE,
    "video": block(
        {
            "title": plain(limits.VIDEO_TEXT),
            "alt_text": string(limits.ALT_TEXT),
            "video_url": url(limits.URL, secure=True),
            "thumbnail_url": url(limits.URL),
        },
        {
            "title_url": url(limits.VIDEO_LINK, secure=True),
            "description": plain(limits.VIDEO_TEXT),
            "author_name": string(limits.VIDEO_AUTHOR),
            "provider_name": string(limits.VIDEO_AUTHOR),
            "provider_icon_url": url(limits.VIDEO_LINK),
        },
    ),
}

CONTAINER = block(
    {"child_blocks": many(typed(_PLAIN), least=1, most=limits.CONTAINER_BLOCKS)},
    {
        "title": plain(limits.CONTAINER_TITLE),
        "rich_text_title": RICH_TEXT,
        "subtitle": text(limits.CONTAINER_TITLE),
        "icon": IMAGE,
        "width": choice("narrow", "standard", "wide", "full"),
        **dict.fromkeys(("is_collapsible", "default_collapsed", "has_header_divider"), boolean),
    },
    some_of("title", "rich_text_title"),
)

BLOCKS: dict[str, Check] = {
    **_PLAIN,
    "alert": block({"text": text(limits.ALERT)}, {"level": choice("default", "info", "warning", "error", "success")}),
    "card": CARD,
    "carousel": CAROUSEL,
    "container": CONTAINER,
    "context_actions": block(
        {"elements": many(typed(ELEMENTS, IN_CONTEXT_ACTIONS), least=1, most=limits.CONTEXT_ACTIONS)}
    ),
    "data_table": DATA_TABLE,
    "data_visualization": block({"title": string(limits.CHART_TITLE), "chart": CHART}),
    "markdown": block({"text": string(limits.MARKDOWN)}),
    "plan": PLAN,
    "task_card": TASK_CARD,
}

_EVERYWHERE = frozenset(_PLAIN) - {"table"} | {"card"}
_WIDE = _EVERYWHERE | {"carousel", "container", "data_table", "table"}

# A file block comes with a remote file; no app puts it into a message or a view by itself.
SURFACES: dict[str, frozenset[str]] = {
    "message": _WIDE | {"context_actions", "data_visualization", "markdown", "plan", "task_card"},
    "modal": _EVERYWHERE | {"alert"},
    "home": _WIDE,
}
