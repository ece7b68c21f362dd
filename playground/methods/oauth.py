"""Installing: oauth.v2.access, which turns a code into a token."""

from playground.errors import ApiError
from playground.methods.call import ApiCall
from playground.wire import Json


def access(call: ApiCall) -> Json:
    app, workspace = call.app, call.slack.workspace
    if call.text("client_secret") != app.client_secret:
        raise ApiError("bad_client_secret")
    installer = call.slack.codes.pop(call.text("code") or "", None)
    if installer is None:
        raise ApiError("invalid_code")
    call.slack.revoked.discard(app.id)
    return {
        "access_token": app.bot_token,
        "token_type": "bot",
        "scope": ",".join(sorted(app.scopes)),
        "bot_user_id": app.user,
        "app_id": app.id,
        "team": {"id": workspace.id, "name": workspace.name},
        "enterprise": None,
        "is_enterprise_install": False,
        "authed_user": {"id": installer},
    }
