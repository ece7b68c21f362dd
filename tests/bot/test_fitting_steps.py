"""Everybody gets what fits: at each level, for each area, track and specialisation, in check-in and nudge."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import MORNING
from house import House, house

from bot.manifest import manifest
from content.model.ladder import Ladder, Level
from content.model.offers import Action
from content.model.paths import Path as Direction
from content.model.paths import Specialisation, Track
from content.reading import loader
from playground.config import AppSpec, ChannelSpec, MemberSpec, Workspace

pytestmark = pytest.mark.anyio

LADDERS = loader.load_all(loader.shipped())
AT = [
    pytest.param((ladder, level), id=f"{ladder.id} {level.id}")
    for ladder in LADDERS.values()
    for level in ladder.levels
]


@dataclass(frozen=True)
class Chooser:
    """Somebody who chose one thing alone: an area, or a direction."""

    name: str
    choice: str  # as it is called where one chooses it
    direction: Direction | None = None

    def served_by(self, action: Action, ladder: Ladder) -> bool:
        if self.direction is None:
            return self.choice in (ladder.area(area).name for area in action.areas)
        shares = (
            set(action.areas) & set(self.direction.areas),
            set(action.competencies) & set(self.direction.competencies),
        )
        return action.id in self.direction.actions or all(shares)


def choosers(ladder: Ladder) -> list[Chooser]:
    directions = [d for kind in (Track, Specialisation) for d in ladder.every(kind)]
    return [
        *(Chooser(f"in-{area.id}", area.name) for area in ladder.areas),
        *(Chooser(f"to-{direction.id}", direction.title, direction) for direction in directions),
    ]


@dataclass(frozen=True)
class Cohort:
    """One level of a ladder, and somebody at it for everything that can be chosen."""

    here: House
    ladder: Ladder
    level: Level
    people: list[Chooser]

    async def start(self, chooser: Chooser) -> None:
        area = () if chooser.direction else (chooser.choice,)
        person = await self.here.start(chooser.name, level=self.level.name, areas=area)
        if chooser.direction:
            await person.types(f"/growth explore {chooser.choice}")
            await person.clicks("Choose this")
            await self.here.let(person.closes())

    def offered(self, chooser: Chooser) -> tuple[Action, str]:
        """The action that the newest message offers, with all of the message."""
        face = self.here.member(chooser.name).newest()
        titles = re.findall(r"^(?:A small step: )?(.+) \([^()]+\)$", face, re.MULTILINE)
        return next(action for action in self.ladder.actions if action.title in titles), face


@pytest.fixture
async def cohort(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Cohort]:
    ladder, level = request.param
    people = choosers(ladder)
    names = tuple(chooser.name for chooser in people)
    workspace = Workspace(
        members=tuple(MemberSpec(name, name, "Europe/Amsterdam") for name in names),
        channels=(ChannelSpec("general", names),),
        apps=(AppSpec.from_manifest(manifest()),),
    )
    async with house(tmp_path, start=MORNING, workspace=workspace, trellis_ladder=ladder.id) as here:
        yield Cohort(here, ladder, level, people)


@pytest.mark.parametrize("cohort", AT, indirect=True)
async def test_everybody_gets_a_step_for_their_level_and_what_they_chose(cohort: Cohort) -> None:
    for chooser in cohort.people:
        await cohort.start(chooser)
    await cohort.here.on(cohort.people[0].name, "2026-12-01 09:30")
    first = {chooser.name: fitting(cohort, chooser) for chooser in cohort.people}
    for chooser in cohort.people:
        await cohort.here.declines(cohort.here.member(chooser.name))
    await cohort.here.settle()
    await cohort.here.on(cohort.people[0].name, "2026-12-08 09:30")
    second = {chooser.name: fitting(cohort, chooser, nudge=True) for chooser in cohort.people}
    assert {name for name in first if first[name] == second[name]} == set()


def fitting(cohort: Cohort, chooser: Chooser, *, nudge: bool = False) -> str:
    """Holds what somebody was offered against their level and choice. Returns the id of the action."""
    action, face = cohort.offered(chooser)
    assert face.startswith("A small step for this week") == nudge
    assert cohort.level.id in action.fits
    assert chooser.served_by(action, cohort.ladder)
    assert f"Why this one: {reason(cohort, chooser, action)}." in face
    return action.id


def reason(cohort: Cohort, chooser: Chooser, action: Action) -> str:
    """What is true of the step: that it is about every area is no merit of the one that somebody chose."""
    chosen, level = f"you chose {chooser.choice}", f"it fits {cohort.level.name}"
    if {area.id for area in cohort.ladder.areas} > set(action.areas):
        return f"{chosen}, and {level}"
    named = chooser.direction is not None and action.id in chooser.direction.actions
    return f"{chosen}, and it fits any area" if named else f"it fits any area, and {level}"
