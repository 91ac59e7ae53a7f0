from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import Resolver404, resolve
from django.views.decorators.csrf import csrf_exempt
from drf_spectacular.utils import extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.authtoken.models import Token
from rest_framework.authtoken.serializers import AuthTokenSerializer
from rest_framework.parsers import FormParser
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from timeline.api.errors import problem_response
from timeline.api.views import JsonView, ShallowJSONParser

LISTS = ("events", "facets", "actors", "articles", "annotations", "schema", "docs")


class Index(JsonView):
    """Where everything is."""

    @extend_schema(responses=inline_serializer("Index", {name: serializers.URLField() for name in LISTS}))
    def get(self, request: Request) -> Response:
        return Response({name: reverse(f"api:{name}", request=request) for name in LISTS})


class TokenView(JsonView):
    """A token for a name and a password, to be sent as “Authorization: Token …”. It stays the same until it is deleted."""

    authentication_classes = ()
    permission_classes = (AllowAny,)
    parser_classes = (ShallowJSONParser, FormParser)  # a form is what curl -d sends

    @extend_schema(
        request=inline_serializer("Credentials", {"username": serializers.CharField(), "password": serializers.CharField()}),
        responses=inline_serializer("Token", {"token": serializers.CharField()}),
        auth=[],
    )
    def post(self, request: Request) -> Response:
        given = AuthTokenSerializer(data=request.data, context={"request": request})
        given.is_valid(raise_exception=True)
        token, _ = Token.objects.get_or_create(user=given.validated_data["user"])
        return Response({"token": token.key})


@csrf_exempt
def nowhere(request: HttpRequest, path: str = "") -> HttpResponse:
    """Any other path. One that only lacks its closing slash leads on, with method and body kept."""
    if not request.path.endswith("/"):
        try:
            found = resolve(f"{request.path}/")
        except Resolver404:
            found = None
        if found and found.func is not nowhere:
            onward = request.get_full_path(force_append_slash=True)
            return HttpResponsePermanentRedirect(onward, preserve_request=True)
    return problem_response(404, f"There is nothing at {request.path[:200]}.")
