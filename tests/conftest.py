"""The named cast: who may do what is told by these people everywhere."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest test goes first, so that the other worker has something to do all the while."""
    items.sort(key=lambda item: item.get_closest_marker("postgres") is None)


@pytest.fixture
def alice(db: None) -> User:
    """The owner: staff, and may do everything."""
    return User.objects.create_superuser("alice", "alice@example.org", "alice-password")


@pytest.fixture
def bob(db: None) -> User:
    """A colleague: signed in, writes notes of his own."""
    return User.objects.create_user("bob", "bob@example.org", "bob-password")


@pytest.fixture
def as_alice(alice: User) -> Client:
    return _signed_in(alice)


@pytest.fixture
def as_bob(bob: User) -> Client:
    return _signed_in(bob)


@pytest.fixture
def anonymous(db: None) -> Client:
    """A reader nobody knows."""
    return Client()


def _signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
