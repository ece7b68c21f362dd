"""Slack spoke: somebody can help with a wish in a digest. Each of the two is told of the other; nobody else is."""

from db import checkins, deliveries
from db.deliveries import NewDelivery
from db.engine import Session
from growth.audience import Reader, may_read
from growth.facts import Answer, Kind, Person
from handlers.digests.post import I_CAN_HELP, WishRef
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.shared import telling

OFFERED = "{helper} can help with your wish in the digest of your team. Write to them: <@{slack_id}>"
THANKS = "Thank you. I tell {author} that you can help. You can write first, too: <@{slack_id}>"
DIRECTLY = "Thank you. I can't write to {author} just now, so please do: <@{slack_id}>"
KNOWS = "I have told {author} already that you can help. You can write first, too: <@{slack_id}>"
YOURS = "That is your own wish. Whoever presses this button is named to you, in private."
NOBODY_ELSE = "Only the two of you hear of it from me."


def register(registry: Registry) -> None:
    registry.action(I_CAN_HELP, offer)


async def offer(request: Request) -> None:
    """Tells the author of the wish who can help, once for each helper, and the helper to whom to write."""
    async with request.tenant.app.transaction() as session:
        wish = await _wish(session, request)
        if wish.author.id == request.person.id:
            return await request.reply(Message.of(blocks.section(YOURS)))
        text = await _tell(session, request, wish)
    name, slack_id = words.escape(wish.author.name), wish.author.slack_id
    said = blocks.section(text, author=name, slack_id=slack_id)
    return await request.reply(Message.of(said, blocks.quiet(NOBODY_ELSE)))


async def _wish(session: Session, request: Request) -> Answer:
    """The wish of a button, for whoever can read it where they pressed. Raises Stale where it was taken back."""
    wish = await checkins.answer(session, request.workspace, request.value(WishRef).answer)
    if wish is None or wish.kind is not Kind.HELP:
        raise Stale
    here = (request.body.get("container") or {}).get("channel_id")
    place = Reader(team_id=wish.sharing.team_id, channel=here)
    readers = (Reader(person_id=request.person.id), *((place,) if here else ()))
    if not any(may_read(reader, wish.sharing, wish.author) for reader in readers):
        raise Stale
    return wish


async def _tell(session: Session, request: Request, wish: Answer) -> str:
    """Queues the note to the author, in their own hours; returns what the helper reads."""
    key = f"help:{wish.id}:{request.person.id}"
    if await deliveries.id_of_key(session, request.workspace, key) is not None:
        return KNOWS
    due = telling.moment(request.tenant, wish.author, request.now)
    if due is None:
        return DIRECTLY
    new = NewDelivery(
        workspace=request.workspace,
        key=key,
        due_at=due,
        channel=wish.author.slack_id,
        person_id=wish.author.id,
        payload=_offered(wish, request.person).payload(),
    )
    await deliveries.queue(session, new, request.now)
    return THANKS


def _offered(wish: Answer, helper: Person) -> Message:
    said = blocks.section(OFFERED, helper=words.escape(helper.name), slack_id=helper.slack_id)
    return Message.of(said, blocks.section(words.quote(wish.text)), blocks.quiet(NOBODY_ELSE))
