from __future__ import annotations

from typing import Any

from django.http import QueryDict
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from timeline.annotations.writing import NoteError, annotate, revise, withdraw
from timeline.api.fields import StrictSerializer, TextField
from timeline.api.schema import paged
from timeline.api.serializers import AnnotationSerializer
from timeline.api.views import PAGING, PAGING_PARAMETERS, JsonView, page_response
from timeline.models import Annotation, Article, Event, Tag
from timeline.paging import page_in_order

MOST_OF_AN_ID = 2**63 - 1
_PARAMETERS = [
    OpenApiParameter("event", int, description="Only notes on this event."),
    OpenApiParameter("article", int, description="Only notes on passages of this article."),
    OpenApiParameter("tag", str, description="Only notes with this tag."),
]


class AnnotationChangeSerializer(StrictSerializer):
    body = TextField(required=False, help_text="The note.")
    tags = serializers.ListField(
        child=TextField(), required=False, help_text="Words, with or without #. They replace the old ones."
    )


class NewAnnotationSerializer(StrictSerializer):
    """A note on an event; or, with `article` and `quote`, on a passage."""

    event = serializers.IntegerField(required=False, allow_null=True, min_value=1, max_value=MOST_OF_AN_ID)
    article = serializers.IntegerField(required=False, allow_null=True, min_value=1, max_value=MOST_OF_AN_ID)
    quote = TextField(required=False, allow_blank=True, trim_whitespace=False, help_text="The exact words of the passage.")
    start = serializers.IntegerField(
        required=False,
        allow_null=True,
        help_text="Where they begin, in code points of the text; needed when they stand there twice.",
    )
    end = serializers.IntegerField(required=False, allow_null=True)
    body = TextField(help_text="The note.")
    tags = serializers.ListField(child=TextField(), required=False, help_text="Words, with or without #.")


class Annotations(JsonView):
    """Notes, oldest first."""

    parameters = ("event", "article", "tag", *PAGING)

    @extend_schema(parameters=_PARAMETERS + PAGING_PARAMETERS, responses=paged(AnnotationSerializer))
    def get(self, request: Request) -> Response:
        notes = Annotation.objects.visible_to(request.user).with_details()
        query = QueryDict(mutable=True)
        for name in ("event", "article", "tag"):
            if value := request.query_params.get(name):
                query[name] = value
        for name in ("event", "article"):
            if name in query:
                notes = notes.filter(**{name: _known(request, name, query[name])})
        if "tag" in query:
            if "\0" in query["tag"] or not Tag.objects.filter(name=query["tag"]).exists():  # PostgreSQL fails on NUL
                raise ValidationError({"tag": [f"unknown tag “{query['tag'][:60]}”"]})
            notes = notes.filter(tags__name=query["tag"])
        return page_response(
            request,
            query.urlencode(),
            AnnotationSerializer,
            lambda cursor, size, query: page_in_order(notes, order=("created_at", "id"), cursor=cursor, size=size, query=query),
        )

    @extend_schema(request=NewAnnotationSerializer, responses={201: AnnotationSerializer})
    def post(self, request: Request) -> Response:
        """Write a note on an event, or on a passage of an article."""
        given = NewAnnotationSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        values = dict(given.validated_data)
        event = _target(Event.objects.visible_to(request.user), "event", values.pop("event", None))
        article = _target(Article.objects.visible_to(request.user), "article", values.pop("article", None))
        try:
            note = annotate(request.user, event=event, article=article, **values)
        except NoteError as error:
            raise ValidationError(error.errors) from None
        answer = AnnotationSerializer(note, context={"request": request}).data
        return Response(answer, status=201, headers={"Location": answer["url"]})


class AnnotationDetail(JsonView):
    """One note."""

    @extend_schema(responses=AnnotationSerializer)
    def get(self, request: Request, pk: int) -> Response:
        return Response(AnnotationSerializer(self._note(request, pk), context={"request": request}).data)

    @extend_schema(request=AnnotationChangeSerializer, responses=AnnotationSerializer)
    def patch(self, request: Request, pk: int) -> Response:
        """Change the words or the tags of a note of one's own."""
        note = self._own_note(request, pk)
        given = AnnotationChangeSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        try:
            revise(note, **given.validated_data)
        except NoteError as error:
            raise ValidationError(error.errors) from None
        return Response(AnnotationSerializer(self._note(request, pk), context={"request": request}).data)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, pk: int) -> Response:
        """Take a note of one's own back."""
        withdraw(self._own_note(request, pk))
        return Response(status=204)

    def _note(self, request: Request, pk: int) -> Annotation:
        return get_object_or_404(Annotation.objects.visible_to(request.user).with_details(), pk=pk)

    def _own_note(self, request: Request, pk: int) -> Annotation:
        note = self._note(request, pk)
        if not Annotation.objects.editable_by(request.user).filter(pk=pk).exists():
            raise PermissionDenied("Only its author changes a note.")
        return note


def _known(request: Request, name: str, value: str) -> int:
    """The id of an event or article that is there, if only for its notes."""
    if not (value.isascii() and value.isdigit() and int(value[:20]) <= MOST_OF_AN_ID):
        raise ValidationError({name: [f"“{value[:40]}” is not an id."]})
    rows = Event.objects.all() if name == "event" else Article.objects.visible_to(request.user)
    if not rows.filter(pk=int(value)).exists():
        raise ValidationError({name: [f"unknown {name} “{value}”"]})
    return int(value)


def _target(queryset: Any, name: str, pk: int | None) -> Any:
    """The row that a note is to stand on; None when none is named."""
    if pk is None:
        return None
    row = queryset.filter(pk=pk).first()
    if row is None:
        raise ValidationError({name: [f"There is no {name} {pk}."]})
    return row
