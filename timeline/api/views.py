"""What every view of the API does alike: refuse unknown parameters, hand out pages."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from django.http import QueryDict
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.exceptions import ParseError, ValidationError
from rest_framework.parsers import JSONParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from timeline.api.schema import ApiSchema
from timeline.paging import CursorError, Page
from timeline.parameters import unknown_name

PAGE_SIZE = 50
MOST_PAGE_SIZE = 200
PAGING = ("cursor", "page_size")
PAGING_PARAMETERS = [
    OpenApiParameter("cursor", str, description="Where the page begins: taken from “next” or “previous” as it stands."),
    OpenApiParameter("page_size", int, description=f"Rows of a page, 1 to {MOST_PAGE_SIZE}; {PAGE_SIZE} when not given."),
]


class ShallowJSONParser(JSONParser):
    def parse(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().parse(*args, **kwargs)
        except RecursionError:
            raise ParseError("The JSON is nested too deeply.") from None


class JsonView(APIView):
    """A view that names the query parameters it reads; any other is a 400, once the reader was let in."""

    parameters: Collection[str] = ()
    parser_classes = (ShallowJSONParser,)
    schema = ApiSchema()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        unknown = request.query_params.keys() - set(self.parameters)
        if unknown:
            raise ValidationError({name: [unknown_name(name, self.parameters)] for name in sorted(unknown)})


def page_response(
    request: Request,
    query: str,
    serializer: type[serializers.Serializer],
    page: Callable[[str | None, int, str], Page[Any]],
) -> Response:
    """A page as JSON with the addresses of its neighbours. `page` makes it of cursor, size and query."""
    try:
        found = page(request.query_params.get("cursor"), _page_size(request), query)
    except CursorError as error:
        raise ValidationError({"cursor": [str(error)]}) from None
    return Response(
        {
            "next": _address(request, query, found.next_cursor),
            "previous": _address(request, query, found.previous_cursor),
            "results": serializer(found.rows, many=True, context={"request": request}).data,
        }
    )


def _page_size(request: Request) -> int:
    given = request.query_params.get("page_size", str(PAGE_SIZE))
    if not (given.isascii() and given.isdigit() and 1 <= int(given[:9]) <= MOST_PAGE_SIZE and len(given) < 9):
        raise ValidationError({"page_size": [f"A page holds 1 to {MOST_PAGE_SIZE} rows; “{given[:20]}” is not such a number."]})
    return int(given)


def _address(request: Request, query: str, cursor: str | None) -> str | None:
    if cursor is None:
        return None
    onward = QueryDict(query, mutable=True)
    if "page_size" in request.query_params:
        onward["page_size"] = request.query_params["page_size"]
    onward["cursor"] = cursor
    return request.build_absolute_uri(f"{request.path}?{onward.urlencode()}")
