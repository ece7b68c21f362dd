"""Coming and going: oauth.v2.access, auth.revoke, apps.uninstall."""

from playground.api.methods.call import ApiCall
from playground.core.installs import Install
from playground.errors import ApiError
from playground.wire import Json


def access(call: ApiCall) -> Json:
    if call.text("client_secret") != call.app.client_secret:
        raise ApiError("bad_client_secret")
    server = call.server
    agreed = server.codes.redeem(call.text("code") or "", call.app.id, redirect_uri=call.text("redirect_uri"))
    install = server.install(agreed)
    return {
        "access_token": install.token,
        "token_type": "bot",
        "scope": ",".join(sorted(install.scopes)),
        "bot_user_id": install.app.user,
        "app_id": install.app.id,
        "team": _team(call, install),
        "enterprise": _enterprise(install),
        "is_enterprise_install": install.is_org_wide,
        "authed_user": {"id": install.installer},
    }


def revoke(call: ApiCall) -> Json:
    if call.flag("test"):
        return {"revoked": False}
    call.server.uninstall(call.install, whole=False)
    return {"revoked": True}


def uninstall(call: ApiCall) -> Json:
    if call.require("client_id") != call.app.client_id:
        known = any(app.client_id == call.text("client_id") for app in call.server.apps.values())
        raise ApiError("client_id_token_mismatch" if known else "invalid_client_id")
    if call.require("client_secret") != call.app.client_secret:
        raise ApiError("bad_client_secret")
    call.server.uninstall(call.install)
    return {}


def _team(call: ApiCall, install: Install) -> Json | None:
    if install.team is None:
        return None
    workspace = call.server.slacks[install.team].workspace
    return {"id": workspace.id, "name": workspace.name}


def _enterprise(install: Install) -> Json | None:
    return {"id": install.enterprise.id, "name": install.enterprise.name} if install.enterprise else None
