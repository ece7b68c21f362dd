"""How the cast acts on what it reads: each as their role says, the details by the chance of the story."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial

from demo import answering, cast, changing, helping, keeping, lines, looking, meeting, pairing, plans, said
from demo.cast import CHANNEL, ROLES, TEAM, CastRole
from demo.story import Story, day_of
from growth import local

AUDIENCES = {
    "manager": "You and Bob",
    "agenda": "On your 1:1 agenda with Bob",
    "team": "Team digest, with your name",
}
PLANNED, SET_OUT = "[Done]", "[I did this]"  # in the rows of buttons that a plan has, and a step
HOW_IT_WENT = (plans.DONE, plans.DONE, plans.DONE, plans.GOING, plans.GOING, plans.DROPPED)
PULSE = "How is work going? It is only counted."
STEPS = {"try": "Try it", "swap": "Something else", "never": "Not for me", "done": "I did this", "going": "Still going"}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the check-in's form, what stands beside it, and what the cast writes there, if that is of an area."""

    label: str
    who_sees: str
    bank: lines.Bank


OUTCOME = Field("How did your plan go?", "Who sees how it went?", {})
WIN = Field("Something you did that you want to keep", "Who sees what you did?", lines.WINS)
WISHED_OF = ("team", "manager", "team", "agenda")  # one after the other, so that there is somebody to help
HELP = Field("Where a hand would help", "Who sees your wish?", lines.HELP)
AHEAD = Field("What do you want the next three months to be about?", "Who sees your answer?", lines.AHEAD)
PLAN = Field("What you will do next", "Who sees your plan?", plans.PLANS)


class Cast:
    """The six of them, in one story that began at `start`."""

    def __init__(self, start: datetime) -> None:
        self.start = start

    def prepare(self, story: Story) -> None:
        """What happens whatever Trellis does: the team is made, somebody goes on vacation, somebody asks something."""
        story.plan(self._on(0, "bob", time(10, 0)), partial(make_team, story))
        story.plan(self._on(9, "kenji", time(14, 0)), partial(types, story, "kenji", "/growth nxt"))
        story.plan(self._on(10, "alice", time(11, 20)), partial(types, story, "alice", "/growth status"))
        story.plan(self._on(11, "priya", time(14, 0)), partial(pairing.offers, story, ROLES["priya"]))
        story.plan(self._on(14, "alice", time(10, 0)), partial(pairing.asks, story, ROLES["alice"], "Priya"))
        story.plan(self._on(16, "bob", time(16, 0)), partial(types, story, "bob", "/growth digest"))
        story.plan(self._on(22, "bob", time(15, 30)), partial(looking.view_of, story, ROLES["bob"], "priya"))
        story.plan(self._on(23, "bob", time(11, 0)), partial(types, story, "bob", "/growth team"))
        story.plan(self._on(44, "bob", time(11, 0)), partial(looking.the_team, story, ROLES["bob"]))
        story.plan(self._on(35, "alice", time(14, 40)), partial(helping.helps, story, ROLES["alice"]))
        self._meets(story)
        changing.prepare(story, self._on)
        for role in ROLES.values():
            self._look_around(story, role)
            if role.pauses_on is not None:
                when = self._on(role.pauses_on, role.name, time(12, 5))
                story.plan(when, partial(types, story, role.name, "/growth pause 1w"))
            if role.away is not None:
                gone, back = role.away
                story.plan(self._on(gone, role.name, time(7, 0)), partial(status, story, role, "Vacation"))
                story.plan(self._on(back, role.name, time(7, 0)), partial(status, story, role, ""))

    def _meets(self, story: Story) -> None:
        """Bob and Alice have a 1:1 each week, from the second one on."""
        story.plan(self._on(3, "bob", time(15, 20)), partial(meeting.sets_a_rhythm, story))
        story.plan(self._on(5, "alice", time(11, 45)), partial(meeting.adds, story, "alice", meeting.FIRST))
        story.plan(self._on(8, "bob", time(12, 10)), partial(meeting.adds, story, "bob", f"@alice {meeting.SECOND}"))
        story.to_talk_about = list(meeting.TO_TALK_ABOUT)

    def _look_around(self, story: Story, role: CastRole) -> None:
        """What somebody looks into on a day of their own choosing."""
        acts = (
            (7 if role.direction else None, looking.chooses_direction),
            (4 if role.practises else None, looking.practises),
            (role.looks_on, looking.where_they_stand),
            (31 if role.takes_on else None, looking.takes_on),
        )
        for day, act in acts:
            if day is not None:
                story.plan(self._on(day, role.name, time(15, 10)), partial(act, story, role))

    def _on(self, day: int, name: str, at: time) -> datetime:
        member = next(m for m in cast.workspace().members if m.name == name)
        return local.instant(self.start.date() + timedelta(days=day), at, member.tz)

    def react(self, story: Story, role: CastRole, text: str) -> None:
        """Plans what somebody does about a new message, if anything."""
        if role.silent_after is not None and day_of(story, self.start) >= role.silent_after:
            return
        for part in (looking, pairing, meeting, changing):
            part.react(story, role, text)
        if "[Start] [Not now] [Never]" in text:
            story.soon(partial(begin, story, role))
        elif text.startswith("Growth check-in") and "[Answer]" in text:
            if story.chance.random() < role.answers:
                story.soon(partial(check_in, story, role, text))
        elif text.startswith("Three months: what you did") and "[Answer]" in text:
            if story.chance.random() < role.answers:
                story.soon(partial(look_ahead, story, role))
        elif "[Try it]" in text or "[I did this]" in text:
            story.soon(partial(step, story, role, text))
        elif text.startswith("Your week with") and answering.waits(text):
            story.soon(partial(answering.answers, story, role), minutes=(20, 90))


