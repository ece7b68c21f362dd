"""What becomes of a form that was drawn from something which has changed since: nothing is overwritten unseen.

A form knows what it was drawn from. What its sender left as it was drawn makes way for what was saved meanwhile; what
they changed stands; words that they never saw stay.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeVar

from growth.facts import Audience, Draft

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Drawn:
    """What stood in one field of a form when it was drawn, as short as can be: the words by their length and digest."""

    length: int = 0
    digest: str = ""
    audience: Audience = Audience.ONLY_ME
    theme: str | None = None

    def shows(self, text: str) -> bool:
        """Whether these are the words that the form was drawn with."""
        return len(text) == self.length and _digest(text) == self.digest

    def since(self, text: str) -> str:
        """What has been written since, without the words that the form showed where they still come first."""
        return text[self.length :].lstrip() if self.shows(text[: self.length]) else text


@dataclass(frozen=True, slots=True)
class Merged:
    """What is to be kept of one field, and the words in it that its sender had not seen; none where it is as sent."""

    draft: Draft
    also: str = ""


def drawn(text: str, audience: Audience = Audience.ONLY_ME, theme: str | None = None) -> Drawn:
    return Drawn(len(text), _digest(text), audience, theme)


def _digest(text: str) -> str:
    # Cut to 64 bits: all the fields of a form share the 3,000 characters of its metadata.
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16] if text else ""


def answer(before: Drawn, saved: Draft | None, sent: Draft) -> Merged:
    """One answer, of the field as it was drawn, as it is saved now, and as it was sent.

    No word is lost that was saved since the form was drawn, and none that was typed into the form. Words that the
    sender had not seen are nobody else's to read before they say so.
    """
    text = saved.text if saved else ""
    audience = one(before.audience, saved.audience if saved else Audience.ONLY_ME, sent.audience)
    theme = one(before.theme, saved.theme if saved else before.theme, sent.theme)
    kept = words(before, text, sent.text)
    if saved is None or not _is_unseen(before, text, sent.text):
        return Merged(Draft(sent.kind, kept, audience, theme))
    also = before.since(text)
    if before.shows(sent.text) and not before.length:  # a field that was empty and stayed so says nothing
        return Merged(Draft(sent.kind, text, saved.audience, saved.theme), also)
    as_saved = (kept, audience) == (saved.text, saved.audience)
    return Merged(Draft(sent.kind, kept, audience if as_saved else Audience.ONLY_ME, theme), also)


def words(before: Drawn, saved: str, sent: str) -> str:
    """The words of one field: none is lost that was saved since the form was drawn, and none that was typed into it."""
    if not saved and before.length and before.shows(sent):
        return ""  # taken back since, and nobody wrote it again
    if not _is_unseen(before, saved, sent):
        return sent
    return saved if before.shows(sent) else "\n".join(filter(None, (sent, before.since(saved))))


def _is_unseen(before: Drawn, saved: str, sent: str) -> bool:
    """Whether something is saved that the form neither showed nor says."""
    return saved not in ("", sent) and not before.shows(saved)


def one(before: T, saved: T, sent: T) -> T:
    """One choice: what was sent if it was changed in the form, else what is saved now."""
    return saved if sent == before else sent


def many(before: Iterable[T], saved: Iterable[T], sent: Iterable[T]) -> tuple[T, ...]:
    """Several choices, each for itself: what was ticked or unticked in the form, on top of what is saved now."""
    was, now = set(before), set(sent)
    stays = [item for item in saved if item in now or item not in was]
    return (*stays, *(item for item in sent if item not in was and item not in stays))
