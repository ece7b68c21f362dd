"""Trellis in an Enterprise organisation: one workspace of it is served, the whole of it is refused at the start."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from house import DID, TO_MANAGER, WORKSPACE, house
from process import TRELLIS, Running, run, running
from test_processes import settings

from bot import members, reach
from handlers.framework.notices import ELSEWHERE
from playground.config import Enterprise, MemberSpec, Workspace
from playground.core.installs import Install
from playground.testing import Playground

pytestmark = pytest.mark.anyio

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
STARSHIP = Enterprise("Starship", "E0STARSHIP", "starship")
SISTER = Workspace("Sister", "T0SISTER", "sister", (MemberSpec("olga", "Olga Petrov"),), (), (), enterprise=STARSHIP)
APP = replace(WORKSPACE.apps[0], is_org_ready=True)
PEOPLE = tuple(replace(member, id=f"W0{member.name.upper()}") for member in WORKSPACE.members)
ONE = replace(WORKSPACE, members=PEOPLE, apps=(APP,), enterprise=STARSHIP, beside=(SISTER,))


@pytest.fixture
async def starship() -> AsyncIterator[Playground]:
    async with Playground.running(ONE, start=None) as opened:
        yield opened


async def org_wide(starship: Playground) -> str:
    """The token of the app where the whole organisation installed it, and added it to each workspace."""
    server = starship.server
    install = server.install(Install(APP, "", APP.scopes, "W0DANA", None, STARSHIP))
    server.grant(APP.id, ONE.id, SISTER.id)
    await starship.idle()
    return install.token


@pytest.mark.parametrize("command", ["run", "web", "worker", "tick"])
async def test_an_app_of_a_whole_organisation_is_refused_at_the_start(
    starship: Playground, tmp_path: Path, command: str
) -> None:
    given = settings(starship, slack_bot_token=await org_wide(starship))
    done = await run(TRELLIS, command, folder=tmp_path, **given)
    assert done.process.returncode == 1
    assert reach.ORGANISATION in done.printed
    assert len(done.printed.splitlines()) == 2


async def test_the_doctor_says_of_an_organisation_what_to_do(starship: Playground, tmp_path: Path) -> None:
    done = await doctor(starship, tmp_path, slack_bot_token=await org_wide(starship))
    assert done.process.returncode == 1
    assert f"fails  Slack: Starship, as trellis\n       {reach.ORGANISATION}" in done.printed


async def test_of_one_workspace_among_several_doctor_and_start_say_who_is_served(
    starship: Playground, tmp_path: Path
) -> None:
    done = await doctor(starship, tmp_path)
    assert f"works  Slack: Playground, as trellis; {reach.ONE_OF_SEVERAL}" in done.printed
    async with running(TRELLIS, "run", folder=tmp_path, **settings(starship)) as trellis:
        await trellis.prints("ready")
    assert reach.ONE_OF_SEVERAL in trellis.printed


async def doctor(starship: Playground, folder: Path, **more: str) -> Running:
    return await run(TRELLIS, "doctor", folder=folder, **settings(starship, **more))


async def test_people_whose_ids_begin_with_w_start_answer_lead_and_are_named(tmp_path: Path) -> None:
    async with house(tmp_path, start=MONDAY, workspace=ONE) as here:
        await here.make_team("alice")
        alice = await here.start("alice")
        assert alice.id.startswith("W0")
        await here.on("alice", "2026-11-24 09:30")
        await here.let(alice.says("<@W0BOB> knows the cache.", in_thread_of=alice.messages()[-1]))
        assert any("@Bob" in text for text in alice.reads())
        await here.write(alice, (DID, "Sliced the metrics."), sees=TO_MANAGER, button="Edit")
        await here.on("bob", "2026-11-30 09:30")
        bob = here.member("bob")
        assert any("Sliced the metrics." in text for text in bob.reads())
        await here.let(bob.types("/growth assess @alice"))
        assert "Alice" in (bob.modal or "")
        assert here.slack.refused == []


async def test_somebody_of_a_sister_workspace_is_told_kindly(tmp_path: Path) -> None:
    async with house(tmp_path, start=MONDAY, workspace=ONE) as here:
        here.slack.slack.world.add(MemberSpec("olga", "Olga Petrov", id="W0OLGA"))
        here.slack.misbehave.refuse("users.info", 1, error="user_not_found")
        body: dict[str, Any] = {
            "type": "block_actions",
            "user": {"id": "W0OLGA", "team_id": "T0SISTER"},
            "team": {"id": ONE.id, "enterprise_id": STARSHIP.id},
            "trigger_id": here.slack.slack.triggers.issue("W0OLGA", APP.id),
            "actions": [{"action_id": "onboarding.start"}],
            "container": {"type": "view"},
        }
        await here.hands_over("click", body)
        assert ELSEWHERE in (here.member("olga").modal or "")


def test_whose_workspaces_slack_names_is_in_each_of_them() -> None:
    known = {"id": "W0OLGA", "team_id": "E0STARSHIP", "enterprise_user": {"teams": ["T0SISTER", ONE.id]}}
    assert members.describe(known).workspaces >= {"T0SISTER", ONE.id}
