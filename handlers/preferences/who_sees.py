"""Who can read what, by kind, and in a line."""

from slack_sdk.models.blocks import Block

from growth.audience import Circle
from handlers.framework import blocks, words
from handlers.shared import buttons


def line(circle: Circle) -> str:
    """In a line, as it stands in the status."""
    manager = words.escape(circle.manager.name) if circle.manager else ""
    shared = (
        words.text(" {manager} sees only what you share, and that you are on the team.", manager=manager)
        if manager
        else ""
    )
    return words.text("*Who sees what:* your level, areas, steps and answers are yours alone.{shared}", shared=shared)


AGENDAS = (
    "*On the agenda of a 1:1, what one of you took on, and when it is:* you and the other of the two, from either "
    "side. A question that I suggest for it, and what you note for yourself: only you."
)
MENTORS = (
    "*What you offer as a mentor:* whoever asks for it and fits. What you look for: only you, until you ask somebody. "
    "Who talks with whom: the two alone. Whether you met, and whether you would again: only you."
)

WORKSHEETS = "*Your worksheets on candidates:* only you. Each is deleted by itself, on the day that stands in it."

OF_ONES_OWN = (MENTORS, WORKSHEETS)


def summary(circle: Circle) -> list[Block]:
    """Kind by kind: who can read what."""
    manager = (
        words.escape(circle.manager.name) if circle.manager else words.text("your manager, once you have one here")
    )
    team = f"*{words.escape(circle.team.name)}*" if circle.team else words.text("your team")
    they = words.escape(circle.manager.name) if circle.manager else words.text("your manager")
    rows = (
        "*Your answers:* only you, until you choose otherwise for each of them.",
        words.text("*Shared with your manager or on your 1:1 agenda:* you and {manager}.", manager=manager),
        AGENDAS,
        words.text(
            "*Shared in the team digest:* everybody who reads the channel of {team}, with your name.", team=team
        ),
        "*The word for how it goes:* nobody. It is counted in the team's trend when five or more gave one.",
        "*Your steps, the shift and its trend, and what you chose and saved in Explore:* only you. Areas are counted "
        "where three or more chose the same.",
        "*Your wins:* only you, until you choose otherwise for each of them. What they show, and your brag document: "
        "only you.",
        "*Your level:* only you, until you share a self-assessment, which names the level it is against, or ask your "
        "manager about another one.",
        "*Your way to the next level:* only you, until you share it with one person, as it is on that day.",
        words.text(
            "*Your self-assessment:* only you, until you share it. Then {they} too, and it counts in what "
            "{team} covers, never under five people.",
            they=they,
            team=team,
        ),
        words.text(
            "*A view of you that {they} writes:* {they} alone. You too, once both are done and you shared "
            "yours with {they}.",
            they=they,
        ),
        *_between(they),
        *OF_ONES_OWN,
        "*Pauses, skips and silence:* only you. Nobody is told, and no list of who answered exists.",
        "*Whoever runs this server* can reach its database, as with any self-hosted tool. No screen shows it to them.",
    )
    seen = [blocks.row(buttons.SEEN_BY.button(label=words.text("See what {they} sees", they=they)))]
    return [*[blocks.section(row) for row in rows], *(seen if circle.manager else [])]


def _between(they: str) -> tuple[str, ...]:
    """What goes on between the two about something that was shared."""
    return (
        words.text(
            "*What you and {they} say to each other about something you shared:* the two of you. What you said goes "
            "back with what it is about.",
            they=they,
        ),
        words.text(
            "*That you opened what was shared with you:* nobody. Where you and its author both turned “Read by” on, "
            "the author.",
        ),
        words.text(
            "*A page of you, for {they}:* what you shared with {they}, the agenda of your 1:1, and changes of level "
            "that went between you two. Nothing else.",
            they=they,
        ),
    )
