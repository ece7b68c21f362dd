"""What one person has before them, and the controls on it by the words that stand beside them."""

from collections.abc import Iterator
from dataclasses import dataclass

from playground.core.controls import Control, Values, controls
from playground.core.messages import Message
from playground.core.reading import Reader
from playground.core.views import View
from playground.payload import blocks_in
from playground.wire import Json


@dataclass(frozen=True, slots=True)
class Surface:
    """A message or view that can be used, with what the person filled in so far."""

    on: Message | View
    filled: Values

    @property
    def blocks(self) -> list[Json]:
        return self.on.blocks or []

    def fill(self, control: Control, held: Json) -> None:
        """Keeps what the person put into a control."""
        if control.holds is not None:
            self.filled.setdefault(control.block_id, {})[control.action_id] = {"type": control.kind, **held}

    def held(self, control: Control) -> Json:
        """What a control holds now; nothing for a button or an overflow menu."""
        if control.holds is None:
            return {}
        entry = self.filled.get(control.block_id, {}).get(control.action_id)
        return entry or control.initially()


@dataclass(frozen=True, slots=True)
class Press:
    """Something that can be clicked: a button, or one option of a control that shows its options."""

    label: str
    control: Control
    option: Json | None = None


class Screen:
    """Finds controls on a surface, for a reader."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def presses(self, blocks: list[Json]) -> Iterator[Press]:
        """All that can be clicked, in order."""
        for control in controls(blocks):
            if control.kind in ("button", "workflow_button", "icon_button"):
                yield Press(plain(self._reader.text(control.element["text"])), control)
            elif control.kind == "feedback_buttons":
                for thumb in (control.element["positive_button"], control.element["negative_button"]):
                    yield Press(plain(self._reader.text(thumb["text"])), control, thumb)
            elif control.kind in ("overflow", "radio_buttons", "checkboxes"):
                for option in control.options():
                    yield Press(plain(self._reader.text(option["text"])), control, option)

    def named(self, blocks: list[Json], label: str) -> list[Control]:
        """The controls to fill or choose with that label: those that are called so, else those near such words."""
        wanted = plain(label)
        fillable = [control for control in controls(blocks) if control.holds is not None]
        exact = [control for control in fillable if wanted in self.names(control)]
        return exact or [control for control in fillable if wanted in plain(self._near(blocks, control))]

    def names(self, control: Control) -> list[str]:
        """What a control is called: the label of its block, its own placeholder."""
        texts = (control.block.get("label"), control.element.get("placeholder"))
        return [plain(self._reader.text(text)) for text in texts if text]

    def words(self, control: Control) -> str:
        """All that is to be read in the block in which a control stands."""
        return self._reader.blocks([control.block])

    def label(self, blocks: list[Json], block_id: str) -> str:
        """The label that stands over an input."""
        block = next((block for _, block in blocks_in(blocks) if block["block_id"] == block_id), None)
        return self._reader.text(block.get("label")) if block else block_id

    def visible(self, blocks: list[Json]) -> list[str]:
        """The words on all controls, for somebody who looked for another."""
        presses = [f"[{press.label}]" for press in self.presses(blocks)]
        fields = [f"({name})" for c in controls(blocks) if c.holds for name in self.names(c) or [c.action_id]]
        return presses + fields

    def _near(self, blocks: list[Json], control: Control) -> str:
        """The words of the section that a control stands in, or of the last block of text above its row."""
        if "text" in control.block:
            return self._reader.text(control.block["text"])
        every = [block for _, block in blocks_in(blocks)]
        above = every[: every.index(control.block)]
        texts = [block for block in above if block["type"] in ("section", "header", "context", "rich_text")]
        return self._reader.blocks(texts[-1:])


def plain(text: str) -> str:
    """Words as one line, without what only sets them off."""
    return " ".join(text.replace("*", "").split())
