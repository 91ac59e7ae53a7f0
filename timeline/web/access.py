"""Who may open a page at all: asked before the view looks anything up, so a stranger never learns what exists."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.http import urlencode

from timeline.web.htmx import redirect_page

View = Callable[..., HttpResponse]


def reads(view: View) -> View:
    """A page for readers: everybody, or with PUBLIC_READ=false whoever is signed in; others are sent to sign in first."""
    return _guarded(view, lambda request: settings.PUBLIC_READ or request.user.is_authenticated)


def writes(view: View) -> View:
    """A page or a form for people with an account; others are sent to sign in first."""
    return _guarded(view, lambda request: request.user.is_authenticated)


def _guarded(view: View, may_enter: Callable[[HttpRequest], bool]) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if may_enter(request):
            return view(request, *args, **kwargs)
        # A form that was sent cannot be sent again by a link: go on with the page it stood on.
        onward = request.get_full_path() if request.method in ("GET", "HEAD") else resolve_url("timeline")
        return redirect_page(request, f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': onward})}")

    return guarded
