"""Pages by key, never by offset: the millionth row is as near as the first, and no page has a number.

A cursor names the row that a page begins after. It is bound to its query, so that a cursor of one question cannot be
put to another and silently answer with the wrong rows.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac

from timeline.models import Event, EventQuerySet

Row = TypeVar("Row", bound=Model)


class CursorError(ValueError):
    """The cursor is damaged, or belongs to another query. Its text is for the reader."""


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    rows: list[Row]
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


def page_of(queryset: EventQuerySet, *, sort: str, cursor: str | None, size: int, query: str) -> Page[Event]:
    """One page of the timeline in the order `sort` (newest or oldest first), at most `size` events.

    `cursor` comes from another page of the same `query` (`EventFilter.to_query()`); None or empty is the first page.
    Raises CursorError. Costs one query and the prefetches of `queryset`, twice that on a page where the dated events end.
    """
    order = _ORDERS[sort]
    forward, (key,) = _read(cursor, query, 1) if cursor else (True, (None,))
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
    return _page(rows, ("sort_key",), cursor, size, query, forward=forward)


def page_in_order(queryset: QuerySet[Row], *, order: Sequence[str], cursor: str | None, size: int, query: str) -> Page[Row]:
    """One page of any rows in the order of these columns ("-published_on", "-id"), which together must be unique.

    As `page_of`; no column may be null.
    """
    names = [name.removeprefix("-") for name in order]
    forward, keys = _read(cursor, query, len(order)) if cursor else (True, None)
    if not forward:
        order = [name.removeprefix("-") if name.startswith("-") else f"-{name}" for name in order]
    if keys is not None:
        # (a, b) < (x, y) is a < x, or a = x and b < y.
        beyond = (
            Q(
                **dict(zip(names[:place], keys, strict=False)),
                **{f"{names[place]}__{'lt' if name[0] == '-' else 'gt'}": keys[place]},
            )
            for place, name in enumerate(order)
        )
        queryset = queryset.filter(reduce(or_, beyond))
    return _page(list(queryset.order_by(*order)[: size + 1]), names, cursor, size, query, forward=forward)


def _page(rows: list[Row], names: Sequence[str], cursor: str | None, size: int, query: str, *, forward: bool) -> Page[Row]:
    """From up to `size` + 1 rows as they were read; the one too many only tells that there are more."""
    more, rows = len(rows) > size, rows[:size]
    if not forward:
        rows.reverse()
    has_next, has_previous = (more, bool(cursor)) if forward else (True, more)

    def cursor_at(row: Row, *, forward: bool) -> str:
        return _write([getattr(row, name) for name in names], query, forward=forward)

    return Page(
        rows,
        next_cursor=cursor_at(rows[-1], forward=True) if rows and has_next else None,
        previous_cursor=cursor_at(rows[0], forward=False) if rows and has_previous else None,
    )


def _write(keys: list[Any], query: str, *, forward: bool) -> str:
    text = json.dumps([forward, *keys], default=str, separators=(",", ":"))
    return base64.urlsafe_b64encode(f"{_seal(text, query)}{text}".encode()).decode().rstrip("=")


def _read(cursor: str, query: str, count: int) -> tuple[bool, Any]:
    """Whether to read forward, and the keys of the row to begin after."""
    try:
        sealed = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        seal, text = sealed[:_SEAL_LENGTH], sealed[_SEAL_LENGTH:]
        forward, *keys = json.loads(text)
    except (binascii.Error, ValueError, TypeError):
        raise CursorError("The cursor is damaged. Take it from “next” or “previous” as it stands.") from None
    if not constant_time_compare(seal, _seal(text, query)) or len(keys) != count:
        raise CursorError("The cursor belongs to another query. Leave it out to begin with the first page.")
    return forward, keys


_SEAL_LENGTH = 12


def _seal(text: str, query: str) -> str:
    return salted_hmac("timeline.paging", f"{text}?{query}").hexdigest()[:_SEAL_LENGTH]
