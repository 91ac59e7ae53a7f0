"""One shape for every error, after RFC 9457: title, status, detail, and `errors` by field or parameter."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import JsonResponse
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.response import Response
from rest_framework.views import exception_handler

CONTENT_TYPE = "application/problem+json"


class TooLarge(APIException):
    """A field that holds more than is taken: the same status as a body that does."""

    status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.errors = {field: [sentence]}


def as_json(error: Exception, context: dict[str, Any]) -> Response | None:
    """The answer to an exception of a view; None for one that is our own mistake, which Django reports as such."""
    if isinstance(error, SuspiciousOperation):  # more parameters than Django reads
        return Response(problem(400, str(error)), status=400, content_type=CONTENT_TYPE)
    response = exception_handler(error, context)
    if response is None:
        return None
    if isinstance(error, TooLarge):
        response.data = problem(error.status_code, str(error.detail), error.errors)
    elif isinstance(error, ValidationError):
        errors = dict(_by_field("", response.data))
        detail = " ".join(f"{name}: {sentence}" for name, sentences in errors.items() for sentence in sentences)
        response.data = problem(response.status_code, detail, errors)
    else:
        detail = response.data.get("detail", "") if isinstance(response.data, dict) else ""
        response.data = problem(response.status_code, str(detail))
    response.content_type = CONTENT_TYPE
    return response


def problem(status: int, detail: str, errors: Mapping[str, list[str]] | None = None) -> dict[str, Any]:
    """The body of an error."""
    return {"title": HTTPStatus(status).phrase, "status": status, "detail": detail, "errors": dict(errors or {})}


def problem_response(status: int, detail: str) -> JsonResponse:
    """The same from outside a view of the API: a path that leads nowhere, a body that is too large."""
    return JsonResponse(problem(status, detail), status=status, content_type=CONTENT_TYPE)


def _by_field(name: str, found: Any) -> list[tuple[str, list[str]]]:
    """Nested errors flattened: {"tags": {0: ["…"]}} becomes "tags.0"."""
    if isinstance(found, Mapping):
        return [pair for key, inner in found.items() for pair in _by_field(f"{name}.{key}" if name else str(key), inner)]
    if isinstance(found, list) and not all(isinstance(sentence, str) for sentence in found):
        return [pair for place, inner in enumerate(found) for pair in _by_field(f"{name}.{place}" if name else str(place), inner)]
    return [(name or "query", [str(sentence) for sentence in found] if isinstance(found, list) else [str(found)])]
