"""What must be true of everything that Trellis owes: it has arrived, or it says why not; and nothing overtakes."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from db.outbox import Method
from tests.simulation.witness import NUDGE, WORD, Witness

ENDED = {"failed", "expired", "uncertain"}
LOST_AFTER = timedelta(minutes=10)  # more than a crash may leave a message on its way
A_MINUTE = timedelta(minutes=1)  # less than a clock is ever wrong by
NEAR = 200  # so many of the newest are looked at after every step, all of them at the end
NO_LONGER = timedelta(days=16)  # a week of rhythm, and as much of holidays
DELIVERIES = """SELECT id, token, method, state, error, slack_channel, slack_ts, created_at, sending_at, due_at
    FROM deliveries WHERE id > ? ORDER BY id"""
# What only had to wait keeps its place; what may have arrived was looked for, and others went before it.
POSTED = """SELECT d.priority, d.slack_channel, d.person_id, d.due_at, d.slack_ts FROM deliveries d
    WHERE d.state = 'sent' AND d.method = 'chat.postMessage' AND d.id > ?
    AND (d.attempts = 1 OR d.attempts = 2 AND d.error = 'ratelimited') ORDER BY d.id"""
UNNOTED = """SELECT d.id FROM deliveries d
    WHERE d.priority = ? AND d.id > ? AND d.person_id IS NOT NULL AND d.kinds != '[]' AND NOT EXISTS
    (SELECT 1 FROM touches t WHERE d.person_id = t.person_id AND d.created_at = t.at)"""
UNSENT = """SELECT t.person_id, t.kinds FROM touches t
    WHERE t.id > ? AND t.kinds != '[]' AND t.why IS NULL AND NOT EXISTS
    (SELECT 1 FROM deliveries d WHERE d.person_id = t.person_id AND d.created_at = t.at)"""
# Of each message that is redrawn, in the order of the changes; within one lane's time its clock hardly ever jumps.
FACES = """SELECT redraws_id, fence, sending_at, id FROM deliveries
    WHERE state = 'sent' AND method = 'chat.update' AND id > ? ORDER BY redraws_id, id"""
KEPT = "SELECT did FROM wins"
# What goes on from a message of which nobody knows whether it stands: it waits until somebody acts on that.
DOUBTFUL = """SELECT d.id FROM deliveries d JOIN deliveries o ON o.id IN (d.redraws_id, d.thread_id)
    WHERE o.state = 'uncertain' AND (d.redraws_id = o.id OR d.priority > 10)"""
OVER = "SELECT id, gone_at FROM worksheets WHERE gone_at < ?"
PLANNED = """SELECT slack_id, next_touch_at, paused_by, paused_until, started_at, id FROM people
    WHERE standing = 'active'"""


def moment(text: object) -> datetime | None:
    return datetime.fromisoformat(str(text)).replace(tzinfo=UTC) if text else None


def each_step(witness: Witness) -> None:
    """What holds at every moment, whatever fails."""
    since = int(str(witness.rows("SELECT coalesce(max(id), 0) FROM deliveries")[0][0])) - NEAR
    for number, token, method, state, error, channel, ts, *_ in witness.rows(DELIVERIES, since):
        if state == "sent" and method == Method.POST:
            stands = witness.slack.slack.messages.find(str(channel), str(ts))
            if stands is None:
                witness.fail(f"once: delivery {number} says that it stands in {channel} at {ts}, and nothing does")
            elif token in witness.seen and witness.seen[str(token)] != (channel, ts):
                witness.fail(f"once: delivery {number} stands elsewhere than it says")
        if state in ENDED and not error:
            witness.fail(f"reasons: delivery {number} is {state}, and does not say why")
    _in_order(witness, since)
    for number in witness.rows(UNNOTED, NUDGE, since):
        witness.fail(f"reasons: delivery {number} went out, and nothing is noted of that moment")

    last = int(str(witness.rows("SELECT coalesce(max(id), 0) FROM touches")[0][0])) - NEAR
    for person, kinds in witness.rows(UNSENT, last):
        witness.fail(f"delivered: {kinds} is noted as said to {person}, and no message is there")
    _faces_in_order(witness, since)


def _faces_in_order(witness: Witness, since: int) -> None:
    """A message is redrawn in the order of the changes, so that the last of them is what stands there."""
    before: tuple[object, int, datetime] | None = None
    for redrawn, fence, sending, number in witness.rows(FACES, since):
        began = moment(sending)
        assert began is not None
        if before is not None and before[0] == redrawn:
            sooner = int(str(fence)) < before[1]
            at_once = int(str(fence)) == before[1] and timedelta() < before[2] - began < A_MINUTE
            if sooner or at_once:
                witness.fail(f"order: the face {number} of {redrawn} was drawn before an older one")
        before = redrawn, int(str(fence)), began


def _in_order(witness: Witness, since: int) -> None:
    """Of what was sent to one conversation, and matters alike, the older comes first."""
    newest: dict[tuple[object, ...], tuple[str, float]] = {}
    for priority, channel, person, due, ts in witness.rows(POSTED, since):
        lane, stamp = (priority, channel, person), float(str(ts))
        before = newest.get(lane)
        if before is not None and before[0] <= str(due) and before[1] > stamp:
            witness.fail(f"order: in {lane} what was due at {due} stands before what was due at {before[0]}")
        newest[lane] = (str(due), stamp)


def at_rest(witness: Witness, now: datetime) -> None:
    """What holds once Slack and the database have been well for a while."""
    doubtful = set(witness.rows(DOUBTFUL))
    for number, token, method, state, _, _, _, created, sending, due in witness.rows(DELIVERIES, 0):
        late = moment(due)
        if state == "queued" and late is not None and late < now - LOST_AFTER and (number,) not in doubtful:
            witness.fail(f"delivered: {number} of {created} still waits")
        begun = moment(sending)
        if state == "sending" and begun is not None and begun < now - LOST_AFTER:
            witness.fail(f"delivered: {number} of {created} is on its way for ever")
        if state in ("failed", "expired") and method == Method.POST and token in witness.seen:
            witness.fail(f"reasons: delivery {number} is {state}, but stands in {witness.seen[str(token)]}")
    words = Counter(word for (did,) in witness.rows(KEPT) for word in set(WORD.findall(str(did))))
    for word, times in words.items():
        if times > 1:
            witness.fail(f"once: {word} was kept as {times} wins, and written once")
    known = {token for (token,) in witness.rows("SELECT token FROM deliveries")}
    deleted = [token for token in witness.seen if token not in known]
    if deleted:
        witness.fail(f"reasons: messages stand in Slack of which nothing is known: {deleted}")
    for number, gone in witness.rows(OVER, f"{now - LOST_AFTER:%Y-%m-%d %H:%M:%S}"):
        witness.fail(f"ended: worksheet {number} is still there, to be gone by {gone}")
    for why in _forgotten(witness, now):
        witness.fail(f"delivered: {why}")


def _forgotten(witness: Witness, now: datetime) -> Iterator[str]:
    """Whoever is active hears, or it is noted why not, in every week or two."""
    for uid, touch, paused, until, started, number in witness.rows(PLANNED):
        is_paused = paused is not None and (until is None or (moment(until) or now) > now - NO_LONGER)
        planned = moment(touch)
        if planned is None and not is_paused:
            yield f"nothing is planned for {uid}"
        if planned is not None and planned < now - LOST_AFTER:
            yield f"the moment of {uid} has passed: {touch}"
        last = moment(witness.rows("SELECT max(at) FROM touches WHERE person_id = ?", number)[0][0])
        since = max(filter(None, (last, moment(started))), default=None)
        if not is_paused and since is not None and since < now - NO_LONGER:
            yield f"{uid} has been left alone since {since}, and nothing says why"
