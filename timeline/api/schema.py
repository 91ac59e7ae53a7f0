"""What the OpenAPI schema tells beyond what the views show by themselves."""

from __future__ import annotations

from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, inline_serializer
from rest_framework import serializers

from timeline.api.errors import CONTENT_TYPE
from timeline.parameters import PARAMETERS

_ACTS = {"get": "read", "post": "write", "patch": "change", "delete": "delete"}


class ApiSchema(AutoSchema):
    """Operations named by act and view, grouped by what they are about; the one shape of an error stands in each."""

    def get_operation_id(self) -> str:
        return f"{_ACTS[self.method.lower()]}{type(self.view).__name__.removesuffix('View')}"

    def get_tags(self) -> list[str]:
        return [self.path.removeprefix("/api/v1/").split("/")[0] or "index"]

    def get_operation(self, *args: Any) -> dict[str, Any] | None:
        operation = super().get_operation(*args)
        if operation:
            problem = self.resolve_serializer(PROBLEM, "response").ref
            operation["responses"]["default"] = {
                "description": "An error, in one shape for all (RFC 9457).",
                "content": {CONTENT_TYPE: {"schema": problem}},
            }
        return operation


PROBLEM = inline_serializer(
    "Problem",
    {
        "title": serializers.CharField(),
        "status": serializers.IntegerField(),
        "detail": serializers.CharField(),
        "errors": serializers.DictField(
            child=serializers.ListField(child=serializers.CharField()), help_text="Sentences by field or parameter."
        ),
    },
)

FILTER_PARAMETERS = [
    OpenApiParameter(
        parameter.name,
        OpenApiTypes.STR,
        many=parameter.repeated,
        enum=parameter.choices or None,
        default=parameter.default or None,
        description=parameter.help,
    )
    for parameter in PARAMETERS.values()
]


def paged(serializer: type[serializers.Serializer]) -> serializers.Serializer:
    """The shape of a page of these."""
    return inline_serializer(
        f"{serializer.__name__.removesuffix('Serializer')}Page",
        {
            "next": serializers.URLField(allow_null=True, help_text="Address of the next page."),
            "previous": serializers.URLField(allow_null=True, help_text="Address of the page before."),
            "results": serializer(many=True),
        },
    )
