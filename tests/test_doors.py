"""What is answered before any page or view is asked."""

from __future__ import annotations

import pytest
from django.test import Client


@pytest.mark.django_db
def test_a_host_name_that_is_not_ours_is_refused_in_words():
    answer = Client(headers={"Host": "elsewhere.example"}).get("/")
    assert answer.status_code == 400
    assert "cannot be read" in answer.content.decode()


@pytest.mark.parametrize(("path", "content_type"), [("/import/", "text/html"), ("/api/v1/articles/", "application/problem+json")])
def test_a_request_over_the_limit_is_refused_in_words(path, content_type, db, settings):
    settings.MAX_REQUEST_BYTES = 1000
    answer = Client().post(path, "x" * 1001, content_type="text/plain")
    assert answer.status_code == 413
    assert answer["Content-Type"].startswith(content_type)
    assert "1001" in answer.content.decode()
