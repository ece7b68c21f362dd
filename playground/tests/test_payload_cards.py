"""Which cards, containers and plans Slack takes, and which it refuses."""

from typing import Any

import pytest
from block_pieces import (
    Json,
    Surface,
    asks,
    bad,
    button,
    card,
    chart,
    container,
    data_table,
    good,
    md,
    picture,
    plain,
    raw,
    rich,
    row,
    said,
    section,
    select,
    table,
    task,
    verdict,
)

ROCKET = {"type": "icon", "name": "rocket"}
SOURCE = {"type": "url", "url": "https://example.org", "text": "The log"}


def carousel(*cards: Json) -> Json:
    return {"type": "carousel", "elements": list(cards)}


def plan(*tasks: Any, **more: Any) -> Json:
    return {"type": "plan", "title": "Three steps", "tasks": list(tasks)} | more


GOOD = [
    good("a card", card()),
    good("a card in a modal", card(), on="modal"),
    good("a card at home", card(), on="home"),
    good("a card of a picture alone", {"type": "card", "hero_image": picture()}),
    good("a card of a button alone", {"type": "card", "actions": [button()]}),
    good("a card in full", card(icon=picture(), hero_image=picture(), subtitle=plain(), body=md(), subtext=md())),
    good(
        "the longest card", card(title=md("x" * 150), subtitle=md("x" * 150), body=md("x" * 200), subtext=md("x" * 200))
    ),
    good("a card with an icon", card(slack_icon=ROCKET)),
    good("a card with three buttons", card(actions=[button(action_id=f"b{n}") for n in range(3)])),
    good("a row of cards", carousel(card(), card(block_id="b"))),
    good("ten cards", carousel(*[card()] * 10), on="home"),
    good("a container", container(section())),
    good("a container at home", container(section(), {"type": "divider"}), on="home"),
    good("ten blocks inside", container(*[section()] * 10, width="full", is_collapsible=True, default_collapsed=True)),
    good("a container in full", container(section(), subtitle=md("x" * 150), icon=picture(), has_header_divider=True)),
    good("a title in rich text", {"type": "container", "rich_text_title": rich(said()), "child_blocks": [section()]}),
    good(
        "all kinds inside", container(row(button()), asks("plain_text_input"), rich(said()), table([raw()]), picture())
    ),
    good("a task", task()),
    good("a task in full", task(status="in_progress", details=rich(said()), output=rich(said()), sources=[SOURCE])),
    good("a plan", plan(task(), task(task_id="t2", status="pending"))),
    good("a plan of fifty", plan(*[task()] * 50)),
    good("a plan of nothing yet", {"type": "plan", "title": "Soon"}),
    good("a task of a plan by its title", plan({"task_id": "t1", "title": "Read", "status": "error"})),
]

