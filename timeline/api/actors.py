from __future__ import annotations

from django.db.models import Prefetch
from django.http import HttpResponse, HttpResponsePermanentRedirect, QueryDict
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from timeline.api.offices import disagreements_of, offices_of
from timeline.api.schema import paged
from timeline.api.serializers import ActorDetailSerializer, ListedActorSerializer
from timeline.api.views import PAGING, PAGING_PARAMETERS, JsonView, page_response
from timeline.models import Actor, ActorName, ActorRole
from timeline.paging import page_in_order
from timeline.search import fold
from timeline.vocabulary import ActorKind

ORDER = ("-event_count", "name", "id")
_PARAMETERS = [
    OpenApiParameter("q", str, description="Beginning of a name the actor goes by, without regard to case and accents."),
    OpenApiParameter("kind", str, enum=list(ActorKind), description="Only actors of this kind."),
]


class Actors(JsonView):
    """States, organisations, groups and persons, those with most events first."""

    parameters = ("q", "kind", *PAGING)

    @extend_schema(parameters=_PARAMETERS + PAGING_PARAMETERS, responses=paged(ListedActorSerializer))
    def get(self, request: Request) -> Response:
        actors = Actor.objects.visible_to(request.user).present().select_related("affiliation").prefetch_related("names")
        query = QueryDict(mutable=True)
        if beginning := request.query_params.get("q", "").strip():
            if not beginning.isprintable():  # PostgreSQL fails on NUL
                raise ValidationError({"q": ["A value holds no control characters."]})
            query["q"] = beginning
            actors = actors.filter(pk__in=ActorName.objects.filter(folded__startswith=fold(beginning)).values("actor"))
        if kind := request.query_params.get("kind"):
            if kind not in list(ActorKind):
                raise ValidationError({"kind": [f"“{kind}” is not one of: {', '.join(ActorKind)}."]})
            query["kind"] = kind
            actors = actors.filter(kind=kind)
        return page_response(
            request,
            query.urlencode(),
            ListedActorSerializer,
            lambda cursor, size, query: page_in_order(actors, order=ORDER, cursor=cursor, size=size, query=query),
        )


class ActorDetail(JsonView):
    """One actor with the offices that articles give it. An actor that was merged leads on to the one that remained."""

    @extend_schema(responses={200: ActorDetailSerializer, 308: OpenApiResponse(description="Merged into another actor.")})
    def get(self, request: Request, slug: str) -> HttpResponse:
        roles = ActorRole.objects.select_related("article__publisher").order_by("article__published_on", "article_id", "start")
        actors = Actor.objects.visible_to(request.user).select_related("affiliation", "merged_into")
        actor = get_object_or_404(actors.prefetch_related("names", Prefetch("roles", roles)), slug=slug)
        if actor.merged_into:
            survivor = reverse("api:actor", args=[actor.merged_into.slug], request=request)
            return HttpResponsePermanentRedirect(survivor, preserve_request=True, headers={"Cache-Control": "no-cache"})
        actor.offices, actor.disagreements = offices_of(actor.roles.all()), disagreements_of(actor.roles.all())
        return Response(ActorDetailSerializer(actor, context={"request": request}).data)
