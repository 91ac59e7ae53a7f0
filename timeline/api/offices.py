"""Which offices the articles give a person, and where they contradict each other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from timeline.importer.disagreeing import exclude_each_other
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
    """Nothing, or one disagreement that names all offices for which another, which nobody holds beside it, was printed then."""
    days: dict[str, list[tuple[date, int]]] = {}  # by office, when which article printed it
    for role in roles:
        days.setdefault(role.office, []).append((role.article.published_on, role.article_id))
    values = []
    for office, printed in days.items():
        rivals = sorted(day for other in days if exclude_each_other(office, other) for day, _ in days[other])
        if articles := {article for day, article in printed if _any_about(day, rivals)}:
            values.append({"value": office, "articles": sorted(articles)})
    return [{"about": "office", "values": values}] if values else []


def _any_about(day: date, days: Sequence[date]) -> bool:
    """Whether any of the days, which are in order, is about that day."""
    place = bisect_left(days, day - SAME_TIME)
    return place < len(days) and days[place] <= day + SAME_TIME
