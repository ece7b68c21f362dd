"""Slack spoke: somebody says whose public holidays are theirs, and on which days they work."""

from dataclasses import replace

from db import people
from growth import places
from growth.days_off import Days
from handlers import blocks, forms
from handlers.blocks import Message
from handlers.call import Call
from handlers.checkins import gather
from handlers.days import views
from handlers.registry import Registry


def register(registry: Registry) -> None:
    registry.action(views.CHANGE, open_form)
    registry.action(views.COUNTRY, pick_country)
    registry.form(views.FORM, save)


async def open_form(call: Call) -> None:
    await call.open(views.form(call.scene.days))


async def pick_country(call: Call) -> None:
    """Another country was picked: the form is drawn with its regions, and the workdays that stand in it."""
    days = views.workdays(call.values) or call.scene.days.workdays
    drawn = call.metadata(views.Drawn)
    await call.turn(views.form(Days(call.picked, days, call.person.zone), drawn))


async def save(call: Call) -> None:
    """What is as Slack's zone and the settings say is not written down: it follows the person when they move."""
    sent = views.read(call.values, call.person.zone)
    if isinstance(sent, dict):
        return call.refuse_form(sent)
    days = views.merged(call.metadata(views.Drawn), call.scene.days, sent)
    guessed = call.deps.place(replace(call.person, holidays=None)) or places.NOWHERE
    place = None if (days.place or places.NOWHERE) == guessed else days.place
    theirs = replace(call.person, holidays=place, workdays=None)
    own = None if days.workdays == call.deps.calendar(theirs).manners.workdays else days.workdays
    async with call.deps.transaction() as session:
        await people.set_days(session, call.person.id, holidays=place, workdays=own)
        scene = replace(call.scene, person=await people.get(session, call.person.id))
        if scene.person.active:
            await people.schedule(session, scene.person.id, await gather.next_moment(session, scene))
    call.home_is_stale = True
    said = Message.of(blocks.words(views.SAVED.format(line=views.line(scene.days))))
    return await call.turn(forms.notice("Your days", said))
