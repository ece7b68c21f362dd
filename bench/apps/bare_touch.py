"""The least that could write to many people: it reads rows, builds blocks, and inserts what it built at once."""

import json
import sqlite3
from datetime import datetime
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    InteractiveElement,
    MarkdownTextObject,
    Option,
    OverflowMenuElement,
    PlainTextObject,
    SectionBlock,
    StaticSelectElement,
)

READS = (
    "SELECT * FROM people WHERE workspace_id = ? AND next_touch_at <= ? ORDER BY next_touch_at, id",
    "SELECT * FROM checkins WHERE person_id IN (SELECT id FROM people WHERE next_touch_at <= ?)",
    "SELECT * FROM steps WHERE person_id IN (SELECT id FROM people WHERE next_touch_at <= ?)",
    "SELECT * FROM touches WHERE person_id IN (SELECT id FROM people WHERE next_touch_at <= ?)",
)
INSERT = """
INSERT INTO deliveries (workspace_id, key, token, method, channel, person_id, kinds, payload, priority, state, due_at,
attempts, created_at) VALUES (?, ?, ?, 'chat.postMessage', ?, ?, '["checkin"]', ?, 90, 'queued', ?, 0, ?)
"""


def write_to_all(database: sqlite3.Connection, workspace: str, now: datetime, like: list[dict[str, Any]]) -> int:
    """A message like this to everybody who is due; how many they were."""
    database.row_factory = sqlite3.Row
    at = now.replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds")
    due = database.execute(READS[0], (workspace, at)).fetchall()
    for read in READS[1:]:
        database.execute(read, (at,)).fetchall()
    drawn = [(row, json.dumps({"text": "", "blocks": [b.to_dict() for b in map(_block, like)]})) for row in due]
    rows = [
        (workspace, f"checkin:{row['id']}:{at}", f"{row['id']}", row["slack_id"], row["id"], payload, at, at)
        for row, payload in drawn
    ]
    with database:
        database.executemany(INSERT, rows)
    return len(rows)


def _block(like: dict[str, Any]) -> Block:
    kind = like["type"]
    if kind == "header":
        return HeaderBlock(text=PlainTextObject(text=like["text"]["text"], emoji=True))
    if kind == "section":
        beside = like.get("accessory")
        return SectionBlock(text=_text(like["text"]), accessory=_element(beside) if beside else None)
    if kind == "context":
        return ContextBlock(elements=[_text(each) for each in like["elements"]])
    if kind == "actions":
        return ActionsBlock(elements=[_element(each) for each in like["elements"]], block_id=like.get("block_id"))
    return DividerBlock()


def _text(like: dict[str, Any]) -> MarkdownTextObject:
    return MarkdownTextObject(text=like["text"], verbatim=True)


def _element(like: dict[str, Any]) -> InteractiveElement:
    action = like["action_id"]
    if like["type"] == "button":
        label = PlainTextObject(text=like["text"]["text"], emoji=True)
        return ButtonElement(text=label, action_id=action, value=like.get("value"), style=like.get("style"))
    options = [Option(value=each["value"], text=PlainTextObject(text=each["text"]["text"])) for each in like["options"]]
    if like["type"] == "overflow":
        return OverflowMenuElement(action_id=action, options=options)
    return StaticSelectElement(
        action_id=action, placeholder=PlainTextObject(text=like["placeholder"]["text"]), options=options
    )
