"""Signing in by name and password or by a one-time link, and signing out."""

from __future__ import annotations

from django.contrib import auth
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from sesame.utils import get_user

from timeline.web.forms import SignInForm
from timeline.web.htmx import render_page


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The form; whoever is already signed in goes on to where they wanted to be."""
    next_page = _safe_next(request)
    if request.user.is_authenticated:
        return HttpResponseRedirect(next_page)
    form = SignInForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        auth.login(request, form.get_user())
        return HttpResponseRedirect(next_page)
    return render_page(
        request, "signing/sign_in.html", {"form": form, "next": next_page}, status=422 if request.method == "POST" else 200
    )


@never_cache
@require_GET
def sign_in_link(request: HttpRequest) -> HttpResponse:
    """Opens the one-time link that `make run` prints. GET only: a HEAD of a link checker must not use it up."""
    user = get_user(request, update_last_login=False)  # login() updates it, and that is what makes the link single-use
    if user is None:
        return render_page(request, "signing/link_used.html", {}, status=403)
    auth.login(request, user)
    return HttpResponseRedirect(_safe_next(request))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    auth.logout(request)
    return HttpResponseRedirect(resolve_url("timeline"))


def _safe_next(request: HttpRequest) -> str:
    """Where to go after signing in: a page of this site, never an address of somebody else's."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return wanted
    return resolve_url("timeline")
