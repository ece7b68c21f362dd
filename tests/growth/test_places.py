"""Where people live, by what Slack gives: its zones stand for many, and have more than one name."""

import subprocess
import sys

import pytest

from growth import places
from growth.places import Places

ONE = """
import sys
from growth import places
assert places.known("DE-BY") and not places.known("XX") and places.regions("DE") and len(places.countries()) > 200
print(*(name for name in sys.modules if name.startswith("holidays.countries.")))
"""


def test_the_calendar_of_one_country_is_read_alone() -> None:
    read = subprocess.run([sys.executable, "-c", ONE], check=True, capture_output=True, text=True)
    assert read.stdout.split() == ["holidays.countries.germany"]


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        pytest.param("Europe/Berlin", "DE", id="Berlin"),
        pytest.param("America/New_York", "US", id="New York"),
        pytest.param("Australia/Lord_Howe", "AU", id="Lord Howe"),
        pytest.param("Australia/Canberra", "AU", id="a representative of Slack's"),
        pytest.param("Asia/Chongqing", "CN", id="another one"),
        pytest.param("Asia/Istanbul", "TR", id="on another continent"),
        pytest.param("Asia/Calcutta", "IN", id="an older name"),
        pytest.param("Europe/Kiev", "UA", id="a name in another language"),
        pytest.param("America/Buenos_Aires", "AR", id="a shorter name"),
        pytest.param("US/Pacific", "US", id="a part of a country"),
        pytest.param("Japan", "JP", id="a whole one"),
        pytest.param("CET", None, id="Central Europe is no country"),
        pytest.param("UTC", None, id="nor is UTC"),
        pytest.param("", None, id="no zone"),
        pytest.param("Mars/Olympus", None, id="an unknown zone"),
    ],
)
def test_the_country_of_a_zone(zone: str, country: str | None) -> None:
    assert places.country_of(zone) == country


@pytest.mark.parametrize(
    ("zone", "locale", "country"),
    [
        pytest.param("Europe/Amsterdam", "de-DE", "DE", id="a German in Slack's zone for Berlin"),
        pytest.param("Europe/Amsterdam", "it-IT", "IT", id="an Italian"),
        pytest.param("Europe/Brussels", "fr-FR", "FR", id="a Frenchman"),
        pytest.param("Europe/Amsterdam", "en-US", "NL", id="English tells nothing"),
        pytest.param("Europe/Amsterdam", "es-LA", "NL", id="nor does a continent"),
        pytest.param("Europe/Zurich", "de-DE", "CH", id="a zone of one country"),
        pytest.param("America/Toronto", "en-US", "CA", id="on one clock with a neighbour"),
        pytest.param("", "de-DE", None, id="without a zone nothing is guessed"),
    ],
)
def test_the_likeliest_country(zone: str, locale: str, country: str | None) -> None:
    assert places.guess(zone, locale) == country


@pytest.mark.parametrize(
    ("place", "known"),
    [
        pytest.param("DE", True, id="a country"),
        pytest.param("DE-BY", True, id="a region"),
        pytest.param("XX", False, id="no country"),
        pytest.param("DE-XX", False, id="no region"),
        pytest.param("", False, id="nothing"),
        pytest.param("de", False, id="not as it is written"),
        pytest.param("utils", False, id="a word that means something else to the library"),
        pytest.param("HolidayBase", False, id="and another one"),
    ],
)
def test_which_places_have_a_calendar(place: str, known: bool) -> None:
    assert places.known(place) is known


@pytest.mark.parametrize(
    ("text", "zone", "place"),
    [
        pytest.param("", "Europe/Amsterdam", "NL", id="nothing set"),
        pytest.param("DE-BY", "Asia/Kolkata", "DE-BY", id="one for everybody"),
        pytest.param("Europe/Amsterdam=DE,Asia/Kolkata=IN-KA", "Europe/Amsterdam", "DE", id="by zone"),
        pytest.param("Europe/Amsterdam=DE, Asia/Calcutta=IN-KA", "Asia/Kolkata", "IN-KA", id="under another name"),
        pytest.param("Europe/Amsterdam=DE", "Asia/Tokyo", "JP", id="other zones stay a guess"),
        pytest.param("Europe/Amsterdam=DE,US", "Asia/Tokyo", "US", id="or have one for the rest"),
    ],
)
def test_what_an_owner_sets(text: str, zone: str, place: str) -> None:
    assert Places.read(text).of(zone) == place


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("XX,Europe/Amsterdam=DE-XX", "knows no calendar for XX, DE-XX.", id="no calendar"),
        pytest.param("Europe/Berln=DE", "knows no time zone Europe/Berln.", id="no zone"),
        pytest.param("DE,NL", "names two for everybody.", id="two"),
    ],
)
def test_what_an_owner_cannot_set(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        Places.read(text)


def test_no_menu_of_slack_is_too_long_for_the_regions() -> None:
    assert all(len(places.regions(country)) < 150 for country, _ in places.countries())
    assert places.name("DE-BY") == "Germany, Bayern"
