"""The doctor: every part that works is named, every one that does not comes with its mend."""

import signal
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from house import WORKSPACE, House
from outbox import POST, owe
from process import INSTALLED, TRELLIS, Running, run, running

from bot import doctor
from bot.finding import Finding
from bot.manifest import BOT_SCOPES, WITHOUT
from bot.settings import Settings
from db import engine, migrate, people, touches, workspaces
from db.profiles import Profile
from growth.facts import Presence, Rhythm
from playground.config import Workspace
from playground.testing import START, Playground
from tests.cast import NOW

pytestmark = pytest.mark.anyio


@pytest.fixture
def slack_start() -> datetime:
    return START


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Good settings, in a folder without a database."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-playground")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-playground")


@pytest.fixture
async def healthy(monkeypatch: pytest.MonkeyPatch, slack: Playground) -> Playground:
    monkeypatch.setenv("SLACK_API_URL", slack.api_url)
    database = engine.connect("sqlite:///trellis.db")
    await migrate.upgrade(database)
    await database.dispose()
    return slack


async def findings() -> dict[str, Finding]:
    return {finding.what: finding async for finding in doctor.look()}


async def test_where_all_works_all_is_named(healthy: Playground) -> None:
    found = await findings()
    assert list(found) == ["settings", "ladders", "database", "messages", "Slack", "scopes", "Socket Mode"]
    assert [finding for finding in found.values() if not finding.works or finding.mend] == []
    assert found["Slack"].detail == "Playground, as trellis"
    assert {call.method for call in healthy.calls} == {"auth.test", "apps.connections.open"}


async def test_it_ends_with_0_where_all_works(healthy: Playground, tmp_path: Path) -> None:
    given = {"slack_bot_token": "xoxb-playground", "slack_app_token": "xapp-playground"}
    done = await run(TRELLIS, "doctor", folder=tmp_path, slack_api_url=healthy.api_url, **given)
    assert (done.process.returncode, done.printed.count("works  ")) == (0, 7)


async def test_it_ends_with_1_and_says_everything_where_settings_are_missing(tmp_path: Path) -> None:
    done = await run(INSTALLED, "doctor", folder=tmp_path)
    assert (done.process.returncode, done.printed.count("fails  settings: ")) == (1, 2)