BAD = [
    bad("an empty card", {"type": "card"}, says="/0 must define at least one of hero_image, title, actions, body"),
    bad("a card of small print", {"type": "card", "subtext": md()}, says="/0 must define at least one of hero_image,"),
    bad("a string for a title", card(title="Words"), says="/0/title must provide an object"),
    bad("a long title", card(title=md("x" * 151)), says="/0/title/text must be less than 151 characters, has 151"),
    bad("a long subtitle", card(subtitle=md("x" * 151)), says="/0/subtitle/text must be less than 151 characters"),
    bad("a long body", card(body=md("x" * 201)), says="/0/body/text must be less than 201 characters, has 201"),
    bad("a long subtext", card(subtext=md("x" * 201)), says="/0/subtext/text must be less than 201 characters, has"),
    bad("two icons", card(icon=picture(), slack_icon=ROCKET), says="/0 must define only one of icon, slack_icon"),
    bad("an icon that is none", card(slack_icon=ROCKET | {"name": "clock"}), says="/0/slack_icon/name must be a valid"),
    bad("an icon of no name", card(slack_icon={"type": "icon"}), says="/0/slack_icon missing required field: name"),
    bad("an icon by link", card(slack_icon=picture()), says="/0/slack_icon missing required field: name"),
    bad("a picture without words", card(icon=picture(alt_text="")), says="/0/icon/alt_text must be more than 0"),
    bad(
        "a button for a picture",
        card(hero_image=button()),
        says="/0/hero_image/type unsupported type: button; here may",
    ),
    bad("four buttons", card(actions=[button()] * 4), says="/0/actions no more than 3 items allowed, has 4"),
    bad("a select on a card", card(actions=[select()]), says="/0/actions/0/type unsupported type: static_select; here"),
    bad("a row on a card", card(actions=row(button())), says="/0/actions must provide an array"),
    bad("a foot", card(footer=md()), says="/0 invalid additional property: footer"),
    bad("no cards", carousel(), says="/0/elements must provide at least 1 items"),
    bad("eleven cards", carousel(*[card()] * 11), says="/0/elements no more than 10 items allowed, has 11"),
    bad(
        "a section in a row of cards", carousel(section()), says="/0/elements/0/type unsupported type: section; here m"
    ),
    bad("a row of cards in a modal", carousel(card()), on="modal", says="/0/type unsupported type: carousel; here may"),
    bad("an empty container", container(), says="/0/child_blocks must provide at least 1 items"),
    bad("eleven blocks", container(*[section()] * 11), says="/0/child_blocks no more than 10 items allowed, has 11"),
    bad(
        "a container without title", {"type": "container", "child_blocks": [section()]}, says="/0 must define at least"
    ),
    bad(
        "a title in mrkdwn", container(section(), title=md()), says="/0/title/type must be a valid enum value: plain_t"
    ),
    bad("a container's long title", container(section(), title=plain("x" * 151)), says="/0/title/text must be less"),
    bad(
        "a width of none", container(section(), width="half"), says="/0/width must be a valid enum value: narrow, stan"
    ),
    bad("a container in a container", container(container(section())), says="/0/child_blocks/0/type unsupported type:"),
    bad("a card in a container", container(card()), says="/0/child_blocks/0/type unsupported type: card; here may be"),
    bad("a chart in a container", container(chart()), says="/0/child_blocks/0/type unsupported type: data_visualizati"),
    bad(
        "pages in a container", container(data_table([raw()], [raw()])), says="/0/child_blocks/0/type unsupported type"
    ),
    bad("a long section inside", container(section(text=md("x" * 3001))), says="/0/child_blocks/0/text/text must be"),
    bad(
        "a container in a modal", container(section()), on="modal", says="/0/type unsupported type: container; here ma"
    ),
    bad(
        "a field inside that may not be here",
        container(asks("email_text_input")),
        says="/0/child_blocks/0/element/type unsupported type: email_text_input, in a message",
    ),
    bad(
        "a task that waits alone", task(status="pending"), says="/0/status must be a valid enum value: in_progress, com"
    ),
    bad("a task that is done", task(status="done"), says="/0/status must be a valid enum value: in_progress, complete"),
    bad(
        "a task of no state",
        {"type": "task_card", "task_id": "t1", "title": "Read"},
        says="/0 missing required field: st",
    ),
    bad(
        "a task without id",
        {"type": "task_card", "title": "Read", "status": "error"},
        says="/0 missing required field: task_id",
    ),
    bad("a title as object", task(title=plain()), says="/0/title must provide a string"),
    bad("details in words", task(details="Words"), says="/0/details must provide an object"),
    bad(
        "details in mrkdwn", task(details=md()), says="/0/details/type unsupported type: mrkdwn; here may be rich_text"
    ),
    bad("a source of nothing", task(sources=[{"type": "url"}]), says="/0/sources/0 missing required field: url"),
    bad(
        "a task in a modal", task(), on="modal", says="/0/type unsupported type: task_card; here may be actions, alert"
    ),
    bad("a plan with a text object", plan(title=plain()), says="/0/title must provide a string"),
    bad("a plan of fifty-one", plan(*[task()] * 51), says="/0/tasks no more than 50 items allowed, has 51"),
    bad(
        "a section in a plan", plan(section()), says="/0/tasks/0/type unsupported type: section; here may be task_card"
    ),
    bad("a task of no plan", plan(task(status="later")), says="/0/tasks/0/status must be a valid enum value: pending,"),
    bad("a string in a plan", plan("Read"), says="/0/tasks/0 must provide an object"),
    bad(
        "a plan at home", plan(), on="home", says="/0/type unsupported type: plan; here may be actions, card, carousel"
    ),
]


@pytest.mark.parametrize(("on", "blocks"), GOOD)
def test_slack_takes_the_card(on: Surface, blocks: list[Json]) -> None:
    assert verdict(on, blocks) == "ok"


@pytest.mark.parametrize(("on", "blocks", "says"), BAD)
def test_slack_refuses_the_card(on: Surface, blocks: list[Json], says: str) -> None:
    assert verdict(on, blocks).startswith(says)
