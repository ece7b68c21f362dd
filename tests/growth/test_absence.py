"""What a status means: a table of what people write when they are away, and when they are not."""

import pytest

from growth import absence

AWAY = """On vacation|VACATION!|Vacationing in Portugal|vacation until Monday|sick|Sick today|Out sick, back on Monday
off (sick)|feeling ill|Out of office|out-of-office|Out of the office|OOO until the 4th|OOO in Lisbon|Parental leave
On maternity leave|On maternity leave, ask Bob|on annual leave|Annual leave|On leave|On leave, not reading messages
Day off|Off today|holidays|On holidays|On sabbatical|Out until 4 Jan|PTO|On PTO|PTO 3-7 Aug|Away until Thursday
Im Urlaub|Urlaub bis 5. Januar|Urlaub|krank|Krank, wieder da am Montag|Elternzeit bis Mai|Nicht im Büro
En vacances|en congé maternité|Malade|Congés jusqu'au 3 mars|De vacaciones|de baja médica|Enferma hoy
De férias|licença-maternidade|Doente|In ferie|In malattia|malato oggi|Op vakantie|Ziek|met zwangerschapsverlof
Na urlopie|Urlop|chora|na L4|På semester|休暇中|育休|本日お休み|病假|휴가"""

HERE = """|In a meeting|Back from vacation|Back from my vacation|not sick any more|No longer sick
Working on holiday calendar bug|Holiday freeze|Happy holidays|Sick of meetings|Sick leave policy review|PTO tracker
Vacation next week|3 days until vacation|Planning vacation|Sharpening the sickle|Homesick|Evacuation drill
Looking at photos|Out of coffee|Leave me a message|I'll be in late|Giving away stickers|Not on vacation
Zurück aus dem Urlaub|nicht krank|Urlaubsplanung|De retour de vacances|plus malade|Ya no estoy de vacaciones
Terug van vakantie|Po urlopie|休暇明け|昼休み|Fall semester grading"""


@pytest.mark.parametrize("text", AWAY.replace("\n", "|").split("|"))
def test_it_says_away(text: str) -> None:
    assert absence.away(text, "")


@pytest.mark.parametrize("text", HERE.replace("\n", "|").split("|"))
def test_it_does_not(text: str) -> None:
    assert not absence.away(text, "")


@pytest.mark.parametrize(
    ("text", "emoji", "away"),
    [
        pytest.param("", ":palm_tree:", True, id="Slack's own for vacationing"),
        pytest.param("", ":face_with_thermometer:", True, id="Slack's own for out sick"),
        pytest.param("", ":pto:", True, id="one that many workspaces have"),
        pytest.param("", ":OOO:", True, id="in capitals"),
        pytest.param("ask Bob", ":mask::skin-tone-2:", True, id="with a skin tone"),
        pytest.param("Beach", ":beach_with_umbrella:", True, id="with a word of its own"),
        pytest.param("Back from vacation", ":palm_tree:", False, id="words go before it"),
        pytest.param("", ":house:", False, id="working from home"),
        pytest.param("", "", False, id="none"),
    ],
)
def test_emoji(text: str, emoji: str, away: bool) -> None:
    assert absence.away(text, emoji) is away


@pytest.mark.parametrize(
    ("text", "emoji", "away"),
    [
        pytest.param("Kid sick at home", "", True, id="its words"),
        pytest.param("No more kid sick", "", False, id="turned round"),
        pytest.param("", ":gone_fishing:", True, id="its emoji"),
        pytest.param("gone fishing", "", False, id="an emoji is no word"),
    ],
)
def test_a_workspace_has_words_and_emoji_of_its_own(text: str, emoji: str, away: bool) -> None:
    assert absence.away(text, emoji, [":gone_fishing:", "Kid sick"]) is away
