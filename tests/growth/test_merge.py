"""A form and what changed while it was open: no word is lost that its sender had not seen, none that they typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import merge
from growth.facts import Audience, Draft, Kind
from growth.merge import Drawn

ME, BOB, TEAM = Audience.ONLY_ME, Audience.MANAGER, Audience.TEAM
TEXTS = st.text(st.sampled_from("ab \n"), max_size=6) | st.text(max_size=12)
AUDIENCES = st.sampled_from(Audience)


def saved(text: str, audience: Audience = ME, theme: str | None = None) -> Draft | None:
    return sent(text, audience, theme) if text else None


def sent(text: str, audience: Audience = ME, theme: str | None = None) -> Draft:
    return Draft(Kind.WIN, text, audience, theme)


@pytest.mark.parametrize(
    ("before", "now", "form", "kept", "also"),
    [
        pytest.param("", "", "Mine.", "Mine.", "", id="nothing but the form"),
        pytest.param("Old.", "Old.", "New.", "New.", "", id="an edit"),
        pytest.param("Old.", "Old.", "", "", "", id="words that its sender saw and took away"),
        pytest.param("", "Reply.", "Mine.", "Mine.\nReply.", "Reply.", id="a reply while an empty form was open"),
        pytest.param("Old.", "Old.\nReply.", "New.", "New.\nReply.", "Reply.", id="a reply beside an edit"),
        pytest.param("Old.", "Old.\nReply.", "Old.", "Old.\nReply.", "Reply.", id="a reply, and the field untouched"),
        pytest.param("Old.", "Old.\nReply.", "", "Reply.", "Reply.", id="a reply, and the old words taken away"),
        pytest.param("", "Reply.", "", "Reply.", "Reply.", id="a reply, and nothing written"),
        pytest.param("Old.", "Other.", "New.", "New.\nOther.", "Other.", id="an edit on another device"),
        pytest.param("Old.", "Other.", "Old.", "Other.", "Other.", id="an edit elsewhere of what stayed as it was"),
        pytest.param("Old.", "", "New.", "New.", "", id="taken away elsewhere, edited here"),
        pytest.param("Old.", "", "Old.", "", "", id="taken away elsewhere, and left as it was"),
        pytest.param("Old.", "Same.", "Same.", "Same.", "", id="the same words twice"),
    ],
)
def test_the_words(before: str, now: str, form: str, kept: str, also: str) -> None:
    merged = merge.answer(merge.drawn(before), saved(now), sent(form))
    assert (merged.draft.text, merged.also) == (kept, also)
    assert merge.words(merge.drawn(before), now, form) == kept, "the same where a field is nothing but words"


@pytest.mark.parametrize(
    ("before", "now", "form", "kept"),
    [
        pytest.param(ME, ME, BOB, BOB, id="chosen in the form"),
        pytest.param(BOB, ME, BOB, ME, id="taken back while it was open"),
        pytest.param(ME, BOB, ME, BOB, id="shared while it was open"),
        pytest.param(BOB, TEAM, ME, ME, id="chosen in both"),
    ],
)
def test_who_sees_it(before: Audience, now: Audience, form: Audience, kept: Audience) -> None:
    merged = merge.answer(merge.drawn("Words.", before), saved("Words.", now), sent("Words.", form))
    assert merged.draft.audience is kept


def test_a_form_of_which_nothing_is_known_loses_nothing() -> None:
    assert merge.answer(Drawn(), saved("Old."), sent("New.")).draft.text == "New.\nOld."


@given(TEXTS, TEXTS, TEXTS, AUDIENCES, AUDIENCES, AUDIENCES)
def test_no_word_is_lost_and_nobody_reads_what_the_sender_had_not_seen(
    before: str, now: str, form: str, then: Audience, there: Audience, chosen: Audience
) -> None:
    merged = merge.answer(merge.drawn(before, then), saved(now, there), sent(form, chosen))
    words = merged.draft.text
    assert now == before or set(now.removeprefix(before).split()) <= set(words.split())
    assert form == before or set(form.split()) <= set(words.split())
    if now not in (before, form) and not (words == now and merged.draft.audience is there):
        assert merged.draft.audience is ME or not now.removeprefix(before).strip()


@given(*[st.sets(st.integers(0, 5))] * 3)
def test_of_several_choices_each_is_merged_for_itself(before: set[int], now: set[int], form: set[int]) -> None:
    kept = set(merge.many(before, now, form))
    assert kept >= form - before
    assert kept >= now - before
    assert not kept & (before - form)
    assert not kept & (before - now) - (form - before)


@given(*[st.integers(0, 2)] * 3)
def test_a_choice_is_that_of_the_form_only_where_it_was_changed_there(before: int, now: int, form: int) -> None:
    assert merge.one(before, now, form) == (now if form == before else form)
