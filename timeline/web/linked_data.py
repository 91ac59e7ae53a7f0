"""An event for machines that read pages: schema.org JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from timeline.vocabulary import ActorKind, Role
from timeline.web.opened import OpenedEvent

_SAFE_IN_HTML = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
_KINDS = {ActorKind.PERSON: "Person", ActorKind.STATE: "Country"}


def linked_data(opened: OpenedEvent, absolute: Callable[[str], str]) -> SafeString:
    """What stands in `<script type="application/ld+json">`, escaped so that no text can end the element.

    Dates are left out where an end is open, and actors who are only understood: schema.org has no word for "on or before",
    and none for a guess.
    """
    event = opened.event
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": absolute(event.get_absolute_url()),
        "url": absolute(event.get_absolute_url()),
        "name": event.title,
        "description": opened.description,
        "subjectOf": [
            {
                "@type": "NewsArticle",
                "headline": source.article.title,
                "datePublished": source.article.published_on.isoformat(),
                "publisher": {"@type": "Organization", "name": source.publisher},
                "url": source.article.url or absolute(source.article.get_absolute_url()),
            }
            for source in opened.sources
        ],
        "about": [
            {"@type": _KINDS.get(part.actor.kind, "Organization"), "name": part.actor.name}
            for part in event.named_participations
            if part.role in (Role.SOURCE, Role.TARGET) and not part.is_understood
        ],
    }
    if not event.is_undated:
        data |= {"startDate": event.start.isoformat(), "endDate": event.end.isoformat()}
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(_SAFE_IN_HTML))  # noqa: S308 - escaped just now