async def test_a_ladder_that_is_not_there(healthy: Playground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRELLIS_LADDER", "none")
    found = (await findings())["ladders"]
    assert (found.works, found.mend) == (False, "Set TRELLIS_LADDER to one of: ml-engineer, software-engineer.")


async def test_a_folder_of_ladders_with_a_broken_one(
    healthy: Playground, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "ladders" / "half").mkdir(parents=True)
    monkeypatch.setenv("TRELLIS_LADDERS", "ladders")
    found = (await findings())["ladders"]
    assert (found.works, "trellis ladder check" in found.mend) == (False, True)


async def test_a_database_that_is_not_there_is_not_made(
    slack: Playground, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SLACK_API_URL", slack.api_url)
    found = (await findings())["database"]
    assert (found.works, found.mend) == (False, "Run `trellis migrate`.")


async def test_a_database_that_cannot_be_reached(healthy: Playground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://127.0.0.1:9/trellis")
    found = (await findings())["database"]
    assert (found.works, found.mend) == (False, "Check DATABASE_URL.")


async def test_messages_that_did_not_get_through(home: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_API_URL", home.slack.api_url)
    home.slack.misbehave.refuse(POST, error="restricted_action")
    await owe(home, "Lost")
    await owe(home, "Sent")
    await home.settle()
    found = (await findings())["messages"]
    assert not found.works
    assert sorted(found.detail.split(", ")) == ["1 failed", "1 sent"]
    assert found.mend


async def test_messages_that_slack_did_not_let_us_change(home: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_API_URL", home.slack.api_url)
    face = await owe(home, "Before")
    await home.settle()
    home.slack.misbehave.refuse("chat.update", error="edit_window_closed")
    await owe(home, "redraw", "After", redraws=face)
    await home.settle()
    found = (await findings())["changed messages"]
    assert (found.works, found.detail) == (False, "1 refused with edit_window_closed")


async def test_a_token_that_slack_does_not_know(healthy: Playground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-another")
    found = await findings()
    assert (found["Slack"].works, found["Slack"].detail) == (False, "invalid_auth")
    assert "SLACK_BOT_TOKEN" in found["Slack"].mend


async def test_an_app_token_that_slack_does_not_know(healthy: Playground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-another")
    found = (await findings())["Socket Mode"]
    assert (found.works, "connections:write" in found.mend) == (False, True)


async def test_a_scope_that_was_not_granted(monkeypatch: pytest.MonkeyPatch) -> None:
    app = replace(WORKSPACE.apps[0], scopes=frozenset(BOT_SCOPES) - {"commands", "im:history"})
    async with Playground.running(replace(WORKSPACE, apps=(app,))) as slack:
        monkeypatch.setenv("SLACK_API_URL", slack.api_url)
        found = (await findings())["scopes"]
        assert "without im:history" in await findings()
    assert not found.works
    assert found.detail == "missing: commands for the slash command"
    assert "reinstall" in found.mend


def with_scopes(*scopes: str) -> Workspace:
    return replace(WORKSPACE, apps=(replace(WORKSPACE.apps[0], scopes=frozenset(scopes)),))


async def started(slack: Playground, folder: Path) -> Running:
    """A `trellis run` that has ended, or was ended once it was ready."""
    given = {"slack_bot_token": "xoxb-playground", "slack_app_token": "xapp-playground"}
    async with running(TRELLIS, "run", folder=folder, slack_api_url=slack.api_url, **given) as trellis:
        said = await trellis.prints("ready|cannot start")
        await trellis.ends(signal.SIGTERM if said == "ready" else None)
    return trellis


@pytest.mark.parametrize("scope", sorted(set(BOT_SCOPES) - set(WITHOUT)))
async def test_a_start_without_a_scope_that_is_needed_ends_in_the_doctors_sentence(tmp_path: Path, scope: str) -> None:
    async with Playground.running(with_scopes(*set(BOT_SCOPES) - {scope})) as slack:
        trellis = await started(slack, tmp_path)
    assert f"SLACK_BOT_TOKEN lacks scopes, missing: {scope} {BOT_SCOPES[scope]}. Add them under" in trellis.printed
    assert (trellis.process.returncode, len(trellis.printed.splitlines())) == (1, 2)


async def test_a_start_without_the_optional_ones_says_what_is_smaller(tmp_path: Path) -> None:
    async with Playground.running(with_scopes(*set(BOT_SCOPES) - set(WITHOUT))) as slack:
        trellis = await started(slack, tmp_path)
    assert trellis.process.returncode == 0
    assert [why for scope, why in WITHOUT.items() if f"without {scope}" not in trellis.printed] == []
    assert [why for why in WITHOUT.values() if why not in trellis.printed] == []


async def test_over_http_no_socket_is_tried(healthy: Playground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SLACK_APP_TOKEN")
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "playground-secret")
    assert "Socket Mode" not in await findings()


@pytest.mark.parametrize("scope", sorted(WITHOUT))
async def test_a_scope_that_is_optional_is_no_fault_and_says_what_is_smaller(
    monkeypatch: pytest.MonkeyPatch, scope: str
) -> None:
    app = replace(WORKSPACE.apps[0], scopes=frozenset(BOT_SCOPES) - {scope})
    async with Playground.running(replace(WORKSPACE, apps=(app,))) as slack:
        monkeypatch.setenv("SLACK_API_URL", slack.api_url)
        found = await findings()
    assert (found["scopes"].works, found["scopes"].detail) == (True, "all that is needed")
    assert (found[f"without {scope}"].works, found[f"without {scope}"].detail) == (True, WITHOUT[scope])


async def test_an_app_token_of_another_app_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    app = replace(WORKSPACE.apps[0], app_token="xapp-1-A0OTHER-12-abc")
    async with Playground.running(replace(WORKSPACE, apps=(app,))) as slack:
        monkeypatch.setenv("SLACK_API_URL", slack.api_url)
        monkeypatch.setenv("SLACK_APP_TOKEN", app.app_token)
        found = (await findings())["Socket Mode"]
    assert (found.works, found.mend) == (False, "Take both from one app's page: https://api.slack.com/apps/A0TRELLIS.")
    assert found.detail == "SLACK_APP_TOKEN belongs to the app A0OTHER, and SLACK_BOT_TOKEN to A0TRELLIS"


async def test_an_app_token_of_the_same_app_is_good(monkeypatch: pytest.MonkeyPatch) -> None:
    app = replace(WORKSPACE.apps[0], app_token="xapp-1-A0TRELLIS-12-abc")
    async with Playground.running(replace(WORKSPACE, apps=(app,))) as slack:
        monkeypatch.setenv("SLACK_API_URL", slack.api_url)
        monkeypatch.setenv("SLACK_APP_TOKEN", app.app_token)
        assert (await findings())["Socket Mode"].works


async def test_people_who_could_not_be_spoken_to_are_counted(healthy: Playground) -> None:
    database = engine.connect("sqlite:///trellis.db")
    profile = Profile("U0ALICE", "Alice", "Europe/Berlin", False, False, Presence())
    async with engine.transactions(database)() as session:
        await workspaces.remember(session, workspaces.Workspace("T1", "Garden", "U0TRELLIS"), NOW)
        alice = await people.upsert(session, "T1", profile, ladder="ml-engineer", rhythm=Rhythm(), now=NOW)
        await touches.put_off(session, alice, NOW, failures=1)
    await database.dispose()
    finding = (await findings())["prompts"]
    assert (finding.works, finding.detail) == (False, "1 person could not be spoken to")
