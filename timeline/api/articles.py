from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Count, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from timeline import edtf
from timeline.api.errors import TooLarge, problem_response
from timeline.api.fields import PrintedTextField, StrictSerializer, TextField
from timeline.api.schema import paged
from timeline.api.serializers import ArticleDetailSerializer, ArticleSerializer, EventSerializer
from timeline.api.views import PAGING, PAGING_PARAMETERS, JsonView, page_response
from timeline.importer.readers import Unreadable, read_text
from timeline.importer.storing import Imported
from timeline.importer.writing import import_article
from timeline.models import Article, Event, ImportedFile, Mention, Publisher, RemovedArticle
from timeline.models.articles import ArticleQuerySet
from timeline.paging import page_in_order
from timeline.parameters import NOT_STATED

ORDER = ("-published_on", "-id")
_PARAMETERS = [
    OpenApiParameter("publisher", str, description="Slug of a publisher, or “none” for articles that name none."),
    OpenApiParameter("from", str, description="First day of publication, as EDTF level 0."),
    OpenApiParameter("to", str, description="Last day of publication, as EDTF level 0."),
]


class NewArticleSerializer(StrictSerializer):
    """An article to import."""

    text = PrintedTextField(help_text="As printed, paragraphs separated by blank lines.")
    published_on = serializers.DateField(
        required=False,
        allow_null=True,
        help_text="Needed unless the text begins with “date 2020-01-09”, which is believed first.",
    )
    publisher = TextField(
        required=False, allow_blank=True, max_length=200, help_text="Not given: from the dateline, if there is one."
    )
    url = serializers.URLField(required=False, allow_blank=True, max_length=2000, help_text="Where it was published.")
    title = TextField(required=False, allow_blank=True, max_length=300, help_text="Not given: made from the text.")

    def validate_text(self, text: str) -> str:
        size = len(text.encode(errors="surrogatepass"))
        if size > settings.MAX_ARTICLE_BYTES:
            raise TooLarge("text", f"An article holds up to {settings.MAX_ARTICLE_BYTES:,} bytes; this one has {size:,}.")
        return text


class ImportedArticleSerializer(serializers.Serializer):
    """What became of an article, and the events that were found in it."""

    outcome = serializers.ChoiceField([outcome.value for outcome in ImportedFile.Outcome])
    warnings = serializers.ListField(child=serializers.CharField())
    article = ArticleDetailSerializer()
    events = EventSerializer(many=True)


class Articles(JsonView):
    """Articles, newest first."""

    parameters = ("publisher", "from", "to", *PAGING)

    @extend_schema(parameters=_PARAMETERS + PAGING_PARAMETERS, responses=paged(ArticleSerializer))
    def get(self, request: Request) -> Response:
        query = QueryDict(mutable=True)
        for name in ("publisher", "from", "to"):
            if value := request.query_params.get(name, "").strip():
                query[name] = value
        articles = _with_event_count(Article.objects.visible_to(request.user)).filter(_asked(query)).defer("text", "layout")
        return page_response(
            request,
            query.urlencode(),
            ArticleSerializer,
            lambda cursor, size, query: page_in_order(articles, order=ORDER, cursor=cursor, size=size, query=query),
        )

    @extend_schema(
        request=NewArticleSerializer,
        responses={201: ImportedArticleSerializer, 200: ImportedArticleSerializer},
    )
    def post(self, request: Request) -> Response:
        """Import one article: 201 when it is new, 200 when it was known; with the events that were found in it."""
        given = NewArticleSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        imported = _import(request.user, **given.validated_data)
        article = _with_event_count(Article.objects.all()).get(pk=imported.article.pk)
        events = Event.objects.visible_to(request.user).filter(mentions__article=article).distinct().newest_first().with_details()
        told = {"outcome": imported.outcome, "warnings": imported.warnings, "article": article, "events": events}
        answer = ImportedArticleSerializer(told, context={"request": request}).data
        status = 201 if imported.outcome == ImportedFile.Outcome.NEW else 200
        return Response(answer, status=status, headers={"Location": answer["article"]["url"]})


class ArticleDetail(JsonView):
    """One article with its text."""

    @extend_schema(responses={200: ArticleDetailSerializer, 410: OpenApiResponse(description="It was removed.")})
    def get(self, request: Request, pk: int) -> HttpResponse:
        article = _with_event_count(Article.objects.visible_to(request.user)).filter(pk=pk).first()
        if article is None:
            removed = get_object_or_404(RemovedArticle, pk=pk)
            return problem_response(410, f"This article was removed on {removed.removed_at:%Y-%m-%d}.")
        return Response(ArticleDetailSerializer(article, context={"request": request}).data)


def _with_event_count(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Counted row by row for the page only: a join would count all articles first."""
    counts = (
        Mention.objects.filter(article=OuterRef("pk"))
        .order_by()
        .values("article")
        .annotate(n=Count("event", distinct=True))
        .values("n")
    )
    return articles.select_related("publisher").annotate(event_count=Coalesce(Subquery(counts), 0, output_field=IntegerField()))


def _asked(query: QueryDict) -> Q:
    wanted = Q()
    if slug := query.get("publisher"):
        if slug != NOT_STATED and ("\0" in slug or not Publisher.objects.filter(slug=slug).exists()):  # PostgreSQL fails on NUL
            raise ValidationError({"publisher": [f"unknown publisher “{slug[:60]}”"]})
        wanted &= Q(publisher=None) if slug == NOT_STATED else Q(publisher__slug=slug)
    days: dict[str, date] = {}
    for name, lookup in (("from", "published_on__gte"), ("to", "published_on__lte")):
        if value := query.get(name):
            try:
                first, last = edtf.read(value)
            except ValueError as error:
                raise ValidationError({name: [str(error)]}) from None
            days[name] = first if name == "from" else last
            wanted &= Q(**{lookup: days[name]})
    if days.get("from", date.min) > days.get("to", date.max):
        sentence = f"The span ends ({query['to']}) before it begins ({query['from']})."
        raise ValidationError({"to": [sentence]})
    return wanted


def _import(
    by: User, text: str, published_on: date | None = None, publisher: str = "", url: str = "", title: str = ""
) -> Imported:
    try:
        read = read_text(text, name=title or url or "an article sent to the API", published_on=published_on)
    except Unreadable as error:
        field = "published_on" if "date" in error.reason and published_on is None else "text"
        raise ValidationError({field: [f"{error.place}: {error.reason}" if error.place else error.reason]}) from None
    return import_article(replace(read, publisher=publisher, url=url, title=title), by=by)
