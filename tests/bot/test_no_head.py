"""What belongs to a message that never arrived, and was queued only afterwards: it ends, or comes by itself."""

import pytest
from house import House
from outbox import POST, UPDATE, arrived, calls, owe, standing

from db.outbox import DeliveryState, Priority

pytestmark = pytest.mark.anyio


async def never_arrived(home: House) -> int:
    """A message to Alice that waited too long."""
    head = await owe(home, "Head", expires_at=home.now)
    await home.settle()
    assert (await standing(home, head)).state is DeliveryState.EXPIRED
    return head


async def test_a_new_face_of_it_ends_and_says_why(home: House) -> None:
    redraw = await owe(home, "redraw", "After", redraws=await never_arrived(home), channel=None)
    await home.settle()
    ended = await standing(home, redraw)
    assert (ended.state, ended.error) == (DeliveryState.EXPIRED, "what it belongs to never arrived")
    assert not calls(home, UPDATE)


async def test_an_answer_to_it_stands_in_the_conversation_itself(home: House) -> None:
    reply = await owe(home, "Reply", thread=await never_arrived(home))
    await home.settle()
    assert (await standing(home, reply)).state is DeliveryState.SENT
    assert arrived(home, "Reply")[0].thread_ts is None


async def test_an_answer_that_waited_for_it_comes_when_it_will_not(home: House) -> None:
    later = home.now.replace(hour=12)
    head = await owe(home, "Head", due_at=later, expires_at=later)
    await owe(home, "Reply", thread=head)
    await home.settle()
    assert not calls(home, POST)
    await home.later(hours=3)
    assert arrived(home, "Reply")[0].thread_ts is None


async def test_a_part_of_it_ends_with_it(home: House) -> None:
    later = home.now.replace(hour=12)
    head = await owe(home, "Head", due_at=later, expires_at=later, priority=Priority.DIGEST)
    part = await owe(home, "Part", thread=head, priority=Priority.DIGEST)
    await home.later(hours=3)
    assert (await standing(home, part)).state is DeliveryState.EXPIRED
    assert not calls(home, POST)
