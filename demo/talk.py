"""What the cast say to one another beside Trellis: in #general, under a digest, and two by two."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial

from demo import cast
from demo.cast import CHANNEL, ROLES
from demo.story import Story, day_of
from growth import local
from playground.testing import Message

FRESH_FROM = 56  # what was said before that day of the story, everybody has read

# The day of the story, the time on the author's wall, the author, where (a channel, or the other of two; with > in the
# thread of the last message there), and the words. Whatever the season, an answer comes after what it answers.
_SAID = """
 1 09:20 bob   general  The all-hands is on Thursday this week, not on Wednesday. Same hour, same link.
 4 14:05 maya  general  Whoever put names on their night runs: thank you. I found mine in a minute for once.
 9 11:15 kenji general  May I delete the old tokenizer on staging? Nobody has touched it for half a year.
 9 10:40 priya general> Please wait for the next release: the mobile app still reads it.
 9 15:02 kenji general> Thanks, I did not know that. I have left a note there for the next one who wonders.
11 12:30 diego general  I have labelled 400 search results by hand. The worst twenty: Monday, after stand-up.
15 10:05 alice general> Number eleven is still my favourite. I would have labelled it wrong too.
16 14:10 bob   priya    Kenji is looking for somebody who knows the session table. Is that you?
17 09:50 priya bob      It is. I can take half an hour on Tuesday, after his lunch.
17 10:05 bob   priya    Thank you. I will tell him.
18 15:40 alice general  Staging is slow until six, Berlin time. That is my load test, and it ends by itself.
22 10:30 bob   general  Expenses of this quarter by Friday, please. The form is the one in the wiki.
25 17:30 priya general  I am away from tomorrow, and back on Tuesday week. Kenji has the pipeline.
29 15:10 alice bob      Could our 1:1 be an hour earlier on Thursday? I have to be at school at five.
29 10:35 bob   alice    Moved. Tell me if that is still too tight.
29 17:05 alice bob      That is enough, thank you.
30 11:20 maya  general  The gap in the ranker's latency last night was the dashboard. It is mended.
31 15:20 diego maya     May I have the fast queue tonight? One run, about three hours.
31 15:30 maya  diego    It is yours. I need nothing of it before Monday.
36 09:45 priya general  I am back. If you wrote to me and still need an answer, please send it again.
37 16:20 kenji alice    Which of the two config loaders is the real one? I have changed the wrong one twice.
37 09:40 alice kenji    The one in `serving/`. Only the old trainer still reads the other.
37 18:05 kenji alice    Thank you. That saves me an evening.
39 16:10 kenji general  The nightly evaluation takes forty minutes now, not two hours. It was one join.
39 09:25 alice general> Thank you. I had planned my mornings around it.
42 14:30 diego ranking-growth> To the question: I have one. It was a metric that we all liked. More at stand-up.
44 15:20 kenji general  I have put the tokenizer's old name into the glossary. Add to it what you miss.
47 16:05 priya bob      The session table has an owner at last: me. I have written it into the catalog.
47 10:10 bob   priya    Thank you. Kenji will be glad of it, too.
51 11:40 maya  general  The fast queue is shared until Friday. If your run waits, it waits behind mine.
56 09:30 diego general  Does the recording of the all-hands open for you? It asks me for a password.
56 11:50 bob   general> Try again. I had shared it with nobody but myself.
56 11:10 diego general> It opens, thank you.
56 11:20 maya  ranking-growth> Thank you for writing these down. I read them before anything else on a Monday.
57 09:30 kenji ranking-growth> My answer to the question is the retry in the trainer. I would like to hear yours.
57 09:20 alice general  For whoever comes to the Berlin office today: the lift is out again.
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One message of one of the cast."""

    day: int
    at: time
    who: str
    to: str
    is_reply: bool
    text: str


def said() -> Iterator[Line]:
    """All that is said, in no order."""
    for row in _SAID.strip().splitlines():
        day, at, who, to, text = row.split(maxsplit=4)
        yield Line(int(day), time.fromisoformat(at), who, to.removesuffix(">"), to.endswith(">"), text)


def prepare(story: Story, start: datetime) -> None:
    """Plans the talk of a story that began at `start`. It draws nothing by chance, and Trellis hears none of it."""
    zones = {member.name: member.tz for member in cast.workspace().members}
    for line in said():
        day = start.date() + timedelta(days=line.day)
        story.plan(local.instant(day, line.at, zones[line.who]), partial(_say, story, line, start))


async def _say(story: Story, line: Line, start: datetime) -> None:
    author, place = story.member(ROLES[line.who]), _place(story, line)
    heads = [message for message in author.messages(place) if _begins(message, line)]
    if line.is_reply and not heads:
        return  # holidays have kept every digest away so far
    await author.says(line.text, in_channel=place, in_thread_of=heads[-1] if line.is_reply else None)
    if line.to != CHANNEL and day_of(story, start) < FRESH_FROM:
        _everybody_reads(story, place)


def _begins(message: Message, line: Line) -> bool:
    """Whether a reply could stand under this message: in the channel of the digests, only under one of them."""
    return not message.is_reply and (line.to != CHANNEL or message.app_id is not None)


def _place(story: Story, line: Line) -> str:
    """The id of the conversation in which something is said."""
    slack = story.stage.slack
    if line.to not in ROLES:
        return slack.channel(line.to).id
    return slack.slack.between(story.member(ROLES[line.who]).person, story.member(ROLES[line.to]).person).id


def _everybody_reads(story: Story, place: str) -> None:
    slack = story.stage.slack
    conversation = slack.slack.world.channel(place)
    for uid in conversation.members:
        slack.acts.read(slack.slack.world.people[uid], conversation)
