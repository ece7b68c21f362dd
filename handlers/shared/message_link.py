"""The link to a message that somebody did something with, by its menu."""

from urllib.parse import urlunsplit

from handlers.framework.errors import Gone, Refused, TryLater
from handlers.framework.request import Request

LONGEST = 1000


async def link(request: Request) -> str:
    """Slack's own link to the message; where it gives none, as for a channel that Trellis is not in, the usual one.

    Empty where even that cannot be made, or it is too long to keep.
    """
    channel, ts = request.body["channel"]["id"], request.body["message"]["ts"]
    try:
        link = await request.tenant.slack.permalink(channel, ts)
    except (Gone, Refused, TryLater):
        domain = (request.body.get("team") or {}).get("domain") or ""
        path = "/".join(("/archives", channel, "p" + ts.replace(".", "")))
        link = urlunsplit(("https", domain + ".slack.com", path, "", "")) if domain else ""
    return link if len(link) <= LONGEST else ""
