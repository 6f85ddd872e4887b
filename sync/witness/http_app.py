"""A witness as an ASGI application: questions, its key, whether it is well, a few counts.

Refuses: listing logs, long bodies, and everything that is not one of its four addresses.
"""

import asyncio
from collections import Counter

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from sync.witness.judge import Judge
from sync.witness.question import BODY_LIMIT
from sync.witness.store import StoreBusy

_BODY_SECONDS = 10
_RETRY = {429: "60", 503: "5"}


class WitnessApp:
    """Answers for one judge."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._answered: Counter[int] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request (ASGI 3); anything but HTTP is left to end by itself."""
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        try:
            response = await self._respond(request)
        except (ClientDisconnect, TimeoutError):
            response = PlainTextResponse("too slow\n", 408)
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        match (request.method, request.url.path):
            case ("POST", "/add-checkpoint"):
                return await self._question(request)
            case ("GET", "/key"):
                return PlainTextResponse(f"{self._judge.key.public}\n")
            case ("GET", "/health"):
                return await self._health()
            case ("GET", "/metrics"):
                return await self._metrics()
            case _:
                return PlainTextResponse("not found\n", 404)

    async def _question(self, request: Request) -> Response:
        body = b""
        async with asyncio.timeout(_BODY_SECONDS):
            async for part in request.stream():
                body += part
                if len(body) > BODY_LIMIT:
                    return self._counted(PlainTextResponse("too long\n", 413))
        verdict = await run_in_threadpool(self._judge.hear, body)
        headers = {"content-type": verdict.media}
        if verdict.status in _RETRY:
            headers["retry-after"] = _RETRY[verdict.status]
        return self._counted(Response(verdict.body, verdict.status, headers))

    async def _health(self) -> Response:
        try:
            await run_in_threadpool(self._judge.store.count)
        except StoreBusy:
            return PlainTextResponse("the store does not answer\n", 503)
        return PlainTextResponse("well\n")

    async def _metrics(self) -> Response:
        lines = [
            f'rekamku_witness_answers_total{{status="{status}"}} {count}'
            for status, count in sorted(self._answered.items())
        ]
        try:
            lines.append(f"rekamku_witness_logs {await run_in_threadpool(self._judge.store.count)}")
        except StoreBusy:
            lines.append("rekamku_witness_store_up 0")
        return PlainTextResponse("".join(f"{line}\n" for line in lines))

    def _counted(self, response: Response) -> Response:
        self._answered[response.status_code] += 1
        return response
