"""Slack spoke: somebody says whose public holidays are theirs, and on which days they work."""

from dataclasses import replace

from slack_sdk.models.blocks import Block

from db.engine import Session
from growth import places
from growth.days_off import Days
from growth.line import Takes
from handlers.days import answers, commands, saving, views
from handlers.framework import forms
from handlers.framework.context import Context
from handlers.framework.registry import Command, Registry
from handlers.framework.request import Request
from handlers.framework.sections import HomePlace
from handlers.shared import buttons, workdays


def register(registry: Registry) -> None:
    about = "the hour of your check-ins, on your own clock"
    registry.command(Command("hour", commands.hour, about, "10:30", takes=Takes.HOUR, started=True))
    registry.command(
        Command("days", commands.days, "the days on which you work", "mon-thu", takes=Takes.DAYS, started=True)
    )
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
    sent = views.read(request.values, request.person.zone)
    if isinstance(sent, dict):
        return request.refuse_form(sent)
    days = views.merged(request.metadata(views.DrawnDays), request.context.days, sent)
    guessed = request.tenant.place(replace(request.person, holidays=None)) or places.NOWHERE
    place = None if (days.place or places.NOWHERE) == guessed else days.place
    async with request.tenant.app.transaction() as session:
        kept = await saving.keep(session, request, holidays=place, workdays=days.workdays)
    request.home_is_stale = True
    return await request.turn(forms.notice("Your days", answers.changed(kept)))
