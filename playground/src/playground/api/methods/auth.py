"""Who the app is, and where: api.test, auth.test, auth.teams.list, apps.connections.open, team.info, bots.info."""

from playground.api.methods.call import ApiCall
from playground.config import Workspace
from playground.errors import ApiError
from playground.wire import Json


def echo(call: ApiCall) -> Json:
    """What was sent, or the error that was asked for."""
    sent = {name: value for name, value in call.args.items() if name != "token"}
    error = call.text("error")
    if error is not None:
        raise ApiError(error, args=sent)
    return {"args": sent} if sent else {}


def test(call: ApiCall) -> Json:
    app, enterprise = call.app, call.install.enterprise
    return {
        "url": f"{call.slack.base_url}/",
        "team": enterprise.name if enterprise and call.install.is_org_wide else call.slack.workspace.name,
        "user": app.name.lower(),
        "team_id": call.install.place,
        "user_id": app.user,
        "bot_id": app.bot,
        **({"enterprise_id": enterprise.id} if enterprise else {}),
        "is_enterprise_install": call.install.is_org_wide,
    }


def teams(call: ApiCall) -> Json:
    slacks = call.server.slacks
    reached = [slack.workspace for team, slack in slacks.items() if call.install.reaches(team)]
    return call.page([{"id": workspace.id, "name": workspace.name} for workspace in reached], "teams")


def open_connection(call: ApiCall) -> Json:
    ticket = call.slack.sockets[call.app.id].ticket()
    return {"url": f"ws{call.slack.base_url.removeprefix('http')}/link/?ticket={ticket}&app_id={call.app.id}"}


def team_info(call: ApiCall) -> Json:
    named = call.text("team") or call.slack.workspace.id
    if not call.install.reaches(named):
        raise ApiError("team_not_found")
    return {"team": _team(call.server.slacks[named].workspace)}


def bot_info(call: ApiCall) -> Json:
    app = next((app for app in call.slack.world.apps.values() if app.bot == call.text("bot")), None)
    if app is None:
        raise ApiError("bot_not_found")
    return {"bot": {"id": app.bot, "deleted": False, "name": app.name, "app_id": app.id, "user_id": app.user}}


def _team(workspace: Workspace) -> Json:
    team: Json = {"id": workspace.id, "name": workspace.name, "domain": workspace.domain}
    if workspace.enterprise is not None:
        team |= {"enterprise_id": workspace.enterprise.id, "enterprise_name": workspace.enterprise.name}
    return team | {"email_domain": "", "icon": {"image_default": True}}
