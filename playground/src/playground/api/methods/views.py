"""Showing forms and Home tabs: views.*."""

from playground.api.methods.call import ApiCall
from playground.core.strictness import refuse
from playground.core.views import View
from playground.errors import ApiError
from playground.wire import Json


def open_modal(call: ApiCall) -> Json:
    given = _given(call)
    trigger = call.slack.triggers.redeem(call.require("trigger_id"), call.app.id)
    return _modal(call, call.slack.views.open(trigger.user, call.app.id, given=given))


def push(call: ApiCall) -> Json:
    given = _given(call)
    trigger = call.slack.triggers.redeem(call.require("trigger_id"), call.app.id)
    below = call.slack.views.find(trigger.view) if trigger.view else None
    if below is None or not below.is_modal:
        raise ApiError("not_found")
    return _modal(call, call.slack.views.push(below, given))


def update(call: ApiCall) -> Json:
    external = call.text("external_id")
    views = call.slack.views
    view = views.named(external) if external else views.find(call.require("view_id"))
    if view is None or view.app != call.app.id:
        raise ApiError("not_found")
    _check_hash(call, view)
    if not view.is_modal:
        given = call.slack.accepted_view(call.parsed("view"), home=True)
        return _home(call, views.publish(view.user, view.app, given=given))
    return _modal(call, views.update(view, _given(call)))


def publish(call: ApiCall) -> Json:
    if not call.app.has_home:
        refuse(ApiError("not_enabled"))
    person = call.slack.world.people.get(call.require("user_id"))
    if person is None or person.is_bot:
        raise ApiError("invalid_arguments", ["user_id is not a member of this workspace"])
    given = call.slack.accepted_view(call.parsed("view"), home=True)
    old = call.slack.views.homes.get((person.id, call.app.id))
    if old is not None:
        _check_hash(call, old)
    return _home(call, call.slack.views.publish(person.id, call.app.id, given=given))


def _given(call: ApiCall) -> Json:
    return call.slack.accepted_view(call.parsed("view"), home=False)


def _check_hash(call: ApiCall, view: View) -> None:
    if call.text("hash") not in (None, view.hash):
        raise ApiError("hash_conflict")


def _modal(call: ApiCall, view: View) -> Json:
    call.slack.page.views_changed(view.user)
    return {"view": call.slack.page.view(view)}


def _home(call: ApiCall, view: View) -> Json:
    call.slack.page.home_changed(view)
    return {"view": call.slack.page.view(view)}
