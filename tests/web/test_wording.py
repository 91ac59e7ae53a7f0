"""Dates as the pages say them."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.web.reasons import edtf_in_words
from timeline.web.wording import date_heading, either, in_words, number_of, span_in_words

D = date


@pytest.mark.parametrize(
    ("start", "end", "precision", "large", "rest", "kind", "rail"),
    [
        (D(2020, 1, 9), D(2020, 1, 9), "day", "9", "January 2020", "Thursday", "day"),
        (D(2020, 1, 13), D(2020, 1, 19), "week", "13–19", "January 2020", "one week", "range"),
        (D(2019, 12, 30), D(2020, 1, 5), "week", "30 Dec – 5 Jan", "2019–2020", "one week", "range"),
        (D(2020, 1, 3), D(2020, 1, 8), "range", "3–8", "January 2020", "within six days", "range"),
        (D(2020, 1, 1), D(2020, 1, 31), "month", "January", "2020", "in that month", "range"),
        (D(2020, 4, 1), D(2020, 6, 30), "quarter", "second quarter", "2020", "in that quarter", "range"),
        (D(2019, 12, 1), D(2020, 2, 29), "season", "winter", "2019/20", "in that season", "range"),
        (D(2019, 7, 1), D(2019, 12, 31), "range", "Jul–Dec", "2019", "within six months", "range"),
        (D(2019, 1, 1), D(2019, 12, 31), "year", "2019", "", "in that year", "range"),
        (D(1990, 1, 1), D(1999, 12, 31), "decade", "1990s", "", "in that decade", "range"),
        (D(2015, 1, 1), D(2018, 12, 31), "range", "2015–2018", "", "within 4 years", "range"),
        (None, D(2020, 1, 9), "unknown", "No date", "", "in known order", "none"),
        (D(2020, 1, 9), None, "unknown", "No date", "", "in known order", "none"),
    ],
)
def test_headings_of_the_list(start, end, precision, large, rest, kind, rail):
    heading = date_heading(start, end, precision)
    assert (heading.large, heading.rest, heading.kind, heading.rail) == (large, rest, kind, rail)


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        (D(2020, 1, 9), D(2020, 1, 9), "day", "9 January 2020"),
        (D(2020, 1, 13), D(2020, 1, 19), "week", "13–19 January 2020, one week"),
        (D(2020, 1, 1), D(2020, 1, 31), "month", "January 2020"),
        (D(2020, 4, 1), D(2020, 6, 30), "quarter", "second quarter 2020"),
        (None, D(2020, 1, 9), "unknown", "on or before 9 January 2020"),
        (D(2020, 1, 9), None, "unknown", "on or after 9 January 2020"),
        (None, None, "unknown", "No date"),
    ],
)
def test_dates_in_one_phrase(start, end, precision, words):
    assert in_words(start, end, precision) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (D(2020, 1, 3), D(2020, 1, 3), "3 January 2020"),
        (D(2020, 1, 3), D(2020, 2, 5), "3 January – 5 February 2020"),
        (D(2020, 1, 1), D(2020, 3, 31), "January–March 2020"),
        (D(2019, 11, 1), D(2020, 3, 31), "November 2019 – March 2020"),
        (D(1, 1, 1), D(9999, 12, 31), "1–9999"),  # the ends of the calendar
    ],
)
def test_spans(start, end, words):
    assert span_in_words(start, end) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2020-01-03", "3 January 2020"),
        ("2020-01", "January 2020"),
        ("2020-01-13/2020-01-19", "13–19 January 2020"),
        ("/2020-01-09", "on or before 9 January 2020"),
        ("2020-01-09/", "on or after 9 January 2020"),
        ("2020-21", "spring 2020"),
        ("199X", "1990s"),
        ("2020-W03", "2020-W03"),  # nothing that this program writes: shown as it stands
    ],
)
def test_edtf_is_said_in_words(edtf, words):
    assert edtf_in_words(edtf) == words


def test_numbers_and_alternatives():
    said = [number_of(count, "event") for count in (0, 1, 1204)]
    assert said == ["no events", "1 event", "1,204 events"]
    assert (either([]), either(["A"]), either(["A", "B", "C"]), either(["A", "B"], "and")) == ("", "A", "A, B or C", "A and B")
