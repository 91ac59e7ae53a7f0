from __future__ import annotations

from datetime import date

import pytest

from tests.builders import an_article, an_event, built_together
from timeline.models import Article, Event
from timeline.paging import CursorError, page_in_order, page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
@built_together()
def titles() -> list[str]:
    """Seven titles, oldest first, the two undated last."""
    for day in (1, 2, 3, 4, 5):
        an_event(f"Day {day}", start=date(2020, 1, day))
    an_event("Before the 6th", published_on=date(2020, 1, 6))
    an_event("Before the 8th", published_on=date(2020, 1, 8))
    return ["Day 1", "Day 2", "Day 3", "Day 4", "Day 5", "Before the 6th", "Before the 8th"]


NEWEST = ["Day 5", "Day 4", "Day 3", "Day 2", "Day 1", "Before the 8th", "Before the 6th"]


def page(cursor=None, *, sort="newest", size=3, query="q=x", events=None):
    queryset = Event.objects.all() if events is None else events
    return page_of(queryset, sort=sort, cursor=cursor, size=size, query=query)


def named(found) -> list[str]:
    return [event.title for event in found.rows]


@pytest.mark.parametrize("sort", ["newest", "oldest"])
def test_pages_forward_and_back_hold_every_event_once(titles, sort):
    expected = NEWEST if sort == "newest" else titles
    for size in (1, 2, 3, 5, 7, 8):
        current = page(sort=sort, size=size)
        assert current.previous_cursor is None
        forward = [named(current)]
        while current.next_cursor:
            current = page(current.next_cursor, sort=sort, size=size)
            forward.append(named(current))
        assert [title for rows in forward for title in rows] == expected, size
        backward = [named(current)]
        while current.previous_cursor:
            current = page(current.previous_cursor, sort=sort, size=size)
            backward.insert(0, named(current))
        assert backward == forward, size


def test_an_event_that_arrives_while_paging_shifts_nothing(titles):
    first = page(size=3)
    an_event("Day 9", start=date(2020, 1, 9))
    assert named(page(first.next_cursor, size=3)) == NEWEST[3:6]


def test_a_cursor_outlives_its_event(titles):
    first = page(size=3)
    first.rows[-1].delete()
    assert named(page(first.next_cursor, size=3)) == NEWEST[3:6]


def test_nothing_found_is_an_empty_page():
    found = page(events=Event.objects.none())
    assert (found.rows, found.next_cursor, found.previous_cursor) == ([], None, None)


def test_a_cursor_of_another_query_is_refused(titles):
    cursor = page(size=2).next_cursor
    with pytest.raises(CursorError, match="another query"):
        page(cursor, query="q=y")


def test_a_damaged_cursor_is_refused(titles):
    for cursor in ("x", "%%%", "bjEyMw", "é", "a" * 5000, "bjEyMy5hYmM", "WzFd", "MTIzNDU2Nzg5MDEyNw"):
        with pytest.raises(CursorError):
            page(cursor)


def test_a_page_costs_one_query_however_far(titles, django_assert_num_queries):
    cursor = page(size=2).next_cursor
    with django_assert_num_queries(1):
        page(cursor, size=2)


@pytest.mark.parametrize("order", [("-published_on", "id"), ("title", "-id"), ("id",)])
@pytest.mark.parametrize("size", [1, 2, 3])
def test_rows_of_any_order_come_once_each(order, size):
    for number, day in enumerate((3, 1, 3, 2, 3)):
        an_article(f"Text {number}.", title=f"Title {number % 2}", published_on=date(2020, 1, day))
    cursor, forward = None, []
    while cursor or not forward:
        found = page_in_order(Article.objects.all(), order=order, cursor=cursor, size=size, query="q")
        forward.append(found.rows)
        cursor = found.next_cursor
    assert [row for rows in forward for row in rows] == list(Article.objects.order_by(*order))
    backward = [found.rows]
    while found.previous_cursor:
        found = page_in_order(Article.objects.all(), order=order, cursor=found.previous_cursor, size=size, query="q")
        backward.insert(0, found.rows)
    assert backward == forward
