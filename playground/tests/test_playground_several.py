"""Several workspaces that were asked for by name alone."""

import pytest
from neighbours import at, installed

from playground.config import Workspace
from playground.extra_workspaces import beside
from playground.testing import Playground

pytestmark = pytest.mark.anyio


@pytest.mark.filterwarnings("ignore:BasicAuth is deprecated")  # Slack's own client still uses it
async def test_an_app_is_installed_where_its_workspace_was_only_named() -> None:
    async with Playground.running(beside(Workspace(), ["Orchard", "Cellar & Sons"])) as slack:
        client = await installed(slack, "T0CELLARSONS")
        said = await client.chat_postMessage(channel="U0ALICECELLARSONS", text="Good morning")
        assert (await client.auth_test())["team_id"] == "T0CELLARSONS"
        assert at(slack, "T0CELLARSONS").member("alice").reads(str(said["channel"])) == ["Good morning"]
        assert slack.member("alice").messages() == []


async def test_no_two_workspaces_share_a_person_or_a_channel() -> None:
    first = beside(Workspace(), ["Orchard", "Cellar"], organisation="Starship")
    everywhere = (first, *first.beside)
    ids = [person.uid for place in everywhere for person in place.members]
    ids += [channel.uid for place in everywhere for channel in place.channels]
    assert len(set(ids)) == len(ids)
    assert {place.enterprise.name for place in first.beside if place.enterprise} == {"Starship"}


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(["Orchard", "orchard"], id="twice"),
        pytest.param(["Playground"], id="the first one's"),
        pytest.param(["!"], id="no letters"),
    ],
)
async def test_names_that_cannot_be_told_apart_are_refused(names: list[str]) -> None:
    with pytest.raises(ValueError, match="different letters"):
        beside(Workspace(), names)


async def test_an_organisation_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="needs workspaces"):
        beside(Workspace(), [], organisation="Starship")
