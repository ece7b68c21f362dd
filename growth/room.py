"""Room for what is known to come: within the budget, word of a 1:1 has its place on the workday before it.

What would take that place waits for it, and goes with it. What has no place of its own goes with a message before it.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from growth import local, touch
from growth.facts import Facts, Manners, TalkTold

WEEK = timedelta(days=7)
OVER_AFTER = timedelta(hours=1)  # from when a 1:1 begins until the next one is planned
LETTERS = 3  # weeks of them are foreseen: nothing is known to come later


def waits(facts: Facts, manners: Manners, now: datetime) -> bool:
    """Whether a message now would take the place of word of a 1:1 that comes later.

    Where it has such word in it itself, it makes way where that is late, or where somebody would else hear of the same
    two never: what is told on the day of a 1:1 makes the next one late, too.
    """
    coming, begun = _coming(facts, now), _begun(facts, now)
    without = _placed(coming, begun, facts.person.zone, manners)
    lost = without - _placed(coming, [*begun, now], facts.person.zone, manners)
    if any(each.prepares(now) and not _is_late(facts, each, now) for each in facts.talks):
        return any(each.due_at in lost for each in facts.foreseen if _went_without(facts, each, now))
    return bool(lost)


def leaves_room_for(facts: Facts, manners: Manners, now: datetime, at: datetime | None) -> bool:
    """Whether a message of somebody's own rhythm that comes at `at`, if at all, has its room also after one now."""
    if at is None or at <= now:
        return True
    coming, begun, zone = {*_coming(facts, now), at}, _begun(facts, now), facts.person.zone
    return at in _placed(coming, [*begun, now], zone, manners) or at not in _placed(coming, begun, zone, manners)


def goes_along(facts: Facts, manners: Manners, now: datetime) -> list[TalkTold]:
    """Of what 1:1s a message that goes out now tells early: those that no message between it and them has room for."""
    begun = [*_begun(facts, now), now]
    places = _placed(_coming(facts, now), begun, facts.person.zone, manners)
    return [each for each in _ahead(facts, now) if not any(place <= each.due_at for place in places)]


def under_way(facts: Facts, manners: Manners, now: datetime) -> datetime | None:
    """When a 1:1 that goes on at this moment is over, where word of the next one has no room after a message now.

    Planned by then, it goes along with that message.
    """
    going_on = [each for each in facts.foreseen if each.at - WEEK <= now < each.at - WEEK + OVER_AFTER]
    if not going_on:
        return None
    over = max(each.at for each in going_on) - WEEK + OVER_AFTER
    places = _placed(_coming(facts, now), [*_begun(facts, now), over], facts.person.zone, manners)
    return over if any(each.due_at not in places for each in going_on) else None


def _ahead(facts: Facts, now: datetime) -> list[TalkTold]:
    """Of what 1:1s somebody is to be told before them, and not yet: the soonest first."""
    return sorted((each for each in facts.talks if each.is_ahead(now)), key=lambda each: (each.due_at, each.at))


def _went_without(facts: Facts, foreseen: TalkTold, now: datetime) -> bool:
    """Whether nobody told them of the 1:1 before this one, and it is too late for it."""
    return foreseen.delivery_id is None and _is_late(facts, replace(foreseen, at=foreseen.at - WEEK), now)


def _is_late(facts: Facts, told: TalkTold, now: datetime) -> bool:
    """Whether it is the very day of the 1:1, or later."""
    return local.wall(now, facts.person.zone).date() >= local.wall(told.at, facts.person.zone).date()


def _coming(facts: Facts, now: datetime) -> set[datetime]:
    """When word of a 1:1 comes, as far as it is known."""
    return {each.due_at for each in _ahead(facts, now)} | {each.due_at for each in facts.foreseen}


def _begun(facts: Facts, now: datetime) -> list[datetime]:
    """The messages that were, and the letters to come, which wait for nothing."""
    letters = (letter + WEEK * n for letter in facts.letters for n in range(LETTERS))
    return [*facts.spoken_at, *(letter for letter in letters if letter > now)]


def _placed(coming: Iterable[datetime], begun: Iterable[datetime], zone: str, manners: Manners) -> set[datetime]:
    """Which of these moments have a message of their own, where an earlier one has its place before a later one."""
    said, placed = list(begun), set[datetime]()
    for at in sorted(coming):
        if touch.spoken((moment for moment in said if moment <= at), zone, at).leaves_room(manners):
            said.append(at)
            placed.add(at)
    return placed
