"""What goes to Slack is what the SDK would have made of the same blocks."""

import pytest
from pydantic import BaseModel
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.basic_objects import JsonObject
from slack_sdk.models.blocks import (
    ButtonElement,
    ConfirmObject,
    ImageBlock,
    Option,
    RichTextBlock,
    RichTextElementParts,
    RichTextSectionElement,
    SectionBlock,
)
from slack_sdk.models.views import View

from handlers.framework import blocks, forms
from handlers.framework.rendering import rendered

CHOICES = [("a", "One"), ("b", "Two")]
EXPLAINED = [("a", "One", "the first"), ("b", "Two", None)]
GROUPS = [("Left", EXPLAINED), ("Right", [("c", "Three", None)])]
MANY = [(str(number), f"Number {number}") for number in range(230)]


class Value(BaseModel):
    number: int


SAMPLES = [
    pytest.param(blocks.header("What is next"), id="a header"),
    pytest.param(blocks.section("Hello {name}", name="<@U1>"), id="a section"),
    pytest.param(blocks.section("Hello", blocks.menu("a.b", CHOICES)), id="a menu beside it"),
    pytest.param(SectionBlock(fields=["one", "two"]), id="fields"),
    pytest.param(blocks.quiet("Only you see this."), id="small print"),
    pytest.param(blocks.divider(), id="a divider"),
    pytest.param(blocks.row(blocks.button("Yes", "a.b", Value(number=0), style="primary"), block_id="x"), id="buttons"),
    pytest.param(blocks.row(blocks.select("a.b", "Which?", CHOICES, "b")), id="a list"),
    pytest.param(blocks.row(blocks.select("a.b", "Which?", MANY, "228")), id="a list of many"),
    pytest.param(ButtonElement(text="No", confirm=ConfirmObject(title="Sure?", text="Gone")), id="a second question"),
    pytest.param(Option(value="a", text="One", url="https://example.org"), id="a link in a menu"),
    pytest.param(Option(value="a", label="One"), id="an option by its label"),
    pytest.param(ImageBlock(image_url="https://example.org/a.png", alt_text=""), id="a picture without words"),
    pytest.param(RichTextBlock(elements=[RichTextSectionElement(elements=[])]), id="an empty rich text"),
    pytest.param(
        RichTextBlock(elements=[RichTextSectionElement(elements=[RichTextElementParts.Text(text="Hello")])]),
        id="a rich text",
    ),
    pytest.param(forms.text("a", "Words", value="", placeholder="Here", hint="Few"), id="a field"),
    pytest.param(forms.line("a", "A line", value="x"), id="a line"),
    pytest.param(forms.radios("a", "One of", EXPLAINED, "b"), id="radio buttons"),
    pytest.param(forms.checks("a", "Any of", EXPLAINED, ["a"], hint="Up to two"), id="boxes"),
    pytest.param(forms.choice("a", "One of", CHOICES, None, at_once=True), id="one of many"),
    pytest.param(forms.several("a", "Any of", GROUPS, ["a", "c"]), id="several of groups"),
    pytest.param(forms.one_of_groups("a", "One of", GROUPS, "c"), id="one of groups"),
    pytest.param(forms.person("a", "Who?", "U1"), id="a person"),
    pytest.param(forms.people("a", "Who?", []), id="people"),
    pytest.param(forms.channel("a", "Where?", "C1"), id="a channel"),
    pytest.param(View(type="home", callback_id="home", blocks=[blocks.divider(), blocks.quiet("x")]), id="a view"),
]


@pytest.mark.parametrize("model", SAMPLES)
def test_it_is_rendered_as_the_sdk_does_it(model: JsonObject) -> None:
    drawn = rendered(model)
    assert drawn == model.to_dict()
    assert list(drawn) == list(model.to_dict())


@pytest.mark.parametrize(
    "model",
    [
        pytest.param(Option(value="a", text="x" * 76), id="an option"),
        pytest.param(blocks.row(ButtonElement(text="Yes", style="loud")), id="a button in a row"),
        pytest.param(View(type="modal", title="x" * 25, blocks=[]), id="a view"),
    ],
)
def test_what_the_sdk_refuses_is_refused(model: JsonObject) -> None:
    with pytest.raises(SlackObjectFormationError) as ours:
        rendered(model)
    with pytest.raises(SlackObjectFormationError) as theirs:
        model.to_dict()
    assert str(ours.value) == str(theirs.value)
