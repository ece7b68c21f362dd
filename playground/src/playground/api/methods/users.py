"""Who is there: users.* and dnd.*."""

from playground.api.methods.call import ApiCall
from playground.core.people import SLACKBOT, email_of, profile_json, quiet_hours, user_json
from playground.core.world import Person
from playground.errors import ApiError
from playground.wire import Json

MOST_AT_ONCE = 50  # source: https://docs.slack.dev/reference/methods/dnd.teamInfo


def info(call: ApiCall) -> Json:
    uid = call.require("user")
    return {"user": _user(call, SLACKBOT if uid == SLACKBOT.id else call.person(uid))}


def listed(call: ApiCall) -> Json:
    people = call.page([*call.slack.world.people.values(), SLACKBOT], "members", size=1000)
    return people | {"members": [_user(call, p) for p in people["members"]], "cache_ts": int(call.slack.clock.now())}


def by_email(call: ApiCall) -> Json:
    wanted = call.require("email").lower()
    people = [person for person in call.slack.world.people.values() if not (person.is_bot or person.deleted)]
    found = next((person for person in people if email_of(call.slack.workspace, person) == wanted), None)
    if found is None:
        raise ApiError("users_not_found")
    return {"user": _user(call, found)}


def profile(call: ApiCall) -> Json:
    person = call.person(call.text("user") or call.app.user)
    return {"profile": profile_json(call.slack.workspace, person, email=_may_mail(call))}


def dnd(call: ApiCall) -> Json:
    return _dnd(call, call.person(call.text("user") or call.app.user))


def team_dnd(call: ApiCall) -> Json:
    users = (call.text("users") or "").split(",")
    if users == [""]:
        raise ApiError("no_users_provided")
    if len(users) > MOST_AT_ONCE:
        raise ApiError("too_many_users")
    return {"users": {uid: _dnd(call, call.slack.world.people[uid]) for uid in users if uid in call.slack.world.people}}


def _user(call: ApiCall, person: Person) -> Json:
    now, locale = call.slack.clock.now(), call.flag("include_locale")
    return user_json(call.slack.workspace, person, now=now, email=_may_mail(call), locale=locale)


def _may_mail(call: ApiCall) -> bool:
    return "users:read.email" in call.install.scopes


def _dnd(call: ApiCall, person: Person) -> Json:
    # A second after the epoch is what Slack gives for "no window".
    window = quiet_hours(person, call.slack.clock.now())
    start, end = window or (1, 1)
    return {"dnd_enabled": window is not None, "next_dnd_start_ts": int(start), "next_dnd_end_ts": int(end)}
