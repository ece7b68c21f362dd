"""What somebody typed behind a command, to the letter: how a line is read leaves out marks and politeness."""

import re

from handlers.framework import blocks, forms, typed, words
from handlers.framework.blocks import Message
from handlers.framework.request import Request

REST = "The form holds the first {longest:,} characters of what you typed. So that nothing is lost, this is the rest:"


def behind(request: Request, word: str, *, mentions: bool = False) -> str:
    """The words behind a command's own. `mentions`: those of people are left as Slack writes them."""
    line = request.body.get("text") or (request.body.get("event") or {}).get("text") or ""
    own = re.search(rf"^\W*(?:\w+\W+)??{word}\b[\s:,]*", line, re.IGNORECASE)
    return typed.words(line[own.end() :], mentions=mentions) if own and request.text else request.text


async def give_back(request: Request, rest: str) -> None:
    """Says what a form has no room for, to somebody who sees the form."""
    if rest and "trigger_id" in request.body:
        parts = (rest[start : start + forms.LONGEST - 100] for start in range(0, len(rest), forms.LONGEST - 100))
        quoted = [blocks.section(words.quote(part, forms.LONGEST)) for part in parts]
        await request.reply(Message.of(blocks.section(REST, longest=forms.LONGEST), *quoted))
