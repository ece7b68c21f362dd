"""A Slack that says yes to everything at once: `python -m bench.apps.null_slack PORT [TEAM]`."""

import itertools
import sys

from aiohttp import web

COUNT = itertools.count(1)
TEAM = sys.argv[2] if len(sys.argv) > 2 else "T1"
ME = {"ok": True, "team_id": TEAM, "team": "T", "user_id": "UBOT", "bot_id": "B1", "url": "http://x/"}
SCOPES = "chat:write,commands,im:history,im:write,users:read,channels:read,groups:read,dnd:read,team:read,files:write"


async def answer(request: web.Request) -> web.Response:
    method = request.match_info["method"]
    if method == "chat.postMessage":
        said = {"ok": True, "channel": "D1", "ts": f"1700000000.{next(COUNT):06d}", "message": {}}
    elif method == "auth.test":
        said = ME
    elif method == "users.info":
        form = await request.post()
        said = {"ok": True, "user": member(str(form.get("user") or request.query.get("user")))}
    elif method == "users.list":
        said = {"ok": True, "members": []}
    elif method == "dnd.teamInfo":
        form = await request.post()
        users = str(form.get("users") or request.query.get("users") or "").split(",")
        said = {"ok": True, "users": {user: {"dnd_enabled": False} for user in users}}
    else:
        said = {"ok": True, "channel": "D1", "ts": "1700000000.000001", "view": {"id": "V1"}, "dnd_enabled": False}
    return web.json_response(said, headers={"x-oauth-scopes": SCOPES})


def member(slack_id: str) -> dict[str, object]:
    flags = ("is_bot", "deleted", "is_restricted", "is_ultra_restricted", "is_stranger", "is_admin", "is_owner")
    profile = {"display_name": slack_id, "real_name": slack_id, "status_text": "", "status_emoji": ""}
    return {
        "id": slack_id,
        "team_id": TEAM,
        "name": slack_id,
        "real_name": slack_id,
        "tz": "Europe/Berlin",
        "locale": "en-US",
        "profile": {**profile, "status_expiration": 0},
        **dict.fromkeys(flags, False),
    }


if __name__ == "__main__":
    app = web.Application()
    app.router.add_route("*", "/api/{method}", answer)
    web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), print=None, access_log=None)
