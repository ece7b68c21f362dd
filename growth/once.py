"""What is told once where two things say it: an answer, and the win that its author kept from it."""

from collections.abc import Iterable
from typing import TypeVar

from growth.facts import Answer, Win

Item = TypeVar("Item", bound=Answer | Win)


def once(items: Iterable[Item]) -> list[Item]:
    """Those of one reader without the answers of which a win of theirs says every word."""
    every = list(items)
    says = {win.origin.answer: win.did for win in every if isinstance(win, Win) and win.origin.answer is not None}
    return [item for item in every if not (isinstance(item, Answer) and _said(item, says.get(item.id)))]


def _said(answer: Answer, did: str | None) -> bool:
    return did is not None and answer.text.strip() in did
