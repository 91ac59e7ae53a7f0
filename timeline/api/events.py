from __future__ import annotations

from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from timeline.api.errors import problem_response
from timeline.api.facet_serializers import FacetsSerializer
from timeline.api.schema import FILTER_PARAMETERS, paged
from timeline.api.serializers import EventSerializer
from timeline.api.views import PAGING, PAGING_PARAMETERS, JsonView, page_response
from timeline.facets import facets_of
from timeline.filters import EventFilter
from timeline.models import Event
from timeline.paging import page_of
from timeline.parameters import PARAMETERS


class Events(JsonView):
    """Events in the order of the timeline."""

    parameters = (*PARAMETERS, *PAGING)

    @extend_schema(parameters=FILTER_PARAMETERS + PAGING_PARAMETERS, responses=paged(EventSerializer))
    def get(self, request: Request) -> Response:
        asked = filter_of(request)
        events = asked.apply(Event.objects.visible_to(request.user).with_details())
        return page_response(
            request,
            asked.to_query(),
            EventSerializer,
            lambda cursor, size, query: page_of(events, sort=asked.sort, cursor=cursor, size=size, query=query),
        )


class EventDetail(JsonView):
    """One event with all its sentences. An event that was merged leads on to the one it became part of."""

    @extend_schema(
        responses={
            200: EventSerializer,
            308: OpenApiResponse(description="Merged into another event."),
            410: OpenApiResponse(description="No sentence reports it any more."),
        }
    )
    def get(self, request: Request, pk: int) -> HttpResponse:
        event = Event.objects.visible_to(request.user).with_details().filter(pk=pk).first()
        if event:
            return Response(EventSerializer(event, context={"request": request}).data)
        known = get_object_or_404(Event.objects.select_related("merged_into"), pk=pk)
        if known.merged_into is None:
            return problem_response(410, "No sentence reports this event any more.")
        survivor = reverse("api:event", args=[known.survivor().pk], request=request)
        return HttpResponsePermanentRedirect(survivor, preserve_request=True, headers={"Cache-Control": "no-cache"})


class FacetsView(JsonView):
    """What each further choice would give: counts by type, actor, publisher and so on, and the histogram."""

    parameters = tuple(PARAMETERS)

    @extend_schema(parameters=FILTER_PARAMETERS, responses=FacetsSerializer)
    def get(self, request: Request) -> Response:
        return Response(FacetsSerializer(facets_of(filter_of(request), request.user)).data)


def filter_of(request: Request) -> EventFilter:
    """The filter of the query string; a wrong one is a 400 that names every wrong parameter."""
    asked = EventFilter.from_query(request.query_params, also_allowed=PAGING)
    if asked.errors:
        raise ValidationError(dict(asked.errors))
    return asked
