"""The settings: all errors at once, each with what to do about it."""

from datetime import time
from pathlib import Path
from typing import Any

import pytest

from bot.settings import Given, Settings, SettingsError, read

GOOD = {"slack_bot_token": "xoxb-1", "slack_app_token": "xapp-1"}


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No file `.env`, and none of our names in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def refused(**given: Any) -> list[str]:
    with pytest.raises(SettingsError) as error:
        read(**given)
    return error.value.problems


def test_without_settings_every_one_that_is_missing_is_named_at_once() -> None:
    problems = refused()
    assert [problem.split()[0] for problem in problems] == ["SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"]
    assert "OAuth & Permissions" in problems[0]
    assert "SLACK_APP_TOKEN" in problems[1]
    assert "Basic Information" in problems[1]


BAD: dict[str, tuple[str, str]] = {
    "slack_api_url": ("slack.com/api", "such as https://slack.com/api/"),
    "slack_bot_token": ("xoxp-1", "does not begin with xoxb-"),
    "slack_app_token": ("xoxb-1", "does not begin with xapp-"),
    "database_url": ("mysql://localhost/x", "sqlite:/// or postgresql://"),
    "trellis_command": ("growth", "such as /growth"),
    "trellis_ladders": ("/no/such/folder", "names no folder: /no/such/folder"),
    "trellis_holidays": ("Narnia", "DE or DE-BY"),
    "trellis_workdays": ("mon,someday", "such as mon,tue,wed,thu,fri"),
    "trellis_opens": ("half past nine", "valid time"),
    "trellis_messages_a_day": ("0", "greater than or equal to 1"),
    "trellis_messages_a_week": ("eleven", "valid integer"),
    "trellis_rhythm_weeks": ("3", "1, 2 or 4"),
    "trellis_worksheet_days": ("3650", "less than or equal to 365"),
    "trellis_port": ("70000", "less than or equal to 65535"),
    "trellis_log": ("xml", "'text' or 'json'"),
}


@pytest.mark.parametrize(
    ("name", "value", "mend"), [pytest.param(name, value, mend, id=name) for name, (value, mend) in BAD.items()]
)
def test_a_bad_value_is_named_with_what_would_do(name: str, value: str, mend: str) -> None:
    problem = refused(**GOOD | {name: value})[0]
    assert problem.startswith(f"{name.upper()} ")
    assert mend in problem


def test_a_database_file_needs_its_folder() -> None:
    told = refused(**GOOD, database_url="sqlite:////no/such/folder/trellis.db")
    assert told == ["DATABASE_URL names a file in a folder that is not there: /no/such/folder. Make the folder first."]


def test_all_bad_values_are_told_together() -> None:
    problems = refused(**{name: value for name, (value, _) in BAD.items()})
    assert sorted(problem.split()[0].lower() for problem in problems) == sorted(BAD)


@pytest.mark.parametrize(
    ("opens", "closes", "told"),
    [
        pytest.param("16:30", "09:30", "TRELLIS_CLOSES must be after TRELLIS_OPENS", id="the end before the beginning"),
        pytest.param("09:30", "09:30", "TRELLIS_CLOSES must be after TRELLIS_OPENS", id="no time at all"),
        pytest.param("09:30Z", "16:30", "TRELLIS_OPENS must be a time on the wall", id="a zone at the beginning"),
        pytest.param("09:30", "16:30+02:00", "TRELLIS_CLOSES must be a time on the wall", id="a zone at the end"),
    ],
)
def test_a_window_that_is_none_is_refused(opens: str, closes: str, told: str) -> None:
    assert refused(**GOOD, trellis_opens=opens, trellis_closes=closes)[0].startswith(told)


def test_what_the_environment_says_is_read_as_a_person_writes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    written = {
        "SLACK_BOT_TOKEN": "xoxb-1",
        "SLACK_SIGNING_SECRET": "secret",
        "SLACK_API_URL": "http://127.0.0.1:3000/api",
        "TRELLIS_ADMINS": "U1, U2",
        "TRELLIS_WORKDAYS": "Sunday, Monday",
        "TRELLIS_AWAY": "kid sick, :gone_fishing:",
        "TRELLIS_OPENS": "10:00",
        "TRELLIS_RHYTHM_WEEKS": "4",
    }
    for name, value in written.items():
        monkeypatch.setenv(name, value)
    settings = read()
    assert settings.slack_api_url == "http://127.0.0.1:3000/api/"
    assert settings.trellis_admins == {"U1", "U2"}
    assert settings.manners.workdays == {6, 0}
    assert (settings.manners.opens, settings.rhythm.at, settings.rhythm.weeks) == (time(10), time(10), 4)
    assert not settings.socket_mode


def test_a_file_beside_it_is_read_too(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SLACK_BOT_TOKEN=xoxb-1\nSLACK_APP_TOKEN=xapp-1\nTRELLIS_COMMAND=/grow\n")
    settings = read()
    assert (settings.trellis_command, settings.socket_mode) == ("/grow", True)


def test_given_settings_hear_nothing_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRELLIS_COMMAND", "/elsewhere")
    assert Given.model_validate(GOOD).trellis_command == "/growth"
    assert read(**GOOD).trellis_command == "/elsewhere"


def test_a_secret_is_not_shown() -> None:
    shown = repr(Given.model_validate(GOOD | {"slack_signing_secret": "hush"}))
    assert all(secret not in shown for secret in ("xoxb-1", "xapp-1", "hush"))
