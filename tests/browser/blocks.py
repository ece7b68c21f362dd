"""One of every block and of every control, as an app would send them."""

from typing import Any

Json = dict[str, Any]

PICTURE = "https://slack.dev/picture.png"


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def md(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def option(text: str, **more: Json) -> Json:
    return {"text": plain(text), "value": text.lower(), **more}


def picture(name: str) -> Json:
    return {"type": "image", "image_url": PICTURE, "alt_text": name}


def rich(*pieces: Json) -> Json:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(pieces)}]}


def words(text: str, **style: bool) -> Json:
    return {"type": "text", "text": text} | ({"style": style} if style else {})


def raw(text: str) -> Json:
    return {"type": "raw_text", "text": text}


def number(value: float) -> Json:
    return {"type": "raw_number", "value": value, "text": str(value)}


def button(text: str, action: str, **more: Any) -> Json:
    return {"type": "button", "text": plain(text), "action_id": action, "value": action, **more}


def entry(label: str, kind: str, **more: Any) -> Json:
    """An input block whose ids are made of its kind."""
    element = {"type": kind, "action_id": kind, **more}
    return {"type": "input", "block_id": f"block_{kind}", "label": plain(label), "optional": True, "element": element}


SURE = {"title": plain("Drop it?"), "text": md("It is gone then."), "confirm": plain("Drop"), "deny": plain("Keep")}
AREAS = [option("Data"), option("Models"), option("Systems")]

READ: list[Json] = [
    {"type": "header", "text": plain("All that is read")},
    {
        "type": "section",
        "text": md("*Bold*, _soft_, ~struck~, `code`, <https://example.org|a link>, :seedling:\n&gt; quoted"),
        "accessory": picture("A green rectangle"),
    },
    {"type": "section", "fields": [md("*Level*\nJunior"), md("*Area*\nSystems")]},
    {"type": "context", "elements": [picture("A dot"), md("Only *you* see this.")]},
    {"type": "divider"},
    {"type": "image", "image_url": PICTURE, "alt_text": "A wide green rectangle", "title": plain("A picture")},
    {
        "type": "rich_text",
        "elements": [
            {"type": "rich_text_section", "elements": [words("Bold", bold=True), words(" and plain")]},
            {
                "type": "rich_text_list",
                "style": "ordered",
                "elements": [{"type": "rich_text_section", "elements": [words(one)]} for one in ("First", "Second")],
            },
            {"type": "rich_text_quote", "elements": [words("Said once")]},
            {"type": "rich_text_preformatted", "elements": [words("make test")]},
        ],
    },
    {"type": "markdown", "text": "## Markdown\n- [x] done\n- [ ] open\n\n| a | b |\n|---|---|\n| 1 | 2 |"},
    {"type": "table", "rows": [[raw("Who"), raw("Steps")], [raw("Alice"), raw("3")], [raw("Bob"), raw("1")]]},
]

FRAMED: list[Json] = [
    {
        "type": "card",
        "icon": picture("A leaf"),
        "title": md("Rules of Machine Learning"),
        "subtitle": md("Google, 40 min"),
        "body": md("Rules 4 to 11 are about getting a first pipeline right."),
        "actions": [button("Read it", "read_it")],
    },
    {
        "type": "carousel",
        "elements": [
            {"type": "card", "title": md(f"Track {n}"), "body": md("What it asks for."), "hero_image": picture("Track")}
            for n in range(1, 5)
        ],
    },
    {
        "type": "container",
        "title": plain("Your week"),
        "subtitle": plain("Three things"),
        "is_collapsible": True,
        "child_blocks": [
            {"type": "section", "text": md("One *thing* in a box")},
            {"type": "actions", "elements": [button("Open the box", "open_box")]},
        ],
    },
    {
        "type": "plan",
        "title": "Making the digest",
        "tasks": [
            {
                "type": "task_card",
                "task_id": "1",
                "title": "Gather",
                "status": "complete",
                "output": rich(words("7 in")),
            },
            {"type": "task_card", "task_id": "2", "title": "Write", "status": "in_progress"},
            {"type": "task_card", "task_id": "3", "title": "Send", "status": "pending"},
        ],
    },
    {
        "type": "video",
        "title": plain("How a gate opens"),
        "title_url": "https://example.org/gate",
        "video_url": "https://example.org/gate.mp4",
        "thumbnail_url": "https://example.org/gate.png",
        "alt_text": "A gate",
        "author_name": "Dana",
    },
    {
        "type": "data_table",
        "caption": "Wins by week",
        "page_size": 3,
        "row_header_column_index": 0,
        "rows": [[raw("Week"), raw("Wins")], *([raw(f"W{n}"), number((n * 5) % 7)] for n in range(40, 47))],
    },
    {
        "type": "data_visualization",
        "title": "Depth and breadth",
        "chart": {
            "type": "bar",
            "series": [
                {
                    "name": name,
                    "data": [
                        {"label": area, "value": value} for area, value in zip(("Data", "Ops"), values, strict=True)
                    ],
                }
                for name, values in (("You", (3, 5)), ("Level", (4, 2)))
            ],
            "axis_config": {"categories": ["Data", "Ops"], "x_label": "Area", "y_label": "Wins"},
        },
    },
    {
        "type": "data_visualization",
        "title": "Where the time goes",
        "chart": {"type": "pie", "segments": [{"label": "Code", "value": 6}, {"label": "Design", "value": 3}]},
    },
    {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": "was_it_good",
                "positive_button": {"text": plain("Good"), "value": "good"},
                "negative_button": {"text": plain("Bad"), "value": "bad"},
            },
            {"type": "icon_button", "action_id": "bin", "icon": "trash", "text": plain("Take it away")},
        ],
    },
]

USED: list[Json] = [
    {
        "type": "actions",
        "elements": [
            button("Go", "go", style="primary"),
            button("Drop it", "drop", style="danger", confirm=SURE),
            {"type": "static_select", "action_id": "area", "placeholder": plain("Pick an area"), "options": AREAS},
            {"type": "overflow", "action_id": "more", "options": AREAS},
            {"type": "datepicker", "action_id": "day", "placeholder": plain("Pick a day")},
            {"type": "timepicker", "action_id": "hour", "placeholder": plain("Pick an hour")},
        ],
    },
    {
        "type": "section",
        "text": md("Somebody to ask"),
        "accessory": {"type": "users_select", "action_id": "who", "placeholder": plain("Pick a person")},
    },
]

FORM: list[Json] = [
    {"type": "alert", "level": "warning", "text": md("Saved words stay yours.")},
    entry("One line", "plain_text_input", max_length=200),
    entry("With marks", "rich_text_input"),
    entry("A number", "number_input", is_decimal_allowed=False, min_value="1"),
    entry("An address", "email_text_input"),
    entry("A link", "url_text_input"),
    entry("An area", "static_select", options=AREAS),
    entry("Areas", "multi_static_select", options=AREAS),
    entry("A book", "external_select", min_query_length=2, placeholder=plain("Search the shelf")),
    entry("Books", "multi_external_select", min_query_length=0),
    entry("A person", "users_select"),
    entry("A channel", "channels_select"),
    entry("People", "multi_users_select"),
    entry("Boxes", "checkboxes", options=AREAS),
    entry("One of", "radio_buttons", options=AREAS),
    entry("A day", "datepicker"),
    entry("An hour", "timepicker"),
    entry("A moment", "datetimepicker"),
    entry("Papers", "file_input", filetypes=["txt", "png"], max_files=2),
]
