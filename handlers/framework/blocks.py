"""The vocabulary of views: facts in, blocks out. Texts are made in `words`."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ConfirmObject,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    InteractiveElement,
    MarkdownTextObject,
    Option,
    OptionGroup,
    OverflowMenuElement,
    PlainTextObject,
    SectionBlock,
    StaticSelectElement,
)

from handlers.framework import words
from handlers.framework.rendering import rendered
from handlers.framework.words import clip, escape

# source: https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element
OPTIONS = 100  # in one list, or one group of a list
# source: https://docs.slack.dev/reference/block-kit/blocks/section-block/
SECTION = 3000
AT_ONE_GO = 9  # lines
# source: https://docs.slack.dev/reference/block-kit/block-elements/button-element, and the same for an option
LABEL = 75  # on a button, an option or a group of options
HEADER = 150  # source: https://docs.slack.dev/reference/block-kit/blocks/header-block
MESSAGE_BLOCKS = 50  # source: https://docs.slack.dev/reference/block-kit/blocks
# source: https://docs.slack.dev/reference/methods/chat.update, which refuses a top-level text over 4,000
MESSAGE_TEXT = 3900

NTH = "#"

Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Message:
    """What a person sees: blocks, and a text that says all of it to somebody who cannot see them."""

    text: str
    blocks: tuple[dict[str, Any], ...]

    @classmethod
    def of(cls, *blocks: Block | Iterable[Block]) -> "Message":
        """A message made of blocks, in order; its text is what they say, without the controls."""
        flat = [block for part in blocks for block in ([part] if isinstance(part, Block) else part)]
        return cls.of_drawn([rendered(block) for block in flat])

    @classmethod
    def of_drawn(cls, drawn: Iterable[dict[str, Any]]) -> "Message":
        """A message made of blocks that are drawn already."""
        done = tuple(drawn)
        spoken = "\n".join(line for block in done for line in _spoken(block))
        return cls(clip(spoken, MESSAGE_TEXT), done)

    def payload(self) -> dict[str, Any]:
        return {"text": self.text, "blocks": list(self.blocks)}


def _spoken(block: dict[str, Any]) -> list[str]:
    texts = [block.get("text"), *block.get("fields", []), *block.get("elements", [])]
    inner = [t for t in texts if isinstance(t, dict) and t.get("type") in ("mrkdwn", "plain_text")]
    # A plain text is shown as it is, but the top-level text is read as mrkdwn: there it must be escaped to ping nobody.
    return [t["text"] if t["type"] == "mrkdwn" else escape(t["text"]) for t in inner]


def mrkdwn(text: str) -> MarkdownTextObject:
    # Without `verbatim` Slack turns a bare "@here" or "#general" in the text into the real thing.
    return MarkdownTextObject(text=clip(text, SECTION), verbatim=True)


def plain(template: str, most: int | None = None) -> PlainTextObject:
    """What Slack shows as it is, as on a button or above a field: clipped where somebody else wrote it."""
    text = words.text(template)
    return PlainTextObject(text=clip(text, most) if most else text)


def header(template: str, **values: object) -> HeaderBlock:
    """A line on top, without any formatting. `values` fill in the names of the template, as in `words.text`."""
    return HeaderBlock(text=PlainTextObject(text=clip(words.text(template, **values), HEADER), emoji=True))


def section(template: str, accessory: InteractiveElement | None = None, /, **values: object) -> SectionBlock:
    """A paragraph, with at most one control at its side."""
    return SectionBlock(text=mrkdwn(words.text(template, **values)), accessory=accessory)


def paragraphs(lines: Sequence[str]) -> Iterator[SectionBlock]:
    """Lines of mrkdwn, as many in a section as are read at one go and Slack takes."""
    held: list[str] = []
    for line in lines:
        if held and (len(held) == AT_ONE_GO or len("\n".join([*held, line])) > SECTION):
            yield section("{lines}", lines="\n".join(held))
            held = []
        held.append(line)
    if held:
        yield section("{lines}", lines="\n".join(held))


def quiet(template: str, **values: object) -> ContextBlock:
    """Small print: who sees it, what comes next."""
    return ContextBlock(elements=[mrkdwn(words.text(template, **values))])


def divider() -> DividerBlock:
    return DividerBlock()


def row(*elements: InteractiveElement, block_id: str | None = None) -> ActionsBlock:
    return ActionsBlock(elements=list(elements), block_id=block_id)


def button(label: str, action: str, value: BaseModel | None = None, *, style: str | None = None) -> ButtonElement:
    """A button that says what the person would say. Its value is a small typed model, read back by `Request.value`.

    In one row Slack wants every action once.
    """
    return ButtonElement(
        text=PlainTextObject(text=clip(words.text(label), LABEL), emoji=True),
        action_id=action,
        value=value.model_dump_json() if value else None,
        style=style,
    )


def asking_first(pressed: ButtonElement, *, title: str, text: str, yes: str, no: str) -> ButtonElement:
    """The button, before which Slack asks whether it is meant: for what cannot be taken back."""
    pressed.confirm = ConfirmObject(title=plain(title), text=plain(text), confirm=plain(yes), deny=plain(no))
    return pressed


def action_name(action_id: str) -> str:
    """The name under which a listener is registered, out of the id of a button.

    Buttons of older messages, and the one block of a form that must not keep what was chosen, bear a number behind it.
    """
    return action_id.partition(NTH)[0]


def id_of(name: str, ids: Iterable[str]) -> str:
    """The one of these ids that has this name, with whatever stands behind it; the name itself where none has."""
    return next((found for found in ids if action_name(found) == name), name)


def option(value: str, label: str, description: str | None = None) -> Option:
    return Option(
        value=value,
        text=plain(label, LABEL),
        description=plain(description, LABEL) if description else None,
    )


def menu(action: str, choices: Choices, about: BaseModel | None = None) -> OverflowMenuElement:
    """The three dots: two to five things that are not worth a button. What they are about is read as of a button.

    source: https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element
    """
    behind = f" {about.model_dump_json()}" if about else ""
    return OverflowMenuElement(
        action_id=action, options=[option(f"{value}{behind}", label) for value, label in choices]
    )


def select(action: str, placeholder: str, choices: Choices, chosen: str | None = None) -> StaticSelectElement:
    """One of many. More than a list of Slack's holds stand in several, one under the other."""
    options = [option(value, label) for value, label in choices]
    initial = next((o for o in options if o.value == chosen), None)
    if len(options) > OPTIONS:
        return StaticSelectElement(
            action_id=action, placeholder=plain(placeholder), option_groups=groups("", options), initial_option=initial
        )
    return StaticSelectElement(
        action_id=action, placeholder=plain(placeholder), options=options, initial_option=initial
    )


def groups(name: str, options: Sequence[Option]) -> list[OptionGroup]:
    """The options under their name; in several groups, with their numbers, where one would hold too many."""
    parts = [options[start : start + OPTIONS] for start in range(0, len(options), OPTIONS)]
    starts = [n * OPTIONS for n in range(len(parts))]
    numbers = [
        words.text("{first} to {last}", first=start + 1, last=start + len(part))
        for start, part in zip(starts, parts, strict=True)
    ]
    labels = [name] if len(parts) == 1 else [f"{clip(name, 50)} {number}".strip() for number in numbers]
    return [
        OptionGroup(label=plain(label, LABEL), options=list(part)) for label, part in zip(labels, parts, strict=True)
    ]
