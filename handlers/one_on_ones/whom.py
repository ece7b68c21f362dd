"""Whom the form of a rhythm is about: somebody who is known, or a colleague of whom Slack tells."""

from db import people
from db.engine import Session
from growth.facts import Person, Standing
from handlers.framework import forms, words
from handlers.framework.request import Request
from handlers.framework.tenant import Member
from handlers.one_on_ones import rhythm_form
from handlers.one_on_ones.rhythm_form import FIRST, WITH, RhythmRef
from handlers.shared import colleagues

Named = Person | Member
Errors = dict[str, str]


async def named(request: Request, ref: RhythmRef) -> Named | Errors:
    """Who is meant; or, by field, why they cannot be. Slack is asked about whoever nobody knows here.

    Raises LockedOut.
    """
    chosen, field = forms.chosen(request.values, WITH), FIRST if ref.other is not None else WITH
    if ref.other is None and chosen is None:
        return {field: words.text(rhythm_form.NOBODY)}
    async with request.tenant.app.reading() as session:
        found = await _known(session, request, ref.other, chosen)
    if found is not None and found.id == request.person.id:
        return {field: words.text(rhythm_form.ONESELF)}
    if found is not None and found.standing is not Standing.GONE:
        return found
    if chosen is None:
        return {field: words.text(rhythm_form.LEFT)}
    return await _told(request, chosen, field)


async def _known(session: Session, request: Request, other: int | None, chosen: str | None) -> Person | None:
    if other is not None:
        return (await people.of_ids(session, request.workspace, [other])).get(other)
    return await people.find(session, request.workspace, chosen or "")


async def _told(request: Request, slack_id: str, field: str) -> Member | Errors:
    """Somebody as Slack describes them, where Trellis is for them, too."""
    told = await colleagues.at_once(request.tenant, [slack_id])
    if slack_id not in told:
        return {field: words.text(colleagues.NOT_TOLD)}
    if (member := told[slack_id]) is None:
        return {field: words.text(rhythm_form.HIDDEN)}
    if member.outside(request.workspace):
        return {field: words.text(rhythm_form.NOT_A_MEMBER, name=member.profile.name)}
    return member


async def met(session: Session, request: Request, who: Named) -> Person:
    """The same as they are kept: a colleague is written down, and neither starts nor is planned for by that."""
    return await colleagues.meet(session, request, who if isinstance(who, Person) else who.profile)