async def make_team(story: Story) -> None:
    """Bob, who runs Trellis here and leads the team, makes it."""
    role = ROLES[cast.MANAGER]
    bob = story.member(role)
    await bob.types("/growth admin")
    await bob.clicks("Make a team")
    await bob.fills("What is the team called?", TEAM)
    await bob.chooses("Who leads it?", cast.MANAGER)
    await bob.chooses("Who grows on it?", list(ROLES))
    await bob.chooses("Where does the weekly digest go?", CHANNEL)
    await bob.submits()
    story.did(role, f"types /growth admin and makes the team {TEAM}, with its digest in #{CHANNEL}")


async def begin(story: Story, role: CastRole) -> None:
    person = story.member(role)
    await person.clicks("Start")
    await person.clicks(role.level)
    for area in role.areas:
        await person.clicks(area)
    await person.chooses("How often a check-in?", role.rhythm)
    await person.chooses("On which day?", role.day)
    await person.submits()
    story.did(role, f"presses Start: {role.level}, {' and '.join(role.areas)}, {role.rhythm.lower()} on a {role.day}")


async def check_in(story: Story, role: CastRole, text: str) -> None:
    """Answers: first the step, perhaps a word for how it goes, then the form or a reply in the thread."""
    if "[I did this]" in text or "[Try it]" in text:
        await step(story, role, text)
    choice = ""
    if "[Done] [Still going] [Drop it]" in text:
        choice = story.chance.choice(HOW_IT_WENT)
        await press(story, role, choice, f"presses “{choice}” on the plan", beside=PLANNED)
    person, chance = story.member(role), story.chance
    if PULSE in text and chance.random() < 0.8:  # a short check-in does not ask for it
        word = chance.choice(("Going great", "Good", "Good", "Okay", "Hard going"))
        await person.chooses(PULSE, word)
        story.did(role, f"picks “{word}”")
    if chance.random() < 0.15:
        asked = text.splitlines()[1:2]
        await _reply(story, role, plans.went(text, choice) if choice else said.to(*asked))
    else:
        await _form(story, role, text, choice)


