"""The controls in a payload: which there are, what they hold, and what a person may put into them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from playground.payload import ACTING, INSIDE, blocks_in, elements_in
from playground.payload.objects import options_of
from playground.wire import Json

Values = dict[str, dict[str, Json]]

# The field in which Slack sends what a control holds, and the field in which an app sets it at first.
HOLDS: dict[str, tuple[str, str]] = {
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "plain_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "file_input": ("files", "initial_files"),
}


@dataclass(frozen=True, slots=True)
class Control:
    """One element and the block that it stands in."""

    block: Json
    element: Json

    @property
    def block_id(self) -> str:
        return str(self.block["block_id"])

    @property
    def action_id(self) -> str:
        return str(self.element["action_id"])

    @property
    def kind(self) -> str:
        return str(self.element["type"])

    @property
    def fires(self) -> bool:
        """Whether using it sends block_actions at once."""
        return self.block["type"] != "input" or bool(self.block.get("dispatch_action"))

    @property
    def holds(self) -> str | None:
        """The field for what it holds; None for a button or an overflow menu, which hold nothing."""
        return HOLDS[self.kind][0] if self.kind in HOLDS else None

    def initially(self) -> Json:
        """What it holds before anybody touched it, as Slack writes it in a state."""
        field, initial = HOLDS[self.kind]
        empty: Any = [] if field.endswith("s") else None
        return {"type": self.kind, field: self.element.get(initial, empty)}

    def options(self) -> list[Json]:
        return options_of(self.element)


def controls(blocks: list[Json]) -> Iterator[Control]:
    """Every control of a message or view, in order; ids have been filled in."""
    for _, block in blocks_in(blocks):
        yield from (Control(block, element) for _, element in elements_in(block))


def find(blocks: list[Json], block_id: str, action_id: str) -> Control | None:
    return next((c for c in controls(blocks) if (c.block_id, c.action_id) == (block_id, action_id)), None)


def state(blocks: list[Json], filled: Mapping[str, Mapping[str, Json]]) -> Values:
    """The full state of a message or view: what was filled in, else what the app set at first."""
    values: Values = {}
    for control in controls(blocks):
        if control.holds is None:
            continue
        given = filled.get(control.block_id, {}).get(control.action_id)
        entry = control.initially() | ({control.holds: given.get(control.holds)} if given is not None else {})
        values.setdefault(control.block_id, {})[control.action_id] = entry
    return values


def identified(blocks: list[Json], fresh: Iterator[int]) -> list[Json]:
    """Blocks with an id for each block and element that has none, as Slack gives them."""
    return [_identified(block, fresh) for block in blocks]


def _identified(block: Json, fresh: Iterator[int]) -> Json:
    named = {**block}
    if not named.get("block_id"):
        named["block_id"] = f"b{next(fresh)}"
    for name in ("element", "accessory"):
        if name in named and named[name]["type"] != "image":
            named[name] = {"action_id": f"a{next(fresh)}"} | named[name]
    kind = named["type"]
    if kind in INSIDE:
        named[INSIDE[kind]] = identified(named[INSIDE[kind]], fresh)
    if ACTING.get(kind) in named:
        elements = named[ACTING[kind]]
        named[ACTING[kind]] = [{"action_id": f"a{next(fresh)}"} | element for element in elements]
    return named
