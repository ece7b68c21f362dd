"""A reply that was changed in Slack: what becomes of the answer that it is a part of."""

import re

from growth.merge import Drawn


def reworded(text: str, part: Drawn, now: str, *, nth: int = 0) -> str | None:
    """The answer with this part of it in other words, or without it where there are none `now`.

    A part is whole lines. Of several that are alike it is the `nth`, counted from 0. None where the part does not stand
    there any more as it was said: whoever rewrote it since has the last word.
    """
    starts = [0, *(end.end() for end in re.finditer("\n", text))]
    found = [start for start in starts if _stands(text, part, start)]
    if not part.length or not found:
        return None
    start = found[min(nth, len(found) - 1)]
    before, after = text[:start], text[start + part.length :]
    if now:
        return before + now + after
    return "\n".join(filter(None, (before.removesuffix("\n"), after.removeprefix("\n"))))


def _stands(text: str, part: Drawn, start: int) -> bool:
    end = start + part.length
    return text[end : end + 1] in ("", "\n") and part.shows(text[start:end])
