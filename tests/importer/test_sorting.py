from datetime import date, timedelta

import pytest

from timeline.importer.sorting import sort_key

JANUARY_3 = date(2020, 1, 3)


@pytest.mark.parametrize(
    ("earlier", "later", "why"),
    [
        ((9, JANUARY_3, JANUARY_3), (1, date(2020, 1, 4), date(2020, 1, 4)), "the first day decides before the id"),
        ((9, JANUARY_3, JANUARY_3), (1, JANUARY_3, date(2020, 1, 31)), "of the same first day the wider stands apart"),
        ((1, JANUARY_3, JANUARY_3), (2, JANUARY_3, JANUARY_3), "the id parts what is otherwise equal"),
        ((1, JANUARY_3, date(2021, 5, 27)), (2, JANUARY_3, date.max), "a width beyond 511 days counts as 511"),
        ((1, None, date(2020, 1, 9)), (2, date(1, 1, 1), date(1, 1, 1)), "no undated event stands among dated ones"),
        ((2, None, date(2020, 1, 9)), (1, None, date(2020, 1, 10)), "undated ones go by what is known: the end"),
        ((2, date(2020, 1, 9), None), (1, None, date(2020, 1, 10)), "… or the start"),
        ((1, None, None), (2, None, date(1, 1, 2)), "with nothing known, last of all"),
    ],
)
def test_order(earlier, later, why):
    assert sort_key(*earlier) < sort_key(*later), why


def test_sign_and_size():
    for start, end in [(date.min, date.min), (date.max, date.max), (None, date.max), (None, date.min), (None, None)]:
        key = sort_key(2**32 - 1, start, end)
        assert -(2**63) <= key < 2**63
        assert (key > 0) == (start is not None and end is not None)


def test_keys_are_unique_across_neighbouring_days_and_widths():
    days = [JANUARY_3 + timedelta(days=n) for n in range(3)]
    ranges = [(start, end) for start in [None, *days] for end in [None, *days] if not (start and end and end < start)]
    keys = {sort_key(event_id, start, end) for event_id in (1, 2**32 - 1) for start, end in ranges if start and end}
    assert len(keys) == 2 * sum(1 for start, end in ranges if start and end)
