"""`trellis people import`, as a process: people's holidays and workdays from a spreadsheet, all of it or nothing."""

from pathlib import Path

import pytest
from house import WORKSPACE
from process import INSTALLED, TRELLIS, Running, run

from bot.app import assemble
from bot.settings import Given
from db import people
from growth.facts import Person, Standing
from handlers.framework.context import Context
from handlers.shared.workdays import line
from playground.testing import Playground

pytestmark = pytest.mark.anyio

HEAD = "slack_id,holidays,workdays"


def settings(slack: Playground, folder: Path) -> dict[str, str]:
    tokens = {"slack_bot_token": "xoxb-playground", "slack_app_token": "xapp-playground"}
    return {**tokens, "slack_api_url": slack.api_url, "database_url": f"sqlite:///{folder / 'trellis.db'}"}


async def imported(slack: Playground, folder: Path, *lines: str) -> Running:
    (folder / "people.csv").write_text("\n".join([HEAD, *lines, ""]), encoding="utf-8")
    return await run(TRELLIS, "people", "import", "people.csv", folder=folder, **settings(slack, folder))


async def known(slack: Playground, folder: Path) -> dict[str, tuple[Person, str]]:
    """Everybody in the database, with the line on their days that they would read."""

    ids = [spec.uid for spec in WORKSPACE.members]
    async with assemble(Given.model_validate(settings(slack, folder))) as trellis:
        async with trellis.tenant.app.transaction() as session:
            found = await people.of_workspace(session, trellis.tenant.workspace, ids)
        return {p.slack_id: (p, line(Context(trellis.tenant, p, trellis.tenant.app.now()).days)) for p in found}


async def test_people_are_taken_over_and_nothing_is_sent_to_them(slack: Playground, tmp_path: Path) -> None:
    done = await imported(slack, tmp_path, "U0ALICE,DE-BY,", "U0BOB,none,sun-thu")
    assert done.process.returncode == 0, done.printed
    assert "People with other days than before: 2. As before: 0.\nNew to Trellis: 2." in done.printed
    found = await known(slack, tmp_path)
    assert {slack_id: said for slack_id, (_, said) in found.items()} == {
        "U0ALICE": "Public holidays of Germany, Bayern. Workdays: Monday to Friday.",
        "U0BOB": "Public holidays: none. Workdays: Sunday to Thursday.",
    }
    assert {person.standing for person, _ in found.values()} == {Standing.NEW}
    assert {person.name for person, _ in found.values()} == {"Alice", "Bob"}
    assert [slack.member(name).reads() for name in ("alice", "bob")] == [[], []]


async def test_done_once_more_it_changes_nothing_and_an_empty_cell_takes_back(
    slack: Playground, tmp_path: Path
) -> None:
    await imported(slack, tmp_path, "U0ALICE,DE-BY,", "U0BOB,none,sun-thu")
    again = await imported(slack, tmp_path, "U0ALICE,DE-BY,", "U0BOB,,sun-thu")
    assert again.printed.endswith("People with other days than before: 1. As before: 1.\n")
    assert (await known(slack, tmp_path))["U0BOB"][1].startswith("Public holidays of the United States")


async def test_with_anything_wrong_nothing_is_taken_over(slack: Playground, tmp_path: Path) -> None:
    done = await imported(slack, tmp_path, "U0ALICE,DE,", "U0BOB,XX,sun-thy", "bob,,")
    assert done.process.returncode == 1
    assert [row.strip().partition(": ")[0] for row in done.printed.splitlines()[1:]] == ["3", "3", "4"]
    assert "  3: holidays: knows no calendar for “XX”" in done.printed
    assert await known(slack, tmp_path) == {}


async def test_whom_slack_does_not_know_and_who_is_no_member_is_said(slack: Playground, tmp_path: Path) -> None:
    done = await imported(slack, tmp_path, "U0ALICE,DE,", "U0NOBODY,,", "U0GRACE,GB,", "U0ROBO,,")
    assert done.process.returncode == 1
    assert done.printed.splitlines() == [
        "Nothing was taken over:",
        "  3: slack_id: Slack knows nobody by U0NOBODY",
        "  4: slack_id: U0GRACE is Grace, who is no full member of this workspace",
        "  5: slack_id: U0ROBO is Robo, who is no full member of this workspace",
    ]
    assert await known(slack, tmp_path) == {}


async def test_a_file_that_is_no_text_is_said_in_a_line(slack: Playground, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_bytes(b"slack_id\xff\xfe")
    done = await run(INSTALLED, "people", "import", "people.csv", folder=tmp_path, **settings(slack, tmp_path))
    assert done.process.returncode == 1
    assert done.printed.startswith("Nothing was taken over:\n  1: slack_id: the file is not UTF-8")
    assert len(done.printed.splitlines()) == 2
