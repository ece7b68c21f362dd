"""What people do of a day, drawn from the seed."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from random import Random

from playground.errors import ActFailed
from playground.testing import Member, Playground
from tests.simulation.population import ZONES, Inhabitant, Population

RHYTHMS = ("Every week", "Every two weeks", "Every four weeks", "Once a month")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
DID, SEES = "Something you did that you want to keep", "Who sees what you did?"
SCOPES = ("Only you", "You and {manager}", "Team digest, with your name")


class Life:
    """What people do. An act that cannot be done now is left: nobody insists."""

    def __init__(self, slack: Playground, population: Population, dice: Random) -> None:
        self.slack, self.population, self.dice = slack, population, dice
        self.wishes: int | None = None  # which of the audiences somebody has in mind
        self._acts = (
            (self.answers, 30), (self.same, 6), (self.later, 4), (self.skips, 5), (self.steps, 16), (self.wins, 6),
            (self.looks, 8), (self.pauses, 4), (self.resumes, 3), (self.is_busy, 6), (self.is_away, 4),
            (self.travels, 5), (self.leaves, 2), (self.stops, 1), (self.starts, 3), (self.talks, 3), (self.reads, 5),
        )  # fmt: skip

    async def act(self, person: Inhabitant) -> str:
        """One of the things that people do; says which, and whether it came off."""
        member = self.slack.member(person.uid)
        if member.person.deleted:
            await member.changes(deleted=False)
            return "comes back"
        (act,) = self.dice.choices([act for act, _ in self._acts], [weight for _, weight in self._acts])
        return await self.tries(act, person)

    async def tries(self, act: Callable[[Inhabitant, Member], Awaitable[None]], person: Inhabitant) -> str:
        """Does one thing, if it can be done now; says which."""
        member = self.slack.member(person.uid)
        try:
            await act(person, member)
        except (AssertionError, ActFailed, KeyError):
            await self._closes(member)
            return f"{act.__name__} (not now)"
        return act.__name__

    async def starts(self, person: Inhabitant, member: Member) -> None:
        await member.types("/growth start")
        if member.modal is None:
            await member.clicks("Start")
        level = self.dice.choice(("Junior", "Senior", "Not sure"))
        await member.clicks(level)
        await member.chooses("How often a check-in?", self.dice.choice(RHYTHMS))
        await member.chooses("On which day?", self.dice.choice(DAYS))
        await member.submits()
        person.started, person.level = person.started or self.slack.clock.moment(), level

    async def answers(self, person: Inhabitant, member: Member) -> None:
        if member.modal is None:
            await member.clicks("Answer")
        n = self.dice.choice((0, 0, 1, 2)) if self.wishes is None else self.wishes
        word = self.population.secret(person, await self._chooses(person, member, n))
        await member.fills(DID, f"I finished {word}.")
        await member.submits()

    async def _chooses(self, person: Inhabitant, member: Member, n: int) -> frozenset[str] | None:
        """Chooses who sees it, and returns who that is: of those who lead their team in turn, whom the form names."""
        if n != 1:
            await member.chooses(SEES, SCOPES[n])
            return (frozenset(), None)[n == 2]
        for name in reversed(person.team.leads):
            leads = self.population.people[name]
            with suppress(AssertionError):
                await member.chooses(SEES, SCOPES[n].format(manager=leads.called))
                return frozenset({leads.uid})
        raise AssertionError("nobody leads them whom they could share it with")

    async def asks(self, person: Inhabitant, member: Member) -> None:
        await member.types("/growth checkin")

    async def undoes(self, person: Inhabitant, member: Member) -> None:
        await member.clicks("Undo")

    async def leads(self, person: Inhabitant, member: Member) -> None:
        await member.types(f"/growth {self.dice.choice(('team', 'digest', 'agenda'))}")

    async def same(self, person: Inhabitant, member: Member) -> None:
        await member.clicks("Same as last time")

    async def later(self, person: Inhabitant, member: Member) -> None:
        await member.clicks("Later")

    async def skips(self, person: Inhabitant, member: Member) -> None:
        await member.clicks("Skip this one")

    async def steps(self, person: Inhabitant, member: Member) -> None:
        await member.clicks(
            self.dice.choice(("Try it", "I did this", "Something else", "Still going", "Drop it", "Less often"))
        )

    async def wins(self, person: Inhabitant, member: Member) -> None:
        await member.types(f"/growth win {self.population.secret(person, frozenset())}")
        await member.submits()

    async def looks(self, person: Inhabitant, member: Member) -> None:
        await member.types(f"/growth {self.dice.choice(('status', 'next', 'ladder', 'who-sees', 'help', 'digest'))}")

    async def reads(self, person: Inhabitant, member: Member) -> None:
        await member.opens_home()

    async def talks(self, person: Inhabitant, member: Member) -> None:
        ours = [m for m in member.messages() if m.app_id and m.metadata]
        ours = [m for m in ours if "check-in" in m.text] or ours
        if ours:
            await member.says(f"By the way: {self.population.secret(person, frozenset())}", in_thread_of=ours[-1])

    async def pauses(self, person: Inhabitant, member: Member) -> None:
        await member.types(f"/growth pause {self.dice.choice(('3 days', 'until Saturday', '1w', '2w', '4w'))}")

    async def resumes(self, person: Inhabitant, member: Member) -> None:
        await member.types("/growth resume")

    async def is_busy(self, person: Inhabitant, member: Member) -> None:
        now = int(self.slack.clock.now())  # Slack tells of it in whole seconds
        await member.changes(dnd=(now, now + self.dice.randint(1, 30) * 3600))

    async def is_away(self, person: Inhabitant, member: Member) -> None:
        until = self.slack.clock.moment() + timedelta(days=self.dice.randint(1, 14))
        given = {"status_text": "On vacation", "status_emoji": ":palm_tree:"}
        await member.changes(**given, status_expiration=int(until.timestamp()))

    async def travels(self, person: Inhabitant, member: Member) -> None:
        await member.changes(tz=self.dice.choice((person.home, *ZONES)))

    async def leaves(self, person: Inhabitant, member: Member) -> None:
        await member.changes(deleted=True)

    async def stops(self, person: Inhabitant, member: Member) -> None:
        await member.types("/growth stop")
        await member.clicks("Stop")

    async def _closes(self, member: Member) -> None:
        """Whoever met trouble closes what is open before them, so that it does not stand in their way for ever."""
        while member.modal is not None:
            try:
                await member.closes()
            except (AssertionError, ActFailed):
                return
