"""Rich text: paragraphs, lists, quotes and code, and everything that may stand in a line of them."""

from playground import limits
from playground.payload.checks import (
    Check,
    Fields,
    anything,
    boolean,
    choice,
    integer,
    link,
    many,
    matching,
    number,
    shape,
    string,
    typed,
)
from playground.payload.objects import block

_WORDS = string()
_LINK = link()
_STYLES = ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink")
_STYLE = shape({}, dict.fromkeys(_STYLES, boolean))


def inline(required: Fields, optional: Fields | None = None) -> Check:
    """Something in a line of text."""
    return shape({"type": anything} | required, {"style": _STYLE} | (optional or {}))


_DETAILS = shape(
    {"citation_type": choice("file", "external", "web", "message", "memory")},
    dict.fromkeys(
        (
            *("descriptor", "file_id", "app_name", "app_icon_url", "display_name", "title", "snippet"),
            *("channel", "message_ts", "memory_id"),
        ),
        _WORDS,
    ),
)
_PREVIEWED: Fields = {"icon_url": _LINK, "product_name": _WORDS, "full_size_preview_enabled": boolean}
_NAMED: Fields = {"text": _WORDS, "url": _LINK}

_TEXT = inline({"text": _WORDS})
_HYPERLINK = inline(
    {"url": _LINK}, {"text": _WORDS} | dict.fromkeys(("unsafe", "from_llm", "is_slack_url", "truncated"), boolean)
)

INLINE: dict[str, Check] = {
    "attachment_mention": inline(
        {"url": _LINK},
        _PREVIEWED
        | dict.fromkeys(
            ("text", "app_id", "entity_id", "channel_id", "ts", "icon_name", "reference_object_type"), _WORDS
        ),
    ),
    "broadcast": inline({"range": choice("here", "channel", "everyone")}),
    "canvas": inline(
        {"file_id": _WORDS},
        _NAMED | {"label": _WORDS, "section_id": _WORDS, "hide_title": boolean, "is_skill_invocation": boolean},
    ),
    "canvas_message_unfurl": inline({"root_message_ts": _WORDS, "root_message_channel": _WORDS}),
    "canvas_user_mention": inline({"user_id": _WORDS}, {"thread_id": _WORDS}),
    "channel": inline({"channel_id": _WORDS}),
    "citation": inline(
        {"url": _LINK, "text": _WORDS, "index": number(), "details": _DETAILS},
        {"from_llm": boolean, "is_slack_url": boolean},
    ),
    "color": inline({"value": matching("#[0-9a-fA-F]{6}", "#F405B3")}),
    "date": inline({"timestamp": integer(0), "format": _WORDS}, {"timezone": _WORDS, "url": _LINK, "fallback": _WORDS}),
    "emoji": inline({"name": _WORDS}, {"unicode": _WORDS, "url": _LINK, "skin_tone": integer(1, 6)}),
    "file": inline({"file_id": _WORDS}, _NAMED | {"is_skill_invocation": boolean}),
    "link": _HYPERLINK,
    "list_record": inline({"file_id": _WORDS}, _NAMED | {"record_id": _WORDS, "view_id": _WORDS}),
    "message_mention": inline(
        {"channel_id": _WORDS, "message_ts": _WORDS}, _NAMED | {"author_id": _WORDS, "thread_ts": _WORDS}
    ),
    "salesforce_data_field": inline(
        {"salesforce_record_id": _WORDS},
        {
            "salesforce_field_label": _WORDS,
            "salesforce_field_api_name": _WORDS,
            "salesforce_include_field_label": boolean,
        },
    ),
    "tag": inline(
        {"text": _WORDS},
        {"color": choice("gray", "brown", "purple", "indigo", "blue", "green", "yellow", "orange", "red")},
    ),
    "team": inline({"team_id": _WORDS}),
    "text": _TEXT,
    "user": inline({"user_id": _WORDS}, {"from_llm": boolean}),
    "usergroup": inline({"usergroup_id": _WORDS}),
    "work_object_mention": inline(
        {"entity_id": _WORDS, "app_id": _WORDS, "text": _WORDS, "url": _LINK},
        _PREVIEWED,
    ),
    "workflow_mention": inline(
        {"workflow_id": _WORDS, "function_trigger_id": _WORDS, "text": _WORDS},
        {"url": _LINK, "channel_id": _WORDS, "ts": _WORDS},
    ),
}

_BORDER: Fields = {"border": integer(0, limits.BORDER)}
_SECTION = shape({"type": anything, "elements": many(typed(INLINE))})
_PARTS: dict[str, Check] = {
    "rich_text_section": _SECTION,
    "rich_text_list": shape(
        {
            "type": anything,
            "style": choice("bullet", "ordered"),
            "elements": many(typed({"rich_text_section": _SECTION})),
        },
        _BORDER | {"indent": integer(0, limits.LIST_INDENT), "offset": integer(0)},
    ),
    "rich_text_preformatted": shape(
        {"type": anything, "elements": many(typed({"text": _TEXT, "link": _HYPERLINK}))}, _BORDER | {"language": _WORDS}
    ),
    "rich_text_quote": shape({"type": anything, "elements": many(typed(INLINE))}, _BORDER),
}

RICH_TEXT = typed({"rich_text": block({"elements": many(typed(_PARTS), least=1)})})
