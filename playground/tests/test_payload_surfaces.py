"""What may stand where: each block on each surface, and each element in each block."""

from typing import get_args

import pytest
from block_pieces import Json, Surface, plain, verdict
from block_samples import BLOCKS, ELEMENTS

MESSAGE, MODAL, HOME = get_args(Surface)
EVERYWHERE = (MESSAGE, MODAL, HOME)

SURFACES = {
    "actions": EVERYWHERE,
    "alert": (MODAL,),
    "card": EVERYWHERE,
    "carousel": (MESSAGE, HOME),
    "container": (MESSAGE, HOME),
    "context": EVERYWHERE,
    "context_actions": (MESSAGE,),
    "data_table": (MESSAGE, HOME),
    "data_visualization": (MESSAGE,),
    "divider": EVERYWHERE,
    "file": (),  # it comes with a remote file
    "header": EVERYWHERE,
    "image": EVERYWHERE,
    "input": EVERYWHERE,
    "markdown": (MESSAGE,),
    "plan": (MESSAGE,),
    "rich_text": EVERYWHERE,
    "section": EVERYWHERE,
    "table": (MESSAGE, HOME),
    "task_card": (MESSAGE,),
    "video": EVERYWHERE,
}

HOLDERS = ("actions", "section", "input", "context_actions", "context", "card")
CHOOSER = ("actions", "section", "input")

# The blocks that an element may stand in, and the surfaces that it may stand on.
PLACES = {
    "button": (("actions", "section", "card"), EVERYWHERE),
    "channels_select": (CHOOSER, EVERYWHERE),
    "checkboxes": (CHOOSER, EVERYWHERE),
    "conversations_select": (CHOOSER, EVERYWHERE),
    "datepicker": (CHOOSER, EVERYWHERE),
    "datetimepicker": (("actions", "input"), (MESSAGE, MODAL)),
    "email_text_input": (("input",), (MODAL,)),
    "external_select": (CHOOSER, EVERYWHERE),
    "feedback_buttons": (("context_actions",), (MESSAGE,)),
    "file_input": (("input",), (MODAL,)),
    "icon_button": (("context_actions",), (MESSAGE,)),
    "image": (("section", "context"), EVERYWHERE),
    "multi_channels_select": (CHOOSER, EVERYWHERE),
    "multi_conversations_select": (CHOOSER, EVERYWHERE),
    "multi_external_select": (CHOOSER, EVERYWHERE),
    "multi_static_select": (CHOOSER, EVERYWHERE),
    "multi_users_select": (CHOOSER, EVERYWHERE),
    "number_input": (("input",), (MODAL,)),
    "overflow": (("actions", "section"), EVERYWHERE),
    "plain_text_input": (("input",), EVERYWHERE),
    "radio_buttons": (CHOOSER, EVERYWHERE),
    "rich_text_input": (("actions", "input"), (MODAL, HOME)),
    "static_select": (CHOOSER, EVERYWHERE),
    "timepicker": (CHOOSER, EVERYWHERE),
    "url_text_input": (("input",), (MODAL,)),
    "users_select": (CHOOSER, EVERYWHERE),
    "workflow_button": (("actions", "section"), (MESSAGE,)),
}


def held(holder: str, element: Json) -> Json:
    """A block with one element in it."""
    return {
        "actions": {"type": "actions", "elements": [element]},
        "section": {"type": "section", "text": plain(), "accessory": element},
        "input": {"type": "input", "label": plain(), "element": element},
        "context_actions": {"type": "context_actions", "elements": [element]},
        "context": {"type": "context", "elements": [element]},
        "card": {"type": "card", "actions": [element]},
    }[holder]


def is_refused(on: Surface, block: Json) -> bool:
    return "unsupported type" in verdict(on, [block])


def test_every_block_and_every_element_has_its_place_here() -> None:
    assert set(SURFACES) == set(BLOCKS)
    assert set(PLACES) == set(ELEMENTS)


@pytest.mark.parametrize("kind", SURFACES)
def test_a_block_stands_on_its_surfaces_alone(kind: str) -> None:
    assert tuple(on for on in EVERYWHERE if verdict(on, [BLOCKS[kind]]) == "ok") == SURFACES[kind]
    assert tuple(on for on in EVERYWHERE if not is_refused(on, BLOCKS[kind])) == SURFACES[kind]


@pytest.mark.parametrize("kind", PLACES)
def test_an_element_stands_in_its_blocks_alone(kind: str) -> None:
    holders, surfaces = PLACES[kind]
    taken = [held(holder, ELEMENTS[kind]) for holder in HOLDERS]
    assert tuple(block["type"] for block in taken if verdict(surfaces[0], [block]) == "ok") == tuple(
        holder for holder in HOLDERS if holder in holders
    )


@pytest.mark.parametrize("kind", PLACES)
def test_an_element_stands_on_its_surfaces_alone(kind: str) -> None:
    holders, surfaces = PLACES[kind]
    block = held(holders[0], ELEMENTS[kind])
    assert tuple(on for on in EVERYWHERE if verdict(on, [block]) == "ok") == surfaces
