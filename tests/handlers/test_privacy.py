"""Nobody reads what was not shared with them: every surface of everybody else is read for Alice's words."""

import json

import pytest

from tests.house import DID, HELP, PLAN, TO_AGENDA, TO_MANAGER, TO_TEAM, WENT, House, scene

pytestmark = pytest.mark.anyio

KEPT, FOR_BOB, FOR_THE_AGENDA, FOR_THE_TEAM, ANSWERED = "quince", "medlar", "damson", "mulberry", "sloe"
WORDS = (KEPT, FOR_BOB, FOR_THE_AGENDA, FOR_THE_TEAM, ANSWERED)
ASIDE = "greengage"


@scene
async def two_weeks(here: House) -> None:
    """Alice and Erin grow on Bob's team, Charlie on Dana's; Alice writes something for every reader there is."""
    await here.make_team("alice", "erin")
    await here.make_team("charlie", manager="dana", channel="", name="Search")
    alice = await here.start("alice", rhythm="Every week")
    await here.start("erin", rhythm="Every week")
    await here.start("charlie", rhythm="Every week", day="Wednesday")
    await here.on("alice", "2026-11-24 09:30")
    await here.let(alice.chooses("Pick a word", "Rough"), alice.says(ANSWERED, in_thread_of=alice.messages()[-1]))
    await here.write(alice, (DID, KEPT), button="Edit")
    await alice.clicks("Edit")
    for (label, audience), text, sees in (
        (HELP, FOR_BOB, TO_MANAGER),
        (PLAN, FOR_THE_AGENDA, TO_AGENDA),
    ):
        await alice.fills(label, text)
        await alice.chooses(audience, sees)
    await here.let(alice.submits())
    await here.let(alice.says(ASIDE))
    await here.on("charlie", "2026-11-25 09:30")
    await here.on("bob", "2026-11-30 09:30")
    await here.on("alice", "2026-12-01 09:30")
    await here.write(alice, (WENT, FOR_THE_TEAM), sees=TO_TEAM)
    await here.on("bob", "2026-12-07 09:30")


async def everything(here: House, name: str) -> str:
    """All that somebody can read: their messages, every channel they are in, their Home, and what commands tell."""
    person = here.member(name)
    for line in ("", "team", "digest", "admin", "status", "who-sees", "help", "next"):
        await here.let(person.types(f"/growth {line}"))
    await here.let(person.opens_home())
    home = person.home
    rooms = [c for c in here.slack.slack.world.of(person.id) if c.kind == "channel"]
    seen = [json.dumps([m.text, m.blocks]) for m in person.messages()]
    seen += [json.dumps([m.text, m.blocks]) for room in rooms for m in person.messages(room.id)]
    return "\n".join([home, *seen])


async def words_before(here: House, name: str) -> set[str]:
    text = await everything(here, name)
    return {word for word in (*WORDS, ASIDE) if word in text}


async def test_each_reads_what_was_shared_with_them_and_no_more(here: House) -> None:
    await two_weeks(here)
    assert await words_before(here, "bob") == {FOR_BOB, FOR_THE_AGENDA, FOR_THE_TEAM}
    assert await words_before(here, "erin") == {FOR_THE_TEAM}
    for stranger in ("charlie", "dana", "grace"):
        assert await words_before(here, stranger) == set()


async def test_her_pulse_is_nowhere_but_with_her(here: House) -> None:
    await two_weeks(here)
    for name in ("bob", "erin", "charlie", "dana"):
        text = await everything(here, name)
        assert "How it goes:" not in text
        assert '"initial_option": {"text": {"text": "Rough"' not in text


async def test_nothing_but_an_opaque_id_stands_where_any_app_can_read_it(here: House) -> None:
    await two_weeks(here)
    kept = [call.args["metadata"] for call in here.slack.calls if call.args.get("metadata")]
    assert kept
    assert {(data["event_type"], *data["event_payload"]) for data in kept} == {("trellis_delivery", "id")}


async def test_a_manager_of_later_inherits_nothing(here: House) -> None:
    await here.make_team("alice")
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    await here.write(alice, (PLAN, FOR_BOB), sees=TO_AGENDA)
    dana, erin = here.member("dana"), here.member("erin")
    await here.let(dana.types("/growth admin"), dana.clicks("Change"))
    await dana.chooses("Who leads it?", "erin")
    await here.let(dana.submits())
    await here.handed_over()
    await here.on("erin", "2026-11-30 09:30")
    await here.let(erin.types("/growth digest"))
    assert FOR_BOB not in "".join(erin.reads())


async def test_somebody_moved_to_another_team_takes_nothing_along(here: House) -> None:
    await here.make_team("alice")
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    await here.write(alice, (HELP, FOR_BOB), sees=TO_MANAGER)
    await here.make_team("alice", manager="erin", channel="", name="Search")
    await here.let(alice.clicks("Move to Search"))
    await here.on("erin", "2026-11-30 09:30")
    erin = here.member("erin")
    await here.let(erin.types("/growth digest"))
    assert FOR_BOB not in "".join(erin.reads())


async def test_what_was_taken_back_is_gone_from_the_next_preview(here: House) -> None:
    await here.make_team("alice")
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    await here.write(alice, (HELP, FOR_BOB), sees=TO_MANAGER)
    await here.later(minutes=11)
    await alice.clicks("Edit")
    await alice.chooses(HELP[1], "Only you")
    await here.let(alice.submits())
    bob = here.member("bob")
    await here.let(bob.types("/growth digest"))
    assert FOR_BOB not in bob.newest()


async def test_nothing_is_seen_by_others_in_a_channel_but_the_digest(here: House) -> None:
    await two_weeks(here)
    posts = here.slack.channel("ranking").reads()
    assert len(posts) == 1
    assert posts[0].startswith("Growth digest, Ranking")
