"""The playground in a test: a whole Slack in this process, with people who act and read.

async with Playground.running() as slack:
    ...                                     # start the app with base_url=slack.api_url
    alice = slack.member("alice")
    await alice.types("/robot start")
    await alice.clicks("Start")
    await alice.submits({"Level": "Junior"})
    await alice.sees("You are set")

An act waits until the app has acknowledged it, `sees` and `hears` until the words are there: nothing sleeps. What
fails is an AssertionError that tells what the person has before them.
"""

from playground.core.messages import Message
from playground.core.recorder import Call
from playground.delivery.link import Patience
from playground.testing.member import Member
from playground.testing.playground import START, Channel, Playground

__all__ = ["START", "Call", "Channel", "Member", "Message", "Patience", "Playground"]
