"""The only module that knows HTMX's headers."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.cache import patch_vary_headers


def render_page(
    request: HttpRequest, template: str, context: dict[str, Any], *, partials: Collection[str] = (), status: int = 200
) -> TemplateResponse:
    """The page, or only the part of it that HTMX asked for.

    An element's id, the HX-Target header and the name of the template partial are one and the same word. A target
    that is not among `partials` gets the whole page, and so does Back in the browser, which sends no target.
    """
    target = request.headers.get("HX-Target", "")
    wants_part = request.headers.get("HX-Request") == "true" and target in partials
    response = TemplateResponse(request, f"{template}#{target}" if wants_part else template, context, status=status)
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response