async def _reply(story: Story, role: CastRole, fitting: Sequence[str]) -> None:
    """In the thread: how the plan went, of which they have just told, or else what the question asks."""
    person = story.member(role)
    written = lines.one(fitting, role, story.chance, story.said)
    head = next(m for m in reversed(person.messages()) if m.app_id and "Growth check-in" in m.text and not m.thread_ts)
    await person.says(written, in_thread_of=head)
    story.did(role, f"replies in the thread: {written}")


async def _form(story: Story, role: CastRole, text: str, choice: str) -> None:
    """`choice` is what they have just said of their plan: whoever is still at one makes no other."""
    person, chance = story.member(role), story.chance
    await person.clicks("Answer")
    question = (person.modal or "").splitlines()[2].removesuffix(" (optional)")
    told = [await _write(story, role, Field(question, "Who sees your answer?", {}), "manager", said.to(question))]
    if chance.random() < 0.75:
        went = OUTCOME.label in (person.modal or "")
        field, fitting = (OUTCOME, plans.went(text, choice)) if went else (WIN, ())
        told.append(await _write(story, role, field, "team", fitting))
    if chance.random() < story.wishes:
        told.append(await _write(story, role, HELP, WISHED_OF[story.wished % len(WISHED_OF)]))
        story.wished += 1
    if choice != plans.GOING and chance.random() < 0.7:
        told.append(await _write(story, role, PLAN, "agenda"))
    await person.submits()
    story.did(role, "presses Answer and writes\n" + "\n".join(told))


async def look_ahead(story: Story, role: CastRole) -> None:
    """Answers what the next three months are to be about, below what was."""
    person = story.member(role)
    await person.clicks("Answer")
    told = [await _write(story, role, AHEAD, "manager")]
    if story.chance.random() < 0.7:
        told.append(await _write(story, role, PLAN, "agenda"))
    await person.submits()
    story.did(role, "presses Answer and writes\n" + "\n".join(told))


async def _write(story: Story, role: CastRole, field: Field, audience: str, fitting: Sequence[str] = ()) -> str:
    """Fills one field, with one of the lines that fit if there are such, and perhaps shares it. Returns what it did."""
    person, chance = story.member(role), story.chance
    written = (
        lines.one(fitting, role, chance, story.said) if fitting else lines.pick(field.bank, role, chance, story.said)
    )
    await person.fills(field.label, written)
    chosen = "Only you"
    if role.name != cast.MANAGER and story.chance.random() < role.shares:
        chosen = AUDIENCES[audience]
        await person.chooses(field.who_sees, chosen)
    return f"{field.label}: {written} ({chosen})"


async def step(story: Story, role: CastRole, text: str) -> None:
    """Says what becomes of the step that a message offers or asks about."""
    if "[I did this]" in text:
        choice = "done" if story.chance.random() < 0.65 else "going"
    elif story.chance.random() < role.tries:
        choice = "try"
    else:
        choice = story.chance.choice(("swap", "never"))
    folded = choice == "never" and "[Not for me]" not in text
    if folded:
        await press(story, role, "More", "presses “More”")
    beside = SET_OUT if choice in ("done", "going") else ""
    await press(story, role, STEPS[choice], f"presses “{STEPS[choice]}”", beside=beside)
    if folded:
        await story.member(role).closes()
    if choice == "swap":
        await press(story, role, STEPS["try"], f"presses “{STEPS['try']}” on the next one")
    if choice == "done" and role.name != cast.MANAGER and story.chance.random() < 0.4:
        await keeping.what_came_of_it(story, role)


async def press(story: Story, role: CastRole, button: str, told: str, *, beside: str = "") -> None:
    await story.member(role).clicks(button, beside=beside)
    await story.stage.settle()
    story.did(role, told)


async def types(story: Story, name: str, line: str) -> None:
    await story.member(ROLES[name]).types(line)
    story.did(ROLES[name], f"types {line}")


async def status(story: Story, role: CastRole, text: str) -> None:
    emoji = ":palm_tree:" if text else ""
    await story.member(role).changes(status_text=text, status_emoji=emoji)
    story.did(role, f"sets the Slack status to “{text}”" if text else "is back, and clears the Slack status")
