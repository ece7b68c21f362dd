"""What in a direct message asks for nothing, and what only begins like that."""

import pytest

from growth.small_talk import SmallTalk, talk


@pytest.mark.parametrize("text", ["hi", "Hello!", "hey there", "Good morning, Trellis".replace(",", ""), "“Hi.”"])
def test_a_greeting(text: str) -> None:
    assert talk(text) is SmallTalk.GREETING


@pytest.mark.parametrize(
    "text", ["Thanks!", "thank you very much", "OK.", "great, thanks", ":+1:", ":pray: :tada:", "👍🏽"]
)
def test_thanks(text: str) -> None:
    assert talk(text) is SmallTalk.THANKS


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("hi, I shipped the job", id="a greeting before words"),
        pytest.param("thanks to Bob it runs", id="thanks to somebody else"),
        pytest.param("ok the cache is per process", id="a nod before words"),
        pytest.param("great result: 3 % less", id="a word that is of the sentence"),
        pytest.param("نشرت الخدمة", id="another script"),
        pytest.param("", id="nothing"),
    ],
)
def test_words_of_their_own(text: str) -> None:
    assert talk(text) is None


def test_an_emoji_beside_it_changes_nothing() -> None:
    assert talk("Hey Trellis :wave:") is SmallTalk.GREETING
