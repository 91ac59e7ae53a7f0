"""Which offices the articles give a person, and where they contradict each other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from timeline.models import ActorRole

# Offices change hands; only articles of about the same time contradict each other.
SAME_TIME = timedelta(days=31)


def offices_of(roles: Iterable[ActorRole]) -> list[dict[str, Any]]:
    """[{"office", "articles": [every place that prints it]}], each office once, in the order of `roles`."""
    by_office: dict[str, list[ActorRole]] = {}
    for role in roles:
        by_office.setdefault(role.office, []).append(role)
    return [{"office": office, "articles": printed} for office, printed in by_office.items()]


def disagreements_of(roles: Iterable[ActorRole]) -> list[dict[str, Any]]:
    """Nothing, or one disagreement that names all offices for which another was printed at about the same time."""
    printed = list(roles)
    values: dict[str, set[int]] = {}
    for role in printed:
        if any(
            other.office != role.office and abs(other.article.published_on - role.article.published_on) <= SAME_TIME
            for other in printed
        ):
            values.setdefault(role.office, set()).add(role.article_id)
    if not values:
        return []
    return [{"about": "office", "values": [{"value": office, "articles": sorted(ids)} for office, ids in values.items()]}]
