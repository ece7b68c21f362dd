"""What a manager's page of their team says of its last months: the numbers that the channel has read, side by side."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from slack_sdk.models.blocks import Block

from db import team_periods
from db.engine import Session
from growth.summary import Numbers
from handlers.digests.trend_picture import PORTIONS, ROUGHLY
from handlers.framework import blocks, words
from handlers.framework.registry import Registry
from handlers.shared.happenings import TeamShown

PERIODS = 6  # about half a year
HEAD = "*Four weeks each, as the digest told them*"


def register(registry: Registry) -> None:
    registry.signals.when(TeamShown, shown)


async def shown(session: Session, page: TeamShown) -> None:
    told = await team_periods.history(session, page.team.workspace, page.team.id, limit=PERIODS)
    ladder = page.context.tenant.app.ladders.get(page.team.ladder or "", page.context.tenant.ladder(page.team.manager))
    page.blocks.extend(drawn(told, ladder.focuses()))


def drawn(told: Sequence[tuple[datetime, Numbers]], names: Mapping[str, str]) -> list[Block]:
    """A line for each period of which anything was told, the newest first."""
    lines = [
        words.text("• From {day}: {said}", day=words.on_day(began, "UTC"), said=said)
        for began, numbers in told
        if (said := _said(numbers, names))
    ]
    return [blocks.section("\n".join([words.text(HEAD), *lines])), blocks.quiet(ROUGHLY)] if lines else []


def _said(numbers: Numbers, names: Mapping[str, str]) -> str:
    """All of a period in one line; empty where nothing of it was told."""
    parts = []
    if numbers.checked_in:
        parts.append(words.text("{portion} answered a check-in", portion=words.text(PORTIONS[numbers.checked_in])))
    if numbers.tried:
        parts.append(words.text("{portion} tried a step", portion=words.text(PORTIONS[numbers.tried])))
    if numbers.areas:
        named = words.listed([words.escape(names.get(area, area)) for area in numbers.areas])
        parts.append(words.text("growing mostly in {named}", named=named))
    return ", ".join(parts)
