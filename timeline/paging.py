"""Pages of the timeline by key, never by offset: the millionth event is as near as the first, and no page has a number.

A cursor names the event that a page begins after. It is bound to its query, so that a cursor of one question cannot be
put to another and silently answer with the wrong events.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

from django.utils.crypto import constant_time_compare, salted_hmac

from timeline.models import Event, EventQuerySet


class CursorError(ValueError):
    """The cursor is damaged, or belongs to another query. Its text is for the reader."""


@dataclass(frozen=True, slots=True)
class Page:
    rows: list[Event]
    next_cursor: str | None
    previous_cursor: str | None


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of the timeline that is read in one direction of the sort key."""

    dated: bool | None  # None: both
    ascending: bool

    def rows(self, queryset: EventQuerySet, beyond: int | None, limit: int) -> list[Event]:
        if self.dated is not None:
            queryset = queryset.dated() if self.dated else queryset.undated()
        if beyond is not None:
            queryset = queryset.filter(sort_key__gt=beyond) if self.ascending else queryset.filter(sort_key__lt=beyond)
        return list(queryset.order_by("sort_key" if self.ascending else "-sort_key")[:limit])

    def holds(self, key: int) -> bool:
        return self.dated is None or self.dated == (key > 0)

    def backwards(self) -> _Stretch:
        return _Stretch(self.dated, not self.ascending)


# Undated events have negative keys (importer.sorting) and come last in both orders.
_ORDERS = {
    "newest": (_Stretch(dated=None, ascending=False),),
    "oldest": (_Stretch(dated=True, ascending=True), _Stretch(dated=False, ascending=True)),
}


def page_of(queryset: EventQuerySet, *, sort: str, cursor: str | None, size: int, query: str) -> Page:
    """One page of `queryset` in the order `sort` (newest or oldest first), at most `size` rows.

    `cursor` comes from another page of the same `query` (`EventFilter.to_query()`); None or empty is the first page.
    Raises CursorError. Costs one query and the prefetches of `queryset`, twice that on a page where the dated events end.
    """
    order = _ORDERS[sort]
    forward, key = _read(cursor, query) if cursor else (True, None)
    if not forward:
        order = tuple(stretch.backwards() for stretch in reversed(order))
    if key is not None:
        order = order[next(place for place, stretch in enumerate(order) if stretch.holds(key)) :]
    rows: list[Event] = []
    for stretch in order:
        rows += stretch.rows(queryset, key, size + 1 - len(rows))
        if len(rows) > size:
            break
        key = None  # the next stretch is read from its beginning
    more, rows = len(rows) > size, rows[:size]
    if not forward:
        rows.reverse()
    has_next, has_previous = (more, bool(cursor)) if forward else (True, more)
    return Page(
        rows,
        next_cursor=_write(rows[-1], query, forward=True) if rows and has_next else None,
        previous_cursor=_write(rows[0], query, forward=False) if rows and has_previous else None,
    )


def _write(row: Event, query: str, *, forward: bool) -> str:
    text = f"{'n' if forward else 'p'}{row.sort_key}"
    return base64.urlsafe_b64encode(f"{text}.{_seal(text, query)}".encode()).decode().rstrip("=")


def _read(cursor: str, query: str) -> tuple[bool, int]:
    try:
        text, _, seal = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii").partition(".")
        forward, key = text[:1] == "n", int(text[1:])
    except (binascii.Error, ValueError):
        raise CursorError("The cursor is damaged. Take it from “next” or “previous” as it stands.") from None
    if not constant_time_compare(seal, _seal(text, query)):
        raise CursorError("The cursor belongs to another query. Leave it out to begin with the first page.")
    return forward, key


def _seal(text: str, query: str) -> str:
    return salted_hmac("timeline.paging", f"{text}?{query}").hexdigest()[:12]
