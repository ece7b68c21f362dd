"""The only place that reads the environment: every setting, checked at the start, with all errors at once."""

import re
from datetime import time
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from content.reading import loader
from db import address
from growth.facts import Manners, Rhythm
from growth.places import Places

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class SettingsError(Exception):
    """The settings cannot be used. `problems` says of each what is wrong and how to mend it."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class Settings(BaseSettings):
    """The settings by the names they have in the environment or in a file `.env`. README.md has a row for each."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True, validate_default=True)

    slack_api_url: str = "https://slack.com/api/"
    slack_bot_token: SecretStr = SecretStr("")
    slack_app_token: SecretStr = SecretStr("")
    slack_signing_secret: SecretStr = SecretStr("")
    database_url: str = "sqlite:///trellis.db"

    trellis_command: str = "/growth"
    trellis_ladder: str = "ml-engineer"
    trellis_ladders: Path = Field(default_factory=loader.shipped)
    trellis_admins: Annotated[frozenset[str], NoDecode] = frozenset()
    trellis_help_contact: str = ""
    trellis_holidays: Annotated[Places, NoDecode] = Places()
    trellis_workdays: Annotated[frozenset[int], NoDecode] = frozenset(range(5))
    trellis_away: Annotated[tuple[str, ...], NoDecode] = ()
    trellis_opens: time = time(9, 30)
    trellis_closes: time = time(16, 30)
    trellis_messages_a_day: int = Field(default=1, ge=1, le=5)
    trellis_messages_a_week: int = Field(default=2, ge=1, le=10)
    trellis_silent_rounds: int = Field(default=3, ge=1, le=12)
    trellis_rhythm_weeks: Literal[1, 2, 4] = 2
    trellis_worksheet_days: int = Field(default=90, ge=7, le=365)
    trellis_host: str = "127.0.0.1"
    trellis_port: int = Field(default=8080, ge=1, le=65535)
    trellis_request_url: str = ""
    trellis_tick_seconds: int = Field(default=5, ge=1, le=300)
    trellis_log: Literal["text", "json"] = "text"

    @field_validator("trellis_rhythm_weeks", mode="before")
    @classmethod
    def _weeks(cls, value: object) -> object:
        return int(value) if isinstance(value, str) and value.isdigit() else value

    @field_validator("slack_bot_token")
    @classmethod
    def _bot_token(cls, value: SecretStr) -> SecretStr:
        if not value.get_secret_value().startswith("xoxb-"):
            raise ValueError(
                "is missing or does not begin with xoxb-. It is on your app's page, under OAuth & Permissions."
            )
        return value

    @field_validator("slack_app_token")
    @classmethod
    def _app_token(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value() and not value.get_secret_value().startswith("xapp-"):
            raise ValueError("does not begin with xapp-. It is on your app's page, under Basic Information.")
        return value

    @field_validator("slack_api_url")
    @classmethod
    def _api_url(cls, value: str) -> str:
        if not re.match(r"https?://[^/]", value):
            raise ValueError("must be an address such as https://slack.com/api/.")
        return value if value.endswith("/") else value + "/"

    @field_validator("trellis_request_url")
    @classmethod
    def _request_url(cls, value: str) -> str:
        if value and not re.match(r"https?://[^/]", value):
            raise ValueError("must be an address such as https://trellis.example.com/slack/events.")
        return value

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        address.async_url(value)
        scheme, _, path = value.partition(":///")
        if scheme.startswith("sqlite") and not Path(path).parent.is_dir():
            raise ValueError(f"names a file in a folder that is not there: {Path(path).parent}. Make the folder first.")
        return value

    @field_validator("trellis_command")
    @classmethod
    def _command(cls, value: str) -> str:
        if not re.fullmatch(r"/[a-z0-9_-]{1,31}", value):
            raise ValueError("must be a slash and small letters, such as /growth, as in the app's manifest.")
        return value

    @field_validator("trellis_ladders")
    @classmethod
    def _folder(cls, value: Path) -> Path:
        if not value.is_dir():
            raise ValueError(f"names no folder: {value}. Leave it out to use the ladders that ship with Trellis.")
        return value

    @field_validator("trellis_holidays", mode="before")
    @classmethod
    def _places(cls, value: object) -> object:
        return Places.read(value) if isinstance(value, str) else value

    @field_validator("trellis_admins", mode="before")
    @classmethod
    def _ids(cls, value: object) -> object:
        return frozenset(re.findall(r"\w+", value)) if isinstance(value, str) else value

    @field_validator("trellis_away", mode="before")
    @classmethod
    def _own_words(cls, value: object) -> object:
        return tuple(filter(None, map(str.strip, value.split(",")))) if isinstance(value, str) else value

    @field_validator("trellis_workdays", mode="before")
    @classmethod
    def _days(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        names = [name[:3] for name in re.findall(r"[a-z]+", value.casefold())]
        if not names or not set(names) <= set(WEEKDAYS):
            raise ValueError("must name days, such as mon,tue,wed,thu,fri.")
        return frozenset(WEEKDAYS.index(name) for name in names)

    @field_validator("slack_signing_secret")
    @classmethod
    def _reachable(cls, value: SecretStr, info: ValidationInfo) -> SecretStr:
        app_token = info.data.get("slack_app_token", SecretStr("one that was wrong, and has been said"))
        if not value.get_secret_value() and not app_token.get_secret_value():
            raise ValueError(
                "or SLACK_APP_TOKEN must be set: the token for Socket Mode, where nothing needs to be opened, or the "
                "secret for HTTP. Both are on your app's page, under Basic Information."
            )
        return value

    @field_validator("trellis_opens", "trellis_closes")
    @classmethod
    def _on_the_wall(cls, value: time) -> time:
        if value.tzinfo is not None:
            raise ValueError("must be a time on the wall of whoever reads, without a zone, such as 09:30.")
        return value

    @field_validator("trellis_closes")
    @classmethod
    def _window(cls, value: time, info: ValidationInfo) -> time:
        if value <= info.data.get("trellis_opens", time.min):
            raise ValueError("must be after TRELLIS_OPENS, such as 16:30 after 09:30.")
        return value

    @property
    def socket_mode(self) -> bool:
        return bool(self.slack_app_token.get_secret_value())

    @property
    def manners(self) -> Manners:
        return Manners(
            a_day=self.trellis_messages_a_day,
            a_week=self.trellis_messages_a_week,
            opens=self.trellis_opens,
            closes=self.trellis_closes,
            workdays=self.trellis_workdays,
            away=self.trellis_away,
            silent_rounds=self.trellis_silent_rounds,
        )

    @property
    def rhythm(self) -> Rhythm:
        return Rhythm(weeks=self.trellis_rhythm_weeks, at=self.trellis_opens)


class Given(Settings):
    """Settings that come from the caller alone, and from no environment: the demo's, and the tests'."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - the base's signature
        init_settings: PydanticBaseSettingsSource,
        *_others: PydanticBaseSettingsSource,
        **_named: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return (init_settings,)


def read(**given: object) -> Settings:
    """The settings of this process; `given` ones (by field) stand in for the environment's. Raises SettingsError."""
    try:
        return Settings(**given)  # type: ignore[arg-type] # any field, checked by pydantic itself
    except ValidationError as error:
        raise SettingsError([_sentence(e["loc"], e["msg"]) for e in error.errors()]) from None


def _sentence(where: tuple[int | str, ...], what: str) -> str:
    text = what.removeprefix("Value error, ")
    name = str(where[0]).upper() if where else ""
    return f"{name} {text[0].lower()}{text[1:]}" if name else text
