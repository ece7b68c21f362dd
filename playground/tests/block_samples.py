"""One good example of each block and each element, with all that it can have."""

from block_pieces import (
    CONFIRM,
    Json,
    card,
    chart,
    container,
    data_table,
    group,
    md,
    option,
    options,
    picture,
    plain,
    raw,
    rich,
    said,
    section,
    table,
    task,
)

LINK = "https://example.org/a"
FORM = {
    "focus_on_load": True,
    "placeholder": plain(),
    "dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed"]},
}
MENU = {"confirm": CONFIRM, "focus_on_load": True, "placeholder": plain()}
FILTER = {"include": ["im", "public"], "exclude_bot_users": True, "exclude_external_shared_channels": True}
PRESSED = {"text": plain("Go"), "confirm": CONFIRM, "accessibility_label": "Go on"}
VOTE = {"text": plain("Good"), "value": "good", "accessibility_label": "It was good"}
WORKFLOW = {"trigger": {"url": LINK, "customizable_input_parameters": [{"name": "a", "value": "b"}]}}

_ELEMENTS: dict[str, Json] = {
    "button": PRESSED | {"value": "v", "url": LINK, "style": "primary"},
    "channels_select": MENU | {"initial_channel": "C1", "response_url_enabled": True},
    "checkboxes": {"options": options(3), "initial_options": options(2), "confirm": CONFIRM, "focus_on_load": True},
    "conversations_select": MENU | {"filter": FILTER, "default_to_current_conversation": True},
    "datepicker": MENU | {"initial_date": "2026-12-24"},
    "datetimepicker": {"initial_date_time": 1_700_000_000, "confirm": CONFIRM, "focus_on_load": True},
    "email_text_input": FORM | {"initial_value": "alice@example.org"},
    "external_select": MENU | {"initial_option": option(), "min_query_length": 2},
    "feedback_buttons": {"positive_button": VOTE, "negative_button": VOTE},
    "file_input": {"filetypes": ["pdf"], "max_files": 2},
    "icon_button": PRESSED | {"icon": "trash", "value": "v", "visible_to_user_ids": ["U1"]},
    "image": {"image_url": LINK, "alt_text": "A dot"},
    "multi_channels_select": MENU | {"initial_channels": ["C1"], "max_selected_items": 2},
    "multi_conversations_select": MENU | {"initial_conversations": ["C1"], "filter": FILTER, "max_selected_items": 2},
    "multi_external_select": MENU | {"initial_options": options(1), "min_query_length": 2, "max_selected_items": 2},
    "multi_static_select": MENU | {"options": options(3), "initial_options": options(2), "max_selected_items": 2},
    "multi_users_select": MENU | {"initial_users": ["U1"], "max_selected_items": 2},
    "number_input": FORM | {"is_decimal_allowed": True, "min_value": "1", "initial_value": "1.5", "max_value": "2"},
    "overflow": {"options": [option(url=LINK), option("b", "B")], "confirm": CONFIRM},
    "plain_text_input": FORM | {"multiline": True, "min_length": 1, "max_length": 9, "initial_value": "Words"},
    "radio_buttons": {
        "options": options(3),
        "initial_option": options(1)[0],
        "confirm": CONFIRM,
        "focus_on_load": True,
    },
    "rich_text_input": FORM | {"initial_value": rich(said())},
    "static_select": MENU | {"option_groups": [group(*options(2)), group(option())], "initial_option": option()},
    "timepicker": MENU | {"initial_time": "09:30", "timezone": "Europe/Berlin"},
    "url_text_input": FORM | {"initial_value": LINK},
    "users_select": MENU | {"initial_user": "U1"},
    "workflow_button": PRESSED | {"workflow": WORKFLOW, "style": "danger"},
}

ELEMENTS: dict[str, Json] = {
    kind: {"type": kind} | ({} if kind == "image" else {"action_id": kind}) | fields
    for kind, fields in _ELEMENTS.items()
}

_LIST = {"type": "rich_text_list", "style": "ordered", "indent": 1, "offset": 2, "border": 1}
_WORDS = [
    said(style={"bold": True, "italic": True, "strike": False, "code": True}),
    {"type": "link", "url": LINK, "text": "here", "unsafe": True},
    {"type": "user", "user_id": "U1"},
    {"type": "channel", "channel_id": "C1"},
    {"type": "usergroup", "usergroup_id": "S1"},
    {"type": "team", "team_id": "T1"},
    {"type": "broadcast", "range": "here"},
    {"type": "emoji", "name": "wave", "unicode": "1f44b"},
    {"type": "color", "value": "#F405B3"},
    {"type": "date", "timestamp": 1_700_000_000, "format": "{date}", "fallback": "then"},
]
RICH: Json = {
    "type": "rich_text",
    "elements": [
        {"type": "rich_text_section", "elements": _WORDS},
        _LIST | {"elements": [{"type": "rich_text_section", "elements": [said()]}]},
        {"type": "rich_text_quote", "elements": [said()], "border": 1},
        {"type": "rich_text_preformatted", "elements": [said()], "border": 0},
    ],
}
NUMBER = {"type": "raw_number", "value": 1, "text": "1"}
COLUMN = {"align": "right", "is_wrapped": True}
WORDS = {"title": md(), "subtitle": md(), "body": md()}
CARD = card(hero_image=picture(), icon=picture(), actions=[ELEMENTS["button"]], **WORDS)
PLAIN_CARD = card(**WORDS)

_BLOCKS: dict[str, Json] = {
    "actions": {"elements": [ELEMENTS["button"], ELEMENTS["overflow"]]},
    "alert": {"text": md(), "level": "info"},
    "card": CARD,
    "carousel": {"elements": [PLAIN_CARD, PLAIN_CARD | {"block_id": "second"}]},
    "container": container(
        section(), RICH, subtitle=md(), icon=picture(), width="wide", is_collapsible=True, default_collapsed=False
    ),
    "context": {"elements": [md(), plain(), picture()]},
    "context_actions": {"elements": [ELEMENTS["feedback_buttons"], ELEMENTS["icon_button"]]},
    "data_table": data_table([raw(), raw()], [raw(), NUMBER], page_size=5, row_header_column_index=0),
    "data_visualization": chart(),
    "divider": {},
    "file": {"external_id": "1", "source": "remote"},
    "header": {"text": plain(), "level": 2},
    "image": picture(title=plain()),
    "input": {"label": plain(), "hint": plain(), "element": {"type": "plain_text_input"}, "optional": True},
    "markdown": {"text": "# Words"},
    "plan": {"title": "Plan", "tasks": [task(details=RICH), task(task_id="t2", status="pending")]},
    "rich_text": RICH,
    "section": {"text": md(), "fields": [md(), plain()], "accessory": ELEMENTS["button"], "expand": True},
    "table": table([raw(), NUMBER], [rich(said()), raw()], column_settings=[COLUMN]),
    "task_card": task(output=RICH, sources=[{"type": "url", "url": LINK, "text": "Here"}]),
    "video": {"title": plain(), "alt_text": "A talk", "video_url": LINK, "thumbnail_url": LINK, "author_name": "Alice"},
}

BLOCKS: dict[str, Json] = {kind: {"type": kind, "block_id": f"the {kind}"} | fields for kind, fields in _BLOCKS.items()}
