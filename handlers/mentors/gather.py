"""Gathers who offers, who asks, and what came of it: for one person, and for the comparison of all."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from db import mentoring, pairs
from db.engine import Session
from growth import pairing
from growth.facts import MentorAsk, MentorPair, PairState, Person
from growth.match import Fit, Giver, Market, Seeker
from handlers.framework.context import Context
from handlers.framework.tenant import Tenant
from handlers.mentors.views import OwnMentoring


@dataclass(frozen=True, slots=True)
class Matching:
    """All that is compared, at one moment. `leads` and `never` are by the person."""

    tenant: Tenant
    market: Market
    givers: tuple[Giver, ...]
    never: Mapping[int, frozenset[int]]
    leads: Mapping[int, set[int]]

    def seeker(self, ask: MentorAsk) -> Seeker:
        me = ask.person
        return Seeker(self.tenant.at_work(me), ask.topic, self.never.get(me.id, frozenset()))

    def one(self, ask: MentorAsk) -> Fit | None:
        """The mentor whom Trellis named to somebody, where that still holds and there is room."""
        giver = next((each for each in self.givers if each.person.id == ask.suggested_id), None)
        fit = self.market.fit(self.seeker(ask), giver) if giver and giver.free else None
        return fit if isinstance(fit, Fit) else None


async def matching(session: Session, tenant: Tenant, now: datetime) -> Matching:
    """In a number of statements that does not depend on how many people there are."""
    here = tenant.workspace
    every = await pairs.of_workspace(session, here)
    leads, avoided = await mentoring.led(session, here), await mentoring.avoided(session, here)
    taken = Counter(pair.mentor.id for pair in every if pair.state in pairing.OPEN)
    never: dict[int, set[int]] = {}
    for one, others in (*leads.items(), *avoided.items()):
        never.setdefault(one, set()).update(others)
    for pair in every:
        if pairing.bars(pair, now):
            never.setdefault(pair.mentee.id, set()).add(pair.mentor.id)
    givers = [
        Giver(tenant.at_work(each.person), each.topics, each.places, taken[each.person.id])
        for each in await mentoring.offers(session, here)
    ]
    market = Market(tenant.app.ladders, now, seed=now.date().isoformat())
    return Matching(tenant, market, tuple(givers), {one: frozenset(ids) for one, ids in never.items()}, leads)


async def own(session: Session, context: Context) -> OwnMentoring:
    """All of one person's, with whom Trellis would name now if they look for somebody."""
    here, me = context.workspace, context.person
    wish = await mentoring.ask_of(session, here, me.id)
    named = None
    if wish is not None and wish.suggested_id is not None:
        named = (await matching(session, context.tenant, context.now)).one(wish)
    return OwnMentoring(
        person=me,
        ladder=context.ladder,
        offer=await mentoring.offer_of(session, here, me.id),
        ask=wish,
        named=named,
        pairs=[pair for pair in await pairs.of_person(session, here, me.id) if pair.state in pairing.OPEN],
        now=context.now,
    )


def theirs(context: Context, person: Person) -> Context:
    """The same moment, for the other one."""
    return replace(context, person=person)


def waiting(every: list[MentorPair], person_id: int, now: datetime) -> list[MentorPair]:
    """Where somebody is asked, and has not answered."""
    mine = [pair for pair in every if pair.mentor.id == person_id and pair.state is PairState.ASKED]
    return [pair for pair in mine if not pairing.lapsed(pair, now)]
