"""What is written to the API is taken as it stands or refused, never guessed at."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers
from rest_framework.exceptions import ValidationError


class TextField(serializers.CharField):
    """A string and nothing else: CharField alone would take a number or true for one."""

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class PrintedTextField(TextField):
    """The text of an article. What cannot be stored, control characters and halves of pairs, the importer takes out."""

    def __init__(self, **options: Any) -> None:
        super().__init__(trim_whitespace=False, **options)
        self.validators = []


class StrictSerializer(serializers.Serializer):
    """Refuses fields it does not know, as the filter refuses parameters."""

    def to_internal_value(self, data: Any) -> Any:
        unknown = set(data) - set(self.fields) if isinstance(data, dict) else ()
        if unknown:
            known = ", ".join(self.fields)
            raise ValidationError({str(name): [f"“{name}” is not a field. Known are: {known}."] for name in sorted(unknown)})
        return super().to_internal_value(data)
