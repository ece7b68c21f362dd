"""Sharing files: files.getUploadURLExternal, files.completeUploadExternal, files.info, files.delete."""

from typing import Any

from playground.api.methods.call import ApiCall
from playground.api.methods.chat import composed, destination
from playground.api.methods.content import Content, accepted
from playground.core.files import File, file_json
from playground.core.world import Conversation
from playground.errors import ApiError
from playground.wire import Json

ALT_TEXT = 1000  # source: https://docs.slack.dev/reference/methods/files.getUploadURLExternal
CHANNELS = 100  # source: https://docs.slack.dev/reference/methods/files.completeUploadExternal


def announce(call: ApiCall) -> Json:
    length = call.number("length", 0)
    if length < 1:
        raise ApiError("invalid_arguments", ["length must be the number of bytes"])
    alt = call.text("alt_txt") or ""
    if len(alt) > ALT_TEXT:
        raise ApiError("alt_txt_too_large")
    file = call.slack.files.announce(call.require("filename"), length, user=call.app.user, team=call.slack.workspace.id)
    file.alt = alt
    return {"upload_url": f"{call.slack.base_url}/upload/{file.id}", "file_id": file.id}


def complete(call: ApiCall) -> Json:
    given = call.parsed("files")
    if not isinstance(given, list) or not given:
        raise ApiError("invalid_arguments", ["missing required field: files"])
    files = [_sent(call, one) for one in given]
    places = [_place(call, uid) for uid in _channels(call)]
    told = [file_json(file, call.slack.base_url) for file in files]
    for place in places:
        _share(call, place, files=told)
    return {"files": told}


def info(call: ApiCall) -> Json:
    file = call.slack.files.find(call.require("file"), team=call.slack.workspace.id)
    return {"file": file_json(file, call.slack.base_url), "comments": [], "content": None}


def delete(call: ApiCall) -> Json:
    """The file is gone, and wherever it was shared stands that there was one."""
    file = call.slack.files.find(call.require("file"), team=call.slack.workspace.id)
    if file.user != call.app.user:
        raise ApiError("cant_delete_file")
    call.slack.delete_file(file)
    return {}


def _sent(call: ApiCall, given: Any) -> File:
    if not isinstance(given, dict):
        raise ApiError("invalid_arguments", ["files must be a list of objects"])
    file = call.slack.files.find(str(given.get("id")), team=call.slack.workspace.id)
    if file.content is None:
        raise ApiError("file_not_found", ["its bytes never came"])
    file.title = given.get("title") or file.title
    return file


def _channels(call: ApiCall) -> list[str]:
    named = call.text("channels") or call.text("channel_id") or ""
    # `files_upload_v2` of Slack's Python client puts a comma behind each letter of a single channel.
    if named.replace(",", "") in call.slack.world.conversations:
        return [named.replace(",", "")]
    channels = [uid.strip() for uid in named.split(",") if uid.strip()]
    if len(channels) > CHANNELS:
        raise ApiError("channels_limit_exceeded")
    return channels


def _place(call: ApiCall, uid: str) -> Conversation:
    # A file is shared into a conversation by its id; unlike a message it opens none with a person.
    if uid in call.slack.world.people:
        raise ApiError("channel_not_found")
    return destination(call, uid)


def _share(call: ApiCall, place: Conversation, *, files: list[Json]) -> None:
    blocks = accepted(call.parsed("blocks", "invalid_blocks_format"), call.slack.fresh)
    said = Content(call.text("initial_comment") or "", blocks)
    call.slack.post(composed(call, place, said=said, files=files))
