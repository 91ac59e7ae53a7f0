"""The only module that knows HTMX's headers."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.cache import patch_vary_headers


def wanted_part(request: HttpRequest, partials: Collection[str]) -> str:
    """The part of the page that HTMX asked for, or nothing when the whole page is wanted.

    An element's id, the HX-Target header and the name of the template partial are one and the same word. A target
    that is not among `partials` gets the whole page, and so does Back in the browser, which sends no target.
    """
    target = request.headers.get("HX-Target", "")
    return target if request.headers.get("HX-Request") == "true" and target in partials else ""


def render_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    partials: Collection[str] = (),
    status: int = 200,
    address: str = "",
) -> TemplateResponse:
    """The page, or only the part of it that HTMX asked for; `address` is then what the browser is to show as its URL."""
    part = wanted_part(request, partials)
    # HTMX swaps no 4xx but 422; a part that explains what was wrong must reach the reader.
    response = TemplateResponse(
        request, f"{template}#{part}" if part else template, context, status=422 if part and status == 400 else status
    )
    if part and address:
        response["HX-Push-Url"] = address
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response


def redirect_page(request: HttpRequest, url: str) -> HttpResponse:
    """To another page. HTMX would put the other page inside the part it asked for, so it is told to leave instead."""
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    return HttpResponseRedirect(url)
