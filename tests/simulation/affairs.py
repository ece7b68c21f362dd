"""What people have with each other: who leads them, their 1:1s, mentors, and candidates whom they talk with.

Chance comes too seldom to these, so that each comes once soon, and now and then later.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random

from playground.core.rates import ONE_CHANNEL
from playground.testing import Member
from tests.simulation.life import Life
from tests.simulation.population import ADMIN, Inhabitant

SOON, SELDOM = 0.6, 0.05  # of all steps
FEW = 2  # of a kind who take part
SENTENCE, SEEN = "A sentence of your own", "What did you see or hear?"
RHYTHM = {"How often?": "Every week", "At what time?": "15:00"}
OFFER = {"What would you talk about?": ["Ops"], "How often?": "Every week"}
Again = Callable[[list[Inhabitant], int], Awaitable[None]]
Deed = Callable[[Inhabitant, Member], Awaitable[None]]


class Affairs:
    """They are drawn from the `seed` alone, so that all else that happens is drawn as it were without them.

    `again` lets the moments of people come day after day. The one named `first` comes before all others.
    """

    def __init__(self, life: Life, seed: int, again: Again, *, first: str = "") -> None:
        self._life, self._people, self._again = life, life.population, again
        self._dice = Random(f"affairs of {seed}")
        self._tales = (self.hands_over, self.looks, self.sets_a_rhythm, self.looks_for_a_mentor, self.interviews)
        self._first = [*self._tales]
        self._dice.shuffle(self._first)
        if first:
            self._first.append(getattr(self, first))
        self._seldom = (*self._tales, self.says_much)

    async def perhaps(self) -> str | None:
        """One of them now and then; returns which."""
        drawn = self._dice.random()
        if self._first and drawn < SOON:
            return await self._first.pop()()
        if drawn < SELDOM:
            return await self._dice.choice(self._seldom)()
        return None

    async def hands_over(self) -> str:
        """The admin chooses who leads a team, and perhaps thinks better of it."""
        team = self._dice.choice(self._people.teams)
        before = self._people.people[team.leads[-1]]
        after = self._dice.choice([person for person in self._people.people.values() if person is not before])

        async def chooses(_: Inhabitant, admin: Member) -> None:
            await admin.types("/growth admin")
            await admin.clicks("Change", beside=team.name)
            await admin.chooses("Who leads it?", after.name)
            team.leads.append(after.name)
            await admin.submits()
            if self._dice.random() < 0.2:
                await admin.clicks(f"Leave it with {before.called}")

        return await self._life.tries(chooses, Inhabitant(ADMIN, ADMIN, before.home, team))

    async def looks(self) -> str:
        """Whoever leads a team, did, or is to, looks at what there is of it."""
        team = self._dice.choice(self._people.teams)
        for name in dict.fromkeys(team.leads):
            await self._life.tries(self._reads_of_it, self._people.people[name])
        return "looks"

    async def _reads_of_it(self, _: Inhabitant, member: Member) -> None:
        for line in ("/growth digest", "/growth team", "/growth agenda"):
            await member.types(line)
            if member.modal is not None:
                await member.closes()

    async def sets_a_rhythm(self) -> str:
        """Somebody says when they meet whoever leads them; perhaps the moments of both come often until then."""
        days = timedelta(days=self._dice.randint(2, 6))
        person = self._dice.choice(self._led())

        async def sets(_: Inhabitant, member: Member) -> None:
            await member.types("/growth agenda")
            await member.clicks("Set a rhythm")
            first = (self._life.slack.clock.moment() + days).date()
            await member.submits({**RHYTHM, "The next one is on": first.isoformat()})
            await member.closes()

        told = await self._life.tries(sets, person)
        if told == sets.__name__ and self._dice.random() < 0.5:
            await self._again([person, self._people.people[person.team.leads[-1]]], days.days)
        return told

    async def looks_for_a_mentor(self) -> str:
        """Some offer to be one, and some look for one, and ask whoever is named to them."""
        everybody = [*self._people.people.values()]
        for person in [each for each in everybody if each.level == "Senior"][:FEW]:
            await self._life.tries(self._offers, person)
        for person in [each for each in everybody if each.level in ("Junior", "Not sure")][:FEW]:
            await self._life.tries(self._asks, person)
        return "looks for a mentor"

    async def _offers(self, _: Inhabitant, member: Member) -> None:
        await member.types("/growth mentor")
        await member.clicks("Offer to be one")
        await member.submits(OFFER)
        await member.closes()

    async def _asks(self, person: Inhabitant, member: Member) -> None:
        word = self._people.secret(person, frozenset())
        await member.types("/growth mentor ops")
        await member.submits({SENTENCE: f"I never did {word}."})
        found = [each for each in self._people.people.values() if f"{each.called} could talk" in (member.modal or "")]
        for mentor in found:
            self._people.secrets[word] = replace(
                self._people.secrets[word], readers=frozenset({person.uid, mentor.uid})
            )
            await member.clicks(f"Ask {mentor.called}")
            await self._life.tries(self._agrees, mentor)
        await member.closes()

    async def _agrees(self, _: Inhabitant, member: Member) -> None:
        await member.clicks("Yes, gladly")

    async def interviews(self) -> str:
        """Somebody notes what they see of a candidate, or looks at what they noted."""

        async def notes(person: Inhabitant, member: Member) -> None:
            await member.types(f"/growth candidate {self._people.secret(person, frozenset())}")
            await member.clicks("Junior")
            await member.submits()
            await member.clicks("Getting there")
            await member.submits({SEEN: f"They drew {self._people.secret(person, frozenset())}."})
            await member.closes()
            await member.types("/growth candidate")

        return await self._life.tries(notes, self._dice.choice(self._led()))

    async def says_much(self) -> str:
        """Somebody says more in a moment than Slack bears of answers in one conversation."""
        person = self._dice.choice([*self._people.people.values()])
        for _ in range(ONE_CHANNEL.burst + 5):
            await self._life.tries(self._life.talks, person)
        return "says much"

    def _led(self) -> Sequence[Inhabitant]:
        """Those who lead no team, and never did."""
        lead = {name for team in self._people.teams for name in team.leads}
        everybody = [*self._people.people.values()]
        return [person for person in everybody if person.name not in lead] or everybody
