"""Who is there: users.* and dnd.*."""

from playground.errors import ApiError
from playground.methods.call import ApiCall
from playground.people import profile_json, user_json
from playground.wire import Json
from playground.world import Person


def info(call: ApiCall) -> Json:
    return {"user": _user(call, call.person(call.require("user")))}


def listed(call: ApiCall) -> Json:
    users = [_user(call, person) for person in call.slack.world.people.values()]
    return call.page(users, "members") | {"cache_ts": int(call.slack.clock.now())}


def profile(call: ApiCall) -> Json:
    person = call.person(call.text("user") or call.app.user)
    return {"profile": profile_json(call.slack.workspace, person, email="users:read.email" in call.app.scopes)}


def dnd(call: ApiCall) -> Json:
    return _dnd(call.person(call.text("user") or call.app.user))


def team_dnd(call: ApiCall) -> Json:
    users = (call.text("users") or "").split(",")
    if users == [""]:
        raise ApiError("no_users_provided")
    return {"users": {uid: _dnd(call.slack.world.people[uid]) for uid in users if uid in call.slack.world.people}}


def _user(call: ApiCall, person: Person) -> Json:
    may_mail = "users:read.email" in call.app.scopes
    return user_json(call.slack.workspace, person, now=call.slack.clock.now(), email=may_mail)


def _dnd(person: Person) -> Json:
    # A second after the epoch is what Slack gives for "no window".
    start, end = person.dnd or (1, 1)
    return {"dnd_enabled": person.dnd is not None, "next_dnd_start_ts": int(start), "next_dnd_end_ts": int(end)}
