"""Sharing files: files.getUploadURLExternal, files.completeUploadExternal, files.info."""

from playground.errors import ApiError
from playground.files import File, file_json
from playground.messages import Message
from playground.methods.call import ApiCall
from playground.methods.chat import destination
from playground.wire import Json


def announce(call: ApiCall) -> Json:
    length = call.number("length", 0)
    if length < 1:
        raise ApiError("invalid_arguments", ["length must be the number of bytes"])
    file = call.slack.files.announce(call.require("filename"), length, user=call.app.user)
    return {"upload_url": f"{call.slack.base_url}/upload/{file.id}", "file_id": file.id}


def complete(call: ApiCall) -> Json:
    given = call.parsed("files")
    if not isinstance(given, list) or not given:
        raise ApiError("invalid_arguments", ["missing required field: files"])
    files = [_sent(call, one) for one in given]
    told = [file_json(file, call.slack.base_url) for file in files]
    if call.text("channel_id") is not None:
        _share(call, told)
    return {"files": told}


def info(call: ApiCall) -> Json:
    return {"file": file_json(call.slack.files.find(call.require("file")), call.slack.base_url)}


def _sent(call: ApiCall, given: Json) -> File:
    file = call.slack.files.find(str(given.get("id")))
    if file.content is None:
        raise ApiError("file_not_found", ["its bytes never came"])
    file.title = given.get("title") or file.title
    return file


def _share(call: ApiCall, files: list[Json]) -> None:
    # A file is shared into a conversation by its id; unlike a message it opens none with a person.
    if call.require("channel_id") in call.slack.world.people:
        raise ApiError("channel_not_found")
    message = Message(
        ts=call.slack.messages.next_ts(),
        channel=destination(call, "channel_id").id,
        user=call.app.user,
        text=call.text("initial_comment") or "",
        thread_ts=call.text("thread_ts"),
        bot_id=call.app.bot,
        app_id=call.app.id,
        files=files,
    )
    call.slack.post(message)
