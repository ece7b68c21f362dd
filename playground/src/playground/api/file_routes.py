"""The way of files: their bytes come in at an address that was given out, and can be read."""

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from playground.api import multipart
from playground.core.files import Files
from playground.errors import ApiError


class FileRoutes:
    """Routes for the files of one playground."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.routes = [
            Route("/upload/{file}", self.receive, methods=["POST"]),
            Route("/files/{file}/{name}", self.read),
        ]

    async def receive(self, request: Request) -> Response:
        """Takes the bytes of a file that was announced."""
        try:
            self._files.receive(request.path_params["file"], await _bytes(request))
        except ApiError as error:
            return JSONResponse(error.answer, 400)
        return PlainTextResponse("OK")

    async def read(self, request: Request) -> Response:
        """Gives a file to whoever has its address: this Slack runs on loopback, for one developer."""
        try:
            content = self._files.find(request.path_params["file"]).content
        except ApiError:
            content = None
        if content is None:
            return PlainTextResponse("file_not_found", 404)
        # As a download, and never as a page: an app's file must not run as ours.
        return Response(content, media_type="application/octet-stream", headers={"content-disposition": "attachment"})


async def _bytes(request: Request) -> bytes:
    """What was sent: the body itself, or the file in a form of several parts."""
    content = await request.body()
    kind = request.headers.get("content-type", "")
    if not kind.startswith(multipart.KIND):
        return content
    return next((part.content for part in multipart.parts(content, kind) if part.is_file), b"")
