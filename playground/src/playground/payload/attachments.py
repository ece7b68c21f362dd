"""The attachments of a message: blocks under a coloured bar, or the fields that came before there were blocks."""

from playground import limits
from playground.payload.checks import (
    Check,
    Faults,
    Fields,
    boolean,
    integer,
    many,
    number,
    shape,
    string,
)
from playground.payload.together import faults_of_blocks

_WORDS = string(least=0)


def _moment(value: object, at: str) -> Faults:
    yield from (string() if isinstance(value, str) else number())(value, at)


_FIELD = shape({}, {"title": _WORDS, "value": _WORDS, "short": boolean})
_OLD: Fields = {
    **dict.fromkeys(
        (
            *("fallback", "color", "pretext", "author_name", "author_link", "author_icon", "author_id", "title"),
            *("title_link", "text", "image_url", "thumb_url", "footer", "footer_icon", "callback_id"),
            *("attachment_type", "service_name", "from_url", "original_url"),
        ),
        _WORDS,
    ),
    "fields": many(_FIELD),
    "mrkdwn_in": many(string()),
    "ts": _moment,
    "id": integer(0),
}


def _blocks(blocks: object, at: str) -> Faults:
    yield from faults_of_blocks(blocks, "message", at)


# What one can see of an attachment.
SEEN = ("blocks", "text", "fallback", "pretext", "title", "fields", "image_url", "author_name", "footer", "thumb_url")

ATTACHMENTS: Check = many(shape({}, {**_OLD, "blocks": _blocks}), most=limits.ATTACHMENTS)
