"""Requests that hold too much are refused before they are read."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat
from django.views.defaults import bad_request

from timeline.api.errors import problem_response


class RequestSizeLimit:
    """Answers 413 to a body over MAX_REQUEST_BYTES, in words for people and in JSON under /api/.

    It goes by the Content-Length, without which the server takes a body to be empty. Django's own limit counts no
    uploaded files and is only noticed after everything was received.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        size = int(length) if length.isdigit() else 0
        if size <= settings.MAX_REQUEST_BYTES:
            return self.get_response(request)
        if request.path.startswith("/api/"):
            limit = filesizeformat(settings.MAX_REQUEST_BYTES)
            article = filesizeformat(settings.MAX_ARTICLE_BYTES)
            detail = f"A request may hold up to {limit}, an article in it up to {article}; this one held {filesizeformat(size)}."
            return problem_response(413, detail)
        return render(request, "413.html", {"limit": settings.MAX_REQUEST_BYTES, "size": size}, status=413)


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answers 400, but 413 to more than MAX_REQUEST_FILES, which Django takes for an attack."""
    if isinstance(exception, TooManyFilesSent):
        return render(request, "413.html", {"most_files": settings.MAX_REQUEST_FILES}, status=413)
    return bad_request(request, exception)
