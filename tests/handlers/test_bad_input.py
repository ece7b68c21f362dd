"""Every form in which one can write, with all that people and clients put into a field: it is found again as typed."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

import handlers
from handlers.assessments import form as assessments_form
from handlers.assessments import level_form as assessments_level_form
from handlers.assessments import note_field, review_views
from handlers.candidates import views as candidates_views
from handlers.checkins import form as checkins_form
from handlers.days import views as days_views
from handlers.explore import views as explore_views
from handlers.framework.incoming import clean
from handlers.levels import form as levels_form
from handlers.mentors import form as mentors_form
from handlers.one_on_ones import actions, notes, rhythm_form
from handlers.one_on_ones import form as one_on_ones_form
from handlers.readiness import share_views
from handlers.remarks import views as remarks_views
from handlers.shared import growth_form as onboarding_form
from handlers.teams import views as teams_views
from handlers.wins import form as wins_form
from handlers.wins import views as wins_views
from playground.testing import Member
from tests.handlers.test_mentions import read_as_markup
from tests.house import House

pytestmark = pytest.mark.anyio

# What stands in a field, by what is bad about it. None of it says which of a client's own marks Slack would keep.
BAD = {
    "right to left": "שלום \u202eעולם\u202c، مرحبا بالعالم (42)",
    "emoji alone": "🚀🎉👩‍👩‍👧‍👦 :tada: :+1::skin-tone-3:",
    "control characters": "a\x07b\x1b[31mc\td\x00e\u200bf\ufeffg\u2028h",
    "Slack's own marks": "*bold* _it_ ~no~ `code` ```block``` > quote • list &amp; &lt;",
    "HTML": "<script>alert('1')</script><b>x</b><!-- y --><img src=x onerror=y>",
    "what Slack makes of links": "<https://ex.com|ex> <mailto:a@ex.com|a@ex.com> <@U0BOB> <!here> <#C0RANKING|r>",
    "what templates are made of": "{name} %s ${x} {{y}} {0} \\n",
    "what a query is made of": "'; DROP TABLE people; -- \" % _",
}
LIVE = ("<!here>", "<@U0BOB>", "<https://ex.com|ex>", "<mailto:a@ex.com")
HUGE = "qzxv " * 600
SENT_ON = {
    levels_form.FORM,
    levels_form.REPLY_FORM,
    remarks_views.FORM,
    mentors_form.ASK_FORM,
}  # what is written goes to somebody else: no form shows it again
NOTHING_TO_WRITE = {
    share_views.FORM,
    mentors_form.OFFER_FORM,
    rhythm_form.RHYTHM_FORM,
    rhythm_form.MOVE_FORM,
    actions.ACTION_FORM,
    onboarding_form.FORM,
    days_views.FORM,
    review_views.REVIEW,
    assessments_level_form.FORM,
    candidates_views.LEVEL_FORM,
}


@dataclass(frozen=True)
class Written:
    """A form in which one can write: how it is opened, and how it is opened again upon what was kept."""

    form: str
    opens: Callable[[House], Awaitable[Member]]
    again: Callable[[House, Member], Awaitable[object]]
    longest: int = 3000
    fields: int = 1
    kept: Callable[[str], str] = str.strip
    below: Callable[[str], str] = str.strip  # in the fields below the first


def in_one_line(text: str) -> str:
    """What is looked for is words, whatever stands between them."""
    return " ".join(text.split())


def line_by_line(text: str) -> str:
    """What a team asks itself is a line each."""
    return "\n".join(filter(None, (in_one_line(line) for line in text.splitlines())))


def together(longest: int) -> list[str]:
    """All that is bad, in as few texts as there is room for."""
    whole = "\n".join(BAD.values())
    return [whole] if len(whole) < longest else [text[:longest] for text in BAD.values()]


async def checks_in(here: House) -> Member:
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    await here.let(alice.clicks("Answer"))
    return alice


async def edits_it(here: House, who: Member) -> None:
    await here.let(who.clicks("Edit"))


async def keeps_a_win(here: House) -> Member:
    alice = await here.start("alice")
    await here.let(alice.types("/growth win"))
    return alice


async def looks_for_a_win(here: House) -> Member:
    alice = await keeps_a_win(here)
    await alice.fills("What did you do?", "Shipped it.")
    await here.let(alice.submits(), alice.clicks("My wins"))
    return alice


async def explores(here: House) -> Member:
    alice = await here.start("alice")
    await here.let(alice.types("/growth explore"))
    return alice


async def stays(_here: House, _who: Member) -> None:
    """The next page has the field, too."""


async def notes_of_talks(here: House) -> Member:
    await here.make_team("alice")
    alice = await here.start("alice")
    await here.let(alice.types("/growth agenda"), alice.clicks("Write a note"))
    return alice


async def notes_again(here: House, who: Member) -> None:
    await here.let(who.clicks("Write a note"))


async def puts_on_the_agenda(here: House) -> Member:
    await here.make_team("alice")
    alice = await here.start("alice")
    await here.let(alice.types("/growth agenda"), alice.clicks("Add something"))
    return alice


async def changes_the_words(here: House, who: Member) -> None:
    await here.let(who.clicks("Change the words"))


async def names_a_team(here: House) -> Member:
    await here.make_team("alice")
    return await looks_at_the_team(here, here.member("bob"))


async def looks_at_the_team(here: House, bob: Member) -> Member:
    while bob.modal:
        await bob.closes()
    await here.let(bob.types("/growth team"), bob.clicks("People and digest"))
    return bob


async def notes_what_was_seen(here: House) -> Member:
    await here.make_team("alice")
    bob = here.member("bob")
    await here.let(bob.types("/growth assess @alice"), bob.clicks("Junior"), bob.submits(), bob.clicks("There"))
    return bob


async def notes_a_candidate(here: House) -> Member:
    alice = await here.start("alice")
    await here.let(alice.types("/growth candidate <@U0BOB> <!here>"), alice.clicks("Junior"), alice.submits())
    return alice


async def turns_back(here: House, who: Member) -> None:
    await here.let(who.clicks("Back"))


FORMS = (
    Written(assessments_form.PAGE, notes_what_was_seen, turns_back, longest=note_field.LONGEST),
    Written(candidates_views.PAGE, notes_a_candidate, turns_back),
    Written(checkins_form.FORM, checks_in, edits_it, fields=4),
    Written(wins_form.FORM, keeps_a_win, edits_it, fields=2),
    Written(wins_views.SEARCH, looks_for_a_win, stays, longest=wins_views.LONGEST_QUERY, kept=in_one_line),
    Written(explore_views.SEARCH, explores, stays, longest=explore_views.LONGEST_QUERY, kept=in_one_line),
    Written(one_on_ones_form.FORM, puts_on_the_agenda, changes_the_words),
    Written(notes.NOTES_FORM, notes_of_talks, notes_again),
    Written(teams_views.FORM, names_a_team, looks_at_the_team, longest=80, fields=2, below=line_by_line),
)


def texts(here: House, who: Member) -> Iterator[dict[str, Any]]:
    """The blocks of the modal on top in which one can write."""
    view = here.slack.slack.views.stack(who.id)[-1]
    yield from (b for b in view.given["blocks"] if (b.get("element") or {}).get("type") == "plain_text_input")


def on_top(here: House, who: Member) -> str:
    return str(here.slack.slack.views.stack(who.id)[-1].given["callback_id"])


@pytest.mark.parametrize("written", FORMS, ids=lambda written: written.form)
async def test_whatever_is_written_is_found_again_as_it_was_typed(here: House, written: Written) -> None:
    who = await written.opens(here)
    for text in (*together(written.longest), HUGE[: written.longest]):
        assert on_top(here, who) == written.form
        fields = [block["label"]["text"] for block in texts(here, who)]
        assert len(fields) == written.fields
        for label in fields:
            await who.fills(label, text)
        await here.let(who.submits())
        assert not who.errors
        await written.again(here, who)
        found = [block["element"].get("initial_value") for block in texts(here, who)]
        assert found == [written.kept(clean(text)), *[written.below(clean(text))] * (len(fields) - 1)]
    sent = [markup for call in here.slack.calls for markup in read_as_markup(call.args)]
    assert {mark for mark in LIVE for markup in sent if mark in markup} == set()


@pytest.mark.parametrize("written", FORMS, ids=lambda written: written.form)
async def test_nothing_written_is_nothing_kept_and_no_trouble(here: House, written: Written) -> None:
    who = await written.opens(here)
    before = [block["element"].get("initial_value") for block in texts(here, who)]
    for nothing in ("", " \t\n\u3000 "):
        for label in [block["label"]["text"] for block in texts(here, who)]:
            await who.fills(label, nothing)
        try:
            await here.let(who.submits())
        except AssertionError as kept_by_the_client:
            assert "Slack shows" in str(kept_by_the_client) or "fill" in str(kept_by_the_client)  # noqa: PT017
        assert on_top(here, who) == written.form
        assert [block["element"].get("initial_value") for block in texts(here, who)] == before


def test_every_form_in_which_one_can_write_is_tried() -> None:
    tried = {written.form for written in FORMS}
    assert tried | NOTHING_TO_WRITE | SENT_ON == handlers.register().forms.keys()
    assert not tried & NOTHING_TO_WRITE
