"""Slack spoke: somebody says whose public holidays are theirs, and on which days they work."""

from dataclasses import replace

from slack_sdk.models.blocks import Block

from db import calendars, people
from db.engine import Session
from growth import places
from growth.days_off import Days
from handlers.days import views
from handlers.framework import blocks, forms
from handlers.framework.blocks import Message
from handlers.framework.context import Context
from handlers.framework.registry import Registry
from handlers.framework.request import Request
from handlers.framework.sections import HomePlace
from handlers.shared import buttons, rhythm, workdays


def register(registry: Registry) -> None:
    registry.action(buttons.DAYS.id, open_form)
    registry.action(views.COUNTRY, pick_country)
    registry.form(views.FORM, save)
    registry.section(HomePlace.SETTINGS, on_the_home)


async def on_the_home(_session: Session, context: Context) -> list[Block]:
    return [workdays.offer(context.days)]


async def open_form(request: Request) -> None:
    await request.open(views.form(request.context.days))


async def pick_country(request: Request) -> None:
    """Another country was picked: the form is drawn with its regions, and the workdays that stand in it."""
    days = views.workdays(request.values) or request.context.days.workdays
    drawn = request.metadata(views.DrawnDays)
    await request.turn(views.form(Days(request.picked, days, request.person.zone), drawn))


async def save(request: Request) -> None:
    """What is as Slack's zone and the settings say is not written down: it follows the person when they move."""
    sent = views.read(request.values, request.person.zone)
    if isinstance(sent, dict):
        return request.refuse_form(sent)
    days = views.merged(request.metadata(views.DrawnDays), request.context.days, sent)
    guessed = request.tenant.place(replace(request.person, holidays=None)) or places.NOWHERE
    place = None if (days.place or places.NOWHERE) == guessed else days.place
    theirs = replace(request.person, holidays=place, workdays=None)
    own = None if days.workdays == request.tenant.calendar(theirs).manners.workdays else days.workdays
    async with request.tenant.app.transaction() as session:
        await calendars.choose(session, request.workspace, request.person.id, holidays=place, workdays=own)
        context = replace(request.context, person=await people.get(session, request.workspace, request.person.id))
        if context.person.active:
            await people.schedule(
                session, request.workspace, context.person.id, await rhythm.next_moment(session, context)
            )
    request.home_is_stale = True
    said = Message.of(blocks.section(views.SAVED, line=workdays.line(context.days)))
    return await request.turn(forms.notice("Your days", said))
