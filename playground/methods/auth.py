"""Who the app is, and where: auth.test, apps.connections.open, team.info, bots.info."""

from playground.errors import ApiError
from playground.methods.call import ApiCall
from playground.wire import Json


def test(call: ApiCall) -> Json:
    workspace, app = call.slack.workspace, call.app
    return {
        "url": f"{call.slack.base_url}/",
        "team": workspace.name,
        "user": app.name.lower(),
        "team_id": workspace.id,
        "user_id": app.user,
        "bot_id": app.bot,
        "is_enterprise_install": False,
    }


def open_connection(call: ApiCall) -> Json:
    ticket = call.slack.sockets[call.app.id].ticket()
    return {"url": f"ws{call.slack.base_url.removeprefix('http')}/link/?ticket={ticket}&app_id={call.app.id}"}


def team_info(call: ApiCall) -> Json:
    workspace = call.slack.workspace
    if call.text("team") not in (None, workspace.id):
        raise ApiError("team_not_found")
    team = {"id": workspace.id, "name": workspace.name, "domain": workspace.domain}
    return {"team": team | {"email_domain": "", "icon": {"image_default": True}}}


def bot_info(call: ApiCall) -> Json:
    app = next((app for app in call.slack.workspace.apps if app.bot == call.text("bot")), None)
    if app is None:
        raise ApiError("bot_not_found")
    return {"bot": {"id": app.bot, "deleted": False, "name": app.name, "app_id": app.id, "user_id": app.user}}
