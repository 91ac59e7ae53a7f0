from __future__ import annotations

import pytest
from django.core.management import call_command
from django.urls import get_resolver
from drf_spectacular.validation import validate_schema

from timeline.parameters import PARAMETERS

pytestmark = pytest.mark.django_db


@pytest.fixture
def schema(anonymous) -> dict:
    answer = anonymous.get("/api/v1/schema/", headers={"accept": "application/vnd.oai.openapi+json"})
    assert answer.status_code == 200
    return answer.json()


def test_the_schema_is_valid_openapi(schema):
    assert schema["openapi"].startswith("3.1")
    validate_schema(schema)


def test_every_route_and_method_is_in_the_schema(schema):
    not_data = {"schema", "docs", None}  # the schema itself, its browser, and the answer to any other path
    routes = {
        "/api/" + str(pattern.pattern).replace("<int:pk>", "{id}").replace("<slug:slug>", "{slug}"): pattern.callback.view_class
        for included in get_resolver().url_patterns
        if getattr(included, "app_name", "") == "api"
        for pattern in included.url_patterns
        if pattern.name not in not_data
    }
    methods = {
        path: {method for method in ("get", "post", "patch", "put", "delete") if hasattr(view, method)}
        for path, view in routes.items()
    }
    assert len(routes) > 9
    assert {path: set(operations) for path, operations in schema["paths"].items()} == methods


@pytest.mark.parametrize("path", ["/api/v1/events/", "/api/v1/facets/"])
def test_every_parameter_of_the_filter_is_in_the_schema(path, schema):
    told = {parameter["name"]: parameter for parameter in schema["paths"][path]["get"]["parameters"]}
    assert PARAMETERS.keys() <= told.keys()
    assert all(told[name]["description"] == parameter.help for name, parameter in PARAMETERS.items())


def test_answers_hold_what_the_schema_says(schema):
    event = schema["components"]["schemas"]["Event"]
    assert {"date", "participants", "mentions", "disagreements"} <= set(event["required"])
    assert all(operation["responses"] for path in schema["paths"].values() for operation in path.values())


def test_errors_and_tokens_are_described(schema):
    assert "tokenAuth" in schema["components"]["securitySchemes"]
    for path in schema["paths"].values():
        for operation in path.values():
            content = operation["responses"]["default"]["content"]
            assert content["application/problem+json"]["schema"] == {"$ref": "#/components/schemas/Problem"}


def test_the_schema_is_made_without_a_guess(tmp_path):
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", str(tmp_path / "schema.yaml"))


def test_the_browser_of_the_schema_loads_only_from_here(anonymous):
    page = anonymous.get("/api/docs/")
    assert page.status_code == 200
    assert b"swagger-ui" in page.content
    assert b"https://cdn" not in page.content
    assert b"<script>" not in page.content
    policy = page["Content-Security-Policy"]
    assert "default-src 'self';" in policy
    assert "script-src" not in policy
    assert b"SwaggerUIBundle" in anonymous.get("/api/docs/?script=").content
